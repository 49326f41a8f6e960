"""Programs of other people that read the published files, and what they said: for the guide and for docs."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..words.text import Lang, Text, translations
from .models import Link, PageSection
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table

FILE = "content/clients.csv"
_DOCUMENT = """\
# Programs that read our files

Written by `make clients` from `content/clients.csv`, once the tests named here have passed; the guide for readers shows
the same. A program that is locked in `requirements-dev.txt` runs in the test beside it, in the version given here.
The others were run by hand on the whole published tree; what they need is held by the rule it rests on.

| program | version | asked | result | test |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class ClientProgram:
    name: str
    version: str
    asked: Text
    result: Text
    test: str  # that runs it; empty where it was run by hand


def load_programs(root: Path) -> tuple[ClientProgram, ...]:
    """In file order; a portal may have tried none."""
    path = root / FILE
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.is_file() else []
    return tuple(
        ClientProgram(row["program"], row["version"], _text("asked", row), _text("result", row), row["test"])
        for row in rows
    )


def _text(name: str, row: dict[str, str]) -> Text:
    prefix = f"{name}_"
    return translations({column.removeprefix(prefix): row[column] for column in row if column.startswith(prefix)})


def programs_section(context: PageContext, programs: Iterable[ClientProgram]) -> PageSection:
    columns = (
        ItemColumn[ClientProgram](context.t("Phiên bản"), lambda program: program.version),
        ItemColumn[ClientProgram](context.t("Được hỏi gì"), lambda program: context.text(program.asked)),
        ItemColumn[ClientProgram](context.t("Trả lời"), lambda program: context.text(program.result)),
    )
    names = RowNames[ClientProgram](context.t("Chương trình"), lambda program: Link(program.name, ""))
    title = context.t("Chương trình đã thử trên các tệp này")
    table = item_table(context, title, names, columns, programs)
    return PageSection("chuong-trinh", title, tables=(table,) if table.rows else ())


def render_programs(programs: Iterable[ClientProgram], lang: Lang) -> str:
    """docs/clients.md."""
    lines = (
        f"| {program.name} | {program.version} | {program.asked.in_(lang)} | {program.result.in_(lang)} "
        f"| {f'`{program.test}`' if program.test else 'by hand'} |"
        for program in programs
    )
    return _DOCUMENT + "\n".join(lines) + "\n"
