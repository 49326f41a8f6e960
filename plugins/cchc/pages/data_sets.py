"""Data to take along: everything at once in today's edition and in each past one, the catalogue, one data set, one
released version with a warning once a newer one is there; and the page of all corrections."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from ..formats.csv_format import CSV
from ..formats.file_facts import DATA_PACKAGE, SUMS
from ..formats.publish_files import all_data_files
from ..formats.sqlite_format import SQLITE
from ..model.changes import MISTAKES, Changes
from ..model.figures import edition_of, past_editions
from ..model.releases import Release
from ..tables.make_books import FIGURE_COLUMNS
from ..words.text import message
from .change_views import all_changes, change_tables, changes_of, count_words, newer_versions, note_words, versions_of
from .citation import cite_edition, cite_release, cite_section, downloads_of, file_table, sums_section, tables_section
from .links import ALL_DATA, edition_document, version_folder
from .models import Download, Fact, Link, Page, PageSection, plain_lead
from .page_context import PageContext
from .report import MOST_DESCRIBED, release_downloads
from .table_views import listed_facts, listed_table
from .written_texts import Part, example, text_page

_TITLE = message("Tất cả dữ liệu")
PAST_EXAMPLES = ("past-edition-sql", "past-edition")  # that bring a past edition back


def all_data_page(context: PageContext) -> Page:
    cells, name = context.edition.store, context.edition.name
    about = context.t("Mọi số liệu của mọi báo cáo trong một tệp, mỗi số một dòng.")
    excel = context.t("Dùng Excel thì lấy tệp .xlsx; tệp CSV là UTF-8 không có dấu BOM.")
    lead = context.t(
        "{n} số liệu; figures.csv có {cells} dòng, mỗi ô của biểu một dòng, kể cả ô không có số liệu.",
        n=cells.count_stated(),
        cells=len(cells),
    )
    named, versions = context.t("Ấn bản {edition}", edition=name), context.edition.releases_by_edition
    today = Link(named, context.links.all_data(), context.t("mới nhất"))
    past = []
    for edition in _newest_first(context):
        count = context.t("{n} báo cáo", n=len(versions[edition]))
        past.append(Link(context.t("Ấn bản {edition}", edition=edition), context.links.edition(edition), count))
    columns = tuple(Fact(column.name, context.text(column.description or column.label)) for column in FIGURE_COLUMNS)
    return Page(
        head=context.head(context.links.all_data(), context.text(_TITLE), about, "data"),
        heading=context.text(_TITLE),
        kicker=named,
        lead=plain_lead(lead),
        sections=(
            PageSection("tai-ve", context.t("Tải về"), intro=excel, downloads=all_files(context)),
            sums_section(context, ALL_DATA),
            PageSection("cot", context.t("Các cột của figures.csv"), facts=columns),
            PageSection("an-ban", context.t("Các ấn bản"), intro=context.explanation("editions"), links=(today, *past)),
            *_closing(context, name),
        ),
    )


def edition_pages(context: PageContext) -> Iterator[Page]:
    return (edition_page(context, edition) for edition in _newest_first(context))


def edition_page(context: PageContext, edition: str) -> Page:
    """What tells it from today's edition; no file of it is kept, for all of it is in today's files."""
    title = context.t("Tất cả dữ liệu, ấn bản {edition}", edition=edition)
    about = context.t("Ấn bản {edition}: gồm những bản nào, khác nay ở đâu, dựng lại thế nào.", edition=edition)
    lead = context.t(
        "Ấn bản cũ, giữ để tra cứu; ấn bản mới nhất là {newest}. Con số là của các bản ra đến hết tháng ấy, độ chắc "
        "của từng con số là của ấn bản này: chỉ các bản ấy được đem so với nhau. Danh mục, phép đối chiếu và lời giải "
        "thích là của nay.",
        newest=context.edition.name,
    )
    everything = Link(context.text(_TITLE), context.links.all_data())
    releases, newest = context.edition.releases_by_edition[edition], context.edition.releases
    replaced = [release for release in releases if release.version != newest[release.report].version]
    released = [release for release in releases if edition_of(release) == edition]
    return Page(
        head=context.head(context.links.edition(edition), title, about, "data", everything),
        heading=title,
        kicker=context.t("Ấn bản {edition}, {n} báo cáo", edition=edition, n=len(releases)),
        lead=plain_lead(lead),
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
    title = context.t("Lấy lại đúng số liệu của ấn bản này")
    intro = context.t(
        "{n} ô số của ấn bản này nay ghi khác, mọi ô còn lại vẫn như cũ. Câu lệnh dưới đây lấy lại từng ô từ tệp hôm "
        "nay.",
        n=len(changed),
    )
    code = tuple(example(context.texts, context.url, name, edition=edition) for name in PAST_EXAMPLES)
    return PageSection("dung-lai", title, intro=intro, downloads=downloads_of(context, offered), code=code)


def _newest_first(context: PageContext) -> tuple[str, ...]:
    return past_editions(context.edition.collection.releases)[::-1]


def _released_section(
    context: PageContext, anchor: str, title: str, releases: Sequence[Release]
) -> Iterator[PageSection]:
    if releases:
        yield PageSection(anchor, title, tables=(listed_table(context, "edition", title, releases),))


def _closing(context: PageContext, edition: str) -> tuple[PageSection, PageSection]:
    citation = cite_edition(context, edition, _TITLE, "tat-ca")
    return licence_section(context), cite_section(context.t("Trích dẫn ấn bản này"), citation)


def licence_section(context: PageContext) -> PageSection:
    return PageSection("giay-phep", context.t("Giấy phép"), paragraphs=(context.explanation("licence"),))


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
    data_sets = []
    for each in context.edition.releases.values():
        note = context.t("bản {version}, {tables} bảng", version=each.version, tables=len(each.tables))
        data_sets.append(context.data_set_link(each, note))
    parts: dict[str, Part] = {
        "download: all": PageSection("", "", downloads=all_files(context)),
        "sections: data-sets": (
            PageSection("bo-du-lieu", context.t("Từng bộ dữ liệu"), links=tuple(data_sets), link_style="cards"),
        ),
    }
    return text_page(context, "du-lieu", parts=parts)


def data_set_page(context: PageContext, release: Release) -> Page:
    title, description = context.text(release.title), context.text(release.description)
    about = context.t("Gói dữ liệu, bản {version}: {description}", version=release.version, description=description)
    path, name = context.links.data_set(release.report), context.t("Bộ dữ liệu: {title}", title=title)
    return Page(
        head=context.head(path, name, about[:MOST_DESCRIBED], "data"),
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
    title, versions = context.t("Các bản"), versions_of(context, release.report)[::-1]
    newest = versions[0].version
    changed = {changes.new.version: count_words(context, changes) for changes in changes_of(context, release.report)}
    named = {newest: context.t("{version} (mới nhất)", version=newest)}
    archives = []
    for each in versions:
        path = f"{version_folder(each.report, each.version)}{each.report}-{each.version}.zip"
        archives.append((context.t("Bản {version} (zip)", version=each.version), path, ""))
    intro = context.t("Bản đã phát hành không đổi. Hãy trích dẫn kèm số bản.")
    table = listed_table(context, "versions", title, versions, named=named, changed=changed)
    return PageSection("ban", title, intro=intro, tables=(table,), downloads=downloads_of(context, archives))


MANY_TABLES = 6  # more start closed


def version_page(context: PageContext, release: Release) -> Page:
    """Every version ever released has one, beside its files."""
    title, version = context.text(release.title), release.version
    about = context.t(
        "Tệp, mã kiểm tra và cách trích dẫn bản {version} của bộ dữ liệu {title}.", version=version, title=title
    )
    path, newer = context.links.version(release.report, version), newer_versions(context, release)
    name = context.t("Bản {version}: {title}", version=version, title=title)
    old = context.t("Đây là một bản cũ, giữ lại để ai đã trích dẫn vẫn tra được.")
    own_changes = [changes for changes in changes_of(context, release.report) if changes.new.version == version]
    return Page(
        head=context.head(path, name, about, "data", context.data_set_link(release)),
        heading=title,
        kicker=context.t("Bản {version}, {date}", version=version, date=context.date(release.created)),
        lead=plain_lead(old if newer else context.t("Đây là bản mới nhất.")),
        sections=(
            *([_warning(context, release, newer)] if newer else []),
            PageSection("ban", context.t("Về bản này"), facts=listed_facts(context, "version facts", release)),
            _files_section(context, release),
            *(_change_section(context, changes) for changes in own_changes),
            _embed_section(context, release),
            cite_section(context.t("Trích dẫn bản này"), cite_release(context, release)),
        ),
    )


def _warning(context: PageContext, release: Release, newer: Sequence[Release]) -> PageSection:
    """What a reader of this version must know: how many cells read otherwise today, whether they were wrong here, and
    the ways to what each version since then changed."""
    newest = newer[-1]
    changes, _ = context.edition.step(release, newest)
    steps = [step for step in changes_of(context, release.report) if step.old.version_key >= release.version_key]
    warning = context.t(
        "Đã có bản mới hơn ({version}, {date}). Từ bản này đến bản ấy: {count}.",
        version=newest.version,
        date=context.date(newest.created),
        count=count_words(context, changes),
    )
    mistakes = [version for version in newer if version.reason in MISTAKES]
    if mistakes:
        reasons = dict.fromkeys(context.label("change_reason", version.reason).lower() for version in mistakes)
        known = context.t("Bản này có chỗ thiếu hoặc sai đã biết ({reasons}).", reasons="; ".join(reasons))
        warning = f"{warning} {known}"
    ways = []
    for step in steps:
        label = context.t("Từng ô đã đổi ở bản {version}", version=step.new.version)
        ways.append(Link(label, _correction_path(context, step)))
    every = Link(context.t("Bộ dữ liệu và mọi bản"), context.links.data_set(release.report))
    links, title = (newest_link(context, newest), *ways, every), context.t("Đã có bản mới hơn")
    return PageSection("canh-bao", title, warning=warning, alarm=bool(mistakes), links=links)


def _change_section(context: PageContext, changes: Changes) -> PageSection:
    """What one version changed against the one before: cell by cell at one place, the corrections."""
    title = context.t("Bản {new} đổi gì so với bản {old}", new=changes.new.version, old=changes.old.version)
    way = Link(context.t("Từng ô đã đổi, trước và sau"), _correction_path(context, changes))
    return PageSection(f"doi-{changes.new.version}", title, intro=_change_words(context, changes), links=(way,))


def _change_words(context: PageContext, changes: Changes) -> str:
    reason, count = context.label("change_reason", changes.new.reason), count_words(context, changes)
    note = note_words(context, changes.new)
    return context.t("{note} Lý do: {reason}. {count}.", note=note, reason=reason, count=count)


def newest_link(context: PageContext, newest: Release) -> Link:
    label = context.t("Bản mới nhất: {version}", version=newest.version)
    return Link(label, context.links.version(newest.report, newest.version))


def _files_section(context: PageContext, release: Release) -> PageSection:
    caption = context.t("Các tệp của bản {version}", version=release.version)
    table = file_table(context, version_folder(release.report, release.version), caption)
    intro, files = context.explanation("files of a version"), release_downloads(context, release)
    return PageSection("tep", context.t("Các tệp"), intro=intro, tables=(table,), downloads=files)


def _embed_section(context: PageContext, release: Release) -> PageSection:
    """The tables of this version as light pages, the same for good: also of a version that no page shows any more."""
    links = tuple(
        Link(context.text(table.title), context.links.frozen_table(release.report, release.version, table.id))
        for table in release.tables
    )
    title = context.t("Bảng của bản này, để nhúng")
    intro = context.t("Mỗi bảng một trang nhẹ, con số giữ nguyên như bản này.")
    is_long = len(links) > MANY_TABLES
    return PageSection("nhung", title, intro=intro, links=links, link_style="columns", folded=is_long)


def corrections_page(context: PageContext) -> Page:
    corrections, title = all_changes(context), context.t("Các bản đã phát hành")
    none = context.t("Chưa có đính chính nào: mọi bộ dữ liệu đang ở bản đầu.")
    newest_first = attrgetter("created", "report", "version_key")
    releases = sorted(context.edition.collection.releases, key=newest_first, reverse=True)
    table = listed_table(context, "released", title, releases)
    section = PageSection("ban", title, tables=(table,), paragraphs=() if corrections else (none,))
    return text_page(context, "dinh-chinh", (*(_correction(context, changes) for changes in corrections), section))


def correction_of(changes: Changes) -> str:
    """The anchor of what a version changed, on the page of corrections."""
    return f"{changes.new.report}-{changes.new.version}"


def _correction_path(context: PageContext, changes: Changes) -> str:
    return f"{context.links.corrections()}#{correction_of(changes)}"


def _correction(context: PageContext, changes: Changes) -> PageSection:
    """One new version: when, why, and each cell before and after."""
    new = changes.new
    issuer, period = context.unit_short(new.source.issuer), context.when(new.period)
    title = context.t("Bản {version}: {unit}, {period}", version=new.version, unit=issuer, period=period)
    intro = f"{context.date(new.created)}. {_change_words(context, changes)}"
    way = Link(context.t("Mọi bản của bộ dữ liệu này"), context.links.data_set(new.report))
    tables = change_tables(context, changes)
    return PageSection(correction_of(changes), title, intro=intro, tables=tables, links=(way,))
