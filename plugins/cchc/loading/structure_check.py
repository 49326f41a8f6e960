"""The structure pass: Frictionless on types, constraints, keys and references, over cells that passed our own gates.

It is handed cells, never a path or someone else's descriptor, so it can open nothing; no exception leaves this room.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .csv_tokens import CsvSheet
from .faults import Faults, did_you_mean
from .schemas import SchemaColumn, TableShape

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


def check_structure(jobs: Sequence[StructureJob], lists: Lists, faults: Faults) -> None:
    """Add a problem for each broken constraint, key or reference that no earlier pass has spoken about."""
    if not jobs:
        return
    try:
        report = _make_package(jobs, lists).validate()
        tasks = {task.name: task for task in report.tasks}
        for at, job in enumerate(jobs):
            for error in tasks[_name(at)].errors:
                _add(error, job, lists, faults)
    except Exception as error:  # Frictionless raises many kinds on odd input; a reader is owed one sentence
        message = f"bước kiểm tra cấu trúc bị dừng ({type(error).__name__})"
        faults.add("structure.stopped", jobs[0].sheet.path, message, "báo cho người phụ trách kỹ thuật, kèm tệp này")


def has_known_references(job: StructureJob, lists: Lists) -> bool:
    """Whether each id the table refers to is still in its list: all that a change elsewhere could have broken."""
    return all(
        not one or one in lists.get(column.refers, ())
        for column in job.shape.columns
        if column.refers
        for one in job.sheet.column(column.name)
    )


def _name(at: int) -> str:
    return f"table-{at}"


def _make_package(jobs: Sequence[StructureJob], lists: Lists) -> Any:
    from frictionless import Package, Resource, Schema

    def make(name: str, rows: list[list[str]], schema: dict[str, object]) -> Any:
        return Resource(name=name, data=rows, schema=Schema.from_descriptor(schema))

    tables = [
        make(_name(at), [list(job.sheet.header), *map(list, job.sheet.rows)], _schema(job.shape, lists))
        for at, job in enumerate(jobs)
        if job.sheet.rows
    ]
    empty = [make(_name(at), [["nothing"], ["-"]], _BARE) for at, job in enumerate(jobs) if not job.sheet.rows]
    refers = [make(f"list-{name}", [["id"], *([one] for one in ids)], _IDS) for name, ids in lists.items()]
    return Package(resources=[*tables, *empty, *refers])


_IDS: dict[str, object] = {"fields": [{"name": "id", "type": "string"}]}
_BARE: dict[str, object] = {"fields": [{"name": "nothing", "type": "string"}]}


def _schema(shape: TableShape, lists: Lists) -> dict[str, object]:
    keys = [
        {"fields": [column.name], "reference": {"resource": f"list-{column.refers}", "fields": ["id"]}}
        for column in shape.columns
        if column.refers in lists
    ]
    return {**shape.schema(), **({"foreignKeys": keys} if keys else {})}


def _add(error: Any, job: StructureJob, lists: Lists, faults: Faults) -> None:
    row = getattr(error, "row_number", None)
    name = getattr(error, "field_name", None) or next(iter(getattr(error, "field_names", None) or []), "")
    if error.type == "primary-key":
        name = job.shape.key[-1]
    column = next((one for one in job.shape.columns if one.name == name), SchemaColumn(name))
    value = _value(job.sheet, row, name)
    code, message, cure = _words(error.type, column, value, job, lists, row)
    faults.add(code, job.sheet.path, message, cure, row=row, column=name, value=value)


def _words(
    kind: str, column: SchemaColumn, value: str, job: StructureJob, lists: Lists, row: int | None
) -> tuple[str, str, str]:
    if kind == "primary-key":
        first = _first_of(job, row)
        return "key.duplicate", f"mã dòng này đã có ở dòng {first}", "đặt mã khác, hoặc xóa dòng ghi hai lần"
    if kind == "foreign-key":
        where = _LIST_NAMES.get(column.refers, f"data/reference/code_lists.csv ({column.refers})")
        cure = f"dùng mã có trong {where}{did_you_mean(value, lists.get(column.refers, ()))}"
        return "key.unknown", f"mã không có trong {where}", cure
    if kind == "constraint-error":
        return _constraint_words(column, value)
    if kind == "type-error":
        return "cell.type", "giá trị không đúng kiểu của cột", "sửa theo kiểu của cột"
    return f"structure.{kind}", "bảng không đúng cấu trúc khai báo", "so lại với biểu mẫu"


def _constraint_words(column: SchemaColumn, value: str) -> tuple[str, str, str]:
    if column.required and not value:
        return "cell.required", "ô này không được để trống", "điền giá trị"
    if column.enum and value not in column.enum:
        cure = f"chọn một trong: {', '.join(column.enum)}{did_you_mean(value, column.enum)}"
        return "cell.choice", "giá trị không có trong danh sách", cure
    if column.pattern:
        return "cell.pattern", "giá trị không đúng dạng", f"viết theo dạng {column.pattern}"
    return "cell.minimum", f"giá trị nhỏ hơn {column.minimum}", "sửa lại số này"


def _value(sheet: CsvSheet, row: int | None, name: str) -> str:
    if row is None or name not in sheet.header or not 2 <= row < len(sheet.rows) + 2:
        return ""
    return sheet.rows[row - 2][sheet.header.index(name)]


def _first_of(job: StructureJob, row: int | None) -> int:
    at = [job.sheet.header.index(name) for name in job.shape.key]
    keys = [tuple(cells[one] for one in at) for cells in job.sheet.rows]
    return keys.index(keys[(row or 2) - 2]) + 2
