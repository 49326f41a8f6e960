"""Doubts of one kind are one question with a list; an answer to the question is one to each entry that allows it."""

from __future__ import annotations

import pytest

from plugins.cchc.intake.question_groups import group_questions
from plugins.cchc.intake.questions import (
    DONE,
    SKIP,
    AnswerSheet,
    Choice,
    DoubtKind,
    ImportQuestion,
    name_row,
    safe_print,
    shorten,
)

BLANK = Choice("trong", "ô để trống")


def cell(row: str, topic: str, *choices: Choice) -> ImportQuestion:
    return ImportQuestion(
        f"b/{row}/v", f"dòng {row}", "số nào?", choices=(*choices, BLANK), kind=DoubtKind.FIGURE, topic=topic, row=row
    )


def asked(answers: dict[str, str], *questions: ImportQuestion) -> AnswerSheet:
    sheet = AnswerSheet(answers)
    for question in questions:
        sheet.ask(question)
    return sheet


def test_one_kind_of_doubt_is_one_question() -> None:
    sheet = asked({}, cell("1", "công thức", Choice("5", "")), cell("2", "công thức"), cell("3", "ngày tháng"))
    many, single = group_questions(sheet.questions)
    assert [question.row for question in many.questions] == ["1", "2"] and many.ask.startswith("2 ô: công thức")
    assert [choice.answer for choice in many.choices] == ["trong"]  # “5” fits only one of them
    assert (single.id, single.questions) == ("b/3/v", ())


def test_answer_to_all_goes_to_each_and_an_own_answer_first() -> None:
    questions = cell("1", "công thức"), cell("2", "công thức")
    group = questions[0].group
    sheet = asked({group: "trong", "b/2/v": "7"}, *questions)
    assert [question.answer for question in sheet.questions] == ["trong", "7"]
    assert not group_questions(sheet.questions)[0].is_open
    assert [question.answer for question in asked({group: "8"}, *questions).questions] == ["", ""]


def test_list_that_may_be_left_alone_waits_for_its_question_only() -> None:
    gate = ImportQuestion("loi-van/tat-ca-2", "Số", "xem?", kind=DoubtKind.PROSE)
    listed = [
        ImportQuestion(f"loi-van/{sure}", "", "", optional=True, kind=DoubtKind.PROSE, sure=sure) for sure in (20, 90)
    ]
    for answer, is_open in (("", True), (DONE, False), (SKIP, False), ("gì đó", True)):
        sheet = AnswerSheet({gate.id: answer})
        sheet.ask_list(gate, [question.id for question in listed])
        for question in listed:
            sheet.ask(question)
        (group,) = group_questions(sheet.questions)
        assert group.is_open is is_open
        assert [question.sure for question in group.questions] == [90, 20]


def test_a_list_of_which_something_is_taken_cannot_be_left_out_whole() -> None:
    gate = ImportQuestion("loi-van/tat-ca-2", "Số", "xem?", kind=DoubtKind.PROSE)
    for answers, is_open in (({}, False), ({"a": SKIP}, False), ({"a": "dung"}, True), ({"a": SKIP, "b": "x"}, True)):
        sheet = AnswerSheet({gate.id: SKIP} | answers)
        assert sheet.ask_list(gate, ["a", "b"]) == SKIP
        assert sheet.questions[-1].is_open is is_open
        assert ("có chỗ đã trả lời là lấy" in sheet.questions[-1].ask) is is_open


def test_facts_stay_questions_of_their_own_and_open_ones_come_first() -> None:
    sheet = asked({"a": "x"}, ImportQuestion("a", "", ""), ImportQuestion("b", "", ""))
    assert [group.id for group in group_questions(sheet.questions)] == ["b", "a"]


@pytest.mark.parametrize(("text", "shown"), [("a" * 70, "a" * 70), ("a" * 71, "a" * 69 + "…"), ("", ""), ("ab", "ab")])
def test_a_long_print_is_shown_as_far_as_it_fits(text: str, shown: str) -> None:
    assert shorten(text) == shown and shorten("abcd", 3) == "ab…"


@pytest.mark.parametrize(
    ("printed", "kept"),
    [("=1+1", "“=1+1”"), ("-5", "“-5”"), ("+5", "“+5”"), ("@a", "“@a”"), ("5-", "5-"), ("", ""), (" 12  bộ", "12 bộ")],
)
def test_a_print_that_a_spreadsheet_would_calculate_stands_in_quotes(printed: str, kept: str) -> None:
    assert safe_print(printed) == kept


def test_row_is_named_as_the_paper_shows_it() -> None:
    assert name_row("i.1.3", "Số văn bản") == "dòng I.1.3 “Số văn bản”"
    assert name_row("tong-so", "Tổng số") == "dòng “Tổng số”"
