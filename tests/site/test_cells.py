"""Nothing is lost between cell and page: every cell of every CSV is found on its page, its unit's page, figures.csv."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html

from plugins.cchc.edition import Edition
from plugins.cchc.model.figures import Figure
from plugins.cchc.model.releases import Release, Table
from plugins.cchc.pages.links import Links

ROOT = Path(__file__).resolve().parents[2]


def source_rows(release: Release, table: Table) -> list[dict[str, str]]:
    """The CSV itself, read anew: not what the portal's own reader made of it."""
    with (ROOT / release.folder / f"{table.id}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spoken(text: str, lang: str) -> str:
    """How a plain number is printed in a language; a second, plain implementation."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return text
    whole, _, part = text.partition(".")
    groups = f"{abs(int(whole)):,}"
    said = f"{groups}.{part}" if part else groups
    said = said.translate(str.maketrans(",.", ".,")) if lang == "vi" else said
    return ("−" if whole.startswith("-") else "") + said


def qualified(release: Release, table: Table, row: str, field: str, text: str) -> str:
    """With the word that the paper prints before the number (trên 50), by the file of annotations itself."""
    with (ROOT / release.folder / "annotations.csv").open(encoding="utf-8", newline="") as file:
        about = ("qualifier", table.id, row, field)
        notes = [n["printed"] for n in csv.DictReader(file) if (n["kind"], n["table"], n["row"], n["field"]) == about]
    return " ".join([*notes, text])


def own_text(cell: html.HtmlElement) -> str:
    """The cell's figure without marks and without what only screen readers hear."""
    for extra in cell.xpath('.//i | .//span[@class="vh"]'):
        extra.drop_tree()
    return cell.text_content().strip()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_cell_stands_on_its_table_page(site: Path, edition: Edition, lang: str) -> None:
    compared, wrong = 0, []
    for release in edition.releases.values():
        for table in release.tables:
            folder = site / ("en" if lang == "en" else "") / "bao-cao" / release.report / table.id
            page = html.fromstring((folder / "index.html").read_bytes())
            filed = page.xpath('//section[@id="bang"]//table')[0]
            fields = [field.name for field in table.form.fields]
            lead = 1 if any(row.unit_of_measure for row in table.rows) else 0
            for source in source_rows(release, table):
                shown = filed.xpath(f'.//tr[@id="r-{source["row"]}"]')
                assert len(shown) == 1, (release.report, table.id, source["row"])
                cells = [own_text(cell) for cell in shown[0].xpath("./td")]
                for field, text in zip(fields, cells[lead:], strict=False):
                    compared += 1
                    if text != qualified(release, table, source["row"], field, spoken(source[field], lang)):
                        wrong.append((release.report, table.id, source["row"], field, source[field], text))
    assert wrong == []
    assert compared == edition.collection.counts.cells


def test_every_figure_stands_on_its_units_page(site: Path, edition: Edition) -> None:
    missing, compared = [], 0
    links = Links("vi", edition.units_over_time)
    for unit, period in edition.store.unit_periods():
        page = html.fromstring((site / links.unit_period(unit, period) / "index.html").read_bytes())
        rows = page.xpath('//section[@id="so-lieu"]//tbody/tr')
        shown = Counter(own_text(row.xpath("./td")[0]) for row in rows)
        figures = edition.store.of_unit_period(unit, period)
        compared += len(figures)
        wanted = Counter(_shown(edition, figure) for figure in figures)
        if shown != wanted:
            missing.append((unit, period, wanted - shown, shown - wanted))
    assert missing == []
    assert compared == len(edition.store)


def _shown(edition: Edition, figure: Figure) -> str:
    if not isinstance(figure.value, Decimal):
        return figure.value or ""
    release = edition.releases[figure.report]
    table = release.table(figure.table)
    assert table is not None
    return qualified(release, table, figure.row, figure.field, spoken(str(figure.value), "vi"))


def test_every_cell_is_in_figures_csv(site: Path, edition: Edition) -> None:
    with (site / "du-lieu" / "tat-ca" / "figures.csv").open(encoding="utf-8", newline="") as file:
        held = {(r["report"], r["table"], r["row"], r["field"]): r for r in csv.DictReader(file)}
    compared = 0
    for release in edition.releases.values():
        for table in release.tables:
            for source in source_rows(release, table):
                for field in table.form.fields:
                    text = source[field.name]
                    key = (release.report, table.id, source["row"], field.name)
                    if not text and source.get("row_kind") == "section":
                        assert key not in held
                        continue
                    figure = held.pop(key)
                    compared += 1
                    if figure["state"] in ("reported", "not_in_use"):
                        words, number = ("value_text", "value") if field.type == "text" else ("value", "value_text")
                        assert (figure[words], figure[number]) == (text, ""), key
                    else:
                        assert figure["value"] == figure["value_text"] == "", key
    assert held == {}
    assert compared == len(edition.store)
