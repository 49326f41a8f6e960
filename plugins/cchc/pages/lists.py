"""Pages that list: units, findings, documents, corrections, data sets, coverage, the index of everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..core.releases import Release
from .check_views import view_of
from .downloads import Sizes, downloads_of
from .links import ALL_DATA, version_folder
from .models import Fact, Link, Page, Quote, Section
from .report import release_downloads
from .site import Site
from .table_views import number_cell, plain_row, plain_view, text_cell

LEVELS = ("province", "centre", "department", "district", "commune")


def units_page(site: Site) -> Page:
    return Page(
        head=site.head(
            site.links.units(), site.t("Đơn vị"),
            site.t("Tỉnh, sở ngành, huyện và 109 xã, phường, thị trấn: tìm đơn vị của bạn."), (), "units",
        ),
        kicker="",
        heading=site.t("Đơn vị"),
        lead=((site.t("Ai báo cáo, và báo cáo nói về ai. Mỗi đơn vị một trang."), False),),
        sections=tuple(unit_sections(site)),
    )  # fmt: skip


def unit_sections(site: Site) -> list[Section]:
    """All units by level; communes by district."""
    units = [unit for unit in site.edition.references.units.values() if not unit.valid_from.startswith("2025")]
    held = site.edition.store.units()

    def links(chosen: Sequence) -> tuple[Link, ...]:
        return tuple(Link(site.unit_name(u.id), site.links.unit(u.id), "" if u.id in held else site.t("chưa có số")) for u in chosen)

    sections = []
    for level in LEVELS[:-1]:
        chosen = [unit for unit in units if unit.level == level]
        if chosen:
            sections.append(
                Section(f"cap-{level}", site.label("level", level), links=links(chosen), link_style="columns",
                        filter=site.t("Lọc đơn vị"))
            )  # fmt: skip
    for district in (unit for unit in units if unit.level == "district"):
        chosen = [unit for unit in units if unit.parent == district.id]
        sections.append(
            Section(f"xa-{district.id}", site.unit_name(district.id), links=links(chosen), link_style="columns",
                    filter=site.t("Lọc đơn vị"))
        )  # fmt: skip
    return sections


def findings_page(site: Site) -> Page:
    results = site.edition.results
    counts = Counter(result.answer for result in results if result.level == "error")
    sections = [Section("tom-tat", site.t("Theo báo cáo"), tables=(_findings_table(site),))]
    for release in site.edition.releases.values():
        views = tuple(
            view_of(site, f.result) for f in site.edition.findings if f.result.report == release.report
        )
        if views:
            title = site.language.text(release.title)
            sections.append(Section(f"bc-{release.report}", title, checks=views,
                                    links=(Link(site.t("Trang của báo cáo"), site.links.report(release.report)),)))
    sections.append(Section("khong-ap-dung", site.t("Phép đối chiếu không áp dụng được"), tables=(_silent_table(site),),
                            intro=site.t("Vì ô bị trống hoặc ngoài phạm vi; không phải là khớp."), folded=True))
    return Page(
        head=site.head(
            site.links.findings(), site.t("Đối chiếu"),
            site.t("Những chỗ văn bản chính thức tự mâu thuẫn: số in, số tính lại, và lời giải thích."), (), "findings",
        ),
        kicker="",
        heading=site.t("Đối chiếu"),
        lead=(
            (site.t("{n} phép tính mà các biểu mẫu nêu hoặc hàm ý đã được tính lại: ",
                    n=site.language.number(counts["pass"] + counts["fail"])), False),
            (site.t("{n} khớp", n=site.language.number(counts["pass"])), True),
            (site.t(", "), False),
            (site.t("{n} lệch", n=site.language.number(counts["fail"])), True),
            (site.t(". Chúng tôi không sửa số của văn bản: chỗ lệch được ghi lại, kèm điều đã biết."), False),
        ),
        sections=tuple(sections),
    )  # fmt: skip


def _findings_table(site: Site):
    rows = []
    for release in site.edition.releases.values():
        answers = [result for result in site.edition.results if result.report == release.report]
        errors = Counter(result.answer for result in answers if result.level == "error")
        remarks = sum(result.answer == "fail" and result.level == "remark" for result in answers)
        numbers = (errors["pass"], errors["fail"], remarks, errors["not_applicable"])
        rows.append(
            plain_row(
                site.language.text(release.title),
                f"{site.links.findings()}#bc-{release.report}",
                tuple(number_cell(site.language.number(n)) for n in numbers),
            )
        )
    columns = (
        (site.t("Khớp"), True), (site.t("Lệch"), True), (site.t("Cần lưu ý"), True), (site.t("Không áp dụng"), True),
    )  # fmt: skip
    return plain_view(site, site.t("Đối chiếu theo báo cáo"), site.t("Báo cáo"), columns, rows)


def _silent_table(site: Site):
    counted: Counter[tuple[str, str]] = Counter()
    for result in site.edition.results:
        if result.answer == "not_applicable":
            counted[site.language.text(result.title), result.report] += 1
    rows = [
        plain_row(title, site.links.report(report), (text_cell(site.report_number(site.release(report))),
                  number_cell(site.language.number(n))))
        for (title, report), n in counted.items()
    ]  # fmt: skip
    return plain_view(site, site.t("Không áp dụng được"), site.t("Phép đối chiếu"),
                      ((site.t("Báo cáo"), False), (site.t("Số chỗ"), True)), rows)  # fmt: skip


def documents_page(site: Site) -> Page:
    by_kind: dict[str, list] = {}
    for citation in site.edition.references.citations:
        by_kind.setdefault(citation.kind, []).append(citation)
    sections = []
    for kind, citations in by_kind.items():
        rows = [
            plain_row(
                c.number or site.t("không ghi số"),
                "",
                (
                    text_cell(c.date_printed if not c.date else site.language.date(c.date)),
                    text_cell("" if c.date or not c.date_printed else site.t("ngày in không thể có hoặc thiếu")),
                    text_cell(c.issuer),
                    text_cell(site.language.text(c.subject)),
                    text_cell(f"{site.report_number(site.release(c.report)) if c.report in site.edition.releases else c.report}, {c.where}"),
                ),
            )
            for c in citations
        ]
        title = site.label("document_kind", kind)
        table = plain_view(
            site, title, site.t("Số, ký hiệu"),
            ((site.t("Ngày"), False), (site.t("Lưu ý"), False), (site.t("Cơ quan ban hành"), False),
             (site.t("Về việc"), False), (site.t("Nêu ở đâu"), False)),
            rows,
        )  # fmt: skip
        sections.append(Section(f"loai-{kind}", f"{title} ({len(rows)})", tables=(table,), folded=len(rows) > 20))
    return Page(
        head=site.head(
            site.links.documents(), site.t("Văn bản được viện dẫn"),
            site.t("Kế hoạch, quyết định, công văn mà các báo cáo viện dẫn: số, ngày, cơ quan, nêu ở đâu."), (), "",
        ),
        kicker="",
        heading=site.t("Văn bản được viện dẫn"),
        lead=((site.t("{n} chỗ viện dẫn, ghi đúng như in; ngày không thể có được đánh dấu.",
                      n=site.language.number(len(site.edition.references.citations))), False),),
        sections=tuple(sections),
    )  # fmt: skip


def corrections_page(site: Site) -> Page:
    rows = [
        plain_row(
            site.language.text(release.title),
            site.links.data_set(release.report),
            (
                text_cell(release.version),
                text_cell(site.language.date(release.created)),
                text_cell(site.label("change_reason", release.reason)),
                text_cell(site.language.text(release.change_note)),
            ),
        )
        for release in sorted(site.edition.collection.releases, key=lambda r: (r.created, r.report), reverse=True)
    ]
    table = plain_view(
        site, site.t("Các bản đã phát hành"), site.t("Bộ dữ liệu"),
        ((site.t("Bản"), False), (site.t("Ngày"), False), (site.t("Lý do"), False), (site.t("Thay đổi"), False)), rows,
    )  # fmt: skip
    corrected = [release for release in site.edition.collection.releases if release.reason != "initial"]
    said = site.t("Chưa có đính chính nào: mọi bộ dữ liệu đang ở bản đầu.") if not corrected else ""
    return Page(
        head=site.head(
            site.links.corrections(), site.t("Đính chính"),
            site.t("Mọi thay đổi giữa các bản dữ liệu, kèm lý do."), (), "data",
        ),
        kicker="",
        heading=site.t("Đính chính"),
        lead=((site.t("Bản đã phát hành không bao giờ bị sửa; đính chính là một bản mới, nói rõ đổi gì và vì sao."), False),),
        sections=(Section("ban", site.t("Các bản đã phát hành"), tables=(table,), paragraphs=(said,) if said else ()),),
    )  # fmt: skip


def data_page(site: Site, sizes: Sizes) -> Page:
    links = tuple(
        Link(site.language.text(r.title), site.links.data_set(r.report),
             site.t("bản {version}, {tables} bảng", version=r.version, tables=len(r.tables)))
        for r in site.edition.releases.values()
    )  # fmt: skip
    return Page(
        head=site.head(
            site.links.data(), site.t("Dữ liệu"),
            site.t("Tải dữ liệu mở: từng báo cáo hoặc tất cả, CSV, Excel, JSON, Parquet, SQLite."), (), "data",
        ),
        kicker="",
        heading=site.t("Dữ liệu"),
        lead=((site.t("Mỗi báo cáo là một gói dữ liệu có phiên bản; mọi con số truy được về văn bản, biểu, dòng và cột."), False),),
        sections=(
            Section("tat-ca", site.t("Tất cả trong một lần tải"), downloads=_all_files(site, sizes),
                    links=(Link(site.t("Mô tả các tệp"), site.links.all_data()),)),
            Section("bo-du-lieu", site.t("Từng bộ dữ liệu"), links=links, link_style="cards"),
            Section("dung", site.t("Trước khi dùng"), links=(
                Link(site.t("Phương pháp"), site.links.static("phuong-phap")),
                Link(site.t("Chỗ văn bản tự mâu thuẫn"), site.links.findings()),
                Link(site.t("Bộ sưu tập có gì, thiếu gì"), site.links.coverage()),
                Link(site.t("Đính chính"), site.links.corrections()),
                Link(site.t("Văn bản được viện dẫn"), site.links.documents()),
            )),
        ),
    )  # fmt: skip


def all_data_page(site: Site, sizes: Sizes) -> Page:
    from ..core.figures import COLUMNS

    meanings = {
        "report": site.t("mã báo cáo"), "version": site.t("bản của gói dữ liệu"), "table": site.t("mã bảng"),
        "row": site.t("khóa của dòng trong bảng"), "field": site.t("tên cột"), "unit": site.t("mã đơn vị"),
        "period": site.t("mã kỳ"), "indicator": site.t("mã chỉ tiêu"),
        "category": site.t("phần của dòng không phải đơn vị hay chỉ tiêu"), "value": site.t("giá trị; trống khi không có"),
        "unit_of_measure": site.t("đơn vị tính"), "state": site.t("trạng thái: vì sao trống"),
        "note": site.t("ghi chú, chữ in trong ô"), "document": site.t("số văn bản"),
        "source": site.t("biểu, dòng, cột, dòng trong văn bản nguồn"),
    }  # fmt: skip
    facts = tuple(Fact(name, meanings[name]) for name in COLUMNS)
    count = site.language.number(len(site.edition.store))
    return Page(
        head=site.head(
            site.links.all_data(), site.t("Tất cả dữ liệu"),
            site.t("Mọi số liệu của mọi báo cáo trong một tệp, mỗi số một dòng."),
            (Link(site.t("Dữ liệu"), site.links.data()),), "data",
        ),
        kicker="",
        heading=site.t("Tất cả dữ liệu"),
        lead=((site.t("{n} số liệu, mỗi số một dòng, cùng một cách ghi.", n=count), False),),
        sections=(
            Section("tai-ve", site.t("Tải về"), downloads=_all_files(site, sizes)),
            Section("cot", site.t("Các cột của figures.csv"), facts=facts),
        ),
    )  # fmt: skip


def _all_files(site: Site, sizes: Sizes):
    notes = (
        ("figures.csv", site.t("mỗi số một dòng")), ("figures.parquet", site.t("cho phân tích")),
        ("cchc.sqlite", site.t("cơ sở dữ liệu SQLite")), ("cchc.xlsx", site.t("cho Excel")),
        ("cchc.zip", site.t("tất cả trong một gói")), ("datapackage.json", site.t("mô tả cho máy đọc")),
        ("SHA256SUMS", site.t("để kiểm tra tệp nguyên vẹn")),
    )  # fmt: skip
    return downloads_of(site, sizes, ((name, f"{ALL_DATA}{name}", note) for name, note in notes))


def data_set_page(site: Site, release: Release, sizes: Sizes) -> Page:
    title = site.language.text(release.title)
    versions = [other for other in site.edition.collection.releases if other.report == release.report]
    rows = [
        plain_row(
            other.version, version_folder(other.report, other.version) + "datapackage.json",
            (text_cell(site.language.date(other.created)), text_cell(site.label("change_reason", other.reason)),
             text_cell(site.language.text(other.change_note))),
        )
        for other in reversed(versions)
    ]  # fmt: skip
    table = plain_view(site, site.t("Các bản"), site.t("Bản"),
                       ((site.t("Ngày"), False), (site.t("Lý do"), False), (site.t("Thay đổi"), False)), rows)  # fmt: skip
    folder = version_folder(release.report, release.version)
    files = tuple((name, f"{folder}{name}", "") for t in release.tables for name in (f"{t.id}.csv", f"{t.id}.json"))
    return Page(
        head=site.head(
            site.links.data_set(release.report), site.t("Bộ dữ liệu: {title}", title=title),
            site.language.text(release.description)[:300], (Link(site.t("Dữ liệu"), site.links.data()),), "data",
        ),
        kicker=site.t("Bộ dữ liệu, bản {version}", version=release.version),
        heading=title,
        lead=((site.language.text(release.description), False),),
        sections=(
            Section("tai-ve", site.t("Tải về"), downloads=release_downloads(site, release, sizes)),
            Section("tep", site.t("Từng bảng"), downloads=downloads_of(site, sizes, files),
                    links=(Link(site.t("Xem các bảng trên trang"), site.links.report(release.report)),)),
            Section("ban", site.t("Các bản"), tables=(table,),
                    intro=site.t("Bản đã phát hành không đổi. Hãy trích dẫn kèm số bản.")),
            Section("trich-dan", site.t("Trích dẫn bộ dữ liệu"), quote=_cite(site, release)),
        ),
    )  # fmt: skip


def _cite(site: Site, release: Release) -> Quote:
    title = site.language.text(release.title)
    text = site.t(
        "{title}. Số liệu mở CCHC Sóc Trăng, bản {version}, {date}. Chép từ văn bản {number}.",
        title=title, version=release.version, date=site.language.date(release.created), number=site.report_number(release),
    )  # fmt: skip
    bibtex = (
        f"@misc{{{release.report}-{release.version},\n  title = {{{title}}},\n  author = {{Số liệu mở CCHC Sóc Trăng}},\n"
        f"  year = {{{release.created[:4]}}},\n  version = {{{release.version}}},\n"
        f"  note = {{{release.source.number or release.source.file}}}\n}}"
    )
    return Quote(text, "", bibtex)


def coverage_page(site: Site) -> Page:
    """What is held and what is not – never suggesting that a unit failed to report."""
    periods = [period for period in site.edition.references.periods if site.edition.store.of_period(period)]
    filed = {(release.unit, release.period) for release in site.edition.releases.values()}
    told = set(site.edition.store.unit_periods())
    units = [u for u in site.edition.references.units.values() if u.level != "commune" and not u.valid_from.startswith("2025")]
    rows = [
        plain_row(
            site.unit_name(unit.id), site.links.unit(unit.id),
            tuple(text_cell(_coverage(site, (unit.id, period), filed, told)) for period in periods),
        )
        for unit in units
    ]  # fmt: skip
    table = plain_view(site, site.t("Đơn vị và kỳ"), site.t("Đơn vị"), tuple((site.period_short(p), False) for p in periods), rows)
    return Page(
        head=site.head(
            site.links.coverage(), site.t("Bộ sưu tập có gì, thiếu gì"),
            site.t("Đơn vị và kỳ nào đã có trong bộ sưu tập, kỳ nào chưa sưu tầm được."), (), "data",
        ),
        kicker="",
        heading=site.t("Bộ sưu tập có gì, thiếu gì"),
        lead=((site.t("Chúng tôi giữ {n} báo cáo. “Chưa sưu tầm” nghĩa là chúng tôi không có văn bản, không có nghĩa là "
                      "đơn vị không báo cáo.", n=len(site.edition.releases)), False),),
        sections=(Section("bang", site.t("Đơn vị và kỳ"), tables=(table,),
                          intro=site.t("Các xã, phường, thị trấn có trong biểu 12 năm 2018 xem ở trang của huyện.")),),
    )  # fmt: skip


def _coverage(site: Site, key: tuple[str, str], filed: set, told: set) -> str:
    if key in filed:
        return site.t("có báo cáo")
    return site.t("báo cáo khác nêu") if key in told else site.t("chưa sưu tầm")


def search_page(site: Site) -> Page:
    references = site.edition.references
    held = site.edition.store.indicators()
    sections = (
        Section("don-vi", site.t("Đơn vị"), filter=site.t("Lọc đơn vị"), link_style="columns",
                links=tuple(site.unit_link(unit) for unit in references.units)),
        Section("chi-so", site.t("Chỉ số chính"), filter=site.t("Lọc chỉ số"),
                links=tuple(Link(site.language.text(m.title), site.links.indicator(m.id)) for m in site.edition.measures.values())),
        Section("chi-tieu", site.t("Chỉ tiêu có số liệu"), filter=site.t("Lọc chỉ tiêu"),
                links=tuple(Link(site.language.text(i.label), site.links.indicator(i.slug), i.id)
                            for i in references.indicators.values() if i.id in held)),
        Section("bang", site.t("Bảng"), filter=site.t("Lọc bảng"),
                links=tuple(Link(f"{site.language.text(t.title)}, {site.period_name(t.period)}", site.links.table(r.report, t.id))
                            for r in site.edition.releases.values() for t in r.tables)),
    )  # fmt: skip
    return Page(
        head=site.head(site.links.search(), site.t("Tìm kiếm"), site.t("Tìm đơn vị, chỉ tiêu, bảng và báo cáo."), (), "search"),
        kicker="",
        heading=site.t("Tìm kiếm"),
        lead=((site.t("Gõ một phần tên, có dấu hay không dấu. Không có JavaScript thì dùng ngay danh mục dưới đây."), False),),
        sections=sections,
    )
