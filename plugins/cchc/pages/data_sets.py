"""Data to take along: the catalogue, one data set."""

from dataclasses import replace

from ..model.releases import Release
from .all_data import all_files, licence_section
from .change_views import changes_of, count_words, versions_of
from .citation import cite_release, cite_section
from .download_links import downloads_of, sums_section, tables_section
from .links import ALL_DATA, version_folder
from .models import Link, Page, PageSection, TableView, plain_lead
from .page_context import PageContext
from .report import MOST_DESCRIBED, release_downloads
from .table_views import ItemColumn, RowNames, item_table
from .written_texts import Part, text_page


def data_page(context: PageContext) -> Page:
    data_sets = tuple(_data_set_link(context, release) for release in context.edition.releases.values())
    parts: dict[str, Part] = {
        "download: all": PageSection("", "", downloads=all_files(context, ALL_DATA)),
        "sections: data-sets": (
            PageSection("bo-du-lieu", context.t("Từng bộ dữ liệu"), links=data_sets, link_style="cards"),
        ),
    }
    return text_page(context, "du-lieu", parts=parts)


def _data_set_link(context: PageContext, release: Release) -> Link:
    note = context.t("bản {version}, {tables} bảng", version=release.version, tables=len(release.tables))
    return context.data_set_link(release, note)


def data_set_page(context: PageContext, release: Release) -> Page:
    title, description = context.text(release.title), context.text(release.description)
    about = context.t("Gói dữ liệu, bản {version}: {description}", version=release.version, description=description)
    return Page(
        head=context.head(
            context.links.data_set(release.report),
            context.t("Bộ dữ liệu: {title}", title=title),
            about[:MOST_DESCRIBED],
            (Link(context.t("Dữ liệu"), context.links.data()),),
            "data",
        ),
        heading=title,
        kicker=context.t("Bộ dữ liệu, bản {version}", version=release.version),
        lead=plain_lead(description),
        sections=(
            PageSection("tai-ve", context.t("Tải về"), downloads=release_downloads(context, release)),
            tables_section(context, release),
            sums_section(context, version_folder(release.report, release.version)),
            _versions_section(context, release),
            licence_section(context),
            cite_section(context.t("Trích dẫn bộ dữ liệu"), cite_release(context, release)),
        ),
    )


def _versions_section(context: PageContext, release: Release) -> PageSection:
    """All versions, newest first, each with its own page and its archive."""
    versions = versions_of(context, release.report)[::-1]
    archives = (
        (
            context.t("Bản {version} (zip)", version=version.version),
            f"{version_folder(version.report, version.version)}{version.report}-{version.version}.zip",
            "",
        )
        for version in versions
    )
    return PageSection(
        "ban",
        context.t("Các bản"),
        intro=context.t("Bản đã phát hành không đổi. Hãy trích dẫn kèm số bản."),
        tables=(_versions_table(context, versions),),
        downloads=downloads_of(context, archives),
    )


def _versions_table(context: PageContext, versions: tuple[Release, ...]) -> TableView:
    newest = versions[0]
    changed = {changes.new.version: count_words(context, changes) for changes in changes_of(context, newest.report)}

    def link(release: Release) -> Link:
        is_newest = release is newest
        label = context.t("{version} (mới nhất)", version=release.version) if is_newest else release.version
        return replace(context.version_link(release), label=label)

    names = RowNames(context.t("Bản"), link)
    columns = (
        *release_columns(context),
        ItemColumn[Release](context.t("Số ô đổi"), lambda release: changed.get(release.version, "")),
    )
    return item_table(context, context.t("Các bản"), names, columns, versions)


def release_columns(context: PageContext) -> tuple[ItemColumn[Release], ...]:
    """When and why a version was released, and what its clerk noted."""
    return (
        ItemColumn(context.t("Ngày"), lambda release: context.date(release.created)),
        ItemColumn(context.t("Lý do"), lambda release: context.label("change_reason", release.reason)),
        ItemColumn(context.t("Thay đổi"), lambda release: context.text(release.change_note)),
    )
