"""Editions: what a month's edition holds, how it is brought back, its description for search engines."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.cchc.build.check_pages import promised_files, promised_pages
from plugins.cchc.catalogue.publication import Publication
from plugins.cchc.catalogue.schema_org import json_ld_of
from plugins.cchc.catalogue.write_catalogue import write_api
from plugins.cchc.formats.publish_files import publish_all
from plugins.cchc.model.figures import COLUMNS, collection_at, edition_names, figures_of, past_editions
from plugins.cchc.model.releases import Release
from plugins.cchc.pages.links import ALL_DATA, Links
from plugins.cchc.pages.page_context import TEXTS
from plugins.cchc.pages.written_texts import example
from tests.fixtures.small_edition import small_edition, with_releases
from tests.fixtures.small_reports import CENTRE_Q1

NAMES = ("2032-01", "2032-04", "2032-05", "2032-07")
COLLECTION = small_edition().collection


def version_of(releases: tuple[Release, ...]) -> str:
    """Which version of the first quarter an edition holds; nothing before it was released."""
    return next((release.version for release in releases if release.report == CENTRE_Q1), "")


def test_an_edition_is_a_month_in_which_something_was_released() -> None:
    assert edition_names(COLLECTION.releases) == NAMES and edition_names(()) == ()
    assert small_edition().name == "2032-07"


def test_an_older_edition_holds_what_had_been_released_by_then() -> None:
    held = [collection_at(COLLECTION, name).newest() for name in NAMES]
    assert [version_of(releases) for releases in held] == ["", "1.0.0", "1.0.1", "1.0.1"]
    assert [len(releases) for releases in held] == [2, 4, 4, 5]


def test_what_a_version_changed_is_worked_out_once_and_by_itself() -> None:
    edition = small_edition()
    old, new = (release for release in edition.collection.releases if release.report == CENTRE_Q1)
    step = edition.step(old, new)
    assert edition.step(old, new) is step and step[0].cells and step[1]
    again = replace(new)  # of the same number, and another value
    assert edition.step(new, again)[0].is_empty and not edition.step(new, again)[1]
    assert edition.step(old, again)[0].new is again


def test_files_of_an_older_edition_have_the_cells_of_its_versions(tmp_path: Path) -> None:
    held = []
    for name in ("2032-04", "2032-05"):
        part = collection_at(COLLECTION, name)
        figures = (figure for release in part.newest() for figure in figures_of(release))
        publish_all(part, figures, tmp_path / name)
        with (tmp_path / name / "figures.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            held.append({(row["report"], row["table"], row["row"], row["field"]): row for row in rows})
        assert json.loads((tmp_path / name / "datapackage.json").read_text("utf-8"))["version"] == name
    old, new = held
    changed = [key for key in old.keys() | new.keys() if old[key]["value"] != new[key]["value"]]
    assert changed == [(CENTRE_Q1, "mau-1", "1", "late")]
    assert (old[changed[0]]["value"], new[changed[0]]["value"]) == ("1", "10")
    assert old[changed[0]]["version"] == "1.0.0"


def test_search_engines_are_told_of_todays_edition_alone() -> None:
    """An older one is a page that leads to today's files."""
    portal = replace(COLLECTION.portal, province="tinh-mau")
    edition = replace(small_edition(), collection=replace(COLLECTION, portal=portal))
    sizes = {"du-lieu/tat-ca/figures.csv": 4}
    said = json.loads(*json_ld_of(edition, "en/du-lieu/tat-ca/", sizes, "https://cchc.example"))
    assert (said["version"], said["dateModified"], said["@type"]) == ("2032-07", "2032-07-20", "Dataset")
    assert said["url"] == "https://cchc.example/en/du-lieu/tat-ca/" and said["identifier"] == "tat-ca/2032-07"
    assert [part["@id"].rsplit("/", 3)[2] for part in said["hasPart"] if CENTRE_Q1 in part["@id"]] == ["1.0.1"]
    assert [file["contentUrl"] for file in said["distribution"]] == ["https://cchc.example/du-lieu/tat-ca/figures.csv"]
    assert json_ld_of(edition, "du-lieu/tat-ca/2032-04/", sizes) == ()


def test_what_is_promised_of_editions_is_known_to_the_verification() -> None:
    """The newest has no folder of its own yet: it stands at the address that follows."""
    edition = small_edition()
    links = Links("vi", edition.units_over_time)
    pages, files = set(promised_pages(edition, links)), set(promised_files(edition))
    for name, is_past in zip(NAMES, (True, True, True, False), strict=True):
        assert (f"du-lieu/tat-ca/{name}/" in pages) is is_past
        assert f"api/v1/as-of/{name}.json" in files
    folders = {file.rpartition("/")[0] for file in files if file.startswith(ALL_DATA)}
    assert folders == {ALL_DATA.rstrip("/")} and past_editions(()) == (), "files of all data are kept of today alone"


# Besides: a version that another replaced before its month had ended, and so is in no edition.
REPLACED_WITHIN_THE_MONTH = with_releases(
    replace(
        next(one for one in COLLECTION.releases if (one.report, one.version) == (CENTRE_Q1, "1.0.0")),
        version="1.0.1",
        created="2032-05-01",
    ),
    replace(
        next(one for one in COLLECTION.releases if (one.report, one.version) == (CENTRE_Q1, "1.0.1")),
        version="1.0.2",
    ),
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site's files of all data and its API, with every past edition as its own files tell it."""
    site, edition = tmp_path_factory.mktemp("site"), REPLACED_WITHIN_THE_MONTH
    publish_all(edition.collection, edition.judged(edition.store.all()), site / ALL_DATA, history=edition.history)
    for name in NAMES:
        past = edition.at(name)
        publish_all(past.collection, past.judged(past.store.all()), site / name)
    write_api(Publication(edition), site)
    return site


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells_of(rows: Iterable[Mapping[str, object]]) -> dict[tuple[object, ...], tuple[object, ...]]:
    """By place; numbers by worth, for JSON and SQLite know no printed decimals that mean nothing."""
    return {
        tuple(str(row[name]) for name in ("report", "table", "row", "field")): tuple(
            float(str(row[name]))
            if name == "value" and _is_told(row[name])
            else str(row[name] if _is_told(row[name]) else "")
            for name in COLUMNS
        )
        for row in rows
    }


def _is_told(value: object) -> bool:
    return value not in (None, "") and value == value


def test_history_holds_the_cells_that_changed_and_the_editions_of_which_they_were_true(published: Path) -> None:
    rows = rows_of(published / ALL_DATA / "figures-history.csv")
    places = {(row["report"], row["table"], row["row"], row["field"]) for row in rows}
    assert (CENTRE_Q1, "mau-1", "1", "late") in places
    late = [row for row in rows if (row["report"], row["row"], row["field"]) == (CENTRE_Q1, "1", "late")]
    assert [(row["edition_from"], row["edition_to"], row["value"]) for row in late] == [
        ("2032-04", "2032-04", "1"), ("2032-05", "", "10"),
    ]  # fmt: skip
    assert len(rows) < 20, "cells that stayed as they were are not told again"


@pytest.mark.parametrize("name", NAMES)
def test_every_edition_is_replayed_from_its_history_cell_for_cell(published: Path, name: str) -> None:
    """With the table of changes alone, by a few lines of plain Python."""
    reports = {
        row["report"]: row["version"]
        for row in rows_of(published / ALL_DATA / "reports.csv")
        if row["edition_from"] and row["edition_from"] <= name <= (row["edition_to"] or name)
    }
    history = rows_of(published / ALL_DATA / "figures-history.csv")
    changed = cells_of({**row, "version": ""} for row in history)
    then = [row for row in history if row["edition_from"] <= name <= (row["edition_to"] or name)]
    then += [
        row for row in rows_of(published / ALL_DATA / "figures.csv") if not cells_of([row]).keys() & changed.keys()
    ]
    replayed = cells_of({**row, "version": reports[row["report"]]} for row in then if row["report"] in reports)
    assert replayed == cells_of(rows_of(published / name / "figures.csv"))


@pytest.mark.parametrize("name", NAMES)
def test_the_queries_of_the_guide_replay_every_edition_cell_for_cell(published: Path, name: str) -> None:
    wanted = cells_of(rows_of(published / name / "figures.csv"))
    with closing(sqlite3.connect(published / ALL_DATA / "cchc.sqlite")) as base:
        base.row_factory = sqlite3.Row
        rows = [dict(row) for row in base.execute(example(TEXTS, "", "past-edition-sql", edition=name)[1])]
    assert len(rows) == len(wanted) and cells_of(rows) == wanted
    names: dict[str, Any] = {}
    exec(example(TEXTS, "", "past-edition", edition=name)[1].replace('BASE = "./"', f'BASE = "{published}/"'), names)
    by_api = names["edition"].to_dict("records")
    assert len(by_api) == len(wanted) and cells_of(by_api) == wanted
    assert list(names["edition"].columns) == list(COLUMNS)
    document = json.loads((published / "api/v1/as-of" / f"{name}.json").read_text("utf-8"))
    assert document["count"] == len(document["cells"]) < 20 and (name != NAMES[-1] or document["cells"] == [])
