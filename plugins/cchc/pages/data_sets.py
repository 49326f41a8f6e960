"""Data to take along: the catalogue, one data set."""

from __future__ import annotations

from ..model.change_kinds import Changes
from ..model.releases import Release
from .all_data import all_files, licence_words
from .change_views import change_tables, changes_of, version_path, versions_of
from .change_words import count_words, note_words
from .citation import cite_release, cite_section
from .download_links import downloads_of
from .file_tables import sums_section, tables_section
from .links import ALL_DATA, version_folder
from .models import Link, Page, PageSection, RowView
from .page_context import PageContext
from .report import release_downloads
from .table_views import plain_row, plain_view, text_cell


def data_page(site: PageContext) -> Page:
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
            PageSection(
                "tat-ca",
                site.t("Tất cả trong một lần tải"),
                downloads=all_files(site, ALL_DATA),
                links=(Link(site.t("Mô tả các tệp, mã kiểm tra và các ấn bản"), site.links.all_data()),),
            ),
            PageSection("bo-du-lieu", site.t("Từng bộ dữ liệu"), links=links, link_style="cards"),
            PageSection(
                "dung",
                site.t("Trước khi dùng"),
                links=(
                    Link(site.t("Cách dùng dữ liệu"), site.links.how_to_use()),
                    Link(site.t("Khám phá bằng SQL"), site.links.explore()),
                    Link(site.t("API cho máy đọc"), site.links.api()),
                    Link(site.t("Phương pháp"), site.links.static("phuong-phap")),
                    Link(site.t("Chỗ văn bản tự mâu thuẫn"), site.links.findings()),
                    Link(site.t("Bộ sưu tập có gì, thiếu gì"), site.links.coverage()),
                    Link(site.t("Đính chính"), site.links.corrections()),
                    Link(site.t("Văn bản được viện dẫn"), site.links.documents()),
                ),
            ),
        ),
    )


def data_set_page(site: PageContext, release: Release) -> Page:
    title = site.language.text(release.title)
    return Page(
        head=site.head(
            site.links.data_set(release.report),
            site.t("Bộ dữ liệu: {title}", title=title),
            site.t(
                "Gói dữ liệu, bản {version}: {description}",
                version=release.version,
                description=site.language.text(release.description),
            )[:300],
            (Link(site.t("Dữ liệu"), site.links.data()),),
            "data",
        ),
        kicker=site.t("Bộ dữ liệu, bản {version}", version=release.version),
        heading=title,
        lead=((site.language.text(release.description), False),),
        sections=(
            PageSection("tai-ve", site.t("Tải về"), downloads=release_downloads(site, release)),
            tables_section(site, release),
            sums_section(site, version_folder(release.report, release.version)),
            _versions_section(site, release),
            *(change_section(site, changes) for changes in changes_of(site, release.report)),
            PageSection("giay-phep", site.t("Giấy phép"), paragraphs=(licence_words(site),)),
            cite_section(site.t("Trích dẫn bộ dữ liệu"), cite_release(site, release)),
        ),
    )


def _versions_section(site: PageContext, release: Release) -> PageSection:
    """All versions, newest first, each with its own page and its archive."""
    versions = versions_of(site, release.report)[::-1]
    changed = {changes.new.version: count_words(site, changes) for changes in changes_of(site, release.report)}
    table = plain_view(
        site,
        site.t("Các bản"),
        site.t("Bản"),
        [(site.t("Ngày"), False), (site.t("Lý do"), False), (site.t("Thay đổi"), False), (site.t("Số ô đổi"), False)],
        [_version_row(site, one, changed.get(one.version, ""), is_newest=one is versions[0]) for one in versions],
    )
    archives = (
        (
            site.t("Bản {version} (zip)", version=one.version),
            f"{version_folder(one.report, one.version)}{one.report}-{one.version}.zip",
            "",
        )
        for one in versions
    )
    return PageSection(
        "ban",
        site.t("Các bản"),
        tables=(table,),
        intro=site.t("Bản đã phát hành không đổi. Hãy trích dẫn kèm số bản."),
        downloads=downloads_of(site, archives),
    )


def _version_row(site: PageContext, release: Release, changed: str, is_newest: bool) -> RowView:
    words = (
        site.language.date(release.created),
        site.label("change_reason", release.reason),
        site.language.text(release.change_note),
        changed,
    )
    label = site.t("{version} (mới nhất)", version=release.version) if is_newest else release.version
    return plain_row(label, version_path(site, release), [text_cell(word) for word in words])


def change_section(site: PageContext, changes: Changes) -> PageSection:
    """What one version changed against the one before, in full."""
    return PageSection(
        f"doi-{changes.new.version}",
        site.t("Bản {new} đổi gì so với bản {old}", new=changes.new.version, old=changes.old.version),
        intro=site.t(
            "{note} Lý do: {reason}. {count}.",
            note=note_words(site, changes.new),
            reason=site.label("change_reason", changes.new.reason),
            count=count_words(site, changes),
        ),
        tables=change_tables(site, changes),
    )
