"""All figures of a unit in a period by topic: each with its state, its note and the cell it comes from."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ..model.figures import Figure
from ..model.findings import AGREES, CONTESTED, IMPOSSIBLE, REMARK, STANDING_NAMES
from .check_views import finding_anchor
from .evidence import printed_measure, table_name
from .models import CellView, Link, TableView
from .page_context import PageContext
from .table_views import STATE_MARKS, ItemColumn, RowNames, item_table, number_cell, text_cell

MANY = 20  # with more figures the topics stand closed: a reader looks for one line of one topic
_SIGNS = {IMPOSSIBLE: "✗", CONTESTED: "✗", REMARK: "※", AGREES: "✓"}


def figures_by_topic(context: PageContext, figures: Sequence[Figure]) -> tuple[TableView, ...]:
    """A table for each section that has figures; text cells and unnamed rows come last."""
    by_section: dict[str, list[Figure]] = {}
    for figure in figures:
        indicator = context.edition.references.indicators.get(figure.indicator)
        by_section.setdefault(indicator.section if indicator else "", []).append(figure)
    order = [section for section in context.sections if section in by_section]
    order += [section for section in by_section if section not in context.sections]
    return tuple(_table(context, section, by_section[section], len(figures) > MANY) for section in order)


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


def _table(context: PageContext, section: str, figures: Sequence[Figure], is_closed: bool) -> TableView:
    names = RowNames[Figure](context.t("Chỉ tiêu"), partial(_name_link, context))
    columns = (
        ItemColumn[Figure](context.t("Giá trị"), partial(state_cell, context), numeric=True),
        ItemColumn[Figure](context.t("Đơn vị tính"), partial(unit_of_measure, context)),
        ItemColumn[Figure](context.t("Trạng thái, ghi chú"), partial(_note_cell, context)),
        ItemColumn[Figure](context.t("Nguồn"), partial(_source_cell, context)),
        ItemColumn[Figure](context.t("Độ chắc"), partial(_standing_cell, context)),
    )
    table = item_table(context, topic_name(context, section), names, columns, figures)
    return replace(table, folded=f"{table.caption}: {count_words(context, figures)}" if is_closed else "")


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
    row, number = context.table(figure.report, figure.table).row(figure.row), context.number(figure.value)
    return context.qualified(row.cells[figure.field], number) if row else number


def unit_of_measure(context: PageContext, figure: Figure) -> str:
    """The code's label, or what the form prints."""
    label = context.edition.references.code_lists["unit_of_measure"].get(figure.unit_of_measure)
    return context.text(label) if label else printed_measure(context, figure.unit_of_measure)


def state_cell(context: PageContext, figure: Figure) -> CellView:
    """The value with the sign of its state, where it is not simply reported."""
    mark = STATE_MARKS.get(figure.state, "")
    return number_cell(figure_text(context, figure), mark, context.label("state", figure.state) if mark else "")


def _note_cell(context: PageContext, figure: Figure) -> CellView:
    state = context.label("state", figure.state) if figure.state in STATE_MARKS else ""
    words = "; ".join(part for part in (state, context.quoted(figure.note)) if part)
    return text_cell(words)


def _source_cell(context: PageContext, figure: Figure) -> CellView:
    return CellView(table_word(context, figure), False, path=_row_path(context, figure))


def _standing_cell(context: PageContext, figure: Figure) -> CellView:
    """In a word with its sign; a doubt leads to what is known about it, and what nothing confirms has neither."""
    known = context.standing_at(figure.report, figure.table, figure.row, figure.field)
    if known.standing not in _SIGNS:
        return CellView("", False)
    words = f"{_SIGNS[known.standing]} {context.text(STANDING_NAMES[known.standing])}"
    is_doubt = known.results and known.standing in (IMPOSSIBLE, CONTESTED, REMARK)
    return CellView(words, False, path=context.links.finding(finding_anchor(known.results[0])) if is_doubt else "")


def _name_link(context: PageContext, figure: Figure) -> Link:
    """To the indicator's page; to the row itself where no indicator stands behind it."""
    indicator = context.edition.references.indicators.get(figure.indicator)
    path = context.links.indicator(indicator) if indicator else _row_path(context, figure)
    return Link(figure_label(context, figure), path)


def _row_path(context: PageContext, figure: Figure) -> str:
    return context.links.row(figure.report, figure.table, figure.row)


def table_word(context: PageContext, figure: Figure) -> str:
    return table_name(context, context.table(figure.report, figure.table))
