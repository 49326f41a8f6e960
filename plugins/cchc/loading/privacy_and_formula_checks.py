"""What every text in data/ is screened for, cell by cell: blanks at its ends, formulas, personal data.

A cell that a spreadsheet program would take for a formula is refused: escaping would corrupt what is printed.
"""

from __future__ import annotations

from functools import lru_cache

from .cell_values import REMEMBERED
from .faults import Faults, FilePlace, Objection
from .personal import find_personal
from .read_files import ReadFile
from .strict_yaml import Node

TRIGGERS = "=+-@\t\r＝＋－＠"
_CURE = "viết lại để ô bắt đầu bằng chữ hoặc số"


def object_to_formula(text: str) -> Objection | None:
    """A cell of a text column, or a text of a YAML file, may not begin with a sign that starts a formula."""
    bare = text.lstrip(" ")
    if not bare or bare[0] not in TRIGGERS:
        return None
    message = f"ô bắt đầu bằng “{bare[0]}”, phần mềm bảng tính sẽ hiểu là công thức"
    return Objection("cell.formula", message, "bỏ dấu gạch đầu dòng ở đầu ô" if bare[0] in "-－" else _CURE, text)


def object_to_text(text: str) -> Objection | None:
    """None for a text that may be published as it is."""
    return _object_to_blanks(text) or object_to_formula(text) or object_to_personal(text)


def object_to_figure(text: str) -> Objection | None:
    """As of a text, but that a minus begins no formula."""
    return (_object_to_blanks(text) or object_to_personal(text)) if text[:1] == "-" else object_to_text(text)


def _object_to_blanks(text: str) -> Objection | None:
    is_padded = text[:1] == " " or text[-1:] == " "
    return Objection("cell.space", "ô có dấu cách thừa", "xóa dấu cách ở đầu và cuối ô", text) if is_padded else None


@lru_cache(REMEMBERED)
def object_to_personal(text: str) -> Objection | None:
    if text.isdigit() and len(text) < 9:
        return None  # shorter than any number of a telephone
    return next(
        (Objection(sighting.code, sighting.message, sighting.cure, sighting.quote) for sighting in find_personal(text)),
        None,
    )


def screen_yaml(file: ReadFile, root: Node, faults: Faults) -> None:
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node.value, str):
            faults.tell(object_to_personal(node.value), FilePlace(file.path, node.line, key=f"@{node.column}"))
        else:
            nodes += node.value if isinstance(node.value, list) else node.value.values()


def screen_prose(file: ReadFile, faults: Faults) -> None:
    for row, line in enumerate(file.text.split("\n"), start=1):
        faults.tell(object_to_personal(line), FilePlace(file.path, row))
