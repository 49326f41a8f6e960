"""data/reference/*.csv into units, periods, indicators, code lists and citations."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..model.collection import DocumentCitation, References
from ..model.indicators import Indicator
from ..model.periods import Period
from ..model.units import Succession, Unit, UnitName
from ..words.text import Text, bilingual
from .cell_values import check_days
from .csv_tokens import CsvSheet
from .faults import Faults, Objection
from .open_file import open_table
from .read_files import Tree
from .reference_shapes import SHAPES
from .structure_check import Lists, StructureJob

FOLDER = "data/reference"
# The code lists that columns and the portal refer to.
CODE_LISTS = (
    "category", "section", "unit_of_measure", "unit_type", "level", "period_kind", "document_kind", "role", "regime",
)  # fmt: skip
_DAYS = {
    "units": ("valid_from", "valid_to"), "unit_successions": ("date",), "periods": ("start", "end"),
    "documents": ("date",),
}  # fmt: skip


@dataclass(frozen=True)
class ReferenceSheets:
    """The lists as cells; one that is broken is absent, and nothing that refers to it is called unknown."""

    sheets: dict[str, CsvSheet]

    def lists(self, reports: Collection[str]) -> Lists:
        """Ids by list, for everything that refers to them."""
        lists: dict[str, Collection[str]] = {"report": set(reports)}
        for name, sheet, column in (("unit", "units", "unit"), ("period", "periods", "period"),
                                    ("indicator", "indicators", "indicator")):  # fmt: skip
            if sheet in self.sheets:
                lists[name] = dict.fromkeys(self.sheets[sheet].column(column))
        if "code_lists" in self.sheets:
            for name in CODE_LISTS:
                lists[name] = [r["code"] for _, r in self.sheets["code_lists"].records() if r["list"] == name]
        return lists

    def jobs(self) -> list[StructureJob]:
        return [StructureJob(sheet, SHAPES[name]) for name, sheet in self.sheets.items()]


def read_reference_sheets(tree: Tree, faults: Faults) -> ReferenceSheets:
    """Every list through the gates: header, signs, figures, dates. Keys and references come later, in one go."""
    sheets = {}
    for name, shape in SHAPES.items():
        path = f"{FOLDER}/{name}.csv"
        if path not in tree.files:
            if path not in tree.refused:
                faults.add("file.missing", path, "thiếu tệp", "thêm lại tệp này từ bản trước")
            continue
        job = open_table(tree.files[path], shape, faults)
        if job is not None:
            _check_days(name, job.sheet, faults)
            sheets[name] = job.sheet
    return ReferenceSheets(sheets)


def drop_broken(sheets: ReferenceSheets, faults: Faults) -> ReferenceSheets:
    """Without the lists that have any problem: what refers to them cannot be judged."""
    return ReferenceSheets({name: sheet for name, sheet in sheets.sheets.items() if not faults.is_broken(sheet.path)})


def _check_days(name: str, sheet: CsvSheet, faults: Faults) -> None:
    days = _DAYS.get(name, ())
    for column in days:
        check_days(sheet, column, faults)
    for first, last in [days] if len(days) == 2 else []:
        cure = f"sửa “{first}” hoặc “{last}”"
        for row, (start, end) in enumerate(zip(sheet.column(first), sheet.column(last), strict=True), start=2):
            if start and end and end < start:
                wrong = Objection("cell.order", "ngày cuối trước ngày đầu", cure, end)
                faults.tell(wrong, sheet.path, row=row, column=last)


def make_references(sheets: ReferenceSheets) -> References:
    """The lists as values, in file order; asked only when nothing is broken."""
    rows = {name: [record for _, record in sheet.records()] for name, sheet in sheets.sheets.items()}
    return References(
        units={r["unit"]: _unit(r) for r in rows["units"]},
        unit_names=tuple(UnitName(*(r[key] for key in SHAPES["unit_names"].names)) for r in rows["unit_names"]),
        successions=tuple(_succession(r) for r in rows["unit_successions"]),
        periods={r["period"]: _period(r) for r in rows["periods"]},
        indicators={r["indicator"]: _indicator(r) for r in rows["indicators"]},
        code_lists=_code_lists(rows["code_lists"]),
        citations=tuple(_citations(rows["documents"])),
    )


def _pair(record: dict[str, str], name: str) -> Text:
    return bilingual(record[f"{name}_vi"], record[f"{name}_en"])


def _unit(r: dict[str, str]) -> Unit:
    short = bilingual(r["short_vi"] or r["name_vi"], r["short_en"] or r["name_en"])
    place = (r["unit"], r["type"], r["level"], r["parent"], r["code"])
    return Unit(*place, _pair(r, "name"), short, r["valid_from"], r["valid_to"], r["source"])


def _succession(r: dict[str, str]) -> Succession:
    words = (r["unit"], r["relation"], r["successor"], r["date"], r["legal_act"], r["source"])
    return Succession(*words, _pair(r, "note"))


def _period(r: dict[str, str]) -> Period:
    return Period(r["period"], r["kind"], r["start"], r["end"], _pair(r, "name"), _pair(r, "short"))


def _indicator(r: dict[str, str]) -> Indicator:
    return Indicator(
        id=r["indicator"],
        slug=r["slug"],
        section=r["section"],
        group=_pair(r, "group"),
        label=_pair(r, "label"),
        unit_of_measure=r["unit_of_measure"],
        value_type=r["value_type"],
        direction=r["direction"],
        role=r["role"],
        code_list=r["code_list"],
        definition=_pair(r, "definition"),
        comparability=_pair(r, "comparability"),
    )


def _code_lists(records: list[dict[str, str]]) -> dict[str, dict[str, Text]]:
    lists: dict[str, dict[str, Text]] = {}
    for record in records:
        lists.setdefault(record["list"], {})[record["code"]] = _pair(record, "label")
    return lists


def _citations(records: list[dict[str, str]]) -> Iterator[DocumentCitation]:
    for r in records:
        yield DocumentCitation(
            document=r["document"],
            kind=r["kind"],
            number=r["number"],
            date_printed=r["date_printed"],
            date=r["date"],
            issuer=r["issuer"],
            subject=_pair(r, "subject"),
            report=r["report"],
            where=r["where"],
            line=int(r["line"]),
            note=r["note"],
        )
