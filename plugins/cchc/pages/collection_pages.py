"""What the collection holds and lacks, who owes which forms when, every document cited, and how its checks fell."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from ..model.collection import GAP_KINDS, DocumentCitation
from ..model.grouping import grouped
from ..model.portal import Duty
from ..model.references import Unit
from ..model.regimes import CalendarEntry, day_due, duties_of, forms_of, make_calendar
from ..words.text import labels
from .citation import downloads_of, offered_files
from .links import CALENDAR
from .models import CellView, Fact, Lead, Page, PageSection, TableView
from .page_context import PageContext
from .period import periods_held
from .table_views import (
    ItemColumn,
    RowNames,
    item_table,
    listed_facts,
    listed_table,
    plain_row,
    plain_view,
    square_cell,
)
from .written_texts import text_page


def coverage_page(context: PageContext) -> Page:
    parts = {"figure: reports": str(len(context.edition.releases))}
    return text_page(context, "pham-vi", (_units_section(context), *_gap_sections(context)), parts)


def _units_section(context: PageContext) -> PageSection:
    """A row a unit, a column a period; the communes stand on the pages of their districts."""
    all_units = context.units_of_this_time()
    units = [unit for unit in all_units if not context.is_commune(unit)]
    intro = context.t("Các xã, phường, thị trấn có số liệu xem ở trang của huyện.")
    title = context.t("Đơn vị và kỳ")
    names = RowNames[Unit](context.t("Đơn vị"), lambda unit: context.unit_link(unit.id))
    columns = [
        ItemColumn[Unit](context.period_short(period), partial(_coverage, context, period), numeric=True)
        for period in periods_held(context)
    ]
    table = item_table(context, title, names, columns, units)
    return PageSection("bang", title, intro=intro if len(units) < len(all_units) else "", tables=(table,))


def _gap_sections(context: PageContext) -> Iterator[PageSection]:
    """What the collection lacks by choice, and what is known to exist; what was not noted is said to be unknown."""
    for kind in GAP_KINDS:
        gaps = [gap for gap in context.edition.references.gaps if gap.kind == kind]
        if gaps:
            title = context.text(labels("gap")[kind])
            table = listed_table(context, kind, title, gaps, unknown=context.t("chưa biết"))
            yield PageSection(kind.replace("_", "-"), title, tables=(table,))


def _coverage(context: PageContext, period: str, unit: Unit) -> CellView:
    releases = context.edition.releases.values()
    if any((release.unit, release.period) == (unit.id, period) for release in releases):
        return square_cell(context, "full")
    return square_cell(context, "half" if period in context.edition.store.periods_of(unit.id) else "none")


_FILLS = {"held": "full", "not_collected": "none", "unknown": "open"}


def calendar_page(context: PageContext) -> Page:
    by_regime = grouped((entry.regime, entry) for entry in make_calendar(context.edition.collection))
    duties = duties_of(context.edition.collection)
    sections = [_section(context, duty, by_regime[duty.regime]) for duty in duties if duty.regime in by_regime]
    files = PageSection("", "", downloads=downloads_of(context, offered_files(context, "calendar", CALENDAR)))
    parts = {"sections: regimes": tuple(sections), "download: calendar": files}
    return text_page(context, "lich-bao-cao", parts=parts)


def _section(context: PageContext, duty: Duty, entries: Sequence[CalendarEntry]) -> PageSection:
    title = context.label("regime", duty.regime)
    reports = dict.fromkeys(entry.report for entry in entries if entry.report)
    links = tuple(context.report_link(context.release(report)) for report in reports)
    facts, table = _facts(context, duty, entries), _table(context, title, entries)
    return PageSection(duty.regime, title, facts=facts, tables=(table,), links=links)


def _facts(context: PageContext, duty: Duty, entries: Sequence[CalendarEntry]) -> tuple[Fact, ...]:
    forms = forms_of(duty.regime, context.edition.collection)
    document = ", ".join(filter(None, (duty.document, context.date(duty.date) if duty.date else "")))
    # The kinds of periods by how they are known: stated by the document, shown by a report, or not at all.
    kinds = grouped((entry.basis, context.label("period_kind", entry.kind)) for entry in entries)
    stated, filed, untold = (
        context.language.listed(list(dict.fromkeys(kinds.get(basis, ())))) for basis in ("stated", "filed", "unknown")
    )
    told = {"document": document, "who": _who(context, duty), "count": context.t("{n} biểu", n=len(forms))}
    told |= {"stated": stated, "filed": filed or context.t("không có thêm"), "untold": untold}
    return (
        *listed_facts(context, "duty facts", duty, unknown=context.t("không rõ"), **told),
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
    rows = []
    for unit, group in groupby(entries, key=lambda entry: entry.unit):
        cells = [square_cell(context, _FILLS[entry.status]) for entry in group]
        rows.append(plain_row(context.unit_name(unit), context.links.unit(unit), cells))
    return plain_view(context, title, context.t("Đơn vị"), names, rows)


MOST_OPEN = 20  # documents; a longer list starts closed


def documents_page(context: PageContext) -> Page:
    citations = context.edition.references.citations
    by_kind = grouped((citation.kind, citation) for citation in citations)
    sections = (_kind_section(context, kind, cited) for kind, cited in by_kind.items())
    return text_page(context, "van-ban", sections, {"figure: citations": context.number(len(citations))}, section="")


def document_anchor(document: str) -> str:
    """Where the document is cited first, within the page."""
    return f"vb-{document}"


def _kind_section(context: PageContext, kind: str, citations: Sequence[DocumentCitation]) -> PageSection:
    title, count = context.label("document_kind", kind), len(citations)
    first = {cited.document: cited for cited in reversed(citations)}
    table = listed_table(
        context,
        "documents",
        title,
        citations,
        anchor=lambda cited: document_anchor(cited.document) if first[cited.document] is cited else "",
        unnumbered=context.t("không ghi số"),
        place=partial(_place_cell, context),
        impossible=context.t("ngày in không thể có hoặc thiếu"),
    )
    return PageSection(f"loai-{kind}", f"{title} ({count})", tables=(table,), folded=count > MOST_OPEN)


def _place_cell(context: PageContext, cited: DocumentCitation) -> CellView:
    """The report and the place in it, at the line of its text; of a report that is not held its id is all there is."""
    release = context.edition.releases.get(cited.report)
    words = f"{context.report_number(release) if release else cited.report}, {cited.where}"
    is_told = release is not None and release.source_text
    path = context.links.source_line(cited.report, cited.line) if is_told else ""
    return CellView(words, False, lang=context.quoted_lang, path=path)


def findings_page(context: PageContext) -> Page:
    title, releases = context.t("Đối chiếu"), context.edition.releases.values()
    tallies = context.edition.tallies.items()
    counts = defaultdict(Counter[str], {report: tally.by_kind for report, tally in tallies})
    name = context.t("Phép đối chiếu không áp dụng được")
    why = context.t("Vì ô bị trống hoặc ngoài phạm vi; không phải là khớp.")
    silent = PageSection("khong-ap-dung", name, intro=why, tables=(_silent_table(context),), folded=True)
    where = context.t("Từng chỗ, với số in và số tính lại, ở trang của báo cáo: bấm tên báo cáo.")
    table = listed_table(context, "tallies", context.t("Đối chiếu theo báo cáo"), releases, counts=counts)
    by_report = PageSection("tom-tat", context.t("Theo báo cáo"), intro=where, tables=(table,))
    return Page(
        head=context.head(context.links.findings(), title, context.explanation("findings"), "findings"),
        heading=title,
        lead=_lead(context),
        sections=(by_report, silent),
    )


def _lead(context: PageContext) -> Lead:
    counts = context.edition.tally.by_kind
    asked, in_range = counts.total() - counts["not_applicable"], context.number(counts["in_range"])
    return (
        (context.t("{n} phép tính mà các biểu mẫu nêu hoặc hàm ý đã được tính lại: ", n=asked), False),
        (context.t("{n} khớp", n=counts["confirmed"]), True),
        (context.t(" với tổng, tỷ lệ hoặc một nơi khác, "), False),
        (context.t("{n} lệch", n=counts["error"]), True),
        (context.t(", {n} cần lưu ý", n=counts["remark"]), False),
        (context.t("; {n} chỗ còn lại chỉ nằm trong giới hạn cho phép, chưa có gì xác nhận", n=in_range), False),
        (context.t(". Chúng tôi không sửa số của văn bản: chỗ lệch được ghi lại, kèm điều đã biết."), False),
    )


def _silent_table(context: PageContext) -> TableView:
    """Checks that could not be asked, by title, with the number of reports and of places."""
    places, reports = Counter[str](), Counter[str]()
    for tally in context.edition.tallies.values():
        silent = Counter[str]()
        for tallied, count in tally.items():
            if tallied.answer == "not_applicable":
                silent[context.text(tallied.title)] += count
        places += silent
        reports.update(silent.keys())
    title = context.t("Không áp dụng được")
    return listed_table(context, "silent checks", title, places, places=places, reports=reports)
