"""Questions as a person gets them, and the answers read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.errors import DataError
from plugins.cchc.intake.question_groups import read_answers, render_questions
from plugins.cchc.intake.questions import Choice, DoubtKind, ImportQuestion
from plugins.cchc.intake.sheet_templates import showable


def test_questions_are_read_back_with_their_answers(tmp_path: Path) -> None:
    asked = ImportQuestion("sn-534/i.1/value", 'ô "lạ"', "số nào?", "1.5", (Choice("15", "số này"),), "15")
    path = tmp_path / "q.yaml"
    path.write_text(render_questions([asked, ImportQuestion("b", "c", "d")], "r", "f", "0" * 64), "utf-8")
    assert read_answers(path, "0" * 64) == {"sn-534/i.1/value": "15"}
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # as Notepad saves it
    assert read_answers(path, "0" * 64) == {"sn-534/i.1/value": "15"}


def test_answers_of_a_list_are_read_back_whatever_stands_beside_them(tmp_path: Path) -> None:
    choices = (Choice("15", "số này"), Choice("trong", "ô để trống"))
    asked = [
        ImportQuestion(
            f"a/{row}/v", "ô", "số nào?", "1.5", choices, answer, False, DoubtKind.FIGURE, None, "a", row, 90
        )
        for row, answer in (("1", "15"), ("2", "trong"), ("3", ""))
    ]
    text = render_questions(asked, "r", "f", "0" * 64)
    assert all(f"{word}:" in text for word in ("list", "row", "sure", "printed", "choices", "about", "ask"))
    (tmp_path / "q.yaml").write_text(text, "utf-8")
    assert read_answers(tmp_path / "q.yaml", "0" * 64) == {"a/1/v": "15", "a/2/v": "trong"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('answer: "15"', "answer: [15]", "một chữ hoặc số"),
        ('answer: "15"', 'answer: "15', "cú pháp YAML sai"),
        ('answer: "15"', 'answer: "gọi 0912 345 678"', "có số điện thoại"),
        ("sha256: ", "sha265: ", "sha256"),
    ],
)
def test_broken_answers_are_refused_with_their_place(old: str, new: str, words: str, tmp_path: Path) -> None:
    text = render_questions([ImportQuestion("a", "b", "c", answer="15")], "r", "f", "0" * 64)
    assert old in text
    (tmp_path / "q.yaml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=words):
        read_answers(tmp_path / "q.yaml", "0" * 64)


def test_answers_to_another_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(render_questions([ImportQuestion("a", "b", "c")], "r", "f", "0" * 64), "utf-8")
    with pytest.raises(DataError) as raised:
        read_answers(tmp_path / "q.yaml", "1" * 64)
    assert [problem.code for problem in raised.value.problems] == ["answers.other_file"]


def test_what_is_shown_has_no_personal_data_and_no_hidden_sign() -> None:
    assert showable("gọi 0912 345 678\u202e") == "gọi [đã che][U+202E]"
