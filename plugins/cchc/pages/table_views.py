"""Tables for the page: as filed, with the form's own columns and each cell's state and finding; and our own.

What is told field by field stands in page_lists.csv, a fact, or a column of a table, a line: the first line of a table
names its rows. A value is an expression of Jinja's over `this`, the thing that is told, and what is named below; a path
leads on from it. An optional column stands where something is told in it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, partial
from typing import Any, Generic, TypeVar

from ..model.findings import AGREES, UNCONFIRMED, FigureStanding
from ..model.grouping import grouped
from ..model.releases import STATE_KINDS, Cell, Field, Release, Row, Table
from ..tables.filed_table import value_columns
from ..tables.stat_table import header_rows
from ..words.own_files import own_rows
from ..words.text import Text, labels, message_in
from ..words.text_templates import Expression, expression
from .check_views import finding_path
from .links import row_anchor
from .models import CellView, Fact, HeaderView, LegendEntry, Link, RowView, TableView
from .page_context import PageContext

# One sign a state; a legend shows only those used in the table.
STATE_MARKS = {
    "blank": "–",
    "not_applicable": "×",
    "not_in_use": "○",
    "illegible": "?",
    "withheld": "■",
    "derived": "=",
}
PRINT_MARK = "†"  # the paper prints words where a number belongs
MISPRINT_MARK = "‡"  # the text layer was misread and put right
FINDING_MARK = "✗"  # impossible, or another figure is stated for the same thing
REMARK_MARK = "※"  # the transcriber or a check noted something about it

_LEGEND, _SQUARES = labels("legend"), labels("square")


def filed_view(context: PageContext, release: Release, table: Table) -> TableView:
    """The whole table as filed, each row under its own anchor."""
    filed = _FiledRows(context, release, table)
    views = tuple(map(filed.view, table.rows))
    return TableView(
        caption=context.text(table.title),
        corner=context.text(table.form.row_label),
        header_rows=filed.header(),
        rows=views,
        legend=legend_of(context, views),
        source=context.t("Nguồn: {document}", document=context.report_number(release)),
        printed_lang=context.quoted_lang,
        remarks=tuple(filed.remarks()),
    )


def plain_view(
    context: PageContext, caption: str, corner: str, columns: Sequence[tuple[str, bool]], rows: Sequence[RowView]
) -> TableView:
    """A table of our own making: one header row of (label, numeric) columns."""
    header = tuple(HeaderView(label, 1, 1, "", numeric) for label, numeric in columns)
    return TableView(caption, corner, (header,), tuple(rows), legend_of(context, rows))


def square_cell(context: PageContext, fill: str) -> CellView:
    """What the collection has of a unit in a period, as a small square; in words for those who do not see it."""
    return CellView(context.text(_SQUARES[fill]), True, square=fill)


def plain_row(label: str, path: str, cells: Iterable[CellView], anchor: str = "") -> RowView:
    return RowView(anchor, "item", False, label, path, tuple(cells))


def cell_text(context: PageContext, cell: Cell, field: Field) -> str:
    """A value as the page prints it; states without a value keep what the paper prints."""
    if not cell.printed:
        return ""
    if cell.number is not None:
        return context.qualified(cell, context.number(cell.number))
    if field.type != "text" and is_number(cell.printed):
        return context.number(Decimal(cell.printed))
    return cell.printed


def legend_of(context: PageContext, rows: Sequence[RowView]) -> tuple[LegendEntry, ...]:
    """What the signs in these rows mean, in the order of all signs."""
    cells = [cell for row in rows for cell in row.cells]
    fills = {cell.square for cell in cells}
    used = {*(row.label_mark for row in rows), *(c.mark for c in cells), *(c.finding_mark for c in cells if c.finding)}
    squares = (LegendEntry("", context.text(label), fill) for fill, label in _SQUARES.items() if fill in fills)
    return (*squares, *(LegendEntry(mark, context.text(label)) for mark, label in _LEGEND.items() if mark in used))


@dataclass(frozen=True)
class _FiledRows:
    """Rows of a table as filed; a column of measures or of notes stands beside them where the table has some."""

    context: PageContext
    release: Release
    table: Table

    @cached_property
    def has_measures(self) -> bool:
        return any(row.unit_of_measure for row in self.table.rows)

    @cached_property
    def has_notes(self) -> bool:
        return any(row.note for row in self.table.rows)

    def header(self) -> tuple[tuple[HeaderView, ...], ...]:
        numeric = [field.type != "text" for field in self.table.form.fields]
        are_numeric = len(numeric) > 1 or all(numeric)
        levels = [
            [
                HeaderView(
                    self.context.text(cell.text), cell.colspan, cell.rowspan, cell.formula or cell.column, are_numeric
                )
                for cell in level
            ]
            for level in header_rows(value_columns(self.table))
        ]
        depth = len(levels)
        if self.has_measures:
            levels[0].insert(0, HeaderView(self.context.t("Đơn vị tính"), 1, depth, "", False))
        if self.has_notes:
            levels[0].append(HeaderView(self.context.t("Ghi chú"), 1, depth, "", False))
        if self.release.source_text:
            levels[0].append(HeaderView(self.context.t("Nguyên văn"), 1, depth, "", False))
        return tuple(tuple(level) for level in levels)

    def view(self, row: Row) -> RowView:
        context = self.context
        mark, mark_label = _row_mark(context, row, "label")
        gloss = (_code(self.table, row), _gloss(context, row) if context.quoted_lang else "")
        return RowView(
            anchor=row_anchor(row.key),
            kind=row.kind,
            current=False,
            label=row.label,
            label_path=_row_path(context, row),
            cells=tuple(self._cells(row)),
            label_mark=mark,
            label_mark_label=mark_label,
            gloss=" · ".join(part for part in gloss if part),
        )

    def _note(self, row: Row) -> str:
        return self.table.form.filled_note(row.note)

    def remarks(self) -> Iterator[LegendEntry]:
        """What the transcriber noted, in full, by row: signs in cells tell it only to a mouse or a screen reader."""
        for row in self.table.rows:
            in_cells = [note for cell in row.cells.values() for note in cell.annotations]
            # That the form's own words were left is said in their place.
            of_row = [note for note in row.annotations if note.field != "note" or self._note(row) == row.note]
            notes = dict.fromkeys(note.note for note in (*of_row, *in_cells) if note.kind == "remark")
            if words := " ".join(note for note in notes if note):
                yield LegendEntry(row.label, words)

    def _cells(self, row: Row) -> Iterator[CellView]:
        context = self.context
        if self.has_measures:
            yield CellView(row.unit_of_measure, False, *_row_mark(context, row, "unit_of_measure"))
        for field in self.table.form.fields:
            yield self._cell(row, field)
        if self.has_notes:
            is_own = self._note(row) == row.note
            words = row.note if is_own else context.t("(chữ in sẵn của biểu, không điền)")
            yield CellView(words, False, *(_row_mark(context, row, "note") if is_own else ("", "")))
        if self.release.source_text:
            yield _line_cell(context, self.release, row)

    def _cell(self, row: Row, field: Field) -> CellView:
        context, cell, numeric = self.context, row.cells[field.name], field.type != "text"
        if row.kind == "section" and not cell.printed:
            return CellView("", numeric)
        known = context.standing_at(self.release.report, self.table.id, row.key, field.name)
        return CellView(cell_text(context, cell, field), numeric, *_mark(context, cell), *finding_mark(context, known))


def finding_mark(context: PageContext, known: FigureStanding) -> tuple[str, str]:
    """Where more is told of a doubt or a remark, and its sign; both empty where there is none."""
    if not known.results or known.standing in (AGREES, UNCONFIRMED):
        return "", ""
    sign = FINDING_MARK if known.is_doubted else REMARK_MARK
    return finding_path(context.links, known.results[0]), sign


def _row_mark(context: PageContext, row: Row, field: str) -> tuple[str, str]:
    """The sign of what was put right or noted in a row's words, with what it says."""
    notes = [note for note in row.annotations if note.field == field]
    if misprint := next((note for note in notes if note.kind == "misprint"), None):
        return MISPRINT_MARK, context.t("bản in: “{printed}”", printed=misprint.printed)
    remarks = " ".join(note.note for note in notes if note.kind == "remark" and note.note)
    return (REMARK_MARK, remarks) if remarks else ("", "")


def _line_cell(context: PageContext, release: Release, row: Row) -> CellView:
    """The line of the paper's text in which the row stands."""
    if not row.line_from:
        return CellView("", False)
    words = context.t("dòng {line}", line=str(row.line_from))
    return CellView(words, False, path=context.links.source_line(release.report, row.line_from))


def _code(table: Table, row: Row) -> str:
    """Forms 534 and 535 number their rows anew in each part; sentences name a row by the code that is ours."""
    return row.key.upper() if table.form.rows == "indicator" and row.kind != "section" else ""


def _gloss(context: PageContext, row: Row) -> str:
    """What a printed label means, for readers who do not read Vietnamese; nothing where it is a plain name."""
    if row.indicator:
        return context.text(context.edition.references.indicators[row.indicator].label)
    if row.unit and row.kind == "item":
        name = context.own_name(row.unit)
        return name if name.casefold() != row.label.casefold() else ""
    return context.label("category", row.category) if row.category else ""


def _row_path(context: PageContext, row: Row) -> str:
    if row.indicator:
        return context.links.indicator(context.edition.references.indicators[row.indicator])
    return context.links.unit(row.unit) if row.unit else ""


def _mark(context: PageContext, cell: Cell) -> tuple[str, str]:
    """The sign of a cell, and what it says beyond the legend."""
    if cell.state in STATE_MARKS:
        mark = STATE_MARKS[cell.state]
        note = next((note.note for note in cell.annotations if note.kind in STATE_KINDS), "")
        return mark, note if note.casefold() != context.label("state", cell.state).casefold() else ""
    for note in cell.annotations:
        if note.kind == "text_for_number":
            return PRINT_MARK, context.t("báo cáo in: “{printed}”", printed=note.printed)
        if note.kind == "misprint":
            return MISPRINT_MARK, context.t("bản in: “{printed}”", printed=note.printed)
        if note.kind == "remark":
            return REMARK_MARK, note.note
    return "", ""


def is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


Item = TypeVar("Item")


@dataclass(frozen=True)
class RowNames(Generic[Item]):
    """The first column: what an item is called, and where more is to be read of it."""

    heading: str
    link: Callable[[Item], Link]
    anchor: Callable[[Item], str] = lambda _: ""  # where rows can be pointed at


@dataclass(frozen=True)
class ItemColumn(Generic[Item]):
    heading: str
    content: Callable[[Item], str | CellView]
    numeric: bool = False

    def cell(self, item: Item) -> CellView:
        content = self.content(item)
        return content if isinstance(content, CellView) else CellView(content, self.numeric)


def item_table(
    context: PageContext,
    caption: str,
    names: RowNames[Item],
    columns: Sequence[ItemColumn[Item]],
    items: Iterable[Item],
) -> TableView:
    headings = [(column.heading, column.numeric) for column in columns]
    rows = []
    for item in items:
        link = names.link(item)
        rows.append(plain_row(link.label, link.path, [column.cell(item) for column in columns], names.anchor(item)))
    return plain_view(context, caption, names.heading, headings, rows)


@dataclass(frozen=True)
class _Line:
    label: Text
    value: Expression
    path: Expression
    kind: str

    def content(self, names: Mapping[str, object], item: object) -> str | CellView:
        given = {**names, "this": item}
        words = self.value(given)
        path = self.path(given) if words else ""
        return CellView(words, self.is_numeric, path=path) if path else words

    @property
    def is_numeric(self) -> bool:
        return "numeric" in self.kind

    def is_told(self, names: Mapping[str, object], items: Iterable[object]) -> bool:
        contents = (self.content(names, item) for item in items)
        return "optional" not in self.kind or any(
            each.text if isinstance(each, CellView) else each for each in contents
        )


@cache
def _lists() -> Mapping[str, tuple[_Line, ...]]:
    return grouped((line["list"], _read(line)) for line in own_rows(__file__, "page_lists.csv"))


def _read(line: Mapping[str, str]) -> _Line:
    context, label, path = line["context"], line["label"], line["path"]
    to = expression(path) if path else lambda names: ""
    return _Line(message_in(context, label), expression(line["value"]), to, line["kind"])


def _names(context: PageContext, more: Mapping[str, object]) -> Mapping[str, object]:
    return {
        "context": context,
        "links": context.links,
        "text": context.text,
        "date": context.date,
        "number": context.number,
        "label": context.label,
        "quoted": context.quoted,
        "printed": lambda words: CellView(words, False, lang=context.quoted_lang),
        **more,
    }


def listed_facts(context: PageContext, name: str, this: object, /, **more: object) -> tuple[Fact, ...]:
    """Those of which something is known; `more`: what the list's expressions name besides."""
    names = {**_names(context, more), "this": this}
    told = ((line, line.value(names)) for line in _lists()[name])
    return tuple(Fact(context.text(line.label), words, line.path(names)) for line, words in told if words)


def listed_table(context: PageContext, name: str, caption: str, items: Collection[Any], /, **more: object) -> TableView:
    """A row for each item; `anchor` among `more`: where it can be pointed at."""
    names, (first, *others) = _names(context, more), _lists()[name]
    anchor: Any = more.get("anchor", lambda item: "")
    rows = RowNames[Any](context.text(first.label), lambda item: _link(first, names, item), anchor)
    columns = [
        ItemColumn[Any](context.text(line.label), partial(line.content, names), line.is_numeric)
        for line in others
        if line.is_told(names, items)
    ]
    return item_table(context, caption, rows, columns, items)


def _link(line: _Line, names: Mapping[str, object], item: object) -> Link:
    given = {**names, "this": item}
    return Link(line.value(given), line.path(given))
