"""The guide's code for other programs: R and DuckDB run it as published, Power Query's is read as text."""

from __future__ import annotations

import csv
import os
import re
import subprocess
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from tests.browser.serving import serve
from tests.data.test_examples import LANGS, published_code

ALL = "du-lieu/tat-ca"
BASE = re.compile(r'^base <- ".*"$', re.MULTILINE)
# Asked after the published code, of what it left in the session.
QUESTIONS = """
cat("\\n----\\n")
cat(nrow(figures), ncol(figures), nrow(units), sprintf("%.2f", sum(figures$value, na.rm = TRUE)), "\\n")
cat(names(figures)[1], "\\n")
cat(units$name_vi[units$unit == "so-tu-phap"], "\\n")
"""


def rows(site: Path, name: str) -> list[dict[str, str]]:
    with (site / ALL / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def run_r(rscript: str, code: str, base: str, folder: Path) -> str:
    """A warning ends the program: a file that was read half would be no more than a warning to R."""
    assert len(BASE.findall(code)) == 1
    program = folder / "example.R"
    program.write_text("options(warn = 2)\n" + BASE.sub(f'base <- "{base}"', code) + QUESTIONS, encoding="utf-8")
    settings = os.environ | {"LC_ALL": "C.UTF-8"}
    command = [rscript, "--vanilla", str(program)]
    return subprocess.run(command, env=settings, capture_output=True, text=True, timeout=120, check=True).stdout


@pytest.mark.parametrize("lang", LANGS)
def test_r_reads_the_common_table_over_http_and_from_a_folder(
    site: Path, rscript: str, lang: str, tmp_path: Path
) -> None:
    code = published_code(site, lang, "r", "R")
    with serve(site) as address:
        over_http = run_r(rscript, code, address, tmp_path)
    assert over_http == run_r(rscript, code, f"{site}/", tmp_path)
    figures, units = rows(site, "figures"), rows(site, "units")
    counted, _, told = over_http.partition("\n----\n")
    by_report = Counter(row["report"] for row in figures)
    assert dict(re.findall(r"^\d+\s+(\S+)\s+(\d+)$", counted, re.MULTILINE)) == {
        report: str(count) for report, count in by_report.items()
    }
    total = sum(Decimal(row["value"]) for row in figures if row["value"])
    assert told.split("\n")[0].split() == [str(len(figures)), str(len(figures[0])), str(len(units)), f"{total:.2f}"]
    assert told.split("\n")[1:3] == ["report ", "Sở Tư pháp "]


@pytest.mark.parametrize("lang", LANGS)
def test_duckdb_reads_the_parquet_file(site: Path, lang: str) -> None:
    code = published_code(site, lang, "sql", "DuckDB")
    (place,) = re.findall(r"'(.*)'", code)
    assert place.endswith(f"{ALL}/figures.parquet")
    with duckdb.connect() as base:
        told = base.execute(code.replace(place, str(site / ALL / "figures.parquet"))).fetchall()
    wanted = Counter((row["report"], row["table"]) for row in rows(site, "figures"))
    assert told == sorted((*key, count) for key, count in wanted.items())


@pytest.mark.parametrize("lang", LANGS)
def test_power_query_names_a_file_and_columns_that_are_there(site: Path, lang: str) -> None:
    """Nothing here runs that language: what can be held without it is held, and the page says so."""
    code = published_code(site, lang, "excel", "Power Query M")
    (path,) = re.findall(r'(?:File|Web)\.Contents\(".*?(du-lieu/[^"]+)"\)', code)
    columns = set(rows(site, "figures")[0])
    used = set(re.findall(r"\[(\w+)\](?!,?\s*\w+ =)|\{\"(\w+)\", type", code))
    assert (site / path).is_file() and path == f"{ALL}/figures.csv"
    assert {"".join(names) for names in used} == {"state", "value"} <= columns
    assert {row["state"] for row in rows(site, "figures")} >= {"reported"} and '[state] = "reported"' in code
    # Each step is made from the one before it, and the last one is the answer.
    steps = re.findall(r"^    (\w+) = ", code, re.MULTILINE)
    assert steps == ["Source", "Headed", "Reported", "Typed"] and code.rstrip().endswith(f"in\n    {steps[-1]}")
    for before, step in pairwise(steps):
        assert re.search(rf"{step} = Table\.\w+\({before},", code)
    for opening, closing in ("()", "[]", "{}"):
        assert code.count(opening) == code.count(closing)
    page = (site / lang / "du-lieu" / "huong-dan" / "index.html").read_text("utf-8")
    assert ("đoạn này thì không" if lang == "" else "this piece is not") in page
