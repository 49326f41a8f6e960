"""A report and its tables: the document's identity, what it holds, how it adds up; each table as filed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..formats.publisher import DATA_PACKAGE, SUMS
from ..model.findings import CheckResult
from ..model.releases import Release, Table
from .check_views import groups_of, tally_words, view_of
from .citation import cite_release, cite_section, cite_table
from .download_links import downloads_of, offered_files
from .embeds import table_embeds
from .evidence import table_name
from .links import TABLE_EMBED, embed_file, version_folder
from .models import Download, Fact, Link, Page, PageSection, TableView
from .page_context import PageContext
from .pictures import table_charts
from .quotes import table_quotes
from .sentences import span_words
from .table_views import filed_view


def reports_page(site: PageContext) -> Page:
    releases = sorted(site.edition.releases.values(), key=lambda release: release.source.date, reverse=True)
    links = tuple(
        Link(
            site.language.text(release.title),
            site.links.report(release.report),
            site.t(
                "{number}, {period}, bản {version}",
                number=site.report_number(release),
                period=site.when(release.period),
                version=release.version,
            ),
        )
        for release in releases
    )
    return Page(
        head=site.head(
            site.links.reports(),
            site.t("Báo cáo"),
            site.t("Các báo cáo cải cách hành chính đã chép thành dữ liệu mở."),
            (),
            "reports",
        ),
        kicker="",
        heading=site.t("Báo cáo"),
        lead=((site.t("Mỗi báo cáo là một văn bản của một đơn vị cho một kỳ, chép nguyên từng ô. "), False),),
        sections=(PageSection("danh-sach", site.t("Các báo cáo đang có"), links=links, link_style="cards"),),
    )


def report_page(site: PageContext, release: Release) -> Page:
    findings = [f for f in site.edition.findings if f.result.report == release.report]
    title = site.language.text(release.title)
    errors = [view_of(site, f.result) for f in findings if f.result.level == "error"]
    remarks = [view_of(site, f.result) for f in findings if f.result.level == "remark"]
    sections = [
        PageSection("van-ban", site.t("Văn bản gốc"), facts=_facts(site, release)),
        PageSection(
            "bang",
            site.t("Các bảng"),
            links=tuple(_table_link(site, release, table) for table in release.tables),
            link_style="cards",
        ),
        PageSection(
            "doi-chieu",
            site.t("Chỗ văn bản tự mâu thuẫn"),
            intro=_checks_sentence(site, release),
            checks=tuple(errors),
        ),
    ]
    if remarks:
        sections.append(
            PageSection(
                "nhan-xet",
                site.t("Điều cần lưu ý"),
                intro=site.t("Không phải lỗi, nhưng nên biết trước khi dùng số."),
                checks=tuple(remarks),
            )
        )
    sections.append(
        PageSection(
            "tai-ve",
            site.t("Tải về"),
            downloads=release_downloads(site, release),
            links=(Link(site.t("Bộ dữ liệu, các bản và cách trích dẫn"), site.links.data_set(release.report)),),
        )
    )
    sections.append(cite_section(site.t("Trích dẫn báo cáo này"), cite_release(site, release)))
    return Page(
        head=site.head(
            site.links.report(release.report),
            title,
            site.language.text(release.description)[:300],
            (Link(site.t("Báo cáo"), site.links.reports()),),
            "reports",
        ),
        kicker=site.report_number(release),
        heading=title,
        lead=((site.language.text(release.description), False),),
        sections=tuple(sections),
    )


def table_page(site: PageContext, release: Release, table: Table) -> Page:
    title = site.language.text(table.title)
    results = site.edition.results_by_table.get((release.report, table.id), ())
    charts = table_charts(site, release, table)
    sections = [
        PageSection(
            "bang",
            site.t("Bảng như đã nộp"),
            intro=site.t(
                "{rows} dòng, đúng thứ tự của văn bản. {span}.", rows=len(table.rows), span=span_words(site, table)
            ),
            tables=(_filed(site, release, table),),
        ),
        *_check_sections(site, results),
        *table_quotes(site, release, table),
    ]
    if charts:
        sections.insert(0, PageSection("bieu-do", site.t("Hình vẽ"), charts=charts))
    folder = version_folder(release.report, release.version)
    sections.append(
        PageSection(
            "tai-ve",
            site.t("Tải về"),
            downloads=downloads_of(
                site,
                (
                    *offered_files(site, "table", f"{folder}{table.id}", "table"),
                    *offered_files(site, "table", f"{folder}{release.report}-{release.version}", "book"),
                ),
            ),
        )
    )
    sections.append(cite_section(site.t("Trích dẫn bảng này"), cite_table(site, release, table)))
    return Page(
        head=site.head(
            site.links.table(release.report, table.id),
            table_title(site, release, table),
            site.t(
                "{title}: bảng như đã nộp trong {number}, kèm đối chiếu.",
                title=title,
                number=site.report_number(release),
            ),
            (
                Link(site.t("Báo cáo"), site.links.reports()),
                Link(site.language.text(release.title), site.links.report(release.report)),
            ),
            "reports",
        ),
        kicker=f"{site.report_number(release)} · {site.when(table.period)}",
        heading=title,
        lead=((_table_sentence(site, table, results), False),),
        chips=tuple(_chip(site, release, other) for other in release.tables),
        current_chip=site.links.table(release.report, table.id),
        sections=tuple(sections),
    )


def _filed(site: PageContext, release: Release, table: Table) -> TableView:
    """With a light page for an iframe that follows the newest version, and one that stays with this version."""
    view = filed_view(site, release, table, anchors=True)
    following = embed_file(site.links.table(release.report, table.id), TABLE_EMBED)
    frozen = site.links.frozen_table(release.report, release.version, table.id)
    return replace(view, embed=following, embeds=table_embeds(site, view.caption, following, frozen, release.version))


MANY_CHECKS = 12  # more agreeing checks than this start closed


def _check_sections(site: PageContext, results: Sequence[CheckResult]) -> list[PageSection]:
    """What does not add up in full; what does, and what could not be asked, below it."""
    groups = groups_of(site, results)
    failed = tuple(group for group in groups if group.failed)
    quiet = tuple(group for group in groups if not group.failed)
    intro = site.t("Những phép tính mà biểu mẫu nêu hoặc hàm ý, tính lại từ số đã in.")
    sections = [PageSection("doi-chieu", site.t("Đối chiếu"), intro=intro, check_groups=failed)]
    if quiet:
        title = site.t("Phép đối chiếu khớp hoặc không áp dụng được ({n})", n=len(quiet))
        sections.append(PageSection("doi-chieu-khop", title, check_groups=quiet, folded=len(quiet) > MANY_CHECKS))
    return sections


def release_downloads(site: PageContext, release: Release) -> tuple[Download, ...]:
    folder = version_folder(release.report, release.version)
    stem = f"{release.report}-{release.version}"
    return downloads_of(
        site,
        (
            *offered_files(site, "version", f"{folder}{stem}", "package", "book"),
            (DATA_PACKAGE, f"{folder}{DATA_PACKAGE}", site.t("mô tả cho máy đọc")),
            (SUMS, f"{folder}{SUMS}", site.t("để kiểm tra tệp nguyên vẹn")),
        ),
    )


def _facts(site: PageContext, release: Release) -> tuple[Fact, ...]:
    source = release.source
    return (
        Fact(site.t("Số, ký hiệu"), site.report_number(release)),
        Fact(site.t("Ngày ký"), site.language.date(source.date) if source.date else site.t("để trống trong văn bản")),
        Fact(site.t("Đơn vị ban hành"), site.unit_name(source.issuer), site.links.unit(source.issuer)),
        Fact(site.t("Kỳ báo cáo"), site.period_name(release.period), site.links.period(release.period)),
        Fact(site.t("Chế độ báo cáo"), site.label("regime", source.regime)),
        Fact(site.t("Bản văn bản nguồn"), source.file),
        Fact("SHA-256", source.sha256),
        Fact(
            site.t("Bản dữ liệu"),
            f"{release.version}, {site.language.date(release.created)}",
            site.links.data_set(release.report),
        ),
    )


def _table_link(site: PageContext, release: Release, table: Table) -> Link:
    note = site.t("{rows} dòng, {span}", rows=len(table.rows), span=span_words(site, table))
    return Link(site.language.text(table.title), site.links.table(release.report, table.id), note)


def table_title(site: PageContext, release: Release, table: Table) -> str:
    """Of its own among all pages: the same form comes from many bodies."""
    words = (site.language.text(table.title), site.unit_short(release.unit), site.when(table.period))
    return ", ".join(words)


def _chip(site: PageContext, release: Release, table: Table) -> Link:
    label = table_name(site, table)
    return Link(label[:1].upper() + label[1:], site.links.table(release.report, table.id))


def _checks_sentence(site: PageContext, release: Release) -> str:
    results = [result for result in site.edition.results if result.report == release.report]
    return site.t(
        "Phép đối chiếu: {tally}. Chúng tôi giữ nguyên số đã in và giải thích từng chỗ.",
        tally=tally_words(site, results),
    )


def _table_sentence(site: PageContext, table: Table, results: Sequence[CheckResult]) -> str:
    cells = sum(1 for row in table.rows for cell in row.cells.values() if cell.printed)
    return site.t(
        "{cells} ô có số hoặc chữ. Phép đối chiếu: {tally}.",
        cells=site.language.number(cells),
        tally=tally_words(site, results),
    )
