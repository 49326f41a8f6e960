"""All units of a period side by side: one row a unit, one column a measure; and what only one or two have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model.measures import MeasureValue
from .models import HeaderView, PageSection, RowView
from .page_context import PageContext
from .peer_rankings import PeerGroup
from .rank_words import rank_words
from .table_views import number_cell, plain_row, plain_view, text_cell
from .unit import method_label

FEW = 3  # a group with fewer values has no picture and no ranks: it shares a table with its like


def side_by_side(site: PageContext, groups: Sequence[PeerGroup]) -> list[PageSection]:
    """Columns are ways of counting as well as measures: two ways never stand in one column."""
    columns = _columns(site, groups)
    units = site.by_name({site.unit(unit).id: site.unit(unit) for held in columns for unit in held}.values())
    if len(columns) < 2 or len(units) < 2:
        return []
    caption = site.t("Các đơn vị đứng cạnh nhau")
    rows = [
        plain_row(
            site.unit_name(unit.id),
            site.links.unit_period(unit.id, next(iter(columns[0].values())).period),
            [number_cell(_said(site, held.get(unit.id))) for held in columns],
        )
        for unit in units
    ]
    view = plain_view(site, caption, site.t("Đơn vị"), (), rows, sortable=len(rows) > 2)
    intro = site.t(
        "Mỗi cột một chỉ số, dưới tên là cách đếm. Ô trống: bộ sưu tập không có số ấy của đơn vị, không phải số 0."
    )
    view = replace(view, header_rows=(tuple(_heading(site, held) for held in columns),))
    return [PageSection("canh-nhau", caption, intro=intro, tables=(view,))]


_Column = Mapping[str, MeasureValue]  # unit -> its value


def _columns(site: PageContext, groups: Iterable[PeerGroup]) -> list[_Column]:
    """Provincial bodies and districts; the communes, with one measure between them, have a table of their own."""
    held: dict[tuple[str, str], dict[str, MeasureValue]] = defaultdict(dict)
    for group in groups:
        for value in group.values:
            if not value.category and not site.is_commune(site.unit(value.unit)):
                held[value.measure, value.method][value.unit] = value
    return [column for column in held.values() if column]


def _heading(site: PageContext, held: _Column) -> HeaderView:
    first = next(iter(held.values()))
    return HeaderView(
        site.language.text(site.edition.measures[first.measure].short), 1, 1, method_label(site, first), True
    )


def _said(site: PageContext, value: MeasureValue | None) -> str:
    return site.format_value(value) if value else ""


def few_section(site: PageContext, groups: Sequence[PeerGroup]) -> list[PageSection]:
    """Measures of one or two units, in one table instead of a table each."""
    few = [group for group in groups if len(group.values) < FEW]
    if not few:
        return []
    caption = site.t("Chỉ số có ở một, hai đơn vị")
    columns = (
        (site.t("Đơn vị"), False),
        (site.t("Giá trị"), True),
        (site.t("Tử số"), True),
        (site.t("Mẫu số"), True),
        (site.t("Cách đếm"), False),
    )
    rows = [_row(site, group, value) for group in few for value in group.values]
    return [PageSection("it-don-vi", caption, tables=(plain_view(site, caption, site.t("Chỉ số"), columns, rows),))]


def _row(site: PageContext, group: PeerGroup, value: MeasureValue) -> RowView:
    number, measure = site.language.number, group.measure
    parts = (site.label("category", value.category) if value.category else "", rank_words(site, group, value))
    said = "; ".join(part for part in (method_label(site, value), *parts) if part)
    return plain_row(
        site.language.text(measure.title),
        site.links.indicator(measure.id),
        (
            text_cell(site.unit_name(value.unit)),
            number_cell(_said(site, value)),
            number_cell(number(value.numerator) if value.denominator is not None else ""),
            number_cell(number(value.denominator) if value.denominator is not None else ""),
            text_cell(said),
        ),
    )
