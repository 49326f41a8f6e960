"""Rules whose failures are remarks: blanks that are told, coincidences, zeros without a note, what a reader noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.model.findings import CellPlace
from plugins.cchc.model.releases import Passage, Window
from tests.unit.check_builders import (
    answers_of,
    make_citation,
    make_definition,
    make_form,
    make_plain_table,
    make_prose,
    make_release,
    make_row,
    make_table,
    short,
)

LINES = {"i.1": "5", "i.2": "|", "i.3": "|", "i.4": "0", "i.5": "5"}


def ask(rule: str, rows=LINES, **words):
    table = make_plain_table(make_form("value", make_definition(rule, **words), rows="indicator"), rows)
    (answer,) = answers_of(make_release(table), rule).values()
    return answer


def told_blanks(rows, passages=(), form_rows="indicator"):
    form = replace(make_form("value", rows=form_rows), prompts=("Ghi rõ",))
    rows = [make_row(form, key, printed, **about) for key, printed, about in rows]
    narrative = tuple(Passage("n-1", "cause", "trung-tam", indicator) for indicator in passages)
    answers = answers_of(replace(make_release(make_table(form, rows)), narrative=narrative), "blank_told")
    return {place: [cell.row for cell in answer.cells] for place, answer in answers.items()}


COUNTED = {"unit_of_measure": "việc"}


def test_blank_cells_of_a_heading_that_is_spoken_of_are_one_finding():
    rows = [
        ("i", "|", {"note": "Kế hoạch số 6"}), ("i.1", "|", COUNTED), ("i.2", "4", COUNTED), ("i.3", "|", COUNTED),
        ("ii", "|", {}), ("ii.1", "|", COUNTED),
    ]  # fmt: skip
    assert told_blanks(rows) == {"mau[i.1].value": ["i.1", "i.3"]}, "a title itself asks for nothing"


@pytest.mark.parametrize(("spoken_of", "told"), [("X1", ["i.1", "i.3"]), ("X3", ["i.3"]), ("X2", []), ("X9", [])])
def test_a_passage_tells_the_blanks_of_its_indicator_and_those_below_the_first(spoken_of, told):
    rows = [(f"i.{at}", "4" if at == 2 else "|", {"indicator": f"X{at}", **COUNTED}) for at in (1, 2, 3)]
    rows.insert(0, ("i", "|", {}))
    assert list(told_blanks(rows, [spoken_of]).values()) == ([told] if told else [])


def test_rows_of_units_with_one_note_are_told_together_and_a_prompt_is_no_note():
    rows = [
        ("1", "|", {"note": "chưa dùng"}),
        ("2", "3", {}),
        ("3", "|", {"note": "chưa dùng"}),
        ("4", "|", {"note": "Ghi rõ"}),
    ]
    assert told_blanks(rows, form_rows="unit") == {"mau[1].value": ["1", "3"]}


@pytest.mark.parametrize(
    ("rule", "words", "told"),
    [
        ("sum_of_rows", {"total": "i.1", "parts": ["i.5", "i.2", "i.3"]}, {"mau": ("2 × ∅", "0")}),
        ("sum_of_rows", {"total": "i.1", "parts": ["i.4", "i.2"]}, {"mau[i.2].value": ("", "5")}),
        ("sum_of_rows", {"total": "i.1", "parts": ["i.4", "i.2", "i.3"]}, {}),
        ("sum_of_rows", {"total": "i.2", "parts": ["i.1", "i.5"]}, {"mau[i.2].value": ("", "10")}),
        ("sum_of_rows", {"total": "i.2", "parts": ["i.1", "i.3"]}, {}),
        ("heading_filled", {"heading": "i.4", "rows": ["i.2"]}, {"mau": ("∅", "0")}),
        ("heading_filled", {"heading": "i.1", "rows": ["i.2"]}, {}),
        ("column_total", {"row": "i.1", "of": ["i.5", "i.3"], "fields": ["value"]}, {"mau": ("∅", "0")}),
        ("part_of_row", {"parts": ["i.5", "i.2"], "whole": ["i.1"]}, {"mau": ("∅", "0")}),
        ("part_of_row", {"parts": ["i.4", "i.2"], "whole": ["i.1"]}, {}),
        ("part_of_row", {"parts": ["i.5"], "whole": ["i.2"]}, {"mau[i.2].value": ("", ">= 5")}),
    ],
)
def test_a_blank_part_or_total_is_told_by_the_other_figures_of_the_sum(rule, words, told):
    table = make_plain_table(make_form("value", make_definition(rule, **words), rows="indicator"), LINES)
    answers = answers_of(make_release(table), "blanks_by_total")
    assert {place: (answer.printed, answer.expected) for place, answer in answers.items()} == told


def test_figures_of_different_things_that_are_equal_are_told_together():
    odd = ask("rows_differ", left=["i.1", "i.4", "i.2"], right=["i.5", "i.4", "i.3"])
    assert (odd.answer, odd.cells) == ("fail", (CellPlace("mau", "i.1", "value"),))
    assert ask("rows_differ", left=["i.1"], right=["i.2"]).answer == "not_applicable"
    assert ask("rows_differ", LINES | {"i.5": "6"}, left=["i.1"], right=["i.5"]).answer == "pass"


def test_what_a_reader_noticed_stands_while_the_cells_are_printed_so():
    words = {"cells": ["i.1", "i.2"], "printed": ["5", "-"], "lines": ["12", "40"]}
    noticed = ask("reader_noted", **words)
    assert (noticed.answer, noticed.place, noticed.printed) == ("fail", "i.1", "5; -")
    assert noticed.reason.first == "Dòng 12, 40 của văn bản nguồn"
    assert ask("reader_noted", LINES | {"i.1": "6"}, **words).answer == "not_applicable"
    passage = ask("reader_noted", lines=["12", "40"])
    assert (passage.answer, passage.place, passage.cells) == ("fail", "dong-12-40", ())


def test_zeros_without_the_note_of_their_neighbours_and_the_note_beside_figures():
    form = make_form("a b", make_definition("zeros_noted", fields=["a", "b"]))
    rows = [
        make_row(form, "1", "~ ~", note="sau"),
        make_row(form, "2", "0 0"),
        make_row(form, "3", "4 0", note="sau"),
        make_row(form, "4", "0 0", note="khác"),
        make_row(form, "5", "4 0"),
    ]
    (answer,) = answers_of(make_release(make_table(form, rows)), "zeros_noted").values()
    assert (answer.answer, {cell.row for cell in answer.cells}) == ("fail", {"2", "3"})
    (silent,) = answers_of(make_release(make_table(form, rows[1:2])), "zeros_noted").values()
    assert silent.answer == "not_applicable"


def test_a_share_far_above_the_others_where_there_are_many_cases():
    form = make_form(
        "on late", make_definition("share_stands_out", part="late", whole=["on", "late"], most="30", least="100")
    )
    table = make_plain_table(form, {"1": "60 40", "2": "70 30", "3": "1 9", "4": "|"})
    (answer,) = answers_of(make_release(table), "share_stands_out").values()
    assert (answer.answer, answer.printed, [cell.row for cell in answer.cells]) == ("fail", "40", ["1"])
    (small,) = answers_of(make_release(make_plain_table(form, {"3": "1 9"})), "share_stands_out").values()
    assert small.answer == "not_applicable"


def balance(lines: dict[str, str], **words):
    form = make_form("left", make_definition("tables_balance", field="left", plus=["q.in"], minus=["q.out"], **words))
    rows = [make_row(form, key, value, unit=key) for key, value in lines.items() if key != "tong"]
    rows += [make_row(form, "tong", lines["tong"], "total")] if "tong" in lines else []
    quarter = make_form("in out", form_id="q")
    others = [make_row(quarter, "1", "9 4", unit="so-1"), make_row(quarter, "2", "5 5", unit="so-2")]
    (answer,) = answers_of(make_release(make_table(form, rows), make_table(quarter, others)), "tables_balance").values()
    return answer


def test_a_column_is_what_other_tables_leave_over_in_every_row_and_in_total():
    assert balance({"so-1": "5", "so-2": "0", "tong": "5"}).answer == "pass"
    odd = balance({"so-1": "6", "so-2": "0", "tong": "6"})
    assert (odd.answer, odd.printed, odd.expected) == ("fail", "6; 6", "5; 5")
    assert [cell.row for cell in odd.cells] == ["so-1", "tong"]
    assert balance({"so-9": "6"}).answer == "not_applicable"


def test_agreement_may_be_what_is_odd():
    assert balance({"so-1": "6", "so-2": "0"}, unlike="yes").answer == "pass"
    odd = balance({"so-1": "5", "so-2": "0"}, unlike="yes")
    assert (odd.answer, [cell.row for cell in odd.cells]) == ("fail", ["so-1"])


def cited(document: str, number: str, iso: str = "", **other: str):
    return make_citation(
        document, iso, **{"number": number, "date": iso, "kind": "ke-hoach", "issuer": "so-1", **other}
    )


def test_a_higher_number_with_an_earlier_date_is_odd_within_one_sign_body_and_year():
    citations = [
        cited("a", "07/KH-S1", "2030-01-05"),
        cited("b", "22/KH-S1", "2030-06-22"),
        cited("c", "27/KH-S1", "2030-06-05"),
        cited("same-day", "28/KH-S1", "2030-06-05"),
        cited("d", "30/KH-S1", "2029-01-01"),
        cited("e", "40/QĐ-S1", "2030-01-01"),
    ]
    answers = answers_of(make_release(), "documents_in_order", citations=citations)
    assert short(answers) == {"a": "p", "b": "f", "c": "p", "same-day": "p"}
    assert answers["b"].printed == "22/KH-S1 2030-06-22; 27/KH-S1 2030-06-05"


def test_two_documents_of_one_kind_have_neither_one_number_nor_one_subject():
    citations = [
        cited("a", "06/KH-S1", "2030-02-27"),
        cited("b", "06/KH.CC-S1", "2030-03-07"),
        cited("c", "07/KH-S1", "2030-03-08", subject_printed="về việc X"),
        cited("d", "08/KH-S1", "2030-03-09", subject_printed="về việc X"),
        cited("e", "09/KH-S1", "2030-03-10"),
        cited("f", "09/QĐ-S1", "2030-03-10", kind="quyet-dinh"),
    ]
    answers = answers_of(make_release(), "documents_in_order", citations=citations)
    assert short(answers) == {"a": "f", "b": "p", "c": "f", "d": "p"}, "two without a printed subject share none"


def test_a_document_has_the_sign_of_its_kind_where_the_register_knows_one():
    plans = [cited(f"k{at}", f"{at}/KH-S1") for at in range(1, 10)]
    odd = [cited("x", "10/2030/BC-S1"), cited("thu", "5/S1-VP", kind="cong-van"), cited("khong-so", "")]
    answers = answers_of(make_release(), "document_sign", citations=[*plans, *odd])
    assert short(answers) == {**{f"k{at}": "p" for at in range(1, 10)}, "x": "f", "thu": "p"}


def test_a_document_has_not_the_sign_of_another_body():
    """A sign that nobody else has (of a board, of minutes) says nothing; that of another body does."""
    of_one = [cited(f"k{at}", f"{at}/KH-S1", issuer="Sở Một") for at in range(1, 20)]
    of_two = [cited(f"l{at}", f"{at}/QĐ-UB", issuer="Ủy ban", kind="quyet-dinh") for at in range(1, 10)]
    odd = [cited("x", "20/KH-UB", issuer="Sở Một"), cited("board", "21/KH-ISO", issuer="Sở Một")]
    answers = short(answers_of(make_release(), "document_sign", citations=[*of_one, *of_two, *odd]))
    assert {document for document, answer in answers.items() if answer == "f"} == {"x"}


def test_a_sum_may_make_up_the_narrower_column_and_the_total_row_is_held_against_all_units():
    definition = make_definition("tables_sum", field="all", parts=["q.y"], narrower="new")
    form, quarter = make_form("all new", definition), make_form("y", form_id="q")
    rows = [
        make_row(form, "1", "5 4", unit="so-1"),
        make_row(form, "2", "5 3", unit="so-2"),
        make_row(form, "t", "10 7", "total"),
    ]
    others = [make_row(quarter, "1", "4", unit="so-1"), make_row(quarter, "2", "6", unit="so-2")]
    answers = answers_of(make_release(make_table(form, rows), make_table(quarter, others)), "tables_sum")
    assert short(answers) == {"1": "p", "2": "f", "t": "p"}
    assert answers["t"].cells == (CellPlace("mau", "t", "all"),)


def test_rows_in_succession_do_not_state_the_same_number() -> None:
    form = make_form("a b", make_definition("rows_differ", fields=["a", "b"], least="10"))
    table = make_plain_table(form, {"1": "12 5", "2": "12 5", "3": "7 40", "4": "7 41"})
    (odd,) = answers_of(make_release(table), "rows_differ").values()
    assert (odd.answer, odd.place, odd.printed) == ("fail", "a", "12") and odd.cells == (CellPlace("mau", "2", "a"),)
    (fine,) = answers_of(make_release(make_plain_table(form, {"1": "12 5", "2": "13 5"})), "rows_differ").values()
    assert fine.answer == "pass"
    (small,) = answers_of(make_release(make_plain_table(form, {"1": "1 5", "2": "1 5"})), "rows_differ").values()
    assert small.answer == "not_applicable", "none is as large as asked"


def test_a_row_that_prints_a_number_leaves_no_column_blank() -> None:
    form = make_form("a b", make_definition("rows_whole", fields=["a", "b"]))
    (odd,) = answers_of(make_release(make_plain_table(form, {"1": "5 6", "2": "7 |", "3": "|"})), "rows_whole").values()
    assert (odd.answer, odd.printed, odd.cells) == ("fail", "∅", (CellPlace("mau", "2", "b"),))
    (whole,) = answers_of(make_release(make_plain_table(form, {"1": "5 0", "3": "|"})), "rows_whole").values()
    assert whole.answer == "pass" and len(whole.cells) == 2
    (empty,) = answers_of(make_release(make_plain_table(form, {"1": "|"})), "rows_whole").values()
    assert (empty.answer, empty.place) == ("not_applicable", "a")


def test_what_columns_take_off_a_part_does_not_stand_out() -> None:
    rule = make_definition("share_stands_out", part="all", less=["done"], whole=["all"], most="20", least="100")
    (answer,) = answers_of(
        make_release(make_plain_table(make_form("all done", rule), {"1": "100 79", "2": "100 80"})), "share_stands_out"
    ).values()
    assert (answer.answer, answer.cells) == ("fail", (CellPlace("mau", "1", "all"),))


def test_a_blank_is_told_by_its_own_part_and_by_the_text() -> None:
    form = make_form("value", make_definition("part_of_row", parts=["i.1"], whole=["i.2"]), rows="indicator")
    table = make_plain_table(form, LINES)
    (told,) = answers_of(make_release(table), "blanks_by_total").values()
    assert (told.place, told.expected) == ("mau[i.2].value", ">= 5")
    plain = make_form("value", rows="indicator")
    row = replace(make_row(plain, "i.2", "|"), indicator="C1", unit_of_measure="người")
    blank = make_table(plain, [row])
    text = make_prose([("so-nguoi", "", "C1", "12")])
    (said,) = answers_of(make_release(blank, text), "blanks_by_total").values()
    assert (said.place, said.expected) == ("mau[i.2].value", "12")


@pytest.mark.parametrize(
    ("last", "tables", "answers"),
    [
        ("2019-06-15", [], {"last-day": "p", "one-day": "p"}),
        ("2019-05-31", [], {"last-day": "f", "one-day": "p"}),
        ("2019-06-15", ["2019-06-30"], {"last-day": "p", "one-day": "f"}),
        ("2019-05-31", ["2019-06-30"], {"last-day": "p", "one-day": "f"}),
        ("", [], {}),
    ],
)
def test_a_report_counts_into_the_last_month_of_its_period_and_its_tables_to_one_day(last, tables, answers):
    form = make_form("value")
    made = [replace(make_plain_table(form, {"1": "5"}, f"t{at}"), as_of=day) for at, day in enumerate(tables)]
    window = Window("as_of", "", last) if last else Window()
    assert short(answers_of(replace(make_release(*made), window=window), "closing_day")) == answers


@pytest.mark.parametrize(
    ("note", "first", "answer"),
    [
        ("QĐ 5 ngày 01/02/2019", "2019-01-01", "p"),
        ("KH 3 ngày 30/12/2018, QĐ 5 ngày 01/02/2019", "2019-01-01", "p"),
        ("TB 8 ngày 12/8/2017", "2019-01-01", "f"),
        ("TB 8 ngày 12/8/2017", "", "n"),
    ],
)
def test_what_is_counted_in_the_period_rests_on_papers_of_the_period(note, first, answer):
    form = make_form("value", make_definition("note_in_period", rows=["1", "2"]), rows="indicator")
    table = make_table(form, [make_row(form, "1", "5", note=note), make_row(form, "2", "5")])
    release = replace(make_release(table), window=Window("by_rule", first, "2019-06-30"))
    assert short(answers_of(release, "note_in_period")) == {"1": answer}, "a row without a date is not asked"
