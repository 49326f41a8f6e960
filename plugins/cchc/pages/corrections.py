"""Corrections: every changed cell between versions with its reason, then every released version."""

from ..model.change_kinds import Changes
from ..model.releases import Release
from .change_views import all_changes, change_tables, count_words, note_words
from .data_sets import release_columns
from .models import Link, Page, PageSection, TableView
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table
from .written_texts import text_page


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
        f"{new.report}-{new.version}",
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
    names = RowNames[Release](context.t("Bộ dữ liệu"), context.version_link)
    version = ItemColumn[Release](context.t("Bản"), lambda release: release.version)
    columns = (version, *release_columns(context))
    return item_table(context, context.t("Các bản đã phát hành"), names, columns, releases)
