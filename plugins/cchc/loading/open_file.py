"""Opens a file of data/ through the gates in their order: characters, then CSV or YAML, then what the texts contain.

The header of a table is held against what the form expects: each column that is missing, extra or misplaced is named.
"""

import html
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..errors import Problem
from ..words.text import Lang
from .allowed_characters import check_characters, object_to_signs
from .cell_values import object_to_personal
from .closed_reading import ClosedSection, Node, read_yaml
from .csv_tokens import CsvSheet, read_sheet
from .faults import Faults, FilePlace, nearest
from .personal import names_in_path
from .read_files import ReadFile, make_file
from .schemas import TableShape
from .structure_check import StructureJob


def open_yaml(file: ReadFile, faults: Faults, languages: Sequence[Lang] = ()) -> ClosedSection | None:
    """The file's mapping; `languages`: those in which its texts are to be written."""
    # A YAML file with unwelcome signs is not read on: they may be what its syntax stumbles over.
    if not check_characters(file, faults):
        return None
    root = read_yaml(file, faults)
    if root is None:
        return None
    screen_yaml(file, root, faults)
    return ClosedSection(root, file.path, faults, languages)


def open_sheet(file: ReadFile, faults: Faults, *, may_be_bare: bool = False) -> CsvSheet | None:
    """Cells of a CSV file; what they say is judged by the structure pass, which knows the columns."""
    check_characters(file, faults)
    return read_sheet(file, faults, may_be_bare=may_be_bare)


def open_table(file: ReadFile, shape: TableShape, faults: Faults) -> StructureJob | None:
    """A table of our own lists once its header has been looked at; its cells are judged by the structure pass."""
    sheet = open_sheet(file, faults, may_be_bare=shape.may_be_bare)
    if sheet is None or not check_header(sheet, shape.names, faults):
        return None
    return StructureJob(sheet, shape)


def open_prose(file: ReadFile, faults: Faults) -> None:
    check_characters(file, faults)
    screen_prose(file, faults)


def content_problems(path: str, data: bytes) -> tuple[Problem, ...]:
    """What a page written by hand may not hold: signs that cannot be seen, also as entities, and personal data."""
    faults = Faults()
    if path.endswith((".md", ".csv")) and (file := make_file(path, data, faults)):
        open_prose(replace(file, data=html.unescape(file.text).encode("utf-8", "replace")), faults)
    for sighting in names_in_path(path):
        faults.add(sighting.code, FilePlace(path), f"tên tệp: {sighting.message}", "đặt tên khác")
    return faults.problems


def check_header(sheet: CsvSheet, expected: Sequence[str], faults: Faults) -> bool:
    """True when the columns are the expected ones in their order."""
    header = sheet.header
    if header == tuple(expected):
        return True
    if 2 * len(set(header) & set(expected)) < len(expected):
        cure = f"thêm dòng tiêu đề: {','.join(expected)}"
        faults.add("header.none", FilePlace(sheet.path, 1), "dòng đầu không phải dòng tiêu đề của bảng này", cure)
        return False
    for code, column, message, cure in _wrong_columns(header, expected):
        faults.add(f"header.{code}", FilePlace(sheet.path, 1, column), message, cure)
    return False


def _wrong_columns(header: Sequence[str], expected: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """(code, column, message, cure) of each column that is not as expected."""
    twice = sorted({name for name in header if header.count(name) > 1})
    extra = [name for name in header if name not in expected]
    # Where one column stands twice, one of the two most likely is the missing one.
    missing = [name for name in expected if name not in header and not twice]
    if not (missing or extra or twice):
        wrong, right = next((a, b) for a, b in zip(header, expected, strict=True) if a != b)
        yield "order", wrong, f"cột đứng sai chỗ, ở đây phải là “{right}”", f"xếp lại: {', '.join(expected)}"
    for name in twice:
        yield "duplicate", name, "cột này ghi hai lần", "giữ lại một cột"
    for name in extra:
        message, meant = f"biểu mẫu không có cột “{name}”", nearest(name, missing)
        if meant:
            missing.remove(meant)
            yield "misspelt", name, message, f"đổi tên cột thành “{meant}”"
        else:
            yield "extra", name, message, f"xóa cột này; các cột của bảng là: {', '.join(expected)}"
    for name in missing:
        at = expected.index(name)
        place = f"sau cột “{expected[at - 1]}”" if at else "ở đầu bảng"
        yield "missing", name, f"thiếu cột “{name}”", f"thêm cột “{name}” {place}"


def screen_yaml(file: ReadFile, root: Node, faults: Faults) -> None:
    """Each text and each key as it reads: an escape may stand for what the file itself may not hold."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        place = FilePlace(file.path, node.line, key=f"@{node.column}")
        if isinstance(node.value, str):
            faults.tell(object_to_signs(node.value) or object_to_personal(node.value), place)
        elif isinstance(node.value, list):
            nodes += node.value
        else:
            nodes += node.value.values()
            for key in node.value:
                faults.tell(object_to_signs(key) or object_to_personal(key), place._replace(row=node.key_lines[key]))


def screen_prose(file: ReadFile, faults: Faults) -> None:
    for row, line in enumerate(file.text.split("\n"), start=1):
        faults.tell(object_to_personal(line), FilePlace(file.path, row))
