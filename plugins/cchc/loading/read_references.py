"""data/reference/*.csv into units, periods, indicators, code lists and citations, and the ids that others refer to."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ..model.collection import DocumentCitation, Gap, References
from ..model.references import ComparisonSet, IndexItem, Indicator, LegalAct, Period, Succession, Unit, UnitName
from ..words.text import Lang, Text, translations
from .cell_values import CsvSheet, make_value, read_text
from .read_files import Faults, FilePlace, Tree
from .schemas import reference_shapes
from .structure_check import Lists, StructureJob, open_table

FOLDER = "data/reference"
# The code lists that columns and the portal refer to.
CODE_LISTS = (
    "category", "section", "unit_of_measure", "unit_type", "level", "period_kind", "document_kind", "role", "regime",
    "certainty", "reach", "indicator_page", "narrative_kind", "official_index",
)  # fmt: skip
# First and last day of what a list's rows are about.
_SPANS = {
    "units": ("valid_from", "valid_to"), "periods": ("start", "end"), "legal_acts": ("in_force_from", "in_force_to"),
    "comparison_sets": ("valid_from", "valid_to"),
}  # fmt: skip

_CODES = ("code", "code_list", "agency_id", "list", "document", "item", "index")
_CODE = re.compile(r"(?!\d+e\d+$|0x)\w(?:.*[\w.])?", re.IGNORECASE)  # nor what a spreadsheet takes for a figure
# Columns that no two rows of a list share, and those that lead from one unit to another, never back to the first.
_UNIQUE = {"unit_successions": ("unit", "successor"), "periods": ("kind", "start", "end")}
_LEADING = {"units": ("unit", "parent"), "unit_successions": ("unit", "successor")}
_NAMES = ("name", "short", "label", "what", "group", "issuer", "subject")


@dataclass(frozen=True)
class ReferenceSheets:
    """The lists as cells; one that is broken is absent, and nothing that refers to it is called unknown."""

    sheets: dict[str, CsvSheet]
    languages: tuple[Lang, ...]

    def lists(self, reports: Collection[str]) -> Lists:
        """Ids by list, for everything that refers to them."""
        lists: dict[str, Collection[str]] = {"report": set(reports)}
        for name, sheet, column in (("unit", "units", "unit"), ("period", "periods", "period"),
                                    ("indicator", "indicators", "indicator"),
                                    ("legal_act", "legal_acts", "act")):  # fmt: skip
            if sheet in self.sheets:
                lists[name] = dict.fromkeys(self.sheets[sheet].column(column))
        if "code_lists" in self.sheets:
            for name in CODE_LISTS:
                lists[name] = [r["code"] for _, r in self.sheets["code_lists"].records() if r["list"] == name]
        return lists

    def jobs(self) -> list[StructureJob]:
        return [StructureJob(sheet, reference_shapes(self.languages)[name]) for name, sheet in self.sheets.items()]


def read_reference_sheets(tree: Tree, languages: tuple[Lang, ...], faults: Faults) -> ReferenceSheets:
    """Every list through the gates: header, signs, figures, dates. Keys and references come later, in one go."""
    sheets = {}
    for name, shape in reference_shapes(languages).items():
        path = f"{FOLDER}/{name}.csv"
        if not tree.has(path):
            faults.add("file.missing/reference", FilePlace(path))
        job = open_table(tree.files[path], shape, faults) if path in tree.files else None
        if job is not None:
            _check_days(name, job.sheet, faults)
            _check_names(name, job.sheet, languages, faults)
            _check_twins(name, job.sheet, faults)
            _check_circles(name, job.sheet, faults)
            sheets[name] = job.sheet
    return ReferenceSheets(sheets, languages)


def drop_broken(sheets: ReferenceSheets, faults: Faults) -> ReferenceSheets:
    """Without the lists that have any problem: what refers to them cannot be judged."""
    sound = {name: sheet for name, sheet in sheets.sheets.items() if not faults.is_broken(sheet.path)}
    return ReferenceSheets(sound, sheets.languages)


def _check_days(name: str, sheet: CsvSheet, faults: Faults) -> None:
    for first, last in [_SPANS[name]] if name in _SPANS else []:
        for row, (start, end) in enumerate(zip(sheet.column(first), sheet.column(last), strict=True), start=2):
            if start and end and end < start:
                faults.add("cell.order", FilePlace(sheet.path, row, last), end, first=first, last=last)


def _check_names(name: str, sheet: CsvSheet, languages: Sequence[Lang], faults: Faults) -> None:
    """A name is made of words, a code begins with a letter or digit; a period is called something, and shortly."""
    needed = tuple(f"{column}_{languages[0]}" for column in ("name", "short")) if name == "periods" else ()
    for column in sheet.header:
        is_code, is_name = column in _CODES, column.startswith(_NAMES)
        for row, text in enumerate(sheet.column(column), start=2) if is_code or is_name else ():
            place = FilePlace(sheet.path, row, column)
            if not text and column in needed:
                faults.add("cell.required", place)
            elif text and is_code and not _CODE.fullmatch(text):
                faults.add("cell.pattern/code", place, text)
            elif text and is_name and not re.search(r"[\w%]", text):
                faults.add("cell.pattern/name", place, text)


def _check_twins(name: str, sheet: CsvSheet, faults: Faults) -> None:
    """One span of days is one period, one succession one row."""
    columns = _UNIQUE.get(name, ())
    first: dict[tuple[str, ...], int] = {}
    for row, cells in enumerate(zip(*map(sheet.column, columns), strict=True), start=2):
        if first.setdefault(cells, row) != row:
            faults.add("key.row_twice/same", FilePlace(sheet.path, row, columns[0]), cells[0], row=first[cells])


def _check_circles(name: str, sheet: CsvSheet, faults: Faults) -> None:
    """No unit is above itself or takes its own place, by however many steps."""
    columns = _LEADING.get(name)
    pairs = list(zip(*map(sheet.column, columns), strict=True)) if columns else []
    for row, (unit, other) in enumerate(pairs, start=2):
        reached = {other}
        while more := {after for before, after in pairs if before in reached} - reached - {""}:
            reached |= more
        if columns and unit in reached:
            faults.add("cell.circle", FilePlace(sheet.path, row, columns[1]), other)


def make_references(sheets: ReferenceSheets) -> References:
    """The lists as values, in file order, but periods in that of time; asked only when nothing is broken."""
    languages = sheets.languages
    rows = {name: [record for _, record in sheet.records()] for name, sheet in sheets.sheets.items()}
    code_lists: dict[str, dict[str, Text]] = {}
    for row in rows["code_lists"]:
        code_lists.setdefault(row["list"], {})[row["code"]] = read_text(row, "label", languages)

    def short(unit: Unit) -> dict[Lang, str]:
        return {lang: unit.short.in_(lang) or unit.name.in_(lang) for lang in languages}

    units = [make_value(Unit, row, languages, id="unit") for row in rows["units"]]
    periods = [make_value(Period, row, languages, id="period") for row in rows["periods"]]
    indicators = [make_value(Indicator, row, languages, id="indicator") for row in rows["indicators"]]
    acts = [make_value(LegalAct, row, languages, id="act") for row in rows["legal_acts"]]
    return References(
        units={unit.id: replace(unit, short=translations(short(unit))) for unit in units},
        unit_names=tuple(make_value(UnitName, row, languages) for row in rows["unit_names"]),
        successions=tuple(make_value(Succession, row, languages) for row in rows["unit_successions"]),
        periods={period.id: period for period in sorted(periods, key=lambda period: period.order)},
        indicators={indicator.id: indicator for indicator in indicators},
        code_lists=code_lists,
        citations=tuple(make_value(DocumentCitation, row, languages) for row in rows["documents"]),
        legal_acts={act.id: act for act in acts},
        index_items=tuple(make_value(IndexItem, row, languages) for row in rows["index_items"]),
        comparison_sets=tuple(make_value(ComparisonSet, row, languages, id="set") for row in rows["comparison_sets"]),
        gaps=tuple(make_value(Gap, row, languages) for row in rows["gaps"]),
    )
