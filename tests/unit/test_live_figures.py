"""Figures named in news: as the page writes numbers, of the newest version; a name of nothing ends the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.edition.named_figures import missing_figures
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.written_texts import fill, live_figure
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_reports import CENTRE_Q1
from tests.fixtures.small_site import make_site

SITE = make_site()


def told(text: str, lang: str = "vi") -> str:
    site = make_site(lang=lang)
    return fill(text, lambda named: live_figure(site, named), "tin.md")


def test_a_measure_is_told_with_what_it_is_made_of() -> None:
    place = f"{MEASURE_ON_TIME} so-lua 2032-q1"
    assert told(f"<!-- value: {place} -->: <!-- part: {place} -->/<!-- whole: {place} -->") == "90,00\u00a0%: 90/100"
    assert told(f"<!-- value: {place} -->", "en") == "90.00%"


def test_a_cell_is_that_of_the_newest_version() -> None:
    table = SITE.release(CENTRE_Q1).tables[0]
    row = next(row for row in table.rows if row.kind == "item")
    field = next(name for name, cell in row.cells.items() if cell.number is not None)
    assert told(f"<!-- cell: {CENTRE_Q1} {table.id} {row.key} {field} -->") == SITE.number(row.cells[field].number)


def test_the_collection_is_counted() -> None:
    assert told("<!-- count: findings --> / <!-- count: figures -->") == (
        f"{len(SITE.edition.findings)} / {SITE.number(SITE.edition.store.count_stated())}"
    )


@pytest.mark.parametrize(
    "named",
    [
        f"value: {MEASURE_ON_TIME} so-lua 1999",
        f"value: {MEASURE_ON_TIME} so-nang 2032-q1",  # contradicts itself
        f"value: {MEASURE_ON_TIME}",
        f"cell: {CENTRE_Q1} mau-1 nowhere late",
        "cell: no-report mau-1 1 late",
        "count: stars",
        "star: 1",
    ],
)
def test_a_name_of_nothing_ends_the_build(named: str) -> None:
    with pytest.raises(CchcError, match=r"tin\.md: không có gì tên là"):
        told(f"<!-- {named} -->")


def test_all_names_of_nothing_are_told_with_their_lines_before_anything_is_built(tmp_path: Path) -> None:
    """Not those that code shows; other things that a page may name are the program's own matter."""
    good, wrong = f"<!-- value: {MEASURE_ON_TIME} so-lua 2032-q1 -->", "<!-- cell: no-report mau-1 1 late -->"
    lines = ("Title: Tin", "", f"{good} `<!-- value: a b c -->` {wrong}", "<!-- chapter: Một -->", "```", wrong, "```")
    for folder in ("news/vi", "pages/en", "texts/vi"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "tin.md").write_text("\n".join(lines) + "\n<!-- count: stars -->\n", "utf-8")
    problems = list(missing_figures(SITE.edition, tmp_path))
    assert [problem.value for problem in problems] == ["cell: no-report mau-1 1 late", "count: stars"] * 2
    assert [(problem.file, problem.row) for problem in problems] == [
        (f"content/{folder}/tin.md", row) for folder in ("news/vi", "pages/en") for row in (3, 8)
    ]
    assert list(missing_figures(SITE.edition, tmp_path / "nowhere")) == []
