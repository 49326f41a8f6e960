"""What every text in data/ is screened for, cell by cell: blanks at its ends, formulas, personal data."""

from __future__ import annotations

from collections.abc import Container, Iterator

from .csv_tokens import CsvSheet
from .faults import Faults
from .formulas import check_formula
from .personal import find_personal
from .read_files import ReadFile
from .strict_yaml import Node


def screen_sheet(sheet: CsvSheet, numbers: Container[str], faults: Faults) -> None:
    """`numbers`: columns whose cells are figures and may begin with a minus."""
    for at, name in enumerate(sheet.header):
        is_text = name not in numbers
        for row, cells in enumerate(sheet.rows, start=2):
            cell = cells[at]
            if not cell:
                continue
            if cell[0] == " " or cell[-1] == " ":
                cure = "xóa dấu cách ở đầu và cuối ô"
                faults.add("cell.space", sheet.path, "ô có dấu cách thừa", cure, row=row, column=name, value=cell)
            if is_text or cell[0] not in "-0123456789":
                check_formula(cell, sheet.path, faults, row=row, column=name)
            if not (cell.isdigit() and len(cell) < 9):
                _screen_personal(cell, sheet.path, faults, row, column=name)


def screen_yaml(file: ReadFile, root: Node, faults: Faults) -> None:
    for node in _scalars(root):
        if isinstance(node.value, str):
            _screen_personal(node.value, file.path, faults, node.line, key=f"@{node.column}")


def screen_prose(file: ReadFile, faults: Faults) -> None:
    for row, line in enumerate(file.text.split("\n"), start=1):
        _screen_personal(line, file.path, faults, row)


def _screen_personal(text: str, path: str, faults: Faults, row: int, column: str = "", key: str = "") -> None:
    for seen in find_personal(text):
        faults.add(seen.code, path, seen.message, seen.cure, row=row, column=column, key=key, value=seen.found)
        return


def _scalars(node: Node) -> Iterator[Node]:
    if isinstance(node.value, str):
        yield node
    else:
        for child in node.value if isinstance(node.value, list) else node.value.values():
            yield from _scalars(child)
