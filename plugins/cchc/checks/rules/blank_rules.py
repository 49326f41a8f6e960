"""What the paper tells of its blank cells and of its zeros."""

from collections.abc import Container, Iterator

from ...model.findings import CellPlace
from ...model.grouping import grouped
from ...model.releases import Release, Row, Table
from ...words.text import message
from ..cells import CellRef, CrossReportIndex, cell_ref_in, cell_ref_of, write_place
from ..rule import Results, ResultWriter, RuleInput, report_rule, rows_named
from ..sums import add_up, plain, write_sum


@report_rule(message("Ô để trống mà các số cùng phép cộng cho biết"), "presence", "remark")
def blanks_by_total(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """A blank is told by other figures: parts leave it over or make it up, its own part is printed, or the text says
    it.

    Asked of every sum that a form states, of every heading that answers 0, of every whole and its parts, and of rows
    whose indicator the running text states. Where the printed parts already make up the total the blank ones are 0: one
    answer for all of these in a table. A remark: the cells stay blank as printed, and readers are told what the paper
    itself says of them. No answer where several blank parts share what is left.
    """
    prose = [(table, row) for table in release.tables if table.form.rows == "prose" for row in table.rows]
    in_text = {(row.unit or table.unit, row.indicator): cell_ref_of(table, row, "value") for table, row in prose}
    for table in release.tables:
        nothing: dict[CellPlace, CellRef] = {}
        worth: dict[CellPlace, tuple[CellRef, str]] = {}
        for row in table.rows if table.form.rows == "indicator" else ():
            figures = in_text.get((row.unit or table.unit, row.indicator)) if row.indicator else None
            for ref in (cell_ref_of(table, row, field.name) for field in table.form.fields):
                if figures and figures.printed and ref.is_blank and not ref.is_title:
                    worth[ref.place] = (ref, figures.printed)
        for definition in table.form.check_definitions:
            rule_input = RuleInput(release, table, definition)
            if definition.rule == "part_of_row" and len(whole := rule_input.terms("whole")) == 1:
                part = add_up(parts := rule_input.terms("parts"), blank_is_nothing=True)
                if whole[0].is_blank and part.value > 0 and part.is_least and not whole[0].is_title:
                    worth.setdefault(whole[0].place, (whole[0], f">= {plain(part.value)}"))
                elif whole[0].number == part.value and not part.missing:
                    nothing.update({ref.place: ref for ref in parts if ref.is_blank})
            for total, refs in _sums_of(rule_input):
                parts, blank = add_up(refs, blank_is_nothing=True), [ref for ref in refs if ref.is_blank]
                if parts.missing:
                    continue
                if total.is_blank and not total.is_title and parts.terms and not blank:
                    worth.setdefault(total.place, (total, plain(parts.value)))
                elif total.number == parts.value:
                    nothing.update({ref.place: ref for ref in blank})
                elif total.number is not None and len(blank) == 1 and total.number > parts.value:
                    worth.setdefault(blank[0].place, (blank[0], plain(total.number - parts.value)))
        if nothing:
            yield writer.answer(False, table.id, nothing.values(), write_sum((), len(nothing)), expected="0")
        for place, (ref, value) in worth.items():
            yield writer.answer(False, write_place(place), [ref], "", expected=value)


def _sums_of(rule_input: RuleInput) -> Iterator[tuple[CellRef, tuple[CellRef, ...]]]:
    """Each total with its parts, as the definitions of three rules name them."""
    match rule_input.definition.rule:
        case "sum_of_rows":
            yield rule_input.term(rule_input.text("total")), rule_input.terms("parts")
        case "heading_filled" if (heading := rule_input.term(rule_input.text("heading"))).number == 0:
            yield heading, rule_input.terms("rows")
        case "column_total":
            table, row = rule_input.table, rule_input.text("row")
            keys = rows_named(table, rule_input.texts("of"), row)
            for field in rule_input.texts("fields"):
                yield cell_ref_in(table, row, field), tuple(cell_ref_in(table, key, field) for key in keys)


@report_rule(message("Ô để trống mà ghi chú hay lời văn cho biết"), "presence", "remark")
def blank_told(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """A blank cell is no riddle: a note beside it, or a passage of the letter about its indicator, speaks of it.

    A remark: the cells stay blank as printed, and readers are told where the paper says why, or what they hold. One
    answer for a heading with its rows: all of its blank cells where the heading, or the first blank row, is spoken of;
    else those rows that are. In tables that list units or kinds it is one answer for the rows with the same note. What
    a form itself prints in the notes' column is no note. No answer where nothing is said, or of a heading without a
    unit of measure.
    """
    passages = {(passage.unit, passage.indicator) for passage in release.narrative if passage.indicator}
    for table in release.tables:
        headings = {parent for row in table.rows for parent in _above(row.key)}
        asked = table.rows if table.form.rows != "prose" else ()
        for heading, rows in grouped((_group_of(table, row, headings), row) for row in asked).items():
            told = {
                row.key
                for row in rows
                if table.form.filled_note(row.note) or (row.unit or table.unit, row.indicator) in passages
            }
            fields = [field.name for field in table.form.fields if field.type != "text"]
            cells = {row.key: [cell_ref_of(table, row, name) for name in fields] for row in rows}
            blank = {key: blanks for key, refs in cells.items() if (blanks := list(filter(_is_bare, refs)))}
            if heading not in told and not told & set(list(blank)[:1]):
                blank = {key: refs for key, refs in blank.items() if key in told}
            refs = [ref for refs in blank.values() for ref in refs] if told else []
            if refs:
                yield writer.answer(False, write_place(refs[0].place), refs, write_sum((), len(refs)))


def _above(key: str) -> Iterator[str]:
    """i.2 and i of i.2.1: the keys that it stands below."""
    while key := key.rpartition(".")[0]:
        yield key


def _group_of(table: Table, row: Row, headings: Container[str]) -> str:
    """The heading that a row stands below; a row with rows below it is its own."""
    if table.form.rows != "indicator":
        return row.note
    parent = row.key.rpartition(".")[0]
    return parent if row.key not in headings and table.row(parent) else row.key


def _is_bare(ref: CellRef) -> bool:
    return not (ref.is_absent or ref.printed or ref.is_title)


TELLING, GOING_ON = ("cause", "difficulty", "plan_task", "strength"), "next_task"


@report_rule(message("Số 0 mà lời văn có nói đến"), "presence", "remark")
def zero_told(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    """A printed 0 of which the letter speaks: why nothing was counted, or that something was.

    A remark: readers are told what the words say beside the 0. Asked of passages that name the indicator and tell what
    was, why it was not, or what goes on (not told of one kind among several). One answer for a row; no answer where the
    letter is silent.
    """
    told = {(passage.kind, passage.unit, passage.indicator) for passage in release.narrative if passage.indicator}
    for table in (table for table in release.tables if table.form.rows != "prose"):
        for row in (row for row in table.rows if row.kind == "item"):
            kinds = TELLING if row.category else (*TELLING, GOING_ON)
            about = row.unit or table.unit
            fields = [
                field.name
                for field in table.form.fields
                if any((kind, about, row.indicator or field.indicator) in told for kind in kinds)
            ]
            refs = [ref for field in fields if (ref := cell_ref_of(table, row, field)).number == 0]
            if refs:
                yield writer.answer(False, write_place(refs[0].place), refs, "0")
