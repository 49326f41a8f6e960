"""Charts of the pages: which question each answers, its series made from the edition's values, its data table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..charts.series import Group, Mark, Series
from ..charts.series import Row as ChartRow
from ..core.measures import MeasureValue
from ..core.releases import Release, Row, Table
from .evidence import place_of
from .models import ChartView, TableView
from .site import Site
from .standings import PeerGroup, Standings
from .table_views import number_cell, plain_row, plain_view, text_cell

# The parts of settlement: indicator, colour role. A form that counts early and on time together shows one part.
SETTLEMENT = (
    ("ho-so-truoc-han", "early"),
    ("ho-so-dung-han", "ontime"),
    ("III.7.3", "ontime"),
    ("ho-so-qua-han", "late"),
    ("ho-so-dang-giai-quyet-con-han", "waiting"),
    ("ho-so-dang-giai-quyet-qua-han", "overdue"),
)
LATE = ("ho-so-qua-han", "ho-so-dang-giai-quyet-qua-han")
SCORE_PREFIX = "diem-chi-so-"
MANY = 40  # more rows than this make no picture; the table says it better


def settlement_chart(site: Site, unit: str, period: str) -> ChartView | None:
    """Where one unit's dossiers went: one stacked bar."""
    found = _settlement_rows(site, period, unit)
    if not found:
        return None
    release, table, rows = found[0]
    row = rows[0]
    parts = _parts(site, table, row)
    resolved = sum((value for indicator, value in parts if not indicator.startswith("ho-so-dang")), Decimal(0))
    late = sum((value for indicator, value in parts if indicator in LATE), Decimal(0))
    waiting = sum((value for indicator, value in parts if indicator.startswith("ho-so-dang")), Decimal(0))
    number = site.language.number
    title = site.t("{resolved} hồ sơ đã giải quyết, {waiting} còn đang giải quyết", resolved=number(resolved),
                   waiting=number(waiting)) if _has_pending(parts) else site.t(
                   "{resolved} hồ sơ đã giải quyết", resolved=number(resolved))  # fmt: skip
    say = site.t("{late} hồ sơ trễ: đã trả trễ hoặc đang giải quyết mà quá hạn.", late=number(late))
    return _stacked(site, release, table, (row,), title, say, f"ho-so-{table.id}", single=True)


def group_settlement_chart(site: Site, period: str) -> ChartView | None:
    """Where the dossiers of every body of a table went."""
    for release, table, rows in _settlement_rows(site, period):
        if table.form.rows == "unit" and 2 < len(rows) <= MANY:
            title = site.t("Hồ sơ đi đâu, {n} đơn vị", n=len(rows))
            return _stacked(site, release, table, rows, title, _share_warning(site), f"ho-so-{table.id}", single=False)
    return None


def _share_warning(site: Site) -> str:
    return site.t("Mỗi thanh là 100 % hồ sơ của một đơn vị; số hồ sơ đứng bên cạnh, vì có nơi chỉ có vài hồ sơ.")


def _settlement_rows(site: Site, period: str, unit: str = "") -> list[tuple[Release, Table, tuple[Row, ...]]]:
    """Tables of the period that split dossiers into on time and late, richest form first."""
    found = []
    for release in site.edition.releases.values():
        for table in release.tables:
            indicators = {field.indicator for field in table.form.fields}
            if table.period != period or "ho-so-qua-han" not in indicators:
                continue
            rows = tuple(
                row
                for row in table.rows
                if row.kind in ("item", "total") and _is_about(row, table, unit) and any(v for _, v in _parts(site, table, row))
            )
            if not unit:
                rows = tuple(row for row in rows if row.kind == "item")
            if rows:
                found.append((release, table, rows))
    return sorted(found, key=lambda item: -sum(code in {f.indicator for f in item[1].form.fields} for code, _ in SETTLEMENT))


def _is_about(row: Row, table: Table, unit: str) -> bool:
    if not unit:
        return True
    own_total = row.kind == "total" and not row.category
    return (row.unit or (table.unit if own_total else "")) == unit


def _parts(site: Site, table: Table, row: Row) -> list[tuple[str, Decimal]]:
    by_indicator = {field.indicator: row.cells[field.name] for field in table.form.fields if field.indicator}
    parts = []
    for indicator, _ in SETTLEMENT:
        cell = by_indicator.get(indicator)
        if cell is not None and cell.number is not None and cell.state == "reported":
            parts.append((indicator, cell.number))
    return parts


def _has_pending(parts: Sequence[tuple[str, Decimal]]) -> bool:
    return any(indicator.startswith("ho-so-dang") for indicator, _ in parts)


def _stacked(
    site: Site, release: Release, table: Table, rows: Sequence[Row], title: str, say: str, chart_id: str, single: bool
) -> ChartView:
    held = {indicator for row in rows for indicator, _ in _parts(site, table, row)}
    groups = tuple(
        Group(indicator, site.language.text(site.edition.references.indicators[indicator].label)
              if indicator not in _SHORT else site.t(_SHORT[indicator]), role)
        for indicator, role in SETTLEMENT if indicator in held
    )  # fmt: skip
    marks = []
    for row in rows:
        values = dict(_parts(site, table, row))
        for group in groups:
            value = values.get(group.id)
            text = site.language.number(value) if value is not None else site.t("không có số liệu")
            marks.append(Mark(row.key, group.id, value, text))
    totals = {row.key: sum((v for _, v in _parts(site, table, row)), Decimal(0)) for row in rows}
    series = Series(
        kind="settlement_bars",
        lang=site.language.lang,
        title=title,
        say=say,
        rows=tuple(
            ChartRow(row.key, _row_label(site, table, row), aside=site.language.number(totals[row.key])) for row in rows
        ),
        marks=tuple(marks),
        groups=groups,
        row_heading=site.t("Đơn vị"),
        value_heading=site.t("Phần"),
        aside_heading=site.t("Hồ sơ"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=_source(site, release, table, rows)),
    )
    data = plain_view(
        site,
        title,
        site.t("Đơn vị"),
        tuple((group.label, True) for group in groups),
        tuple(
            plain_row(_row_label(site, table, row), "", tuple(number_cell(series.mark(row.key, g.id).text) for g in groups))
            for row in rows
        ),
    )
    return _view(series, data, chart_id)


_SHORT = {
    "ho-so-truoc-han": "Trước hạn",
    "ho-so-dung-han": "Đúng hạn",
    "III.7.3": "Đúng hạn (gồm trước hạn)",
    "ho-so-qua-han": "Quá hạn",
    "ho-so-dang-giai-quyet-con-han": "Đang giải quyết, còn hạn",
    "ho-so-dang-giai-quyet-qua-han": "Đang giải quyết, quá hạn",
}


def peers_chart(site: Site, standings: Standings, value: MeasureValue) -> ChartView | None:
    """Where this unit stands among its peers; only where there are enough of them."""
    group = standings.group(value)
    if len(group.values) < 3 or value.category != group.values[0].category:
        return None
    shown = _neighbourhood(site, group, value)
    return _dots(site, group, shown, value.unit, f"cung-cap-{group.measure.id}")


def group_chart(site: Site, group: PeerGroup) -> ChartView | None:
    """All peers of a period side by side."""
    if not 2 < len(group.values) <= MANY:
        return None
    first = group.values[0]
    level = site.unit(first.unit).level
    return _dots(site, group, group.values, "", f"bd-{first.period}-{group.measure.id}-{first.method}-{level}")


def _neighbourhood(site: Site, group: PeerGroup, value: MeasureValue) -> Sequence[MeasureValue]:
    """A commune among the communes of its own district, not among all 109."""
    if len(group.values) <= MANY:
        return group.values
    parent = site.unit(value.unit).parent
    return tuple(other for other in group.values if site.unit(other.unit).parent == parent)


def _dots(
    site: Site, group: PeerGroup, values: Sequence[MeasureValue], current: str, chart_id: str
) -> ChartView | None:
    honest = [value for value in values if not value.above_whole]
    if len(honest) < 3:
        return None
    measure, first = group.measure, honest[0]
    is_share = measure.unit_of_measure == "phan-tram"
    has_whole = first.denominator is not None
    title = site.t("{measure}, {n} đơn vị, {period}", measure=site.language.text(measure.title), n=len(honest),
                   period=site.period_name(first.period))  # fmt: skip
    if has_whole:
        small = min(honest, key=lambda value: value.denominator or 0)
        large = max(honest, key=lambda value: value.denominator or 0)
        say = site.t(
            "Cột số nhạt là mẫu số: tỷ lệ trên {small} của {unit} nói ít hơn nhiều so với tỷ lệ trên {large}.",
            small=site.language.number(small.denominator or 0),
            unit=site.unit_short(small.unit),
            large=site.language.number(large.denominator or 0),
        )
    else:
        say = site.t("Xếp theo số in trong báo cáo.")
    series = Series(
        kind="share_dots" if is_share else "count_bars",
        lang=site.language.lang,
        title=title,
        say=say,
        rows=tuple(
            ChartRow(
                value.unit,
                site.unit_short(value.unit),
                aside=site.language.number(value.denominator) if value.denominator is not None else "",
                highlighted=value.unit == current,
            )
            for value in honest
        ),
        marks=tuple(Mark(value.unit, "", value.value, site.value(measure, value.value)) for value in honest),
        unit=("\u00a0%" if site.language.lang == "vi" else "%") if is_share else "",
        row_heading=site.t("Đơn vị"),
        value_heading=site.t("Giá trị"),
        aside_heading=site.t("Mẫu số") if has_whole else "",
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=_values_source(site, honest)),
        order="given",
    )
    data = plain_view(
        site,
        title,
        site.t("Đơn vị"),
        ((site.t("Giá trị"), True), (site.t("Tử số"), True), (site.t("Mẫu số"), True)),
        tuple(_value_row(site, group, value, current) for value in honest),
    )
    return _view(series, data, chart_id)


def _value_row(site: Site, group: PeerGroup, value: MeasureValue, current: str):
    number = site.language.number
    return plain_row(
        site.unit_name(value.unit),
        site.links.unit(value.unit),
        (
            number_cell(site.value(group.measure, value.value)),
            number_cell(number(value.numerator)),
            number_cell(number(value.denominator) if value.denominator is not None else ""),
        ),
        current=value.unit == current,
    )


def timeline_chart(site: Site, unit: str, values: Sequence[MeasureValue]) -> ChartView | None:
    """One measure of one unit over time; the line stops wherever the way of counting changes or a period is missing."""
    own = [value for value in values if not value.above_whole and not value.category]
    own = list({(value.period, value.method): value for value in own}.values())
    if len({value.period for value in own}) < 2:
        return None
    measure = site.edition.measures[own[0].measure]
    order = {period: number for number, period in enumerate(site.edition.references.periods)}
    own.sort(key=lambda value: (order[value.period], value.method))
    rows, marks, before = [], [], None
    for value in own:
        key = f"{value.period}-{value.method}"
        rows.append(ChartRow(key, site.period_short(value.period), aside=_aside(site, value),
                             break_before=_break(site, before, value)))  # fmt: skip
        marks.append(Mark(key, "", value.value, site.value(measure, value.value), note=_method(site, value)))
        before = value
    title = site.t("{measure}: {unit} qua các kỳ", measure=site.language.text(measure.title), unit=site.unit_short(unit))
    series = Series(
        kind="time_line",
        lang=site.language.lang,
        title=title,
        say=site.t("Các điểm không nối với nhau khi cách đếm khác nhau hoặc giữa chúng có kỳ không có số liệu."),
        rows=tuple(rows),
        marks=tuple(marks),
        unit="\u00a0%" if measure.unit_of_measure == "phan-tram" and site.language.lang == "vi" else "",
        row_heading=site.t("Kỳ"),
        value_heading=site.t("Giá trị"),
        aside_heading=site.t("Mẫu số"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=_values_source(site, own)),
    )
    data = plain_view(
        site,
        title,
        site.t("Kỳ"),
        ((site.t("Giá trị"), True), (site.t("Tử số trên mẫu số"), False), (site.t("Cách đếm"), False)),
        tuple(
            plain_row(
                site.period_name(value.period),
                site.links.unit_period(unit, value.period),
                (number_cell(site.value(measure, value.value)), text_cell(site.parts(measure, value)),
                 text_cell(_method(site, value))),
            )
            for value in own
        ),
    )  # fmt: skip
    return _view(series, data, f"theo-ky-{measure.id}")


def _aside(site: Site, value: MeasureValue) -> str:
    return site.language.number(value.denominator) if value.denominator is not None else ""


def _method(site: Site, value: MeasureValue) -> str:
    for variant in site.edition.measures[value.measure].variants:
        if variant.method == value.method:
            return site.language.text(variant.method_label)
    return ""


def _break(site: Site, before: MeasureValue | None, value: MeasureValue) -> str:
    if before is None:
        return ""
    if before.method != value.method:
        return site.t("cách đếm khác")
    periods = site.edition.references.periods
    return "" if _follows(periods[before.period].end, periods[value.period].start) else site.t("kỳ ở giữa không có số liệu")


def _follows(end: str, start: str) -> bool:
    from datetime import date, timedelta

    return date.fromisoformat(end) + timedelta(days=1) == date.fromisoformat(start)


def scores_chart(site: Site, unit: str, period: str) -> ChartView | None:
    """Scores of each index as a heat table: all bodies of a quarter, or one body's row among them."""
    for release in site.edition.releases.values():
        for table in release.tables:
            if table.period != period:
                continue
            fields = [field for field in table.form.fields if field.indicator.startswith(SCORE_PREFIX)]
            rows = [row for row in table.rows if row.kind == "item" and (not unit or row.unit == unit)]
            if fields and rows:
                return _heat(site, release, table, rows, [field.name for field in fields])
    return None


def _heat(site: Site, release: Release, table: Table, rows: Sequence[Row], fields: Sequence[str]) -> ChartView:
    names = sorted(fields, key=lambda name: int(name.rsplit("_", 1)[1]))
    groups = tuple(
        Group(name, site.language.text(table.form.field(name).label), "this", short=name.rsplit("_", 1)[1],
              low=Decimal(0), high=Decimal(2))
        for name in names
    )  # fmt: skip
    marks = []
    for row in rows:
        for name in names:
            number = row.cells[name].number
            text = site.language.number(number) if number is not None else site.t("không có số liệu")
            marks.append(Mark(row.key, name, number, text))
    title = site.t("Điểm từng chỉ số, {period}", period=site.period_name(table.period))
    series = Series(
        kind="score_heat",
        lang=site.language.lang,
        title=title,
        say=site.t("Mỗi chỉ số từ 0 đến 2 điểm; ô càng đậm điểm càng cao."),
        rows=tuple(ChartRow(row.key, _row_label(site, table, row)) for row in rows),
        marks=tuple(marks),
        groups=groups,
        unit=site.t(" điểm"),
        row_heading=site.t("Đơn vị"),
        value_heading=site.t("Điểm"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=_source(site, release, table, rows)),
    )
    data = plain_view(
        site, title, site.t("Đơn vị"), tuple((group.label, True) for group in groups),
        tuple(plain_row(_row_label(site, table, row), "", tuple(number_cell(series.mark(row.key, g.id).text) for g in groups))
              for row in rows),
    )  # fmt: skip
    return _view(series, data, f"diem-{table.id}")


OPINIONS = (
    ("satisfied_service", "good"),
    ("satisfied_attitude", "good2"),
    ("dissatisfied_staff_skill", "bad"),
    ("dissatisfied_transaction_time", "bad2"),
)


def _opinions(site: Site, release: Release, table: Table) -> ChartView | None:
    names = {field.name for field in table.form.fields}
    if not all(name in names for name, _ in OPINIONS):
        return None
    rows = [row for row in table.rows if row.kind == "item"]
    groups = tuple(Group(name, site.language.text(table.form.field(name).label), role) for name, role in OPINIONS)
    marks = [
        Mark(row.key, name, row.cells[name].number,
             site.language.number(number) if (number := row.cells[name].number) is not None else site.t("không có số liệu"))
        for row in rows for name, _ in OPINIONS
    ]  # fmt: skip
    title = site.t("Ý kiến hài lòng và không hài lòng, {n} đơn vị", n=len(rows))
    series = Series(
        kind="opinion_bars",
        lang=site.language.lang,
        title=title,
        say=site.t("Rất ít ý kiến không hài lòng. Người bấm máy tự chọn, nên đây không phải khảo sát."),
        rows=tuple(
            ChartRow(row.key, _row_label(site, table, row), aside=site.language.number(row.cells["total"].number or 0)) for row in rows
        ),
        marks=tuple(marks),
        groups=groups,
        row_heading=site.t("Đơn vị"),
        value_heading=site.t("Ý kiến"),
        aside_heading=site.t("Ý kiến"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=_source(site, release, table, rows)),
    )
    data = plain_view(
        site, title, site.t("Đơn vị"), tuple((group.label, True) for group in groups),
        tuple(plain_row(_row_label(site, table, row), "", tuple(number_cell(series.mark(row.key, g.id).text) for g in groups))
              for row in rows),
    )  # fmt: skip
    return _view(series, data, f"hai-long-{table.id}")


def table_charts(site: Site, release: Release, table: Table) -> tuple[ChartView, ...]:
    """The picture that answers a table's first question, where it has one."""
    charts: list[ChartView | None] = [_opinions(site, release, table)]
    for found_release, found, rows in _settlement_rows(site, table.period):
        if found is table and found.form.rows == "unit" and 2 < len(rows) <= MANY:
            title = site.t("Hồ sơ đi đâu, {n} đơn vị", n=len(rows))
            charts.append(_stacked(site, found_release, found, rows, title, _share_warning(site), "ho-so", single=False))
    fields = [field.name for field in table.form.fields if field.indicator.startswith(SCORE_PREFIX)]
    rows = [row for row in table.rows if row.kind == "item"]
    if fields and rows:
        charts.append(_heat(site, release, table, rows, fields))
    return tuple(chart for chart in charts if chart)


# Where the districts lie, roughly: column and line of a tile map drawn by hand for this site, no geometry borrowed.
DISTRICT_TILES = {
    "huyen-ke-sach": (2, 0), "huyen-my-tu": (0, 1), "huyen-chau-thanh": (1, 1), "huyen-long-phu": (3, 1),
    "huyen-cu-lao-dung": (4, 1), "thi-xa-nga-nam": (0, 2), "thanh-pho-soc-trang": (2, 1), "huyen-my-xuyen": (2, 2),
    "huyen-tran-de": (3, 2), "huyen-thanh-tri": (1, 2), "thi-xa-vinh-chau": (3, 3),
}  # fmt: skip


def district_map(site: Site, period: str) -> ChartView | None:
    """The eleven districts as tiles, with the share settled on time where the period has it."""
    values = {
        value.unit: value
        for value in site.edition.values_by_measure.get("dung-han", ())
        if value.period == period and value.unit in DISTRICT_TILES and not value.above_whole and not value.category
    }
    if len(values) < 6:
        return None
    measure = site.edition.measures["dung-han"]
    classes = _classes(site, [value.value for value in values.values()])
    marks, rows = [], []
    for unit, tile in DISTRICT_TILES.items():
        value = values.get(unit)
        rows.append(ChartRow(unit, site.unit_short(unit), tile=tile,
                             aside=_aside(site, value) if value else ""))  # fmt: skip
        if value is None:
            marks.append(Mark(unit, "", None, site.t("không có số liệu")))
        else:
            marks.append(Mark(unit, _class_of(classes, value.value), value.value, site.value(measure, value.value)))
    title = site.t("{measure}, 11 huyện, thị xã, thành phố", measure=site.language.text(measure.title))
    used = list(values.values())
    series = Series(
        kind="tile_map",
        lang=site.language.lang,
        title=title,
        say=site.t("Mỗi ô một địa phương, đặt gần đúng vị trí; ô càng đậm tỷ lệ càng cao. Bản đồ ô do trang này tự vẽ."),
        rows=tuple(rows),
        marks=tuple(marks),
        groups=tuple(group for group, _, _ in classes),
        unit="\u00a0%" if site.language.lang == "vi" else "%",
        row_heading=site.t("Địa phương"),
        value_heading=site.t("Giá trị"),
        missing=site.t("không có số liệu"),
        source=site.t("Nguồn: {document}", document=_values_source(site, used)),
    )
    data = plain_view(
        site, title, site.t("Địa phương"), ((site.t("Giá trị"), True), (site.t("Tử số trên mẫu số"), False)),
        tuple(plain_row(site.unit_name(v.unit), site.links.unit_period(v.unit, period),
                        (number_cell(site.value(measure, v.value)), text_cell(site.parts(measure, v)))) for v in used),
    )  # fmt: skip
    return _view(series, data, "ban-do-huyen")


_STEPS = (Decimal(80), Decimal(90), Decimal(95), Decimal(98))


def _classes(site: Site, values: Sequence[Decimal]) -> list[tuple[Group, Decimal, Decimal]]:
    """Fixed classes, the same in every period: a map must not change its colours with its data."""
    edges = (Decimal(0), *_STEPS, Decimal(100))
    classes = []
    for number, (low, high) in enumerate(zip(edges, edges[1:], strict=False), start=1):
        last = high == 100
        label = site.t("{low} đến {high} %", low=low, high=high) if last else site.t("{low} đến dưới {high} %", low=low, high=high)
        classes.append((Group(f"h{number}", label, f"h{number}"), low, high))
    return classes


def _class_of(classes: Sequence[tuple[Group, Decimal, Decimal]], value: Decimal) -> str:
    for group, low, high in classes:
        if low <= value < high:
            return group.id
    return classes[-1][0].id


def _row_label(site: Site, table: Table, row: Row) -> str:
    return site.unit_short(row.unit) if row.unit else row.label


def _source(site: Site, release: Release, table: Table, rows: Sequence[Row]) -> str:
    name = table.form.printed_title or site.language.text(table.form.title)
    return f"{site.report_number(release)}, {name}"


def _values_source(site: Site, values: Sequence[MeasureValue]) -> str:
    documents = dict.fromkeys(
        f"{site.report_number(site.release(v.report))}, {place_of(site, v.report, v.table, []).split(',')[0]}" for v in values
    )
    return "; ".join(documents)


def _view(series: Series, data: TableView, chart_id: str) -> ChartView:
    return ChartView(
        id=chart_id, title=series.title, say=series.say, svg_wide="", svg_narrow="", table=data, source=series.source,
        downloads=(), series=series,
    )  # fmt: skip
