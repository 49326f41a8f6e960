"""Questions as a form in an issue: what is shown of a list, how much of it, and what is read back."""

from __future__ import annotations

import pytest

from plugins.cchc.desk import issue_form
from plugins.cchc.desk.issue_form import read_form, render_form
from plugins.cchc.intake.question_groups import QuestionGroup
from plugins.cchc.intake.questions import SKIP, Choice, DoubtKind, ImportQuestion

SHA = "a" * 64
FIVE, SIX, NONE = Choice("5", "năm"), Choice("6", "sáu"), Choice(SKIP, "bỏ")
PLAIN = QuestionGroup("a/b", "Bảng |một|", "số *nào* @ai <b>?", (FIVE, Choice("them <mã>", "thêm")), "")


def listed(count: int, optional: bool = False) -> QuestionGroup:
    questions = tuple(
        ImportQuestion(f"q/{n}", f"chỗ {n}", f"hỏi {n}", f"in {n} " + "x" * 300, (FIVE, SIX, NONE), optional=optional)
        for n in range(count)
    )
    return QuestionGroup("nhom", "nhiều chỗ", "chung?", (FIVE,), "", questions)


def test_a_question_alone_has_boxes_a_field_and_no_list() -> None:
    body = render_form([PLAIN], SHA, {"c": "7 --> 8", "gui": "gui"})
    assert body.startswith(f"<!-- tep: {SHA} -->\n<!-- c = 7 — 8 -->\nCòn **1 câu hỏi**")
    assert "### 1. Bảng &#124;một&#124;\n\nsố &#42;nào&#42; &#64;ai &lt;b&gt;?\n\n" in body
    assert "- [ ] `5`: năm <!-- a/b = 5 -->\n- `them <mã>`: thêm\n- Trả lời khác: <!-- a/b -->\n" in body
    assert "<details>" not in body and "gui = gui -->\n<" not in body
    assert body.endswith("---\n- [ ] **Đã trả lời xong, máy đọc đi** <!-- gui = gui -->\n")


def test_a_list_asks_of_each_place_and_of_what_may_be_left_offers_the_fullest_answer() -> None:
    asked, offered = render_form([listed(2)], SHA, {}), render_form([listed(2, optional=True)], SHA, {})
    assert "<summary>Danh sách của câu “nhiều chỗ” (2)</summary>\n\n**chỗ 0** hỏi 0\n" in asked
    assert asked.count("</details>") == 1 and asked.index("**chỗ 1** hỏi 1") > asked.index("<!-- q/0 = bo-qua -->")
    assert "<!-- q/1 = 5 -->" in asked and "<!-- q/1 = 6 -->" in asked
    assert "**chỗ 0** in 0 xxx" in offered and "hỏi 0" not in offered
    assert "<!-- q/1 = 6 -->" in offered and "<!-- q/1 = 5 -->" not in offered and "q/1 = bo-qua" not in offered
    line = next(line for line in offered.splitlines() if line.startswith("**chỗ 0**"))
    assert line.endswith("…") and len(line) < 220


def test_a_list_ends_where_the_issue_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = render_form([listed(40)], SHA, {})
    assert "chỗ nữa" not in whole
    monkeypatch.setattr(issue_form, "LONGEST", 7_000)
    cut = render_form([listed(40)], SHA, {})
    assert 4_000 < len(cut) < 7_000 and "chỗ nữa, máy ít chắc hơn.\n</details>" in cut
    shown = cut.count("**chỗ ")
    assert 0 < shown < 40 and f"… và {40 - shown} chỗ nữa" in cut
    two = render_form([listed(40), listed(40)], SHA, {})
    assert "… và 40 chỗ nữa" in two, "the second list has what the first one left"


def test_what_is_typed_goes_before_what_is_ticked_and_nothing_counts_before_it_is_sent() -> None:
    body = render_form([PLAIN], SHA, {"c": "7"})
    ticked = body.replace("- [ ] `5`", "- [x] `5`")
    sent = ticked.replace("- [ ] **Đã", "- [X] **Đã")
    assert read_form(ticked, SHA) == {}
    assert read_form(sent, SHA) == {"c": "7", "a/b": "5", "gui": "gui"}
    typed = sent.replace("Trả lời khác: ", "Trả lời khác: 8 &lt; 9 ")
    assert read_form(typed, SHA)["a/b"] == "8 < 9"
    assert read_form(sent, "b" * 64) == read_form(sent.replace("tep:", "x:"), SHA) == {}, "of another file"


def test_kinds_that_are_lists_show_their_list() -> None:
    prose = ImportQuestion("loi-van/1", "chỗ", "?", "in", (FIVE,), optional=True, kind=DoubtKind.PROSE)
    group = QuestionGroup("loi-van/tat-ca-1", "Lời văn", "xem?", (FIVE,), "", (prose,))
    assert "Danh sách của câu “Lời văn” (1)" in render_form([group], SHA, {})
