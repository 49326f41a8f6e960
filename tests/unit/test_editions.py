"""Editions: what a month's edition holds, its page, its files, its description for search engines."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

from plugins.cchc.build.check_pages import promised_files, promised_pages
from plugins.cchc.catalogue.schema_org import json_ld_of
from plugins.cchc.formats.publish_files import publish_all
from plugins.cchc.model.editions import collection_at, edition_names
from plugins.cchc.model.figures import figures_of
from plugins.cchc.model.releases import Release
from plugins.cchc.pages.all_data import all_data_page, edition_pages
from plugins.cchc.pages.file_sizes import FileSizes
from tests.unit.version_site import fixture_collection, lines, make_site, section

FIRST, SECOND = fixture_collection().releases
LATER = replace(SECOND, created="2027-02-03")
NAMES = ("2026-11", "2027-02")


def versions(releases: tuple[Release, ...]) -> list[str]:
    return [release.version for release in releases]


def test_an_edition_is_a_month_in_which_something_was_released() -> None:
    assert edition_names((LATER, FIRST, SECOND)) == NAMES and edition_names(()) == ()
    assert make_site(FIRST, LATER).edition.name == "2027-02"


def test_an_older_edition_holds_what_had_been_released_by_then() -> None:
    collection = make_site(FIRST, LATER).edition.collection
    assert [versions(collection_at(collection, name).newest()) for name in NAMES] == [["1.0.0"], ["1.0.1"]]


def test_files_of_an_older_edition_have_the_cells_of_its_versions(tmp_path: Path) -> None:
    collection = make_site(FIRST, LATER).edition.collection
    held = []
    for name in NAMES:
        part = collection_at(collection, name)
        figures = (figure for release in part.newest() for figure in figures_of(release))
        publish_all(part, figures, tmp_path / name, name)
        with (tmp_path / name / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
            held.append({(row["table"], row["row"], row["field"]): row for row in csv.DictReader(file)})
        assert json.loads((tmp_path / name / "datapackage.json").read_text("utf-8"))["version"] == name
    old, new = held
    changed = {key for key in old.keys() | new.keys() if old[key]["value"] != new[key]["value"]}
    assert len(changed) == 1 and {row["version"] for row in old.values()} == {"1.0.0"}
    ((_, _, field),) = changed
    assert field == "online_pct"


def test_every_edition_has_a_page_that_says_what_is_in_it() -> None:
    site = make_site(FIRST, LATER)
    new, old = edition_pages(site)
    assert [new.head.path, old.head.path] == ["du-lieu/tat-ca/2027-02/", "du-lieu/tat-ca/2026-11/"]
    assert old.lead[0][0].startswith("Ấn bản cũ") and "2027-02" in old.lead[0][0]
    assert new.lead[0][0].startswith("Ấn bản mới nhất")
    assert [row[1:] for row in lines(section(old, "gom").tables)] == [["1.0.0", "21/11/2026"]]
    assert [row[1:] for row in lines(section(new, "gom").tables)] == [["1.0.1", "3/2/2027"]]
    cited = section(old, "trich-dan").citation
    assert cited and cited.path == old.head.path and "ấn bản 2026-11, 21/11/2026" in cited.texts[0][2]
    listed = [link.path for link in section(all_data_page(site), "an-ban").links]
    assert listed == [new.head.path, old.head.path]


def test_only_the_files_of_a_folder_itself_are_listed() -> None:
    files = FileSizes()
    for path in ("du-lieu/tat-ca/figures.csv", "du-lieu/tat-ca/2026-11/figures.csv"):
        files[path], files.sums[path] = 3, "ab" * 32
    page = all_data_page(replace(make_site(), sizes=files))
    (table,) = section(page, "ma-kiem-tra").tables
    assert [row.label_path for row in table.rows] == ["du-lieu/tat-ca/figures.csv"]


def test_search_engines_are_told_of_each_edition_by_its_own_versions() -> None:
    edition = make_site(FIRST, LATER).edition
    for name, version, changed in (("2026-11", "1.0.0", "2026-11-21"), ("2027-02", "1.0.1", "2027-02-03")):
        folder = f"du-lieu/tat-ca/{name}/"
        sizes = {f"{folder}figures.csv": 3, "du-lieu/tat-ca/figures.csv": 4}
        said = json.loads(json_ld_of(edition, f"en/{folder}", sizes, "https://cchc.example"))
        assert (said["version"], said["dateModified"], said["@type"]) == (name, changed, "Dataset")
        assert said["url"] == f"https://cchc.example/en/{folder}" and said["identifier"] == f"tat-ca/{name}"
        assert [part["@id"].rsplit("/", 2)[1:] for part in said["hasPart"]] == [[version, "#bo-du-lieu"]]
        assert [file["contentUrl"] for file in said["distribution"]] == [f"https://cchc.example/{folder}figures.csv"]
    assert json_ld_of(edition, "du-lieu/tat-ca/2020-01/", {}) == ""


def test_what_is_promised_of_editions_is_known_to_the_verification() -> None:
    site = make_site(FIRST, LATER)
    pages, files = set(promised_pages(site.edition, site.links)), set(promised_files(site.edition))
    for name in NAMES:
        assert f"du-lieu/tat-ca/{name}/" in pages and f"du-lieu/tat-ca/{name}/cchc.sqlite" in files
