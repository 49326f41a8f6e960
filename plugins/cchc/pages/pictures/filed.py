"""Pictures of tables as filed: where dossiers went, of one unit or of every body; what one body states of its own, step
by step; opinions on both sides of a line; scores of each index in shades."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ...charts.series import SeriesGroup, SeriesMark, SeriesRow
from ...model.figures import Figure
from ...model.findings import CONTESTED, IMPOSSIBLE, CellPlace, FigureStanding
from ...model.grouping import grouped
from ...model.references import (
    CARRIED_OVER,
    DISSATISFIED,
    EARLY,
    LATE,
    NOT_DUE,
    ON_TIME,
    OPINIONS,
    OVERDUE,
    SATISFIED,
    SCORE,
    WITHIN,
)
from ...model.releases import Field, Release, Row, Table
from ...words.text import labels
from ..check_views import contradiction
from ..models import ChartView
from ..page_context import PageContext
from ..table_views import FINDING_MARK, listed_table
from .common import MANY, FiledRows, cell_mark, chart_view, item_rows

# The parts of settlement: role, colour. A form that counts early and on time together shows one part.
SETTLEMENT = {EARLY: "early", ON_TIME: "ontime", WITHIN: "ontime", LATE: "late", NOT_DUE: "waiting", OVERDUE: "overdue"}
_WAITING = (NOT_DUE, OVERDUE)
_FEWEST_PARTS = 3
_Part = tuple[str, Field, Decimal]  # role, column, how many


class _SplitRows(FiledRows):
    """Of a table that splits dossiers into on time and late."""

    def bars(self, title: str, say: str, chart_id: str, caveats: tuple[str, ...] = ()) -> ChartView:
        """A stacked bar for each row."""
        context = self.context
        parts = {row.key: _parts(context, self.table, row) for row in self.rows}
        stated = {field.name: (role, field) for row in parts.values() for role, field, _ in row}
        fields = {
            SeriesGroup(field.indicator, context.label("role", role), SETTLEMENT[role]): field.name
            for role, field in sorted(stated.values(), key=lambda part: list(SETTLEMENT).index(part[0]))
        }
        # The parts of many bars print no numbers: the sign stands at their sum.
        sums = {
            row.key: (context.number(_sum(parts[row.key])), FINDING_MARK if self._is_contested(row) else "")
            for row in self.rows
        }
        headings = {"value_heading": context.t("Phần"), "aside_heading": context.t("Hồ sơ")}
        told = {"title": title, "say": say, "caveats": caveats, **headings}
        return self.chart("settlement_bars", chart_id, fields, sums, **told)

    def _is_contested(self, row: Row) -> bool:
        """A sum is in doubt where anything is that the row states of these dossiers: a printed total is no part."""
        return any(known.standing == CONTESTED for known in _standings(self.context, self.release, self.table, row))

    @property
    def compares_units(self) -> bool:
        return self.table.form.rows == "unit" and 2 < len(self.rows) <= MANY

    def chart_of_units(self, chart_id: str) -> ChartView:
        context, parts = self.context, [part for row in self.rows for part in _parts(self.context, self.table, row)]
        title = context.t("{late}, trong {all} hồ sơ", late=_late_words(context, parts), all=_sum(parts))
        doubted = sum(map(self._is_contested, self.rows))
        if doubted:
            title += context.t(", gồm số bị mâu thuẫn của {n} đơn vị", n=doubted)
        about = context.t(
            "Hồ sơ đi đâu, {n} đơn vị, {period}.", n=len(self.rows), period=context.when(self.table.period)
        )
        say = context.t("Mỗi thanh là 100 % hồ sơ của một đơn vị; số hồ sơ đứng bên cạnh.")
        return self.bars(title, f"{about} {say}", chart_id, (context.t("Có nơi chỉ có vài hồ sơ."),))


def settlement_chart(context: PageContext, unit: str, period: str) -> ChartView | None:
    """Where one unit's dossiers went: one stacked bar. On time and late alone are the share that a tile says."""
    tables = _split_tables(context, period, unit)
    if not tables:
        return None
    split = replace(tables[0], rows=tables[0].rows[:1])
    parts = _parts(context, split.table, split.rows[0])
    if len(parts) < _FEWEST_PARTS:
        return None
    waiting = [part for part in parts if part[0] in _WAITING]
    resolved = context.number(_sum(part for part in parts if part[0] not in _WAITING))
    late = _late_words(context, parts)
    if waiting:
        title = context.t(
            "{resolved} hồ sơ đã giải quyết, {waiting} còn đang giải quyết", resolved=resolved, waiting=_sum(waiting)
        )
        say = f"{late}."
    else:
        title = context.t("{resolved} hồ sơ đã giải quyết", resolved=resolved)
        say = f"{late}. " + context.t("Biểu này không đếm hồ sơ đang giải quyết.")
    return split.bars(title, f"{say} {_contest_words(context, split)}".strip(), f"ho-so-{split.table.id}")


def group_settlement_chart(context: PageContext, period: str) -> ChartView | None:
    """Where the dossiers of every body of a table went."""
    tables = (split for split in _split_tables(context, period) if split.compares_units)
    return next((split.chart_of_units(f"ho-so-{split.table.id}") for split in tables), None)


def table_settlement_chart(context: PageContext, release: Release, table: Table) -> ChartView | None:
    """The same for one table, on its own page."""
    split = _split_table(context, release, table)
    return split.chart_of_units("ho-so") if split and split.compares_units else None


def _split_tables(context: PageContext, period: str, unit: str = "") -> list[_SplitRows]:
    """Tables of the period that split dossiers into on time and late, richest form first."""
    tables = (_split_table(context, release, table, unit) for release, table in context.tables_in(period, unit))
    return sorted(
        (split for split in tables if split), key=lambda split: -len(_roles(context, split.table) & SETTLEMENT.keys())
    )


def _split_table(context: PageContext, release: Release, table: Table, unit: str = "") -> _SplitRows | None:
    """The rows of the unit, or those of all bodies; nothing where the table does not split, or has no such row."""
    if LATE not in _roles(context, table):
        return None
    kinds = ("item", "total") if unit else ("item",)
    rows = tuple(
        row
        for row in table.rows
        if row.kind in kinds
        and _is_about(row, table, unit)
        and any(count for _, _, count in _parts(context, table, row))
        # Figures that cannot all be true are printed in the table, and have no colours.
        and not any(known.standing == IMPOSSIBLE for known in _standings(context, release, table, row))
    )
    return _SplitRows(context, release, table, rows) if rows else None


def _standings(context: PageContext, release: Release, table: Table, row: Row) -> list[FigureStanding]:
    return [context.standing_at(release.report, table.id, row.key, field) for field in row.cells]


def _contest_words(context: PageContext, split: _SplitRows) -> str:
    """What else is stated for a figure of the picture, in its first contradiction."""
    row = split.rows[0]
    known = _standings(context, split.release, split.table, row)
    contested = next((standing for standing in known if standing.standing == CONTESTED), None)
    if contested is None:
        return ""
    told = contradiction(context, contested, [CellPlace(split.table.id, row.key, field) for field in row.cells])
    return context.t("Chính văn bản mâu thuẫn ở số này: {arithmetic}.", arithmetic=told)


def _late_words(context: PageContext, parts: Sequence[_Part]) -> str:
    """Those that came late and those that wait beyond their date are two counts, never one."""
    late, overdue = (_sum(part for part in parts if part[0] == role) for role in (LATE, OVERDUE))
    words = context.t("{n} hồ sơ trả trễ", n=late)
    if not any(role == OVERDUE for role, _, _ in parts):
        return words
    return context.t("{late}, {n} đang giải quyết mà quá hạn", late=words, n=overdue)


def _sum(parts: Iterable[_Part]) -> Decimal:
    return sum((count for _, _, count in parts), Decimal(0))


def _roles(context: PageContext, table: Table) -> set[str]:
    return {context.edition.references.role(field.indicator) for field in table.form.fields}


def _is_about(row: Row, table: Table, unit: str) -> bool:
    if not unit:
        return True
    own_total = row.kind == "total" and not row.category
    return (row.unit or (table.unit if own_total else "")) == unit


def _parts(context: PageContext, table: Table, row: Row) -> list[_Part]:
    """What the row states of the parts, in their order."""
    by_role = {context.edition.references.role(field.indicator): field for field in table.form.fields}
    parts = []
    for role in SETTLEMENT:
        field = by_role.get(role)
        cell = row.cells[field.name] if field else None
        if field and cell and cell.number is not None and cell.state == "reported":
            parts.append((role, field, cell.number))
    return parts


# Dossiers by role, in the order in which they pass: received, settled, on time; where a district states those of its
# communes too, by level.
_STEPS, _ALL_STEPS = labels("dossier step"), labels("dossier step by level")


def dossiers_chart(context: PageContext, figures: Sequence[Figure]) -> ChartView | None:
    """The counts of dossiers as the body itself states them, also where they cannot all be right."""
    stated = _stated(context, figures)
    words = _STEPS if stated.keys() <= _STEPS.keys() else _ALL_STEPS
    steps = {role: stated[role] for role in words if role in stated}
    if len(steps) < 2:
        return None
    first = next(iter(steps.values()))
    count = context.number(first.counted) if isinstance(first.counted, Decimal) else ""
    what, when = words[next(iter(steps))], context.when(first.period)
    title = context.t("{what}: {count}, như báo cáo ghi, {period}", what=what, count=count, period=when)
    marks = {figure.indicator: _step_mark(context, figure) for figure in steps.values()}
    known = {"indicators": context.edition.references.indicators, "marks": marks}
    table = listed_table(context, "dossiers", title, steps.values(), **known)
    origins = tuple(dict.fromkeys((figure.report, figure.table) for figure in steps.values()))
    rows = tuple(SeriesRow(figure.indicator, context.text(words[role])) for role, figure in steps.items())
    told = {
        "title": title,
        "say": _dossiers_words(context, steps, figures),
        "rows": rows,
        "marks": tuple(marks.values()),
    }
    told |= {"row_heading": context.t("Số liệu"), "value_heading": context.t("Hồ sơ")}
    return chart_view(context, "count_bars", "ho-so-ghi", origins, table, **told)


def _step_mark(context: PageContext, figure: Figure) -> SeriesMark:
    row = context.table(figure.report, figure.table).row(figure.row)
    assert row is not None
    mark = cell_mark(context, (figure.report, figure.table), row, figure.field, "")
    return replace(mark, row=figure.indicator)


def _stated(context: PageContext, figures: Sequence[Figure]) -> dict[str, Figure]:
    """By role, of the forms whose rows are indicators; a form with a column for each step has its own picture."""
    return {
        role: figure
        for figure in figures
        if (role := context.edition.references.role(figure.indicator)) in _ALL_STEPS
        and isinstance(figure.counted, Decimal)
        and context.table(figure.report, figure.table).form.rows == "indicator"
    }


def _dossiers_words(context: PageContext, steps: dict[str, Figure], figures: Sequence[Figure]) -> str:
    bounds = ((bound.split(" above "), words) for bound, words in labels("broken bound").items())
    broken = [context.text(words) for (part, whole), words in bounds if _is_above(steps, part, whole)]
    if broken:
        return context.t("{words}: các số này không thể cùng đúng.", words="; ".join(broken))
    if any(context.edition.references.role(figure.indicator) == CARRIED_OVER for figure in figures):
        return context.t("Số tiếp nhận gồm cả hồ sơ kỳ trước chuyển qua.")
    return context.t("Báo cáo không nói số tiếp nhận có gồm hồ sơ kỳ trước chuyển qua hay không.")


def _is_above(steps: dict[str, Figure], part: str, whole: str) -> bool:
    above, below = (steps[role].value if role in steps else None for role in (part, whole))
    return isinstance(above, Decimal) and isinstance(below, Decimal) and above > below


_COLOURS = {SATISFIED: ("good", "good2"), DISSATISFIED: ("bad", "bad2")}  # as many kinds as colours can tell apart


def opinions_chart(context: PageContext, release: Release, table: Table) -> ChartView | None:
    """Opinions of every body; only for tables that count them."""
    by_role = grouped((context.edition.references.role(field.indicator), field) for field in table.form.fields)
    if not all(role in by_role for role in (*_COLOURS, OPINIONS)):
        return None
    opinions = [
        (field, colour)
        for role, colours in _COLOURS.items()
        for field, colour in zip(by_role[role], colours, strict=False)
    ]
    total = by_role[OPINIONS][0].name
    rows = item_rows(table)
    fields = {SeriesGroup(field.name, context.text(field.label), colour): field.name for field, colour in opinions}
    bad = [field.name for field, colour in opinions if colour in _COLOURS[DISSATISFIED]]
    against = sum((row.cells[name].number or Decimal(0) for row in rows for name in bad), Decimal(0))
    counts = {row.key: row.cells[total].number or Decimal(0) for row in rows}
    about = context.t("Ý kiến hài lòng và không hài lòng, {n} đơn vị", n=len(rows))
    title = context.t("{n} trong {m} ý kiến không hài lòng", n=against, m=sum(counts.values()))
    asides = {row: (context.number(count), "") for row, count in counts.items()}
    caveats = (context.t("Người bấm máy tự chọn, nên đây không phải khảo sát."),)
    told = {"title": title, "say": f"{about}.", "caveats": caveats}
    told |= {"value_heading": context.t("Ý kiến"), "aside_heading": context.t("Ý kiến")}
    filed = FiledRows(context, release, table, rows)
    return filed.chart("opinion_bars", f"hai-long-{table.id}", fields, asides, **told)


_NUMBER = re.compile(r"\d+$")


def scores_chart(context: PageContext, unit: str, period: str) -> ChartView | None:
    """Of the first table of the period that has scores: all bodies, or one body's row alone."""
    tables = context.tables_in(period, unit)
    charts = (table_scores_chart(context, release, table, unit) for release, table in tables)
    return next(filter(None, charts), None)


def table_scores_chart(context: PageContext, release: Release, table: Table, unit: str = "") -> ChartView | None:
    """Scores of each index as a heat table."""
    if not (fields := _scores(context, table)):  # no row is fetched of a form without scores
        return None
    filed = FiledRows(context, release, table, item_rows(table, unit))
    if not filed.rows:
        return None
    highest = context.portal.highest_score
    groups = {
        SeriesGroup(field.name, context.text(field.label), short=str(number), low=Decimal(0), high=Decimal(highest)):
        field.name
        for number, field in fields.items()
    }  # fmt: skip
    scores = [mark.value for marks in filed.marks(groups).values() for mark in marks if mark.value is not None]
    title = context.t("Điểm từng chỉ số, {period}", period=context.when(table.period))
    say = context.t(
        "{title}. Mỗi chỉ số từ 0 đến {highest} điểm; màu càng mạnh điểm càng cao.", title=title, highest=highest
    )
    told = {"n": scores.count(Decimal(highest)), "m": len(scores), "highest": highest}
    return filed.chart(
        "score_heat",
        f"diem-{table.id}",
        groups,
        title=context.t("{n} trong {m} điểm chỉ số là {highest}, mức cao nhất", **told),
        say=say,
        unit=context.t(" điểm"),
        value_heading=context.t("Điểm"),
        caveats=("; ".join(group.label for group in groups),),
    )


def _scores(context: PageContext, table: Table) -> dict[int, Field]:
    """The fields that hold scores, by the number of their index: the number at the end of its address, else its place
    among all indices of the collection."""
    indices = [indicator for indicator in context.edition.references.indicators.values() if indicator.role == SCORE]
    fields = {field.indicator: field for field in table.form.fields}
    by_number = {
        int(number[0]) if (number := _NUMBER.search(indicator.slug)) else place: fields[indicator.id]
        for place, indicator in enumerate(indices, start=1)
        if indicator.id in fields
    }
    return dict(sorted(by_number.items()))


def table_charts(context: PageContext, release: Release, table: Table) -> tuple[ChartView, ...]:
    """The pictures that answer a table's first question, where it has one."""
    makers = (table_settlement_chart, table_scores_chart, opinions_chart)
    return tuple(filter(None, (make(context, release, table) for make in makers)))
