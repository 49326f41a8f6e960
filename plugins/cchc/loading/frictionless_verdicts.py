"""Frictionless, the validator that this project is built on, asked once about each content.

It is handed cells that passed our own gates, never a path or someone else's descriptor, so it can open nothing; no
exception of its own leaves this room. What it passed is remembered under .cache/ by content, and not asked again.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .faults import Faults, FilePlace
from .kept_values import KeptValues, digest_of
from .read_files import ReadFile
from .structure_check import Lists, StructureJob


@dataclass(frozen=True)
class TableSet:
    """The tables of one version, or the reference lists, and all files beside them."""

    folder: str
    files: Sequence[ReadFile]
    jobs: Sequence[StructureJob]

    def known_ids(self, lists: Lists) -> dict[str, list[str]]:
        """Of each list the ids that the tables name and the list has: all of it that could matter to them."""
        known: dict[str, set[str]] = {}
        for job in self.jobs:
            for column in job.shape.columns:
                if column.refers in lists:
                    named = known.setdefault(column.refers, set())
                    named.update(text for text in job.sheet.distinct(column.name) if text in lists[column.refers])
        return {name: sorted(ids) for name, ids in known.items()}


def validate_once(tables: TableSet, lists: Lists, faults: Faults, cache: Path, say: Callable[[str], None]) -> bool:
    """Whether it passed; a problem for each of its errors, unless it passed the same content before.

    The content is all that it would be handed: the bytes of the files, what their forms prescribe, the ids in use.
    """
    ids = tables.known_ids(lists)
    files, schemas = [(file.path, file.sha256) for file in tables.files], [_schema(job, ids) for job in tables.jobs]
    key = digest_of(library_version(), files, schemas, ids)
    verdicts = KeptValues(cache / "verdicts")
    if verdicts.get(key, key):
        return True
    say(f"Frictionless: {tables.folder}")
    before = len(faults.problems)
    try:
        for job, row, column, kind in frictionless_errors(tables.jobs, ids):
            message = "Frictionless, bước kiểm tra thứ hai, không nhận chỗ này"
            cure = "so lại với biểu mẫu; nếu số liệu đúng thì báo cho người phụ trách kỹ thuật"
            faults.add(f"structure.{kind}", FilePlace(job.sheet.path, row, column), message, cure)
    except Exception as error:  # Frictionless raises many kinds on odd input; a reader is owed one sentence
        message = f"bước kiểm tra cấu trúc bị dừng ({type(error).__name__})"
        faults.add(
            "structure.stopped", FilePlace(tables.folder), message, "báo cho người phụ trách kỹ thuật, kèm tệp này"
        )
    gc.collect(1)  # packages and their resources refer to each other, and whoever reads has the collector paused
    has_passed = len(faults.problems) == before
    if has_passed:
        verdicts.put(key, key, True)
    return has_passed


@cache
def library_version() -> str:
    """Asked of what is installed: a verdict of another Frictionless is no verdict of this one."""
    return version("frictionless")


def frictionless_errors(
    jobs: Sequence[StructureJob], ids: Mapping[str, Sequence[str]]
) -> Iterator[tuple[StructureJob, int, str, str]]:
    """(table, row as a spreadsheet counts, column, kind of error), in Frictionless's own order."""
    from frictionless import Package, Resource, Schema

    # Handed over as functions, the rows are not copied each time the package describes itself.
    filled = {f"table-{at}": job for at, job in enumerate(jobs) if job.sheet.rows}
    tables = [
        Resource(
            name=name,
            data=lambda sheet=job.sheet: iter([sheet.header, *sheet.rows]),
            schema=Schema.from_descriptor(_schema(job, ids)),
        )
        for name, job in filled.items()
    ]
    tasks = {task.name: task for task in Package(resources=tables).validate().tasks} if tables else {}
    for name, job in filled.items():
        for error in tasks[name].errors:
            column = job.shape.key[-1] if error.type == "primary-key" else getattr(error, "field_name", None)
            yield job, getattr(error, "row_number", None) or 1, column or "", error.type


def _schema(job: StructureJob, ids: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What the descriptor states, without titles, and the ids that a column may hold."""
    key = {"primaryKey": list(job.shape.key)} if job.shape.key else {}
    # Ids as an enumeration: lists beside the tables would be opened anew for each table that refers to them.
    enums = {name: {"enum": list(listed) or [_NO_ID]} for name, listed in ids.items()}
    fields = [
        {
            "name": column.name,
            "type": column.type,
            "constraints": {**column.constraints, **enums.get(column.refers, {})},
        }
        for column in job.shape.columns
    ]
    return {"fields": fields, "missingValues": [""], **key}


_NO_ID = "–"  # an enumeration has to name something
