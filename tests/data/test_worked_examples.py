"""The guide's three answers, worked out from data/ by Python alone: the code yields them, the page prints them."""

from __future__ import annotations

import csv
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from lxml import html

from tests.data.test_examples import LANGS, published_code, run_python, run_sql

LATE_2019, ONLINE_LONG_PHU, LATE_2018 = "tre-han-2019", "truc-tuyen-long-phu", "tre-han-bieu-12"
CENTRE = "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong"
YEAR_2018 = "2018-so-thong-tin-va-truyen-thong"
LONG_PHU = "2023-q1-huyen-long-phu"
DATA = Path(__file__).resolve().parents[2] / "data"
Line = tuple[Decimal | None, ...]
COLUMNS = {
    LATE_2019: ["resolved_late", "resolved_total", "late_share"],
    ONLINE_LONG_PHU: ["online", "received", "online_share"],
    LATE_2018: ["late", "running", "share_of_all", "share_local"],
}


def filed(report: str, table: str) -> list[dict[str, str]]:
    """The table in the newest version, as it was filed."""
    folder = max((DATA / "reports" / report).iterdir(), key=lambda one: [int(part) for part in one.name.split(".")])
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def share(part: Decimal, whole: Decimal) -> Decimal:
    return (100 * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def late_2019() -> list[Line]:
    rows = [row for row in filed(CENTRE, "tthc-pl-1") if row["row_kind"] == "item"]
    pairs = [(Decimal(row["resolved_late"]), Decimal(row["resolved_total"])) for row in rows]
    return sorted(((late, all_, share(late, all_)) for late, all_ in pairs if late), key=lambda one: (-one[0], -one[2]))


def online() -> list[Line]:
    told = {row["row"]: Decimal(row["value"]) for row in filed(LONG_PHU, "prose")}
    pairs = [(told[f"{level}-truc-tuyen"], told[f"{level}-truc-tuyen-tren-tong"]) for level in ("huyen", "xa")]
    return [(part, whole, share(part, whole)) for part, whole in pairs]


def late_2018() -> list[Line]:
    with (DATA / "reference" / "units.csv").open(encoding="utf-8", newline="") as file:
        levels = {row["unit"]: row["level"] for row in csv.DictReader(file)}
    rows = [row for row in filed(YEAR_2018, "bm-12") if row["row_kind"] == "item" and row["resolved_late"]]
    held = sorted(((Decimal(row["resolved_late"]), row["unit"]) for row in rows), key=lambda one: (-one[0], one[1]))
    local = [late if levels[unit] in ("district", "commune") else Decimal(0) for late, unit in held]
    lines: list[Line] = []
    for at, (late, unit) in enumerate(held[:10], start=1):
        running = sum((one for one, _ in held[:at]), Decimal(0))
        is_local = levels[unit] in ("district", "commune")
        of_all = share(running, sum((one for one, _ in held), Decimal(0)))
        lines.append((late, running, of_all, share(sum(local[:at]), sum(local)) if is_local else None))
    return lines


ANSWERS = {LATE_2019: late_2019, ONLINE_LONG_PHU: online, LATE_2018: late_2018}


def number(said: object) -> Decimal | None:
    return None if said is None or said != said or said == "" else Decimal(str(said))


def as_read(text: str, lang: str) -> Decimal | None:
    """A printed number as its reader takes it: 2.941 and 1,90 in Vietnamese."""
    plain = text.replace(".", "").replace(",", ".") if lang == "" else text.replace(",", "")
    return number(plain)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("anchor", ANSWERS)
def test_the_published_code_yields_what_the_filed_tables_hold(site: Path, lang: str, anchor: str) -> None:
    wanted = ANSWERS[anchor]()
    width = len(wanted[0])
    by_sql = [
        tuple(map(number, row[1 : 1 + width]))
        for row in run_sql(published_code(site, lang, anchor, "SQL, cchc.sqlite"), site)
    ]
    assert by_sql == wanted
    answer = run_python(published_code(site, lang, anchor, "Python, pandas"), site)["answer"][COLUMNS[anchor]]
    assert [tuple(map(number, row)) for row in answer.itertuples(index=False)] == wanted


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("anchor", ANSWERS)
def test_the_page_prints_these_figures_and_its_sentence_says_them(site: Path, lang: str, anchor: str) -> None:
    wanted = ANSWERS[anchor]()
    page = html.fromstring((site / lang / "du-lieu" / "huong-dan" / "index.html").read_bytes())
    (section,) = page.xpath(f'//section[@id="{anchor}"]')
    rows = [[cell.text_content().strip() for cell in row.xpath("./td")] for row in section.xpath(".//tbody/tr")]
    assert [tuple(as_read(cell, lang) for cell in row[: len(wanted[0])]) for row in rows] == wanted
    (part,) = section.xpath("./details") or [section]  # closed where it comes late on the page
    said = part.xpath("./p | ./div/p")[-1].text_content()
    numbers = {as_read(one.rstrip(".,"), lang) for one in re.findall(r"\d[\d.,]*", said)}
    assert told_in_words(anchor, wanted) <= numbers, said


def told_in_words(anchor: str, wanted: list[Line]) -> set[Decimal | None]:
    if anchor == LATE_2019:
        return {Decimal(len(wanted)), wanted[0][0], wanted[0][1]}
    if anchor == ONLINE_LONG_PHU:
        district, communes = wanted[0][2], wanted[1][2]
        assert district is not None and communes is not None
        return {district, communes, district - communes}
    assert wanted[2][3] is not None and int(wanted[2][3]) == 77, "the 77 % that the question is about"
    return set(wanted[2][1:])
