"""The poster of a unit: one A4 page, large enough for a wall, from its page's own words, in our own font."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pdfplumber
import pytest

from plugins.cchc.build.download_tasks import download_tasks
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.model.references import LegalAct, LegalBasis
from plugins.cchc.pages import cards as poster_values
from plugins.cchc.pages.cards import Poster, make_poster, poster_path, posters_of
from plugins.cchc.pages.value_columns import values_table
from plugins.cchc.posters import poster_pdf as making
from plugins.cchc.posters.poster_pdf import address_code, poster_pdf
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import MEASURES, make_edition, small_edition
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_site import heading_words, make_site, value_of

SITE = make_site()
SMALLEST = 11.9  # pt, as a reader of PDF rounds 12


@cache
def poster_of(unit: str = "so-lua", period: str = "2032-q2") -> Poster:
    return make_poster(SITE, unit, period)


def words_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        (page,) = document.pages
        return page.extract_text()


def test_it_says_what_the_sheet_says() -> None:
    poster = poster_of()
    assert (poster.heading, poster.period) == ("Sở Lúa", "Quý II/2032, tính đến 15/6/2032")
    first = poster.rows[0]
    told = (first.tile.name, first.figure, first.tile.evidence.parts)
    assert told == (
        "Tỷ lệ đúng hạn, ngắn",
        "93,75\u00a0%",
        "75 trên 80",
    )
    assert first.interval == "95 %: 86,19–97,30" and first.tile.rank == "không phân biệt được với 2 đơn vị cùng cấp"
    assert first.change == "+3,75, hai khoảng 95 % còn chồng nhau so với quý I/2032"
    assert not any(row.change.startswith(" ") for row in poster.rows), "of a count no change is told"


def test_it_leads_back_to_its_page_as_it_is_in_this_edition() -> None:
    poster = poster_of()
    edition = SITE.edition.name
    assert poster.address == f"https://mau.example/don-vi/so-lua/2032-q2/?{edition}"
    assert poster.reference.startswith(f"Số tham chiếu so-lua/2032-q2/{edition}; số liệu từ 1/4/2032 đến 15/6/2032")


def test_a_value_that_cannot_be_is_said_so_and_has_no_place() -> None:
    row = make_poster(SITE, "so-lua", "2031").rows[0]
    assert (row.figure, row.tile.missing, row.sign, row.tile.strip) == ("không tính được", True, " ✗", None)


def test_a_threshold_stands_with_its_act_and_whether_that_was_read_and_only_beside_a_figure() -> None:
    act = LegalAct("qd-mau", "7/QĐ-MAU", "", "", text("Quyết định mẫu"), "", "", "", "", "nghe", NO_TEXT)
    rule = LegalBasis("qd-mau", "mục 2", "2031-01-01", "", "quoted", "90", NO_TEXT)
    collection = small_edition().collection
    measures = tuple(replace(each, basis=(rule,)) if each.id == MEASURE_ON_TIME else each for each in MEASURES)
    references = replace(collection.references, legal_acts={"qd-mau": act})
    site = make_site(make_edition(replace(collection, references=references, measures=measures)))
    target = make_poster(site, "so-lua", "2032-q2").rows[0].tile.threshold
    assert target.startswith("Ngưỡng 90\u00a0% (7/QĐ-MAU, mục 2).") and "văn bản gốc: chưa" in target
    impossible = make_poster(site, "so-lua", "2031").rows[0]
    assert impossible.tile.missing and impossible.tile.threshold == ""
    values = [value_of(site, MEASURE_ON_TIME, "so-lua", "2031")]
    assert "Ngưỡng" not in heading_words(values_table(site, "values of peers", "Các số", values)), "nor in a table"


def test_the_same_bytes_twice_on_one_page_in_our_font_and_no_letter_small() -> None:
    pdf = poster_pdf(poster_of())
    assert pdf == poster_pdf(poster_of()) and pdf.startswith(b"%PDF")
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        (page,) = document.pages
        assert (round(page.width), round(page.height)) == (595, 842), "A4"
        assert {letter["fontname"].split("+")[1].split("-")[0] for letter in page.chars} == {"CCHCInter"}
        assert min(letter["size"] for letter in page.chars) >= SMALLEST
        assert {len(letter["non_stroking_color"]) for letter in page.chars} == {1}, "read in black and white"
        text = page.extract_text()
    for words in ("Sở Lúa", "93,75", "75 trên 80", "tính đến 15/6/2032", poster_of().address):
        assert words in text


def test_the_code_is_a_whole_qr_code_with_room_for_wear_and_no_border() -> None:
    code = ElementTree.fromstring(address_code("a" * 50))
    assert (code.get("width"), code.get("height")) == ("33", "33"), "with less room for wear 29 would do"
    assert ElementTree.fromstring(address_code("a")).get("width") == "21", "phones do not read the small kind"
    assert [part.tag.rpartition("}")[2] for part in code] == ["path"]


def test_no_font_of_the_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(making.typst, "Compiler", lambda layout, **how: asked.update(how))
    making._compiler.__wrapped__()
    assert asked["ignore_system_fonts"] is True


@pytest.mark.parametrize("times", [2, 4, 7])
def test_however_many_rows_there_are_it_is_one_page_with_all_of_them(times: int) -> None:
    tiles = ((row, replace(row.tile, name=f"{row.tile.name} {n}")) for n in range(times) for row in poster_of().rows)
    rows = tuple(replace(row, tile=tile) for row, tile in tiles)
    poster = replace(poster_of(), rows=rows)
    text = words_of(poster_pdf(poster)).replace("\n", " ")
    assert text.count("75 trên 80") == times and poster.address in text


def test_only_a_sheet_of_several_measures_makes_a_poster(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(posters_of(small_edition())) == [], "no unit of the made-up province has five measures"
    monkeypatch.setattr(poster_values, "MIN_MEASURES", 3)
    found = set(posters_of(small_edition()))
    assert ("so-lua", "2032-q2") in found and ("so-mua", "2031") not in found
    tasks = download_tasks(SiteBuild(small_edition()))
    path = poster_path(SITE.links, "so-lua", "2032-q2")
    made = tasks[f"vi/{path}"]()
    assert path == "don-vi/so-lua/so-lua-2032-q2.pdf" and list(made.files) == [path]
    assert made.offered[0].bytes == len(made.files[path]) and made.count == 1
