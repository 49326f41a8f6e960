"""The reporting calendar: who owes which forms for which period, and what the collection holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ..model.portal import Duty
from ..model.regimes import CalendarEntry, duties_of, forms_of, make_calendar
from ..words.language import mark
from .download_links import downloads_of, offered_files
from .links import CALENDAR
from .models import Fact, Link, Page, PageSection, TableView
from .page_context import PageContext
from .table_views import plain_row, plain_view, text_cell

_STATUSES = {"held": mark("có báo cáo"), "not_collected": mark("chưa sưu tầm"), "unknown": mark("không rõ")}


def calendar_page(site: PageContext) -> Page:
    title = site.t("Lịch báo cáo")
    by_regime = {
        regime: tuple(group)
        for regime, group in groupby(make_calendar(site.edition.collection), key=lambda entry: entry.regime)
    }
    duties = duties_of(site.edition.collection)
    sections = [_section(site, duty, by_regime[duty.regime]) for duty in duties if duty.regime in by_regime]
    downloads = downloads_of(site, offered_files(site, "calendar", CALENDAR))
    lead = site.t(
        "Đơn vị nào báo cáo theo biểu mẫu nào, cho kỳ nào, và bộ sưu tập có gì. “Chưa sưu tầm” nghĩa là chúng tôi "
        "không có văn bản, không có nghĩa là đơn vị không báo cáo; “không rõ” nghĩa là không văn bản nào trong bộ "
        "sưu tập nói có kỳ báo cáo ấy."
    )
    return Page(
        head=site.head(
            site.links.calendar(),
            title,
            site.t("Chế độ báo cáo, kỳ báo cáo của từng đơn vị, và báo cáo nào đã có trong bộ sưu tập."),
            (),
            "data",
        ),
        kicker="",
        heading=title,
        lead=((lead, False),),
        sections=(*sections, PageSection("tai-ve", site.t("Tải lịch này"), downloads=downloads)),
    )


def _section(site: PageContext, duty: Duty, entries: Sequence[CalendarEntry]) -> PageSection:
    title = site.label("regime", duty.regime)
    reports = dict.fromkeys(entry.report for entry in entries if entry.report)
    return PageSection(
        duty.regime,
        title,
        facts=_facts(site, duty, entries),
        tables=(_table(site, title, entries),),
        links=tuple(
            Link(site.language.text(site.release(report).title), site.links.report(report)) for report in reports
        ),
    )


def _facts(site: PageContext, duty: Duty, entries: Sequence[CalendarEntry]) -> tuple[Fact, ...]:
    unknown = site.t("không rõ")
    forms = [site.edition.collection.forms[form] for form in forms_of(duty.regime, site.edition.collection)]
    by_basis = {
        basis: site.language.listed(
            [
                site.label("period_kind", kind)
                for kind in dict.fromkeys(one.kind for one in entries if one.basis == basis)
            ]
        )
        for basis in ("stated", "filed", "unknown")
    }
    return (
        Fact(site.t("Văn bản"), duty.document or unknown),
        Fact(site.t("Ai báo cáo"), _who(site, duty)),
        Fact(site.t("Biểu mẫu"), "; ".join(f"{form.id} ({site.language.text(form.title)})" for form in forms)),
        Fact(site.t("Kỳ mà văn bản nêu"), by_basis["stated"] or unknown),
        Fact(site.t("Kỳ đã có báo cáo trong bộ sưu tập"), by_basis["filed"] or site.t("không có thêm")),
        Fact(site.t("Không rõ có phải báo cáo hay không"), by_basis["unknown"]),
    )


def _kinds(entries: Sequence[CalendarEntry], basis: str) -> Iterable[str]:
    return dict.fromkeys(entry.kind for entry in entries if entry.basis == basis)


def _who(site: PageContext, duty: Duty) -> str:
    if duty.unit_types:
        named = [site.label("unit_type", one) for one in duty.unit_types]
        return site.t("{types}: như văn bản nêu; các cơ quan khác: không rõ", types=site.language.listed(named))
    if duty.units:
        return site.language.listed([site.unit_name(unit) for unit in duty.units])
    return site.t("không rõ; chỉ biết đơn vị có báo cáo dưới đây")


def _table(site: PageContext, title: str, entries: Sequence[CalendarEntry]) -> TableView:
    columns = list(dict.fromkeys((entry.kind, entry.period) for entry in entries))
    names = tuple(
        (site.period_short(period) if period else site.label("period_kind", kind), False) for kind, period in columns
    )
    rows = [
        plain_row(
            site.unit_name(unit), site.links.unit(unit), [text_cell(site.t(_STATUSES[one.status])) for one in group]
        )
        for unit, group in groupby(entries, key=lambda entry: entry.unit)
    ]
    return plain_view(site, title, site.t("Đơn vị"), names, rows)
