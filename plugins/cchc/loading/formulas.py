"""Cells that a spreadsheet program would take for a formula are refused: escaping would corrupt what is printed."""

from __future__ import annotations

from .faults import Objection

TRIGGERS = "=+-@\t\r＝＋－＠"
_CURE = "viết lại để ô bắt đầu bằng chữ hoặc số"


def object_to_formula(text: str) -> Objection | None:
    """A cell of a text column, or a text of a YAML file, may not begin with a sign that starts a formula."""
    bare = text.lstrip(" ")
    if not bare or bare[0] not in TRIGGERS:
        return None
    message = f"ô bắt đầu bằng “{bare[0]}”, phần mềm bảng tính sẽ hiểu là công thức"
    return Objection("cell.formula", message, "bỏ dấu gạch đầu dòng ở đầu ô" if bare[0] in "-－" else _CURE, text)
