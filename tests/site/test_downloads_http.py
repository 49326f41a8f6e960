"""Every file that a page offers, fetched over HTTP: bodies, indicators, charts; none is left without a link."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pandas
import pytest
from lxml import html

from tests.site.web import Web

DATA = (".csv", ".json", ".xlsx", ".zip", ".parquet", ".sqlite")
OFFERED = re.compile(rf"[^#?]+({'|'.join(map(re.escape, DATA))})")
# Described by their own list of addresses (the API), or read by scripts of the page and not by people.
ELSEWHERE = re.compile(r"api/v1/|theme/|.*\.vl\.json$|.*\.csv-metadata\.json$|build\.json$|tim-kiem/")
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
    assert len(held) > 2000


def in_archives(web: Web, held: set[str]) -> set[str]:
    """Tables about tables, which the page of a version offers in one archive: SHA256SUMS names them."""
    folders = {path.rpartition("/")[0] + "/" for path in held if path.startswith("du-lieu/")}
    return {f"{folder}{name}" for folder in folders for name in web.sums(folder)}


def test_each_csv_and_json_is_read_and_they_agree(web: Web, offered: set[str]) -> None:
    compared = 0
    for path in sorted(offered):
        if path.endswith(".csv"):
            body = web.get(path)
            frame = pandas.read_csv(io.BytesIO(body), dtype=str, keep_default_na=False)
            lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True))
            assert [list(frame.columns), *frame.to_numpy().tolist()] == lines, path
            assert body.startswith(b"\xef\xbb\xbf") and b"\r" not in body, path
            twin = path.replace(".csv", ".json")
            if twin in offered and not path.startswith("du-lieu/"):
                told = json.loads(web.get(twin), parse_float=str, parse_int=str)
                assert [column["name"] for column in told["columns"]] == lines[0], path
                assert [[record[name] or "" for name in lines[0]] for record in told["records"]] == lines[1:], path
                compared += 1
    assert compared > 500


def test_files_of_bodies_hold_each_figure_once_and_those_of_indicators_what_is_theirs(
    web: Web, offered: set[str]
) -> None:
    everything = rows(web, ALL)
    bodies = [path for path in offered if re.fullmatch(r"don-vi/([a-z0-9-]+)/\1\.csv", path)]
    periods = [path for path in offered if re.fullmatch(r"don-vi/([a-z0-9-]+)/([a-z0-9-]+)/\1-\2\.csv", path)]
    indicators = [path for path in offered if re.fullmatch(r"chi-tieu/([a-z0-9-]+)/\1\.csv", path)]
    for paths in (bodies, periods):
        assert counted([row for path in paths for row in rows(web, path)]) == counted(everything)
    with_indicator = [row for row in everything if row["indicator"]]
    assert counted([row for path in indicators for row in rows(web, path)]) == counted(with_indicator)


def rows(web: Web, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(web.get(path).decode("utf-8-sig"), newline="")))


def counted(held: list[dict[str, str]]) -> Counter[tuple[str, ...]]:
    names = ("report", "version", "table", "row", "field", "unit", "period", "value", "state")
    return Counter(tuple(row[name] for name in names) for row in held)
