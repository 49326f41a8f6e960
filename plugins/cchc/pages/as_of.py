"""Up to which day a figure counts: a period's name alone promises more than a paper knew that was written within it."""

from __future__ import annotations

from ..model.releases import Release, Table
from ..tables.table_words import window_text
from .page_context import PageContext


def period_words(context: PageContext, release: Release, table: Table) -> str:
    """Năm 2018, tính đến 19/11/2018: the period, and the last day known where that was not the period's end."""
    name, end = context.period_name(table.period), context.edition.references.periods[table.period].end
    if paper := context.paper_words(release.report):
        return context.t("{period} ({paper})", period=name, paper=paper)
    window = table.window
    if window.is_printed and window.last < end:
        return context.t("{period}, tính đến {date}", period=name, date=context.date(window.last))
    if not window.is_printed and "" < release.source.date < end:
        return context.t("{period}, báo cáo ký ngày {date}", period=name, date=context.date(release.source.date))
    return name


def span_words(context: PageContext, release: Release, table: Table) -> str:
    """Từ 1/1/2019 đến 15/6/2019, to begin a sentence with; the period where the paper prints no days."""
    window = table.window
    if window.kind == "printed":
        return context.t("Từ {start} đến {end}", start=context.date(window.first), end=context.date(window.last))
    if window.kind == "as_of":
        return context.t("Tính đến {date}", date=context.date(window.last))
    return period_words(context, release, table)


def as_of_words(context: PageContext, release: Release, table: Table) -> str:
    """For quotes: up to which day the figure counts; where the paper prints none, that, and the nearest day known."""
    if paper := context.paper_words(release.report):
        return context.t("{paper}; không in ngày chốt số liệu", paper=paper)
    if table.window.last:
        return context.t("số liệu {window}", window=context.text(window_text(table.window)))
    if release.source.date:
        date = context.date(release.source.date)
        return context.t("không in ngày chốt số liệu; báo cáo ký ngày {date}", date=date)
    end = context.edition.references.periods[table.period].end
    return context.t("không in ngày chốt số liệu; kỳ báo cáo kết thúc ngày {date}", date=context.date(end))
