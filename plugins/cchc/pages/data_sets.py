"""Data to take along: the catalogue, everything at once, one data set."""

from __future__ import annotations

from ..core.releases import Release
from .downloads import Sizes, downloads_of
from .links import ALL_DATA, version_folder
from .models import Fact, Link, Page, Quote, Section
from .report import release_downloads
from .site import Site
from .table_views import plain_row, plain_view, text_cell


def data_page(site: Site, sizes: Sizes) -> Page:
    links = tuple(
        Link(
            site.language.text(r.title),
            site.links.data_set(r.report),
            site.t("bản {version}, {tables} bảng", version=r.version, tables=len(r.tables)),
        )
        for r in site.edition.releases.values()
    )
    return Page(
        head=site.head(
            site.links.data(),
            site.t("Dữ liệu"),
            site.t("Tải dữ liệu mở: từng báo cáo hoặc tất cả, CSV, Excel, JSON, Parquet, SQLite."),
            (),
            "data",
        ),
        kicker="",
        heading=site.t("Dữ liệu"),
        lead=(
            (
                site.t(
                    "Mỗi báo cáo là một gói dữ liệu có phiên bản; mọi con số truy được về văn bản, biểu, dòng và cột."
                ),
                False,
            ),
        ),
        sections=(
            Section(
                "tat-ca",
                site.t("Tất cả trong một lần tải"),
                downloads=_all_files(site, sizes),
                links=(Link(site.t("Mô tả các tệp"), site.links.all_data()),),
            ),
            Section("bo-du-lieu", site.t("Từng bộ dữ liệu"), links=links, link_style="cards"),
            Section(
                "dung",
                site.t("Trước khi dùng"),
                links=(
                    Link(site.t("Phương pháp"), site.links.static("phuong-phap")),
                    Link(site.t("Chỗ văn bản tự mâu thuẫn"), site.links.findings()),
                    Link(site.t("Bộ sưu tập có gì, thiếu gì"), site.links.coverage()),
                    Link(site.t("Đính chính"), site.links.corrections()),
                    Link(site.t("Văn bản được viện dẫn"), site.links.documents()),
                ),
            ),
        ),
    )


def all_data_page(site: Site, sizes: Sizes) -> Page:
    from ..core.figures import COLUMNS

    meanings = {
        "report": site.t("mã báo cáo"),
        "version": site.t("bản của gói dữ liệu"),
        "table": site.t("mã bảng"),
        "row": site.t("khóa của dòng trong bảng"),
        "field": site.t("tên cột"),
        "unit": site.t("mã đơn vị"),
        "period": site.t("mã kỳ"),
        "indicator": site.t("mã chỉ tiêu"),
        "category": site.t("phần của dòng không phải đơn vị hay chỉ tiêu"),
        "value": site.t("giá trị; trống khi không có"),
        "unit_of_measure": site.t("đơn vị tính"),
        "state": site.t("trạng thái: vì sao trống"),
        "note": site.t("ghi chú, chữ in trong ô"),
        "document": site.t("số văn bản"),
        "source": site.t("biểu, dòng, cột, dòng trong văn bản nguồn"),
    }
    facts = tuple(Fact(name, meanings[name]) for name in COLUMNS)
    count = site.language.number(len(site.edition.store))
    return Page(
        head=site.head(
            site.links.all_data(),
            site.t("Tất cả dữ liệu"),
            site.t("Mọi số liệu của mọi báo cáo trong một tệp, mỗi số một dòng."),
            (Link(site.t("Dữ liệu"), site.links.data()),),
            "data",
        ),
        kicker="",
        heading=site.t("Tất cả dữ liệu"),
        lead=((site.t("{n} số liệu, mỗi số một dòng, cùng một cách ghi.", n=count), False),),
        sections=(
            Section("tai-ve", site.t("Tải về"), downloads=_all_files(site, sizes)),
            Section("cot", site.t("Các cột của figures.csv"), facts=facts),
        ),
    )


def _all_files(site: Site, sizes: Sizes):
    notes = (
        ("figures.csv", site.t("mỗi số một dòng")),
        ("figures.parquet", site.t("cho phân tích")),
        ("cchc.sqlite", site.t("cơ sở dữ liệu SQLite")),
        ("cchc.xlsx", site.t("cho Excel")),
        ("cchc.zip", site.t("tất cả trong một gói")),
        ("datapackage.json", site.t("mô tả cho máy đọc")),
        ("SHA256SUMS", site.t("để kiểm tra tệp nguyên vẹn")),
    )
    return downloads_of(site, sizes, ((name, f"{ALL_DATA}{name}", note) for name, note in notes))


def data_set_page(site: Site, release: Release, sizes: Sizes) -> Page:
    title = site.language.text(release.title)
    versions = [other for other in site.edition.collection.releases if other.report == release.report]
    rows = [
        plain_row(
            other.version,
            version_folder(other.report, other.version) + "datapackage.json",
            (
                text_cell(site.language.date(other.created)),
                text_cell(site.label("change_reason", other.reason)),
                text_cell(site.language.text(other.change_note)),
            ),
        )
        for other in reversed(versions)
    ]
    table = plain_view(
        site,
        site.t("Các bản"),
        site.t("Bản"),
        ((site.t("Ngày"), False), (site.t("Lý do"), False), (site.t("Thay đổi"), False)),
        rows,
    )
    folder = version_folder(release.report, release.version)
    files = tuple((name, f"{folder}{name}", "") for t in release.tables for name in (f"{t.id}.csv", f"{t.id}.json"))
    return Page(
        head=site.head(
            site.links.data_set(release.report),
            site.t("Bộ dữ liệu: {title}", title=title),
            site.language.text(release.description)[:300],
            (Link(site.t("Dữ liệu"), site.links.data()),),
            "data",
        ),
        kicker=site.t("Bộ dữ liệu, bản {version}", version=release.version),
        heading=title,
        lead=((site.language.text(release.description), False),),
        sections=(
            Section("tai-ve", site.t("Tải về"), downloads=release_downloads(site, release, sizes)),
            Section(
                "tep",
                site.t("Từng bảng"),
                downloads=downloads_of(site, sizes, files),
                links=(Link(site.t("Xem các bảng trên trang"), site.links.report(release.report)),),
            ),
            Section(
                "ban",
                site.t("Các bản"),
                tables=(table,),
                intro=site.t("Bản đã phát hành không đổi. Hãy trích dẫn kèm số bản."),
            ),
            Section("trich-dan", site.t("Trích dẫn bộ dữ liệu"), quote=_cite(site, release)),
        ),
    )


def _cite(site: Site, release: Release) -> Quote:
    title = site.language.text(release.title)
    text = site.t(
        "{title}. Số liệu mở CCHC Sóc Trăng, bản {version}, {date}. Chép từ văn bản {number}.",
        title=title,
        version=release.version,
        date=site.language.date(release.created),
        number=site.report_number(release),
    )
    bibtex = (
        f"@misc{{{release.report}-{release.version},\n  title = {{{title}}},\n"
        "  author = {Số liệu mở CCHC Sóc Trăng},\n"
        f"  year = {{{release.created[:4]}}},\n  version = {{{release.version}}},\n"
        f"  note = {{{release.source.number or release.source.file}}}\n}}"
    )
    return Quote(text, "", bibtex)
