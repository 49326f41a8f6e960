"""Every file that a page offers, fetched over HTTP: bodies, indicators, charts; none is left without a link."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from pathlib import Path

import pandas
import pytest
from lxml import html

from tests.fixtures.api_documents import records
from tests.site.web import Web

DATA = (".csv", ".json", ".xlsx", ".zip", ".parquet", ".sqlite")
OFFERED = re.compile(rf"[^#?]+({'|'.join(map(re.escape, DATA))})")
# Described by their own list of addresses (the API), or read by scripts of the page and not by people.
ELSEWHERE = re.compile(r"api/v1/|theme/|.*\.vl\.json$|.*csv-metadata\.json$|build\.json$|tim-kiem/")
ALL = "du-lieu/tat-ca/figures.csv"


@pytest.fixture(scope="module")
def offered(web: Web, site: Path) -> set[str]:
    """Site paths of the files that pages link to, in either language."""
    found = set()
    for page in site.rglob("index.html"):
        address = web.at(page.relative_to(site).as_posix())
        links = html.fromstring(web.get(address)).xpath("//a/@href")
        found |= {web.at(link, address).removeprefix(web.address) for link in links if OFFERED.fullmatch(link)}
    return found


def test_every_file_of_data_is_offered_and_answers(web: Web, site: Path, offered: set[str]) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in DATA}
    held = {path for path in files if not ELSEWHERE.match(path)}
    assert sorted(held - offered - in_archives(web, held)) == []
    for path in sorted(offered | held):
        assert web.get(path), path
    assert len(held) > 150


def in_archives(web: Web, held: set[str]) -> set[str]:
    """Tables about tables, which the page of a version offers in one archive: SHA256SUMS names them."""
    folders = {path.rpartition("/")[0] + "/" for path in held if path.startswith("du-lieu/")}
    return {f"{folder}{name}" for folder in folders for name in web.sums(folder)}


def test_each_csv_is_read_as_it_is_written(web: Web, offered: set[str]) -> None:
    tables = [path for path in sorted(offered) if path.endswith(".csv")]
    for path in tables:
        body = web.get(path)
        frame = pandas.read_csv(io.BytesIO(body), dtype=str, keep_default_na=False)
        lines = list(csv.reader(io.StringIO(body.decode("utf-8"), newline=""), strict=True))
        assert [list(frame.columns), *frame.to_numpy().tolist()] == lines, path
        assert not body.startswith(codecs.BOM_UTF8) and b"\r" not in body, path
    assert len(tables) > 40


def test_files_of_bodies_hold_their_figures_and_only_bodies_of_several_tables_have_any(
    web: Web, offered: set[str]
) -> None:
    by_unit: dict[str, list[dict[str, str]]] = {}
    for row in rows(web, ALL):
        by_unit.setdefault(row["unit"], []).append(row)
    several = {unit for unit, held in by_unit.items() if len({(row["report"], row["table"]) for row in held}) > 1}
    documents = {path for path in offered if re.fullmatch(r"api/v1/units/[a-z0-9-]+\.json", path)}
    assert documents == {f"api/v1/units/{unit}.json" for unit in several}
    own = {path for path in offered if re.fullmatch(r"don-vi/([a-z0-9-]+)/(?:[a-z0-9-]+/)?\1[^/]*", path)}
    assert own == {f"don-vi/{unit}/{unit}.xlsx" for unit in several}
    for unit in several:
        told = [
            {"unit": unit} | {name: str(value) for name, value in (table | figure).items()} | {"source": whole}
            for table in web.json(f"api/v1/units/{unit}.json")["tables"]
            for figure in records(table["figures"])
            for whole in [(table["source"] or "") + figure["source"]]
        ]
        assert counted(told, SAME) == counted(by_unit[unit], SAME)


def rows(web: Web, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(web.get(path).decode("utf-8"), newline="")))


SAME = ("report", "version", "table", "row", "field", "unit", "period", "document", "source", "state")


def counted(held: list[dict[str, str]], names: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(row[name] for name in names) for row in held)
