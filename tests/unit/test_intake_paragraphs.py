"""Lines of a letter put together to paragraphs, each with the place that a reader would name."""

from __future__ import annotations

import pytest

from plugins.cchc.intake.prose_text import read_paragraphs
from tests.fixtures.printing import make_document

FULL = "Trong kỳ các nơi đã nhận và trả giấy cho dân đúng như đã hẹn"  # as long as lines are where the page broke them
LONG = "Nhận " * 30
CASES = {
    "a line is a paragraph": (["Kết quả", "Tồn tại"], ["Phần mở đầu: Kết quả", "Phần mở đầu: Tồn tại"]),
    "a small letter goes on": (["Kết quả", "trong kỳ"], ["Phần mở đầu: Kết quả trong kỳ"]),
    "a figure with a word goes on": (["Đã nhận", "90% giấy"], ["Phần mở đầu: Đã nhận 90% giấy"]),
    "a figure alone does not": (["Đã nhận", "90 giấy"], ["Phần mở đầu: Đã nhận", "Phần mở đầu: 90 giấy"]),
    "an end is an end": (["Kết quả.", "trong kỳ"], ["Phần mở đầu: Kết quả.", "Phần mở đầu: trong kỳ"]),
    "full lines go on": ([FULL, f"{FULL},", "Sở đã báo cáo"], [f"Phần mở đầu: {FULL} {FULL}, Sở đã báo cáo"]),
    "lines not nearly full do not": (
        [*[FULL] * 3, FULL[:40], "Sở"], [f"Phần mở đầu: {FULL} {FULL} {FULL} {FULL[:40]}", "Phần mở đầu: Sở"],
    ),
    "lines full for seven tenths do": (
        [*[FULL] * 3, FULL[:42], "Sở"], [f"Phần mở đầu: {FULL} {FULL} {FULL} {FULL[:42]} Sở"],
    ),
    "short lines are not full": (["Sở Nước"] * 3, ["Phần mở đầu: Sở Nước"] * 3),
    "long lines are paragraphs": ([LONG, LONG], [f"Phần mở đầu: {LONG.strip()}"] * 2),
    "one long line among short ones": (["Sở Nước", "Sở Chợ", "Ban", FULL, "Sở"], [
        "Phần mở đầu: Sở Nước", "Phần mở đầu: Sở Chợ", "Phần mở đầu: Ban", f"Phần mở đầu: {FULL} Sở",
    ]),
    "one full line in ten tells how wide lines are": (
        [FULL, *["Sở Nước"] * 9], [f"Phần mở đầu: {FULL} Sở Nước", *["Phần mở đầu: Sở Nước"] * 8],
    ),
    "one full line in eleven does not": (
        [FULL, *["Sở Nước"] * 10], [f"Phần mở đầu: {FULL}", *["Phần mở đầu: Sở Nước"] * 10],
    ),
    "the levels of an outline": (
        ["Phần I. Chung", "1. Kết quả", "a) Nhận", "- Tốt", "- Kém", "+ Vừa", "b) Trả", "2. Tồn tại", "II. Riêng",
         "- Gì"],
        ["Phần I: Chung", "Phần I, mục 1: Kết quả", "Phần I, mục 1, điểm a: Nhận",
         "Phần I, mục 1, điểm a, gạch đầu dòng 1: Tốt", "Phần I, mục 1, điểm a, gạch đầu dòng 2: Kém",
         "Phần I, mục 1, điểm a, gạch đầu dòng 2, dấu cộng 1: Vừa", "Phần I, mục 1, điểm b: Trả",
         "Phần I, mục 2: Tồn tại", "Phần II: Riêng", "Phần II, gạch đầu dòng 1: Gì"],
    ),
    "numbers of an outline": (
        ["phần thứ iv) Chung", "1.2. Nhận", "1.3 Trả", "Sở"],
        ["Phần IV: Chung", "Phần IV, mục 1.2: Nhận", "Phần IV, mục 1.3: Trả", "Phần IV, mục 1.3: Sở"],
    ),
    "a mark begins anew, however full the line before": ([FULL, "- Sở"], [
        f"Phần mở đầu: {FULL}", "Gạch đầu dòng 1: Sở",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_lines_are_put_together_as_they_go_on(name: str) -> None:
    lines, told = CASES[name]
    paragraphs = read_paragraphs(make_document(lines))
    assert [f"{paragraph.where}: {paragraph.text}" for paragraph in paragraphs] == told


def test_each_word_is_known_by_its_line_and_rows_of_tables_are_left_out() -> None:
    document = make_document(["", "1. Kết quả", "trong x", "đã hẹn"], [["a", "b"], ["c", "d"]])
    (paragraph,) = read_paragraphs(document)
    places = {word: paragraph.line_at(paragraph.text.index(word)) for word in ("Kết", "quả", "trong", "x", "đã", "hẹn")}
    assert places == {"Kết": 2, "quả": 2, "trong": 3, "x": 3, "đã": 4, "hẹn": 4}
    assert paragraph.line_at(len(paragraph.text)) == 4
