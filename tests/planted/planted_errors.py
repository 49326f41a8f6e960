"""How many errors the checks notice: seeded ones are planted one by one into the real reports, in memory.

Each class plants where such an error may stand, whether or not a check looks there: what is never noticed is a part of
the answer. An error is noticed when a check that passed or was silent now fails and names the place; remarks that a
reader wrote about the real papers do not count. `told_twice` is how many of the errors stand where something else in
the papers states the same (a total and its parts, a percentage and its base, a second print, another date of it):
elsewhere a wrong figure that stays within its bounds cannot be told from a right one, by whatever rule.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from plugins.cchc.checks import RULES, check_release
from plugins.cchc.checks.sums import year_in
from plugins.cchc.model.collection import Collection, DocumentCitation
from plugins.cchc.model.findings import CellPlace, CheckResult
from plugins.cchc.model.releases import BLANK, Cell, Release

_Fails = set[tuple[str, str]]  # check, place
_BY_READERS = ("reader_noted",)


@dataclass(frozen=True)
class Planted:
    """One report with one error: in a cell, or in the date of a cited document."""

    release: Release
    place: CellPlace | None = None
    citation: DocumentCitation | None = None  # as it reads with the error
    instead_of: DocumentCitation | None = None


@dataclass(frozen=True)
class Recall:
    name: str
    planted: int
    noticed: int
    told_twice: int

    @property
    def share(self) -> float:
        return self.noticed / self.planted if self.planted else 0.0


def measure_recall(collection: Collection, count: int, seed: int = 7) -> list[Recall]:
    """Of each class, how many of `count` errors are noticed."""
    bench = _Bench(collection)
    return [bench.recall(name, plant, count, random.Random(f"{seed}-{name}")) for name, plant in CLASSES.items()]


class _Bench:
    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.releases = collection.newest()
        answers = {release.report: check_release(release, collection) for release in self.releases}
        self.fails = {report: _failing(results) for report, results in answers.items()}
        self.answers = answers

    def recall(self, name: str, plant: _Plant, count: int, chance: random.Random) -> Recall:
        places = list(plant(self, chance))
        chosen = chance.sample(places, min(count, len(places)))
        errors = [error for make in chosen if (error := make()) is not None]
        return Recall(name, len(errors), sum(map(self.is_noticed, errors)), sum(map(self.is_told_twice, errors)))

    def is_told_twice(self, error: Planted) -> bool:
        report = error.release.report
        if error.instead_of is not None:
            cited = error.instead_of
            others = (one for one in self.collection.references.citations if one.document == cited.document)
            return bool(year_in(cited.number)) or sum(bool(one.date) for one in others) > 1
        return (report, error.place) in self.told_twice

    @cached_property
    def told_twice(self) -> set[tuple[str, CellPlace]]:
        return {
            (report, place)
            for report, results in self.answers.items()
            for result in results
            if RULES[result.rule].nature in ("sum", "same") and result.answer != "not_applicable" and result.cells[1:]
            for place in result.cells
        }

    def is_noticed(self, error: Planted) -> bool:
        collection = self.collection
        if error.citation is not None:
            cited = [error.citation if one is error.instead_of else one for one in collection.references.citations]
            collection = replace(collection, references=replace(collection.references, citations=tuple(cited)))
        known = self.fails[error.release.report]
        return any(
            result.answer == "fail" and result.key not in known and _is_about(result, error)
            for result in check_release(error.release, collection)
            if result.rule not in _BY_READERS
        )

    def numbers(self, prose: bool) -> Iterator[tuple[Release, CellPlace, Cell]]:
        for release in self.releases:
            for table, row, field, cell in release.cells():
                if cell.state == "reported" and cell.number is not None and (table.form.rows == "prose") == prose:
                    yield release, CellPlace(table.id, row.key, field), cell

    def cells_of(self, nature: str) -> Iterator[tuple[Release, CheckResult]]:
        """Passed answers of forms, each with its release."""
        for release in self.releases:
            for result in self.answers[release.report]:
                if result.answer == "pass" and RULES[result.rule].nature == nature and len(result.cells) > 1:
                    yield release, result


_Make = Callable[[], Planted | None]
_Plant = Callable[[_Bench, random.Random], Iterator[_Make]]


def _digits(bench: _Bench, chance: random.Random) -> Iterator[_Make]:
    """One digit of any number in a table."""
    for release, place, cell in bench.numbers(prose=False):
        yield lambda release=release, place=place, cell=cell: _with(release, place, _other_digit(cell, chance))


def _sums(bench: _Bench, chance: random.Random) -> Iterator[_Make]:
    """One digit of a printed total or percentage that its parts make up."""
    totals = {(release.report, result.cells[0]): release for release, result in bench.cells_of("sum")}
    for (_, place), release in totals.items():
        cell = _cell_at(release, place)
        yield lambda release=release, place=place, cell=cell: _with(release, place, _other_digit(cell, chance))


def _above(bench: _Bench, chance: random.Random) -> Iterator[_Make]:
    """A part that is larger than its whole by itself."""
    for release, result in bench.cells_of("bound"):
        part, whole = result.cells[0], _cell_at(release, result.cells[-1]).number
        if whole is not None:
            cell = _number_cell(str(abs(whole) * 2 + chance.randint(1, 9)))
            yield lambda release=release, part=part, cell=cell: _with(release, part, cell)


def _texts(bench: _Bench, chance: random.Random) -> Iterator[_Make]:
    """One digit of any number of the running text."""
    for release, place, cell in bench.numbers(prose=True):
        yield lambda release=release, place=place, cell=cell: _with(release, place, _other_digit(cell, chance))


def _blanks(bench: _Bench, chance: random.Random) -> Iterator[_Make]:
    """Any number of a table left out."""
    for release, place, _ in bench.numbers(prose=False):
        yield lambda release=release, place=place: _with(release, place, BLANK)


def _copies(bench: _Bench, chance: random.Random) -> Iterator[_Make]:
    """The number of the row above in the same column, where that is another."""
    before: tuple[Release, CellPlace, Cell] | None = None
    by_column = sorted(
        bench.numbers(prose=False), key=lambda number: (number[0].report, number[1].table, number[1].field)
    )
    for release, place, cell in by_column:
        if before and before[0] is release and before[1][::2] == place[::2] and before[2].number != cell.number:
            yield lambda release=release, place=place, cell=before[2]: _with(release, place, cell)
        before = (release, place, cell)


def _dates(bench: _Bench, chance: random.Random) -> Iterator[_Make]:
    """Another day, another year, or a day that does not exist, in the date of any cited document."""
    reports = {release.report: release for release in bench.releases}
    for citation in bench.collection.references.citations:
        if citation.date and citation.report in reports:
            yield lambda citation=citation: _with_date(reports[citation.report], citation, chance)


CLASSES: Mapping[str, _Plant] = {
    "tổng hoặc tỷ lệ in sai một chữ số": _sums,
    "phần lớn hơn tổng": _above,
    "một chữ số của số bất kỳ trong bảng": _digits,
    "một chữ số của số bất kỳ trong lời văn": _texts,
    "một số bất kỳ trong bảng bị bỏ trống": _blanks,
    "số chép nhầm từ dòng trên": _copies,
    "ngày của văn bản được dẫn": _dates,
}


def _failing(results: Sequence[CheckResult]) -> _Fails:
    return {result.key for result in results if result.answer == "fail"}


def _is_about(result: CheckResult, error: Planted) -> bool:
    if error.place is not None:
        return error.place in result.cells
    return error.citation is not None and result.place.startswith(error.citation.document)


def _cell_at(release: Release, place: CellPlace) -> Cell:
    table = release.table(place.table)
    row = table.row(place.row) if table else None
    return row.cells[place.field] if row else BLANK


def _number_cell(printed: str) -> Cell:
    return Cell(printed, Decimal(printed), "reported")


def _other_digit(cell: Cell, chance: random.Random) -> Cell:
    at = chance.choice([at for at, sign in enumerate(cell.printed) if sign.isdigit()] or [0])
    digits = [digit for digit in "0123456789" if digit != cell.printed[at : at + 1]]
    return _number_cell(cell.printed[:at] + chance.choice(digits) + cell.printed[at + 1 :])


def _with(release: Release, place: CellPlace, cell: Cell) -> Planted | None:
    """The report with another cell; nothing where the number stays the same (05 for 5)."""
    if cell.number is not None and cell.number == _cell_at(release, place).number:
        return None
    tables = []
    for table in release.tables:
        if table.id == place.table:
            rows = [
                replace(row, cells={**row.cells, place.field: cell}) if row.key == place.row else row
                for row in table.rows
            ]
            tables.append(replace(table, rows=tuple(rows)))
        else:
            tables.append(table)
    return Planted(replace(release, tables=tuple(tables)), place)


def _with_date(release: Release, citation: DocumentCitation, chance: random.Random) -> Planted:
    year, month, day = citation.date.split("-")
    other = {
        "day": (f"{int(day) % 28 + 1:02}", month, year),
        "year": (day, month, str(int(year) - 1)),
        "none": ("31", "02", year),
    }[chance.choice(("day", "year", "none"))]
    iso = "" if other[0] == "31" else "-".join(reversed(other))
    wrong = replace(citation, date_printed="/".join(other), date=iso)
    return Planted(release, citation=wrong, instead_of=citation)
