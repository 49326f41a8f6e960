"""One released version: its files, their sums, a warning once a newer one is there; the page of all corrections."""

from collections.abc import Sequence

from ..model.releases import Release
from ..model.table_changes import MISTAKES, Changes
from .change_views import all_changes, change_tables, changes_of, count_words, newer_versions, note_words
from .citation import cite_release, cite_section, file_table
from .links import version_folder
from .models import Link, Page, PageSection, TableView, plain_lead
from .page_context import PageContext
from .page_lists import listed_facts, listed_table
from .report import release_downloads
from .written_texts import text_page

MANY_TABLES = 6  # more start closed


def version_page(context: PageContext, release: Release) -> Page:
    """Every version ever released has one, beside its files."""
    title, version = context.text(release.title), release.version
    about = context.t(
        "Tệp, mã kiểm tra và cách trích dẫn bản {version} của bộ dữ liệu {title}.", version=version, title=title
    )
    newer = newer_versions(context, release)
    own_changes = [changes for changes in changes_of(context, release.report) if changes.new.version == version]
    return Page(
        head=context.head(
            context.links.version(release.report, version),
            context.t("Bản {version}: {title}", version=version, title=title),
            about,
            "data",
            context.data_set_link(release),
        ),
        heading=title,
        kicker=context.t("Bản {version}, {date}", version=version, date=context.date(release.created)),
        lead=plain_lead(
            context.t("Đây là một bản cũ, giữ lại để ai đã trích dẫn vẫn tra được.")
            if newer
            else context.t("Đây là bản mới nhất.")
        ),
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
    return PageSection(
        "canh-bao",
        context.t("Đã có bản mới hơn"),
        warning=warning,
        alarm=bool(mistakes),
        links=(
            newest_link(context, newest),
            *(
                Link(
                    context.t("Từng ô đã đổi ở bản {version}", version=step.new.version),
                    _correction_path(context, step),
                )
                for step in steps
            ),
            Link(context.t("Bộ dữ liệu và mọi bản"), context.links.data_set(release.report)),
        ),
    )


def _change_section(context: PageContext, changes: Changes) -> PageSection:
    """What one version changed against the one before: cell by cell at one place, the corrections."""
    intro = context.t(
        "{note} Lý do: {reason}. {count}.",
        note=note_words(context, changes.new),
        reason=context.label("change_reason", changes.new.reason),
        count=count_words(context, changes),
    )
    return PageSection(
        f"doi-{changes.new.version}",
        context.t("Bản {new} đổi gì so với bản {old}", new=changes.new.version, old=changes.old.version),
        intro=intro,
        links=(Link(context.t("Từng ô đã đổi, trước và sau"), _correction_path(context, changes)),),
    )


def newest_link(context: PageContext, newest: Release) -> Link:
    label = context.t("Bản mới nhất: {version}", version=newest.version)
    return Link(label, context.links.version(newest.report, newest.version))


def _files_section(context: PageContext, release: Release) -> PageSection:
    caption = context.t("Các tệp của bản {version}", version=release.version)
    intro = context.explanation("files of a version")
    return PageSection(
        "tep",
        context.t("Các tệp"),
        intro=intro,
        tables=(file_table(context, version_folder(release.report, release.version), caption),),
        downloads=release_downloads(context, release),
    )


def _embed_section(context: PageContext, release: Release) -> PageSection:
    """The tables of this version as light pages, the same for good: also of a version that no page shows any more."""
    links = tuple(
        Link(context.text(table.title), context.links.frozen_table(release.report, release.version, table.id))
        for table in release.tables
    )
    return PageSection(
        "nhung",
        context.t("Bảng của bản này, để nhúng"),
        intro=context.t("Mỗi bảng một trang nhẹ, con số giữ nguyên như bản này."),
        links=links,
        link_style="columns",
        folded=len(links) > MANY_TABLES,
    )


def corrections_page(context: PageContext) -> Page:
    corrections = all_changes(context)
    none = context.t("Chưa có đính chính nào: mọi bộ dữ liệu đang ở bản đầu.")
    releases = PageSection(
        "ban",
        context.t("Các bản đã phát hành"),
        tables=(_release_table(context),),
        paragraphs=() if corrections else (none,),
    )
    return text_page(context, "dinh-chinh", (*(_correction(context, changes) for changes in corrections), releases))


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
    intro = context.t(
        "{date}. {note} Lý do: {reason}. {count}.",
        date=context.date(new.created),
        note=note_words(context, new),
        reason=context.label("change_reason", new.reason),
        count=count_words(context, changes),
    )
    return PageSection(
        correction_of(changes),
        title,
        intro=intro,
        tables=change_tables(context, changes),
        links=(Link(context.t("Mọi bản của bộ dữ liệu này"), context.links.data_set(new.report)),),
    )


def _release_table(context: PageContext) -> TableView:
    releases = sorted(
        context.edition.collection.releases,
        key=lambda release: (release.created, release.report, release.version_key),
        reverse=True,
    )
    return listed_table(context, "released", context.t("Các bản đã phát hành"), releases)
