"""Maps of equal tiles: the units of the portal's own map, the communes of a district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from ...charts.series import Series, SeriesGroup, SeriesMark, SeriesRow
from ...model.measures import MeasureValue
from ..contradictions import contradiction_of
from ..models import ChartView, TableView
from ..page_context import PageContext
from ..table_views import number_cell, plain_row, plain_view, text_cell
from ..tiles import method_note
from .common import chart_view, values_source, whole_words

_Class = tuple[SeriesGroup, Decimal, Decimal]  # from, up to but not with
LEAST = 5  # fewer values make no map
COLUMNS = 5


def province_map(site: PageContext, period: str) -> ChartView | None:
    """The units of the portal's own map as tiles, near where they lie."""
    tile_map = site.portal.tile_map
    say = site.t(
        "Mỗi ô một địa phương, đặt gần đúng vị trí; màu càng mạnh tỷ lệ càng cao; số nhỏ là số hồ sơ đã giải quyết. "
        "Bản đồ ô do trang này tự vẽ."
    )
    return _tiles(site, period, tile_map.tiles, site.language.text(tile_map.places), say, tile_map.id)


def commune_map(site: PageContext, district: str, period: str) -> ChartView | None:
    """The communes of a district as tiles in the order of names: no free map of their borders exists."""
    held = site.edition.references.units.values()
    communes = site.by_name(unit for unit in held if unit.parent == district and site.is_commune(unit))
    tiles = {unit.id: (number % COLUMNS, number // COLUMNS) for number, unit in enumerate(communes)}
    places = site.t("các xã của {district}", district=site.own_name(district))
    say = site.t(
        "Mỗi ô một xã, phường, thị trấn, xếp theo tên chứ không theo vị trí; màu càng mạnh tỷ lệ càng cao; số nhỏ là "
        "số hồ sơ đã giải quyết."
    )
    return _tiles(site, period, tiles, places, say, "ban-do-xa")


def _tiles(
    site: PageContext, period: str, tiles: Mapping[str, tuple[int, int]], places: str, say: str, chart_id: str
) -> ChartView | None:
    asked = site.portal.tile_map.measure
    values = {
        value.unit: value
        for value in site.edition.values_by_measure.get(asked, ())
        if value.period == period and value.unit in tiles and not value.category
    }
    if len(values) < LEAST:
        return None
    title = f"{site.language.text(site.edition.measures[asked].title)}, {places}, {site.when(period)}"
    classes = _classes(site)
    rows = tuple(
        SeriesRow(
            unit, site.unit_short(unit), tile=tile, aside=whole_words(site, values[unit]) if unit in values else ""
        )
        for unit, tile in tiles.items()
    )
    used = [values[unit] for unit in tiles if unit in values]
    said = f"{say} {method_note(site, used[0])}".strip()
    series = Series(
        kind="tile_map",
        lang=site.language.lang,
        title=title,
        say=said,
        rows=rows,
        marks=tuple(_mark(site, classes, unit, period, values.get(unit)) for unit in tiles),
        groups=tuple(group for group, _, _ in classes),
        unit=site.language.percent_sign,
        row_heading=site.t("Địa phương"),
        value_heading=site.t("Giá trị"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=values_source(site, used)),
    )
    return chart_view(series, _data(site, title, period, used), chart_id)


def _mark(
    site: PageContext, classes: Sequence[_Class], unit: str, period: str, value: MeasureValue | None
) -> SeriesMark:
    if value is None:
        return SeriesMark(unit, "", None, _why_none(site, unit, period))
    if value.above_whole or contradiction_of(site.edition, value):
        return SeriesMark(unit, "", None, site.t("số mâu thuẫn nhau"))
    return SeriesMark(unit, _class_of(classes, value.value), value.value, site.format_value(value))


def _why_none(site: PageContext, unit: str, period: str) -> str:
    """A commune that does not use the software yet is another gap than one nobody reported on."""
    states = {figure.state for figure in site.edition.store.of_unit_period(unit, period)}
    return site.t("chưa dùng phần mềm") if "not_in_use" in states else site.t("không có số liệu")


def _data(site: PageContext, title: str, period: str, values: Sequence[MeasureValue]) -> TableView:
    measure = site.edition.measures[values[0].measure]
    rows = [
        plain_row(
            site.unit_name(value.unit),
            site.links.unit_period(value.unit, period),
            (number_cell(site.format_value(value)), text_cell(site.parts(measure, value))),
        )
        for value in values
    ]
    columns = ((site.t("Giá trị"), True), (site.t("Tử số trên mẫu số"), False))
    return plain_view(site, title, site.t("Địa phương"), columns, rows)


def _classes(site: PageContext) -> list[_Class]:
    """Fixed classes, the same in every period: a map must not change its colours with its data."""
    edges = (Decimal(0), *site.portal.tile_map.classes, Decimal(100))
    classes = []
    for number, (low, high) in enumerate(pairwise(edges), start=1):
        last = high == 100
        label = (
            site.t("{low} đến {high} %", low=low, high=high)
            if last
            else site.t("{low} đến dưới {high} %", low=low, high=high)
        )
        classes.append((SeriesGroup(f"h{number}", label, f"h{number}"), low, high))
    return classes


def _class_of(classes: Sequence[_Class], value: Decimal) -> str:
    for group, low, high in classes:
        if low <= value < high:
            return group.id
    return classes[-1][0].id
