"""As many cells in the published files as in data/: both counted here, by Python's own CSV and YAML readers alone."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.site.web import Web

DATA = Path(__file__).resolve().parents[2] / "data"
ALL = "du-lieu/tat-ca/"
ASIDE = ("annotations", "lines", "narrative")
NO_VALUE = ("not_applicable", "not_in_use", "illegible", "withheld")  # states that the column states tells
HIDDEN = ("illegible", "withheld")  # nothing is told of such a cell
Rows = list[dict[str, str]]
FOLDERS = sorted((DATA / "reports").glob("*/*/"))
NAMES = [folder.relative_to(DATA / "reports").as_posix() for folder in FOLDERS]


def filed(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published(web: Web, path: str) -> Rows:
    return list(csv.DictReader(io.StringIO(web.get(path).decode("utf-8"), newline="")))


def tables(folder: Path) -> Iterator[tuple[str, list[str], Rows]]:
    """(table, its columns of figures, its rows) as filed; the table of running text has one such column."""
    forms = forms_of(folder / "datapackage.yaml")
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in ASIDE:
            yield path.stem, fields_of(forms[path.stem]), filed(path)


@cache
def forms_of(descriptor: Path) -> dict[str, str]:
    resources = yaml.load(descriptor.read_text("utf-8"), Loader=yaml.CSafeLoader)["resources"]
    return {one["name"]: one.get("form", "prose") for one in resources}


@cache
def fields_of(form: str) -> list[str]:
    if form == "prose":
        return ["value"]
    told = yaml.load((DATA / "forms" / f"{form}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return [field["name"] for field in told["fields"]]


def newest() -> Iterator[Path]:
    versions: dict[str, list[Path]] = {}
    for folder in FOLDERS:
        versions.setdefault(folder.parent.name, []).append(folder)
    for folders in versions.values():
        yield max(folders, key=lambda folder: [int(part) for part in folder.name.split(".")])


def stated(rows: Rows, fields: list[str]) -> Counter[str]:
    """Cells with a value in each column of figures."""
    return Counter(field for row in rows for field in fields if row[field])


@pytest.mark.parametrize("name", NAMES)
def test_each_table_has_the_cells_that_were_filed(web: Web, name: str) -> None:
    folder = DATA / "reports" / name
    noted = Counter(
        (one["table"], one["field"]) for one in filed(folder / "annotations.csv") if one["kind"] in NO_VALUE
    )
    filed_cells = shown_cells = 0
    for table, fields, rows in tables(folder):
        shown = published(web, f"du-lieu/{name}/{table}.csv")
        assert len(shown) == len(rows)
        printed, held = stated(rows, fields), stated(shown, fields)
        marked = Counter(part.partition(":")[0] for row in shown for part in row["states"].split("; ") if part)
        for field in fields:
            # Each state is a remark in data/; a printed 0 is told with it.
            assert held[field] <= printed[field]
            assert printed[field] - held[field] <= noted[table, field] == marked[field], (table, field)
        filed_cells += printed.total()
        shown_cells += held.total()
    assert filed_cells - shown_cells == printed_cells(folder, HIDDEN) and shown_cells > 100


def printed_cells(folder: Path, states: tuple[str, ...]) -> int:
    """Cells of figures in these states that print something all the same."""
    remarks = {
        (one["table"], one["row"], one["field"]) for one in filed(folder / "annotations.csv") if one["kind"] in states
    }
    return sum(
        bool(row[field]) for table, fields, rows in tables(folder) for row in rows for field in fields
        if (table, row["row"], field) in remarks
    )  # fmt: skip


def test_figures_are_the_sum_over_all_tables(web: Web) -> None:
    """Every cell of figures is one figure, printed or empty; headings alone have none where they print nothing."""
    wanted: Counter[tuple[str, str, str]] = Counter()
    values: Counter[tuple[str, str, str]] = Counter()
    valueless = 0
    for folder in newest():
        report = folder.parent.name
        valueless += printed_cells(folder, NO_VALUE)
        for table, fields, rows in tables(folder):
            key = (report, folder.name, table)
            wanted[key] = sum(bool(row[f]) or row.get("row_kind") != "section" for row in rows for f in fields)
            values[key] = stated(rows, fields).total()
        values[report, folder.name, ""] = -printed_cells(folder, HIDDEN)
    figures = published(web, f"{ALL}figures.csv")
    assert Counter((one["report"], one["version"], one["table"]) for one in figures) == wanted
    assert len(figures) == wanted.total() > 2000
    assert sum(bool(one["value"] or one["value_text"]) for one in figures) == values.total()
    assert sum(one["state"] in ("reported", "derived") for one in figures) == values.total() - valueless


def test_what_machines_count_is_what_was_counted_here(web: Web) -> None:
    rows = [(folder, table, fields, held) for folder in newest() for table, fields, held in tables(folder)]
    cells = sum(len(held) * len(fields) for _, _, fields, held in rows)
    build = web.json("build.json")
    assert (build["packages"], build["tables"]) == (len(list(newest())), len(rows))
    assert (build["rows"], build["cells"]) == (sum(len(held) for *_, held in rows), cells)
    counts = web.json("api/v1/index.json")["counts"]
    stated = [figure for figure in published(web, f"{ALL}figures.csv") if figure["state"] == "reported"]
    assert counts["figures"] == build["figures"] == len(stated)
    assert (counts["reports"], counts["versions"]) == (build["packages"], len(FOLDERS))


@pytest.mark.parametrize(
    "name", ["units", "unit_names", "unit_successions", "periods", "indicators", "code_lists", "documents"]
)
def test_reference_lists_are_published_whole(web: Web, name: str) -> None:
    source, shown = filed(DATA / "reference" / f"{name}.csv"), published(web, f"{ALL}{name}.csv")
    assert len(source) == len(shown)
    common = [column for column in source[0] if column in shown[0]]
    assert len(common) >= 4
    lists = (Counter(tuple(row[column] for column in common) for row in rows) for rows in (source, shown))
    assert len({tuple(sorted(held.items())) for held in lists}) == 1
