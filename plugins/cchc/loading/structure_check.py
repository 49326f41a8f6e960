"""Tables and other files through the gates in their order: characters, then CSV or YAML, then what the texts contain;
the header of a table is held against what the form expects. Then the structure pass, the one walk over the cells of a
table: what they say, constraints, keys and references.

Then Frictionless, the validator that this project is built on, asked once about each content; a test holds the two
against each other. It is handed cells that passed our own gates, never a path or someone else's descriptor, so it can
open nothing; no exception of its own leaves this room. What it passed is remembered under .cache/, and not asked again.
"""

import gc
import html
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from ..errors import Problem
from ..words.text import Lang
from .allowed_characters import check_characters, object_to_signs
from .cell_values import (
    INTEGER,
    ColumnJudge,
    CsvSheet,
    judge_column,
    object_to_day,
    object_to_figure,
    object_to_number,
    object_to_personal,
    object_to_text,
    read_sheet,
)
from .closed_reading import ClosedSection, Node, read_yaml
from .kept_values import KeptValues, digest_of
from .personal import names_in_path
from .read_files import Faults, FilePlace, Objection, ReadFile, did_you_mean, make_file, nearest, objection, shortened
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
        return objection("cell.required") if column.required else None
    if column.enum and text not in column.enum:
        return objection("cell.choice", text, choices=", ".join(column.enum), guess=did_you_mean(text, column.enum))
    if column.pattern and not re.search(column.pattern, text):
        return objection("cell.pattern", text, pattern=column.pattern)
    if column.minimum is not None and INTEGER.fullmatch(text) and int(text) < column.minimum:
        return objection("cell.minimum", text, least=column.minimum)
    if ids is not None and text not in ids:
        where = _LIST_NAMES.get(column.refers, f"data/reference/code_lists.csv ({column.refers})")
        return objection("key.unknown", text, where=where, guess=did_you_mean(text, ids))
    return None


def _check_key(job: StructureJob, faults: Faults) -> None:
    """No two rows have the same key, or say the same where no row may stand twice; told with the row before it."""
    key_columns = job.shape.key or (() if job.shape.may_repeat else job.sheet.header)
    keys = list(zip(*map(job.sheet.column, key_columns), strict=True))
    if len(set(keys)) == len(keys):
        return
    first: dict[tuple[str, ...], int] = {}
    name = job.shape.key[-1] if job.shape.key else ""
    for row, key in enumerate(keys, start=2):
        if first.setdefault(key, row) != row:
            # The row without which the others stand in order was changed; where neither is, the later one.
            wrong, right = sorted((row, first[key]), key=lambda at: _disorder([*keys[: at - 2], *keys[at - 1 :]]))
            place, value = FilePlace(job.sheet.path, wrong, name), key[-1] if name else ""
            faults.add("key.duplicate" if name else "key.row_twice", place, value, row=right)


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
    return tuple(
        _signposted(problem, by_path[problem.file]) if problem.file in by_path else problem for problem in problems
    )


def _signposted(problem: Problem, job: StructureJob) -> Problem:
    headings = {column.name: column.title.first for column in job.shape.columns}
    labels = job.sheet.column("label") if "label" in job.sheet.header else ()
    at = (problem.row or 0) - 2  # the header is row 1
    label = shortened(labels[at]) if 0 <= at < len(labels) else ""
    return replace(problem, label=label, heading=headings.get(problem.column, ""))


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
            refused = objection("structure")._replace(code=f"structure.{kind}")
            faults.tell(refused, FilePlace(job.sheet.path, row, column))
    except Exception as error:  # Frictionless raises many kinds on odd input; a reader is owed one sentence
        faults.add("structure.stopped", FilePlace(tables.folder), error=type(error).__name__)
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


def _schema(job: StructureJob, ids: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """What the descriptor states, without titles, and the ids that a column may hold."""
    # Ids as an enumeration: lists beside the tables would be opened anew for each table that refers to them.
    enums = {name: tuple(listed) or (_NO_ID,) for name, listed in ids.items()}
    columns = tuple(replace(column, enum=enums.get(column.refers, column.enum)) for column in job.shape.columns)
    return replace(job.shape, columns=columns).schema(())


_NO_ID = "–"  # an enumeration has to name something


def open_yaml(file: ReadFile | None, faults: Faults, languages: Sequence[Lang] = ()) -> ClosedSection | None:
    """The file's mapping, where it has one; `languages`: those in which its texts are to be written."""
    # A YAML file with unwelcome signs is not read on: they may be what its syntax stumbles over.
    if file is None or not check_characters(file, faults) or (root := read_yaml(file, faults)) is None:
        return None
    screen_yaml(file, root, faults)
    return ClosedSection(root, file.path, faults, languages)


def open_all(files: Iterable[ReadFile], faults: Faults, languages: Sequence[Lang]) -> Iterator[ClosedSection]:
    """Of these YAML files those that have a mapping."""
    return filter(None, (open_yaml(file, faults, languages) for file in files))


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
        named = sighting._replace(message=f"tên tệp: {sighting.message}", cure="đặt tên khác", value="")
        faults.tell(named, FilePlace(path))
    return faults.problems


def check_header(sheet: CsvSheet, expected: Sequence[str], faults: Faults) -> bool:
    """True when the columns are the expected ones in their order."""
    header = sheet.header
    if header == tuple(expected):
        return True
    if 2 * len(set(header) & set(expected)) < len(expected):
        faults.add("header.none", FilePlace(sheet.path, 1), columns=",".join(expected))
        return False
    for column, wrong in _wrong_columns(header, expected):
        faults.tell(wrong, FilePlace(sheet.path, 1, column))
    return False


def _wrong_columns(header: Sequence[str], expected: Sequence[str]) -> Iterator[tuple[str, Objection]]:
    """Each column that is not as expected."""
    twice = {name for name in header if header.count(name) > 1}
    extra = [name for name in header if name not in expected]
    # Where one column stands twice, one of the two most likely is the missing one.
    missing = [name for name in expected if name not in header and not twice]
    if not (missing or extra or twice):
        wrong, right = next((a, b) for a, b in zip(header, expected, strict=True) if a != b)
        yield wrong, objection("header.order", right=right, columns=", ".join(expected))
    for name in twice:
        yield name, objection("header.duplicate")
    for name in extra:
        if meant := nearest(name, missing):
            missing.remove(meant)
        told = {"column": name, "meant": meant, "columns": ", ".join(expected)}
        yield name, objection("header.misspelt" if meant else "header.extra", **told)
    for name in missing:
        at = expected.index(name)
        place = f"sau cột “{expected[at - 1]}”" if at else "ở đầu bảng"
        yield name, objection("header.missing", column=name, place=place)


def screen_yaml(file: ReadFile, root: Node, faults: Faults) -> None:
    """Each text and each key as it reads: an escape may stand for what the file itself may not hold."""
    nodes, has_escapes = [root], "\\" in file.text
    while nodes:
        node = nodes.pop()
        if isinstance(node.value, list):
            nodes += node.value
            continue
        texts = {node.value: node.line} if isinstance(node.value, str) else node.key_lines
        if isinstance(node.value, dict):
            nodes += node.value.values()
        for text, line in texts.items():
            if told := (has_escapes and object_to_signs(text)) or object_to_personal(text):
                faults.tell(told, FilePlace(file.path, line, key=f"@{node.column}"))


def screen_prose(file: ReadFile, faults: Faults) -> None:
    for row, line in enumerate(file.text.split("\n"), start=1):
        faults.tell(object_to_personal(line), FilePlace(file.path, row))
