"""All figures of a unit in a period by topic: each with its state, its note and the cell it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model.figures import Figure
from .evidence import table_name
from .models import CellView, RowView, TableView
from .page_context import PageContext, worst_answer
from .printed_words import printed_measure
from .table_views import STATE_MARKS, number_cell, plain_view, text_cell

MANY = 40  # with more figures the topics stand closed: a reader looks for one line of one topic


def figures_by_topic(site: PageContext, figures: Sequence[Figure]) -> tuple[TableView, ...]:
    """A table for each section that has figures; text cells and unnamed rows come last."""
    by_section: dict[str, list[Figure]] = {}
    for figure in figures:
        indicator = site.edition.references.indicators.get(figure.indicator)
        by_section.setdefault(indicator.section if indicator else "", []).append(figure)
    order = [section for section in site.sections if section in by_section]
    order += [section for section in by_section if section not in site.sections]
    tables = tuple(_table(site, section, by_section[section]) for section in order)
    return tuple(_closed(site, table) for table in tables) if len(figures) > MANY else tables


def _closed(site: PageContext, table: TableView) -> TableView:
    number = site.language.number(len(table.rows))
    return replace(table, folded=site.t("{topic}: {n} số liệu", topic=table.caption, n=number))


def topic_name(site: PageContext, section: str) -> str:
    if not section:
        return site.t("Số liệu khác trong biểu và lời văn")
    label = site.label("section", section)
    return f"{section}. {label}" if label != section else section


def _table(site: PageContext, section: str, figures: Sequence[Figure]) -> TableView:
    rows = [_row(site, figure) for figure in figures]
    return plain_view(
        site,
        topic_name(site, section),
        site.t("Chỉ tiêu"),
        (
            (site.t("Giá trị"), True),
            (site.t("Đơn vị tính"), False),
            (site.t("Trạng thái, ghi chú"), False),
            (site.t("Nguồn"), False),
            (site.t("Đối chiếu"), False),
        ),
        rows,
    )


def figure_label(site: PageContext, figure: Figure) -> str:
    """The indicator's name; the row's or column's own words where no indicator stands behind it."""
    indicator = site.edition.references.indicators.get(figure.indicator)
    table = site.table(figure.report, figure.table)
    row = table.row(figure.row)
    if indicator:
        label = site.language.text(indicator.label)
    elif table.form.rows in ("prose", "indicator") or len(table.form.fields) == 1:
        label = row.label if row else figure.row
    else:
        label = site.language.text(table.form.field(figure.field).label)
    extra = []
    if figure.category:
        extra.append(site.label("category", figure.category))
    if row and row.kind in ("percent", "total", "subtotal") and table.form.rows == "unit":
        extra.append(row.label.lower())
    return f"{label} ({', '.join(extra)})" if extra else label


def figure_text(site: PageContext, figure: Figure) -> str:
    if figure.value is None:
        return ""
    return figure.value if isinstance(figure.value, str) else site.language.number(figure.value)


def unit_of_measure(site: PageContext, figure: Figure) -> str:
    """The code's label, or what the form prints."""
    label = site.edition.references.code_lists["unit_of_measure"].get(figure.unit_of_measure)
    return site.language.text(label) if label else printed_measure(site, figure.unit_of_measure)


def _row(site: PageContext, figure: Figure) -> RowView:
    indicator = site.edition.references.indicators.get(figure.indicator)
    mark = STATE_MARKS.get(figure.state, "")
    state = site.label("state", figure.state) if mark else ""
    said = "; ".join(part for part in (state, figure.note) if part)
    table = site.table(figure.report, figure.table)
    results = site.edition.results_by_cell.get((figure.report, figure.table, figure.row, figure.field), ())
    check = {"fail": "✗", "pass": "✓", "none": ""}[worst_answer(results)]
    cells = (
        number_cell(figure_text(site, figure), mark, state),
        text_cell(unit_of_measure(site, figure)),
        text_cell(said, "" if state else site.quoted_lang),
        CellView(
            table_word(site, table.id, figure.report),
            False,
            path=site.links.row(figure.report, figure.table, figure.row),
        ),
        CellView(check, False),
    )
    return RowView(
        anchor="",
        kind="item",
        current=False,
        label=figure_label(site, figure),
        label_path=site.links.indicator(indicator.slug)
        if indicator
        else site.links.row(figure.report, figure.table, figure.row),
        cells=cells,
    )


def table_word(site: PageContext, table_id: str, report: str) -> str:
    return table_name(site, site.table(report, table_id))
