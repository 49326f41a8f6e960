"""The structure pass: the one walk over the cells of a table: what they say, constraints, keys and references.

What Frictionless says of the same tables is asked by frictionless_verdicts.py; a test holds the two against each other.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from ..errors import Problem
from .cell_values import (
    INTEGER,
    ColumnJudge,
    judge_column,
    object_to_day,
    object_to_figure,
    object_to_number,
    object_to_text,
)
from .csv_tokens import CsvSheet
from .faults import Faults, FilePlace, Objection, did_you_mean, shortened
from .schemas import DAY, SchemaColumn, TableShape

Lists = Mapping[str, Collection[str]]  # name of a reference list -> its ids; a list that is broken is left out
_LIST_NAMES = {
    "unit": "data/reference/units.csv", "period": "data/reference/periods.csv",
    "indicator": "data/reference/indicators.csv", "report": "data/reports/",
}  # fmt: skip


@dataclass(frozen=True)
class StructureJob:
    """One table and the shape it must have; its header is already known to be right."""

    sheet: CsvSheet
    shape: TableShape


def has_percent_row(sheet: CsvSheet) -> bool:
    return "row_kind" in sheet.header and "percent" in sheet.distinct("row_kind")


def check_structure(jobs: Sequence[StructureJob], lists: Lists, faults: Faults) -> None:
    """Add a problem for each cell that may not be published, is no figure, or breaks a constraint, key or reference."""
    judges: dict[SchemaColumn, ColumnJudge] = {}  # the same column of many tables has one
    for job in jobs:
        for column in job.shape.columns:
            if column.is_loose and has_percent_row(job.sheet):
                _judge_counts(job.sheet, column.name, faults)
            else:
                judge_column(job.sheet, column.name, _CONTENT[column.figure], faults)
            ids = lists.get(column.refers)
            if column.constraints or ids is not None:
                judge = judges.setdefault(column, ColumnJudge(partial(_object_to, column=column, ids=ids)))
                judge_column(job.sheet, column.name, judge, faults)
        _check_key(job, faults)


def _judge_counts(sheet: CsvSheet, column: str, faults: Faults) -> None:
    """Whole numbers, but for the row of percentages among them."""
    cells = zip(sheet.column(column), sheet.column("row_kind"), strict=True)
    for row, (text, row_kind) in enumerate(cells, start=2):
        figure = "number" if row_kind == "percent" else "integer"
        faults.tell(_object_to_content(text, figure), FilePlace(sheet.path, row, column))


def _object_to_content(text: str, figure: str) -> Objection | None:
    """What no cell may hold, and how a figure is written."""
    if not figure:
        return object_to_text(text)
    return object_to_figure(text) or object_to_number(text, figure)


# All columns of a kind share what they have passed.
_CONTENT = {figure: ColumnJudge(partial(_object_to_content, figure=figure)) for figure in ("", "integer", "number")}


def _object_to(text: str, column: SchemaColumn, ids: Collection[str] | None) -> Objection | None:
    """What is wrong with a cell of the column beyond its content; of several things that which is told first."""
    if column.pattern == DAY and (wrong := object_to_day(text)):
        return wrong
    if not text:
        fault = ("cell.required", "ô này không được để trống", "điền giá trị") if column.required else None
    elif column.enum and text not in column.enum:
        cure = f"chọn một trong: {', '.join(column.enum)}{did_you_mean(text, column.enum)}"
        fault = "cell.choice", "giá trị không có trong danh sách", cure
    elif column.pattern and not re.search(column.pattern, text):
        fault = "cell.pattern", "giá trị không đúng dạng", f"viết theo dạng {column.pattern}"
    elif column.minimum is not None and INTEGER.fullmatch(text) and int(text) < column.minimum:
        fault = "cell.minimum", f"giá trị nhỏ hơn {column.minimum}", "sửa lại số này"
    elif ids is not None and text not in ids:
        where = _LIST_NAMES.get(column.refers, f"data/reference/code_lists.csv ({column.refers})")
        fault = "key.unknown", f"mã không có trong {where}", f"dùng mã có trong {where}{did_you_mean(text, ids)}"
    else:
        fault = None
    return Objection(*fault, text) if fault else None


def _check_key(job: StructureJob, faults: Faults) -> None:
    """No two rows have the same key, or say the same where no row may stand twice; told with the row before it."""
    key_columns = job.shape.key or (job.sheet.header if job.shape.is_set else ())
    keys = list(zip(*map(job.sheet.column, key_columns), strict=True))
    if len(set(keys)) == len(keys):
        return
    first: dict[tuple[str, ...], int] = {}
    name = job.shape.key[-1] if job.shape.key else ""
    for row, key in enumerate(keys, start=2):
        if first.setdefault(key, row) != row:
            # The row without which the others stand in order was changed; where neither is, the later one.
            wrong, right = sorted((row, first[key]), key=lambda at: _disorder([*keys[: at - 2], *keys[at - 1 :]]))
            message, cure = f"mã dòng này đã có ở dòng {right}", "đặt mã khác, hoặc xóa dòng ghi hai lần"
            place = FilePlace(job.sheet.path, wrong, name)
            faults.add("key.duplicate" if name else "key.row_twice", place, message, cure, key[-1] if name else "")


def _disorder(keys: Sequence[tuple[str, ...]]) -> int:
    """How many rows stand out of order with the one before."""
    return sum(before[:-1] == after[:-1] and not _in_order(before[-1], after[-1]) for before, after in pairwise(keys))


def _in_order(before: str, after: str) -> bool:
    """i.2 stands before i.10."""
    parts = [[int(part) if part.isdigit() else part for part in re.split(r"(\d+)", text)] for text in (before, after)]
    return parts[0] <= parts[1]


def add_row_labels(problems: Iterable[Problem], jobs: Iterable[StructureJob]) -> tuple[Problem, ...]:
    """The problems, those in tables that could be read with label and heading."""
    by_path = {job.sheet.path: job for job in jobs}
    return tuple(_signposted(problem, by_path) for problem in problems)


def _signposted(problem: Problem, jobs: Mapping[str, StructureJob]) -> Problem:
    job = jobs.get(problem.file)
    if job is None:
        return problem
    headings = {column.name: column.title.first for column in job.shape.columns}
    return replace(problem, label=_label(job, problem.row), heading=headings.get(problem.column, ""))


def _label(job: StructureJob, row: int | None) -> str:
    at = (row or 0) - 2  # the header is row 1
    if "label" not in job.sheet.header or not 0 <= at < len(job.sheet.rows):
        return ""
    return shortened(job.sheet.rows[at][job.sheet.header.index("label")])
