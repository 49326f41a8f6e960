"""Data to take along: everything at once in today's edition and in each past one, the catalogue, one data set."""

from collections.abc import Iterator, Sequence

from ..formats.csv_format import CSV
from ..formats.file_facts import DATA_PACKAGE, SUMS
from ..formats.publish_files import all_data_files
from ..formats.sqlite_format import SQLITE
from ..model.figures import edition_of, past_editions
from ..model.releases import Release
from ..tables.make_books import FIGURE_COLUMNS
from ..words.text import message
from .change_views import changes_of, count_words, versions_of
from .citation import cite_edition, cite_release, cite_section, downloads_of, sums_section, tables_section
from .links import ALL_DATA, edition_document, version_folder
from .models import Download, Fact, Link, Page, PageSection, TableView, plain_lead
from .page_context import PageContext
from .page_lists import listed_table
from .report import MOST_DESCRIBED, release_downloads
from .written_texts import Part, example, text_page

_TITLE = message("Tất cả dữ liệu")
PAST_EXAMPLES = ("past-edition-sql", "past-edition")  # that bring a past edition back


def all_data_page(context: PageContext) -> Page:
    cells, name = context.edition.store, context.edition.name
    about = context.t("Mọi số liệu của mọi báo cáo trong một tệp, mỗi số một dòng.")
    intro, excel = (
        context.explanation("editions"),
        context.t("Dùng Excel thì lấy tệp .xlsx; tệp CSV là UTF-8 không có dấu BOM."),
    )
    today = Link(context.t("Ấn bản {edition}", edition=name), context.links.all_data(), context.t("mới nhất"))
    past = (
        Link(
            context.t("Ấn bản {edition}", edition=edition),
            context.links.edition(edition),
            context.t("{n} báo cáo", n=len(context.edition.releases_by_edition[edition])),
        )
        for edition in _newest_first(context)
    )
    columns = tuple(Fact(column.name, context.text(column.description or column.label)) for column in FIGURE_COLUMNS)
    return Page(
        head=context.head(context.links.all_data(), context.text(_TITLE), about, "data"),
        heading=context.text(_TITLE),
        kicker=context.t("Ấn bản {edition}", edition=name),
        lead=plain_lead(
            context.t(
                "{n} số liệu; figures.csv có {cells} dòng, mỗi ô của biểu một dòng, kể cả ô không có số liệu.",
                n=cells.count_stated(),
                cells=len(cells),
            )
        ),
        sections=(
            PageSection("tai-ve", context.t("Tải về"), intro=excel, downloads=all_files(context)),
            sums_section(context, ALL_DATA),
            PageSection("cot", context.t("Các cột của figures.csv"), facts=columns),
            PageSection("an-ban", context.t("Các ấn bản"), intro=intro, links=(today, *past)),
            *_closing(context, name),
        ),
    )


def edition_pages(context: PageContext) -> Iterator[Page]:
    for edition in _newest_first(context):
        yield edition_page(context, edition)


def edition_page(context: PageContext, edition: str) -> Page:
    """What tells it from today's edition; no file of it is kept, for all of it is in today's files."""
    title = context.t("Tất cả dữ liệu, ấn bản {edition}", edition=edition)
    about = context.t("Ấn bản {edition}: gồm những bản nào, khác nay ở đâu, dựng lại thế nào.", edition=edition)
    everything = Link(context.text(_TITLE), context.links.all_data())
    releases, newest = context.edition.releases_by_edition[edition], context.edition.releases
    replaced = [release for release in releases if release.version != newest[release.report].version]
    released = [release for release in releases if edition_of(release) == edition]
    return Page(
        head=context.head(context.links.edition(edition), title, about, "data", everything),
        heading=title,
        kicker=context.t("Ấn bản {edition}, {n} báo cáo", edition=edition, n=len(releases)),
        lead=plain_lead(_state_words(context)),
        sections=(
            _replay_section(context, edition),
            *_released_section(context, "da-thay", context.t("Những bản nay đã có bản mới hơn"), replaced),
            *_released_section(context, "gom", context.t("Những bản ra trong tháng ấy"), released),
            *_closing(context, edition),
        ),
    )


def _replay_section(context: PageContext, edition: str) -> PageSection:
    """Cell for cell, from today's files."""
    document = edition_document(edition)
    reports = {release.report for release in context.edition.releases_by_edition[edition]}
    changed = {
        (past.figure.report, past.figure.place)
        for past in context.edition.history
        if past.figure.report in reports and past.holds_in(edition) == bool(past.last)
    }
    offered = (
        (document.rpartition("/")[-1], document, context.t("những ô ấn bản này ghi khác nay")),
        *(
            (name, f"{ALL_DATA}{name}", context.text(format.offered["all_data"]))
            for format, name in all_data_files()
            if format in (CSV, SQLITE)
        ),
    )
    return PageSection(
        "dung-lai",
        context.t("Lấy lại đúng số liệu của ấn bản này"),
        intro=context.t(
            "{n} ô số của ấn bản này nay ghi khác, mọi ô còn lại vẫn như cũ. Câu lệnh dưới đây lấy lại từng ô từ tệp "
            "hôm nay.",
            n=len(changed),
        ),
        downloads=downloads_of(context, offered),
        code=tuple(example(context.texts, context.url, name, edition=edition) for name in PAST_EXAMPLES),
    )


def _newest_first(context: PageContext) -> tuple[str, ...]:
    return past_editions(context.edition.collection.releases)[::-1]


def _state_words(context: PageContext) -> str:
    return context.t(
        "Ấn bản cũ, giữ để tra cứu; ấn bản mới nhất là {newest}. Con số là của các bản ra đến hết tháng ấy, độ chắc "
        "của từng con số là của ấn bản này: chỉ các bản ấy được đem so với nhau. Danh mục, phép đối chiếu và lời "
        "giải thích là của nay.",
        newest=context.edition.name,
    )


def _released_section(
    context: PageContext, anchor: str, title: str, releases: Sequence[Release]
) -> Iterator[PageSection]:
    if releases:
        yield PageSection(anchor, title, tables=(listed_table(context, "edition", title, releases),))


def _closing(context: PageContext, edition: str) -> tuple[PageSection, PageSection]:
    citation = cite_edition(context, edition, _TITLE, "tat-ca")
    return licence_section(context), cite_section(context.t("Trích dẫn ấn bản này"), citation)


def licence_section(context: PageContext) -> PageSection:
    licence = context.explanation("licence")
    return PageSection("giay-phep", context.t("Giấy phép"), paragraphs=(licence,))


def all_files(context: PageContext) -> tuple[Download, ...]:
    """Workbook and archive of all figures, or of each year; what was not written is not offered."""
    years = sorted({period.start[:4] for period in context.edition.references.periods.values()})
    files = {name: format for format, name in (*all_data_files(), *all_data_files(years))}
    notes = (
        *((name, context.text(format.offered["all_data"])) for name, format in files.items()),
        (DATA_PACKAGE, context.t("mô tả cho máy đọc")),
        (SUMS, context.t("để kiểm tra tệp nguyên vẹn")),
    )
    return downloads_of(context, ((name, f"{ALL_DATA}{name}", note) for name, note in notes))


def data_page(context: PageContext) -> Page:
    data_sets = tuple(
        context.data_set_link(
            release, context.t("bản {version}, {tables} bảng", version=release.version, tables=len(release.tables))
        )
        for release in context.edition.releases.values()
    )
    parts: dict[str, Part] = {
        "download: all": PageSection("", "", downloads=all_files(context)),
        "sections: data-sets": (
            PageSection("bo-du-lieu", context.t("Từng bộ dữ liệu"), links=data_sets, link_style="cards"),
        ),
    }
    return text_page(context, "du-lieu", parts=parts)


def data_set_page(context: PageContext, release: Release) -> Page:
    title, description = context.text(release.title), context.text(release.description)
    about = context.t("Gói dữ liệu, bản {version}: {description}", version=release.version, description=description)
    return Page(
        head=context.head(
            context.links.data_set(release.report),
            context.t("Bộ dữ liệu: {title}", title=title),
            about[:MOST_DESCRIBED],
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
    named = {newest.version: context.t("{version} (mới nhất)", version=newest.version)}
    return listed_table(context, "versions", context.t("Các bản"), versions, named=named, changed=changed)
