"""Tables of a unit's figures by topic, and of measured values."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from ..model.figures import Figure
from ..model.findings import AGREES, CONTESTED, IMPOSSIBLE, REMARK, STANDING_NAMES
from ..model.grouping import grouped
from ..model.measures import MeasureValue
from ..tables.columns import window_text
from ..words.text import NO_TEXT
from .evidence import printed_measure, rules_path, table_name, threshold_value
from .models import CellView, RowView, TableView
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .table_views import STATE_MARKS, finding_mark, listed_table
from .tiles import interval_of, rank_words

MANY = 20  # with more figures the topics stand closed: a reader looks for one line of one topic
_SOURCE_COLUMN = 3  # of a figure's cells
_SIGNS = {IMPOSSIBLE: "✗", CONTESTED: "✗", REMARK: "※", AGREES: "✓"}


def figures_by_topic(context: PageContext, figures: Sequence[Figure]) -> tuple[TableView, ...]:
    """A table for each section that has figures; text cells and unnamed rows come last."""
    known = context.edition.references.indicators
    by_section = grouped((known[f.indicator].section if f.indicator in known else "", f) for f in figures)
    order = [section for section in context.sections if section in by_section]
    order += [section for section in by_section if section not in context.sections]
    tables = []
    for section in order:
        of_section = by_section[section]
        table = _with_shared_sources(figures_table(context, "figures", topic_name(context, section), of_section))
        folded = f"{table.caption}: {count_words(context, of_section)}" if len(figures) > MANY else ""
        tables.append(replace(table, folded=folded))
    return tuple(tables)


def count_words(context: PageContext, figures: Sequence[Figure]) -> str:
    """How many figures are stated, and in how many cells there is none."""
    stated = sum(figure.is_stated for figure in figures)
    words = context.t("{n} số liệu", n=stated)
    if stated == len(figures):
        return words
    return context.t("{figures}, {n} ô không có số liệu", figures=words, n=len(figures) - stated)


def topic_name(context: PageContext, section: str) -> str:
    if not section:
        return context.t("Số liệu khác trong biểu và lời văn")
    label = context.label("section", section)
    return f"{section}. {label}" if label != section else section


def figures_table(
    context: PageContext, name: str, caption: str, figures: Sequence[Figure], /, **more: object
) -> TableView:
    """With the columns of that list; a value with the sign of its state, where it is not simply reported."""
    known = {
        "indicators": context.edition.references.indicators,
        "marks": STATE_MARKS,
        "name": partial(figure_label, context),
        "value": lambda figure: CellView(figure_text(context, figure), True, STATE_MARKS.get(figure.state, "")),
        "measured_in": partial(unit_of_measure, context),
        "table": lambda figure: table_name(context, context.table(figure.report, figure.table)),
        "row": lambda figure: context.links.row(figure.report, figure.table, figure.row),
        "standing": partial(_standing_cell, context),
    }
    return listed_table(context, name, caption, figures, **known, **more)


def _with_shared_sources(table: TableView) -> TableView:
    """Figures of one row of the paper that follow each other share the cell that leads to it."""
    at, rows = _SOURCE_COLUMN, list[RowView]()
    for source, group in groupby(table.rows, lambda row: row.cells[at]):
        first, *others = group
        shared = source._replace(rowspan=1 + len(others))
        rows.append(first._replace(cells=(*first.cells[:at], shared, *first.cells[at + 1 :])))
        rows.extend(row._replace(cells=(*row.cells[:at], *row.cells[at + 1 :])) for row in others)
    return replace(table, rows=tuple(rows))


def figure_label(context: PageContext, figure: Figure) -> str:
    """The indicator's name; the row's or column's own words where no indicator stands behind it."""
    indicator = context.edition.references.indicators.get(figure.indicator)
    table = context.table(figure.report, figure.table)
    if indicator:
        label = context.text(indicator.label)
    elif table.form.rows in ("prose", "indicator") or len(table.form.fields) == 1:
        label = context.quoted(figure.row_label)
    else:
        label = context.text(table.form.field(figure.field).label)
    extra = []
    if figure.category:
        extra.append(context.label("category", figure.category))
    if figure.row_kind in ("percent", "total", "subtotal") and table.form.rows == "unit":
        extra.append(context.quoted(figure.row_label.lower()))
    return f"{label} ({', '.join(extra)})" if extra else label


def figure_text(context: PageContext, figure: Figure) -> str:
    if figure.value is None:
        return ""
    if isinstance(figure.value, str):
        return context.quoted(figure.value)
    number = context.number(figure.value)
    if not figure.note:  # which tells words before a number: no row is fetched to ask for them
        return number
    row = context.table(figure.report, figure.table).row(figure.row)
    return context.qualified(row.cells[figure.field], number) if row else number


def unit_of_measure(context: PageContext, figure: Figure) -> str:
    """The code's label, or what the form prints."""
    label = context.edition.references.code_lists["unit_of_measure"].get(figure.unit_of_measure)
    return context.text(label) if label else printed_measure(context, figure.unit_of_measure)


def _standing_cell(context: PageContext, figure: Figure) -> CellView:
    """In a word with its sign; a doubt leads to what is known about it, and what nothing confirms has neither."""
    known = context.standing_at(figure.report, figure.table, figure.row, figure.field)
    if known.standing not in _SIGNS:
        return CellView("", False)
    words = f"{_SIGNS[known.standing]} {context.text(STANDING_NAMES[known.standing])}"
    return CellView(words, False, path=finding_mark(context, known)[0])


MIN_SORTED = 3  # fewer rows need no buttons that sort them


def values_table(
    context: PageContext, name: str, caption: str, values: Collection[MeasureValue], /, **more: object
) -> TableView:
    """Of measured values, with the columns of that list; which days each counted is told where they are not the same
    for all, and what an act wanted of it where one did."""
    days = {value: context.table(value.report, value.table).window for value in values}
    has_days, measures = len(set(days.values())) > 1, context.edition.measures

    def interval(value: MeasureValue) -> str:
        """Between which shares chance alone may move it; nothing of what is no share of counted cases."""
        bounds = interval_of(context, value) or ()
        return "–".join(context.number(bound, measures[value.measure].decimals) for bound in bounds)

    def threshold(value: MeasureValue) -> str:
        target = threshold_value(context, value)
        return "" if target is None else context.language.percent(target)

    known = {
        "measures": measures,
        "figure": lambda value: value_cell(context, value, context.figure_words(value)),
        "interval": interval,
        "threshold": threshold,
        "rules": partial(rules_path, context),
        "rank": lambda value: rank_words(context, context.rankings.group(value), value),
        "category": partial(category_words, context),
        "days": lambda value: window_text(days[value]) if has_days else NO_TEXT,
    }
    return listed_table(context, name, caption, values, **known, **more)


def value_cell(context: PageContext, value: MeasureValue, words: str) -> CellView:
    """These words about a value with the sign of its standing, which leads to what is known about it."""
    finding, sign = finding_mark(context, context.standing(value))
    return CellView(words, True, finding=finding, finding_mark=sign)


def sortable(view: TableView) -> TableView:
    """With buttons that sort the rows, where there are enough of them."""
    return replace(view, sortable=len(view.rows) >= MIN_SORTED)


def category_words(context: PageContext, value: MeasureValue) -> str:
    """The part of the whole that a value is about; nothing for the whole itself."""
    return context.label("category", value.category) if value.category else ""


def peers_words(context: PageContext, group: PeerGroup) -> str:
    """Who stands side by side: the comparison set; of a unit that is in none its level."""
    return (
        context.text(group.peers.name)
        if group.peers
        else context.label("level", context.unit(group.values[0].unit).level)
    )
