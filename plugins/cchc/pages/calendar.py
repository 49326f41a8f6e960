"""The reporting calendar: who owes which forms for which period, and what the collection holds of it."""

from collections.abc import Sequence
from itertools import groupby

from ..model.portal import Duty
from ..model.regimes import CalendarEntry, day_due, duties_of, forms_of, make_calendar
from .download_links import downloads_of, offered_files
from .links import CALENDAR
from .models import Fact, Page, PageSection, TableView
from .page_context import PageContext
from .table_views import plain_row, plain_view, square_cell
from .written_texts import text_page

_FILLS = {"held": "full", "not_collected": "none", "unknown": "open"}


def calendar_page(context: PageContext) -> Page:
    by_regime = {
        regime: tuple(group)
        for regime, group in groupby(make_calendar(context.edition.collection), key=lambda entry: entry.regime)
    }
    duties = duties_of(context.edition.collection)
    sections = [_section(context, duty, by_regime[duty.regime]) for duty in duties if duty.regime in by_regime]
    downloads = downloads_of(context, offered_files(context, "calendar", CALENDAR))
    parts = {
        "sections: regimes": tuple(sections),
        "download: calendar": PageSection("", "", downloads=downloads),
    }
    return text_page(context, "lich-bao-cao", parts=parts)


def _section(context: PageContext, duty: Duty, entries: Sequence[CalendarEntry]) -> PageSection:
    title = context.label("regime", duty.regime)
    reports = dict.fromkeys(entry.report for entry in entries if entry.report)
    return PageSection(
        duty.regime,
        title,
        facts=_facts(context, duty, entries),
        tables=(_table(context, title, entries),),
        links=tuple(context.report_link(context.release(report)) for report in reports),
    )


def _facts(context: PageContext, duty: Duty, entries: Sequence[CalendarEntry]) -> tuple[Fact, ...]:
    unknown = context.t("không rõ")
    forms = forms_of(duty.regime, context.edition.collection)
    stated, filed, untold = (_kinds(context, entries, basis) for basis in ("stated", "filed", "unknown"))
    return (
        Fact(context.t("Văn bản"), duty.document or unknown),
        Fact(context.t("Ai báo cáo"), _who(context, duty)),
        Fact(context.t("Biểu mẫu"), context.t("{n} biểu", n=len(forms))),
        Fact(context.t("Kỳ mà văn bản nêu"), stated or unknown),
        Fact(context.t("Kỳ đã có báo cáo trong bộ sưu tập"), filed or context.t("không có thêm")),
        Fact(context.t("Không rõ có phải báo cáo hay không"), untold),
        *_due_facts(context, duty, entries),
    )


def _due_facts(context: PageContext, duty: Duty, entries: Sequence[CalendarEntry]) -> tuple[Fact, ...]:
    """The days that a rule gives for the periods of the table, with the rule and how sure it is."""
    if not duty.due_day:
        return ()
    act, periods = context.edition.references.legal_acts[duty.due_act], context.edition.references.periods
    days = [
        context.t(
            "{period}: {day}", period=context.period_name(period), day=context.date(day_due(duty, periods[period]))
        )
        for period in dict.fromkeys(entry.period for entry in entries if entry.period)
    ]
    basis = f"{context.text(act.note)} ({act.number}; {context.label('certainty', act.certainty)})"
    words = context.t("Hạn của tỉnh, không phải của đơn vị; hạn đơn vị gửi tỉnh chưa thấy văn bản nào nêu.")
    return (Fact(context.t("Hạn gửi theo quy tắc"), f"{context.language.listed(days)}. {words} {basis}"),)


def _kinds(context: PageContext, entries: Sequence[CalendarEntry], basis: str) -> str:
    """The kinds of periods that are known in one way: stated by the document, shown by a report, or not at all."""
    kinds = dict.fromkeys(entry.kind for entry in entries if entry.basis == basis)
    return context.language.listed([context.label("period_kind", kind) for kind in kinds])


def _who(context: PageContext, duty: Duty) -> str:
    if duty.unit_types:
        types = context.language.listed([context.label("unit_type", unit_type) for unit_type in duty.unit_types])
        return context.t("{types}: như văn bản nêu; các cơ quan khác: không rõ", types=types)
    if duty.units:
        return context.language.listed([context.unit_name(unit) for unit in duty.units])
    return context.t("không rõ; chỉ biết đơn vị có báo cáo dưới đây")


def _table(context: PageContext, title: str, entries: Sequence[CalendarEntry]) -> TableView:
    columns = list(dict.fromkeys((entry.kind, entry.period) for entry in entries))
    names = tuple(
        (context.period_short(period) if period else context.label("period_kind", kind), True)
        for kind, period in columns
    )
    rows = [
        plain_row(
            context.unit_name(unit),
            context.links.unit(unit),
            [square_cell(context, _FILLS[entry.status]) for entry in group],
        )
        for unit, group in groupby(entries, key=lambda entry: entry.unit)
    ]
    return plain_view(context, title, context.t("Đơn vị"), names, rows)
