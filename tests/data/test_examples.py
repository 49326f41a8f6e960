"""The guide's Python examples, taken from the published page itself, run against the published files."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas
import pytest
from lxml import html

from plugins.cchc.model.figures import COLUMNS

BASE = re.compile(r'^BASE = ".*"$', re.MULTILINE)
LANGS = ("", "en/")


def published_code(site: Path, lang: str, anchor: str, language: str) -> str:
    page = html.fromstring((site / lang / "du-lieu" / "huong-dan" / "index.html").read_bytes())
    found = page.xpath(f'//section[@id="{anchor}"]//figure[@class="code"][figcaption="{language}"]//code')
    assert len(found) == 1, (anchor, language)
    return found[0].text_content()


def run_python(code: str, site: Path) -> dict[str, Any]:
    """The reader changes the one line that says where the files are, and nothing else."""
    assert len(BASE.findall(code)) == 1
    names: dict[str, Any] = {}
    exec(compile(BASE.sub(lambda _: f'BASE = "{site}/"', code), "example", "exec"), names)
    return names


def run_sql(code: str, site: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{site}/du-lieu/tat-ca/cchc.sqlite?mode=ro", uri=True)) as base:
        return base.execute(code).fetchall()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("anchor", "columns", "taken"),
    [
        ("tre-han-2019", ["resolved_late", "resolved_total", "late_share"], slice(1, 4)),
        ("truc-tuyen-long-phu", ["online", "received", "online_share"], slice(1, 4)),
        ("tre-han-bieu-12", ["late", "running", "share_of_all", "share_local"], slice(1, 5)),
    ],
)
def test_pandas_and_sql_give_the_same_answer(
    site: Path, lang: str, anchor: str, columns: list[str], taken: slice
) -> None:
    answer = run_python(published_code(site, lang, anchor, "Python, pandas"), site)["answer"][columns]
    by_pandas = sorted(tuple(None if cell != cell else cell for cell in row) for row in answer.itertuples(index=False))
    by_sql = sorted(row[taken] for row in run_sql(published_code(site, lang, anchor, "SQL, cchc.sqlite"), site))
    assert by_pandas == by_sql and by_sql


@pytest.mark.parametrize("lang", LANGS)
def test_common_table_reads_with_pandas(site: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    names = run_python(published_code(site, lang, "python", "Python, pandas"), site)
    lines = (site / "du-lieu" / "tat-ca" / "units.csv").read_text("utf-8").count("\n") - 1
    assert len(names["units"]) == lines and names["figures"].columns[0] == "report"
    assert "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong" in capsys.readouterr().out


@pytest.mark.parametrize("lang", LANGS)
def test_common_table_reads_with_polars(site: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    import polars

    names = run_python(published_code(site, lang, "python", "Python, polars"), site)
    read, same = names["figures"], names["same"]
    assert read.columns == same.columns and read.height == same.height > 2000
    types = {"period": polars.String, "row": polars.String, "value": polars.Float64, "standing": polars.String}
    for name, kind in types.items():
        assert read.schema[name] == same.schema[name] == kind
    assert read["value"].to_list() == same["value"].to_list()
    assert {"2018", "2019-h1"} <= set(read["period"])
    assert capsys.readouterr().out.startswith("shape: (5, 2)")


@pytest.mark.parametrize("lang", LANGS)
def test_a_past_edition_is_replayed(site: Path, lang: str) -> None:
    """Of the real collection the newest edition is the only one: replayed, it is today's table."""
    by_api = run_python(published_code(site, lang, "an-ban", "Python, pandas"), site)
    pandas.testing.assert_frame_equal(by_api["edition"], by_api["figures"])
    by_sql = run_sql(published_code(site, lang, "an-ban", "SQL, cchc.sqlite"), site)
    assert len(by_sql) == len(by_api["figures"]) and {len(row) for row in by_sql} == {len(COLUMNS) + 1}


@pytest.mark.parametrize("lang", LANGS)
def test_package_reads_with_frictionless(site: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    names = run_python(published_code(site, lang, "python", "Python, frictionless"), site)
    assert len(names["rows"]) == 18
    assert capsys.readouterr().out.splitlines()[0] == "Sở Thông tin và Truyền thông 1"


@pytest.mark.parametrize("lang", LANGS)
def test_sqlite_reads_from_python(
    site: Path, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "du-lieu" / "tat-ca")
    names: dict[str, Any] = {}
    exec(compile(published_code(site, lang, "sql", "Python, sqlite3"), "example", "exec"), names)
    names["base"].close()
    assert "2023-q1-huyen-long-phu" in capsys.readouterr().out


@pytest.mark.parametrize("lang", LANGS)
def test_guide_names_files_that_are_there(site: Path, lang: str) -> None:
    for anchor, language in (("r", "R"), ("excel", "Power Query M"), ("sql", "DuckDB")):
        code = published_code(site, lang, anchor, language)
        paths = re.findall(r"(?:en/)?(?:du-lieu|don-vi)/[\w./-]+", code)
        assert paths and all((site / path).is_file() for path in paths), (anchor, paths)


@pytest.mark.parametrize("lang", LANGS)
def test_guide_embeds_a_picture_in_both_ways_and_a_table_that_are_there(site: Path, lang: str) -> None:
    page = html.parse(site / lang / "du-lieu/huong-dan/index.html")
    codes = [code.text_content() for code in page.xpath('//section[@id="nhung"]//figure[@class="code"]//code')]
    assert [re.findall("<(iframe|img)", code) for code in codes] == [["img"], ["img"], ["iframe"]]
    for code in codes:
        files = re.findall(r'(?:src|srcset)="\./([^"#]+)', code)
        assert files and all((site / file).is_file() for file in files), files
