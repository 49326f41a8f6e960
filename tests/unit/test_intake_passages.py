"""What a letter says in words: which passages are proposed, of which kind, and which of them are taken."""

from __future__ import annotations

import pytest

from plugins.cchc.intake.import_context import ImportContext
from plugins.cchc.intake.prose import ask_passages, find_passages
from plugins.cchc.intake.prose_text import Paragraph, read_paragraphs
from plugins.cchc.intake.questions import AnswerSheet
from tests.fixtures.printing import make_document
from tests.unit.test_intake_readings import OTHER, collection_of

EIGHTEEN, HARD = "khó khăn ở " + "nơi " * 15, "Còn vướng mắc về người."
LACK = "1 difficulty 90 Mục 1, gạch đầu dòng 1 2–2 Thiếu."
CASES = {
    "below a heading": (
        ["1. Khó khăn", "- Thiếu người.", "a) Thiếu tiền.", "2. Kết quả", "- Tốt."],
        ["1 difficulty 90 Mục 1, gạch đầu dòng 1 2–2 Thiếu người.", "2 difficulty 90 Mục 1, điểm a 3–3 Thiếu tiền."],
    ),
    "a sentence by itself": (
        ["1. Kết quả", f"- Đã trả đủ. {HARD} Đã xong; xin kiến nghị thêm người."],
        [f"1 difficulty 60 Mục 1, gạch đầu dòng 1 2–2 {HARD}",
         "2 proposal 60 Mục 1, gạch đầu dòng 1 2–2 Đã xong; xin kiến nghị thêm người."],
    ),
    "a sentence is no heading": (["1. Khó khăn.", "- Thiếu người."], ["1 difficulty 60 Mục 1 1–1 Khó khăn."]),
    "a clause is no heading": (["1. Khó khăn;", "- Thiếu người."], ["1 difficulty 60 Mục 1 1–1 Khó khăn;"]),
    "a heading of eighteen words": ([f"1. {EIGHTEEN}", "- Thiếu."], [LACK]),
    "a heading of nineteen is a sentence": (
        [f"1. {EIGHTEEN}xa", "- Thiếu."], [f"1 difficulty 60 Mục 1 1–1 {EIGHTEEN}xa"],
    ),
    "a heading of no kind within one": (
        ["1. Khó khăn", "a) Về người", "- Thiếu.", "2. Riêng", "- Thừa."],
        ["1 difficulty 90 Mục 1, điểm a, gạch đầu dòng 1 3–3 Thiếu."],
    ),
    "a heading of another kind within one": (
        ["1. Khó khăn", "- Thiếu.", "a) Kiến nghị", "- Thêm."],
        [LACK, "2 proposal 90 Mục 1, điểm a, gạch đầu dòng 1 4–4 Thêm."],
    ),
    "a passage over two lines": (
        ["1. Khó khăn", "- Thiếu người", "và thiếu tiền."],
        ["1 difficulty 90 Mục 1, gạch đầu dòng 1 2–3 Thiếu người và thiếu tiền."],
    ),
    "the tenth is not within the first": (
        ["1. Khó khăn", "- Thiếu.", "10. Đã trả đủ giấy.", "- Tốt."], [LACK],
    ),
    "nothing of the kind": (["1. Kết quả", "- Đã trả đủ."], []),
}  # fmt: skip


def paragraphs_of(lines: list[str]) -> list[Paragraph]:
    return read_paragraphs(make_document(lines))


def context_of(**answers: str) -> ImportContext:
    return ImportContext(
        collection_of(OTHER), AnswerSheet({f"bang-loi/{id_}": answer for id_, answer in answers.items()})
    )


@pytest.mark.parametrize("name", CASES)
def test_passages_are_known_by_the_heading_above_or_by_their_own_words(name: str) -> None:
    lines, told = CASES[name]
    passages = find_passages(paragraphs_of(lines), context_of())
    assert [
        f"{p.id.removeprefix('bang-loi/')} {p.kind} {p.sure} {p.where} {p.first_line}–{p.last_line} {p.text}"
        for p in passages
    ] == told


LETTER = ["1. Khó khăn", "- Thiếu người.", f"2. Đã trả đủ. {HARD}"]


@pytest.mark.parametrize(
    ("answers", "taken"),
    [
        ({}, []),
        ({"tat-ca-2": "xong"}, []),
        ({"tat-ca-2": "xong", "1": "dung", "2": "bo-qua"}, ["Thiếu người."]),
        ({"tat-ca-2": "xong", "2": "Thiếu   người ở\txã."}, ["Thiếu người ở xã."]),
        ({"tat-ca-2": "xong", "2": "Gọi 0912 345 678."}, ["Gọi [đã che]."]),
        ({"tat-ca-2": "chac"}, ["Thiếu người."]),  # of the other the heading does not tell
        ({"tat-ca-2": "chac", "2": "dung"}, ["Thiếu người.", HARD]),
        ({"tat-ca-2": "chac", "1": "bo-qua"}, []),
        ({"tat-ca-2": "bo-qua"}, []),
        ({"1": "dung"}, []),  # the list itself is still open
    ],
)
def test_passages_are_taken_as_a_person_says(answers: dict[str, str], taken: list[str]) -> None:
    context = context_of(**answers)
    passages = ask_passages(find_passages(paragraphs_of(LETTER), context), context)
    assert [passage.text for passage in passages] == taken
    gate, first, second = context.sheet.questions
    assert "2" in gate.ask and gate.is_open is ("tat-ca-2" not in answers)
    assert (first.printed, first.optional, first.sure, second.sure) == ("Thiếu người.", True, 90, 60)
    assert first.about == "Mục 1, gạch đầu dòng 1, dòng 2 của tệp"


def test_a_letter_without_passages_asks_nothing() -> None:
    context = context_of()
    assert ask_passages((), context) == () and context.sheet.questions == []
