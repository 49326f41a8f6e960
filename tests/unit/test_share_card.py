"""Cards: all words inside the square in the middle, none of them off the page, the same bytes twice, none lost."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from plugins.cchc.build import chart_files
from plugins.cchc.build.chart_files import card_bytes, card_of, card_path
from plugins.cchc.charts import share_card
from plugins.cchc.charts.share_card import HEIGHT, WIDTH, Card, draw_card
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.cards import check_card, value_card, values_card
from plugins.cchc.pages.links import CARD
from plugins.cchc.pages.page_list import period_page, report_page, unit_page, units_page
from plugins.cchc.words.language import Language
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_site import make_site, value_of

SITE = make_site()
VALUES = [value for values in SITE.edition.values_by_unit.values() for value in values]
PLAIN = Card("Số liệu mở", "Sở Lúa", "Quý I/2032", "Tỷ lệ đúng hạn", "90,00 %", "90 trên 100", source="1/BC-TTM")
LONG = Card(
    site="Cổng số liệu mở của một tỉnh có tên rất dài ở đồng bằng",
    name="Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính huyện Đông",
    period="6 tháng đầu năm 2032, báo cáo ký ngày 16/6/2032, là bản dự thảo",
    measure="Tỷ lệ hồ sơ nhận trực tuyến trong các thủ tục mức độ 3, mức độ 4 có phát sinh hồ sơ",
    figure="43,64 % ≠ 88,51 % ≠ 19,78 %",
    parts="1.234.567 trên 8.125.000 hồ sơ đã nhận",
    interval="khoảng tin cậy 95 %: 42,57 % đến 44,72 %",
    standing="Có số khác: 1.125 + 1.815 = 2.940; báo cáo ghi 2.941, phải ≤ 2.940 (lệch 1) " * 2,
    is_doubted=True,
    source="Báo cáo 72/BC-UBND ngày 16/3/2032 của Ủy ban nhân dân huyện Đông · biểu 534, dòng mã VII.6.11 và VII.6.10",
)


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


@pytest.mark.parametrize("card", [PLAIN, LONG, Card("Mẫu", "Đối chiếu", text="Chỗ văn bản tự mâu thuẫn. " * 9)])
def test_all_words_stand_in_the_middle_square_with_a_margin(card: Card) -> None:
    picture = opened(draw_card(card))
    assert picture.size == (WIDTH, HEIGHT)
    edge = (WIDTH - HEIGHT) // 2
    paper = Image.new("RGB", picture.size, picture.getpixel((edge + 2, 2)))
    left, top, right, bottom = ImageChops.difference(picture, paper).crop((edge, 0, edge + HEIGHT, HEIGHT)).getbbox()
    assert left >= 30 and top >= 30 and right <= HEIGHT - 30 and bottom <= HEIGHT - 30
    sides = picture.crop((0, 0, edge, HEIGHT)), picture.crop((edge + HEIGHT, 0, WIDTH, HEIGHT))
    assert [len(side.getcolors()) for side in sides] == [1, 1]


def _whole() -> list[share_card._CardPart]:
    card = replace(PLAIN, text="Một câu", interval="88 đến 92", standing="Chưa đối chiếu")
    return share_card._fitting(card)


def test_words_never_run_into_each_other() -> None:
    """Each block ends before the next begins, also where there is more to say than room."""
    for card in (PLAIN, LONG):
        blocks = share_card._fitting(card)
        assert sum(block.above + block.height for block in blocks) <= HEIGHT - 60
        assert [block.words for block in blocks] == [block.words for block in share_card._blocks(card) if block.words]


def test_on_a_card_the_figure_is_largest_and_only_what_belongs_to_it_stands_close() -> None:
    parts = _whole()
    largest = [block.words for block in sorted(parts, key=lambda block: block.size, reverse=True)]
    assert largest[:2] == ["90,00 %", "Sở Lúa"] and largest[-1] == "1/BC-TTM"
    assert [block.words for block in parts if not block.above] == ["Số liệu mở", "Một câu", "90 trên 100"]
    assert [block.words for block in parts if block.is_bold] == ["Số liệu mở", "Sở Lúa", "90,00 %"]


def test_words_that_have_no_room_in_any_size_are_set_in_the_smallest_and_none_is_lost() -> None:
    words = " ".join(f"chữ thứ {at}" for at in range(200))
    lines, size = share_card._CardPart(words, 28, most=3).lines
    assert " ".join(lines) == words and size == share_card._SMALLEST and len(lines) > 3


def test_the_same_words_make_the_same_bytes_and_other_words_others() -> None:
    assert draw_card(LONG) == draw_card(replace(LONG))
    assert len({draw_card(PLAIN), draw_card(LONG), draw_card(replace(PLAIN, figure="90,01 %"))}) == 3
    assert len(draw_card(LONG)) < 40_000


def test_doubt_is_drawn_in_its_own_colour() -> None:
    late = tuple(bytes.fromhex(share_card.light("late")[1:]))

    def shows_doubt(card: Card) -> bool:
        return late in {colour for _, colour in opened(draw_card(card)).getcolors()}

    doubted = replace(PLAIN, standing="có số khác", is_doubted=True)
    assert shows_doubt(doubted) and not shows_doubt(replace(doubted, is_doubted=False))


@pytest.mark.parametrize("words", ["Ệ Ữ Ặ ợ ỗ đ", "≠ ≤ ≥", "… – “ ” · −"])
def test_every_letter_has_a_font(words: str) -> None:
    for letter in words.replace(" ", ""):
        sign = share_card._OVERLAID.get(letter, letter)[0]
        assert any(ord(sign) in letters for letters in share_card._faces().values())


def test_a_picture_is_kept_and_one_that_was_damaged_drawn_again(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(chart_files, "CACHE", tmp_path / "cards")
    first = card_bytes(PLAIN)
    (kept,) = (tmp_path / "cards").iterdir()
    monkeypatch.setattr(share_card, "draw_card", lambda card: b"drawn again")
    assert card_bytes(PLAIN) == first
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert card_bytes(PLAIN) == b"drawn again"


def test_a_unit_is_shown_by_its_most_telling_figure_with_all_that_belongs_to_it() -> None:
    card = value_card(SITE, value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1"))
    assert (card.name, card.figure, card.parts) == ("Sở Lúa", "90,00\u00a0%", "90 trên 100")
    assert card.interval.startswith("khoảng tin cậy 95 %") and card.standing and card.period.startswith("Quý I/2032")
    assert card.source.startswith("Báo cáo 1/BC-TTM ngày 10/4/2032 của Trung tâm Mẫu · Phụ lục I")


def test_figures_that_cannot_be_true_make_no_card() -> None:
    impossible = [
        value for values in SITE.edition.values_by_unit.values() for value in values if SITE.is_impossible(value)
    ]
    assert impossible and all(values_card(SITE, [value]) is None for value in impossible)


def test_a_contested_figure_is_shown_with_its_rival() -> None:
    contested = [
        value for values in SITE.edition.values_by_unit.values() for value in values if SITE.is_contested(value)
    ]
    assert contested
    for value in contested:
        card = value_card(SITE, value)
        assert card.is_doubted and ("≠" in card.figure) == bool(SITE.rivals(value))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_cards_say_what_their_pages_say(lang: str) -> None:
    site = replace(SITE, language=Language(lang))
    pages = [unit_page(site, unit) for unit in site.edition.references.units]
    pages += [period_page(site, period) for period in ("2032-q1", "2032-q2")]
    pages += [report_page(site, release) for release in site.edition.releases.values()]
    cards = [card for page in pages if (card := card_of(site, page))]
    assert len(cards) > 8


def test_a_card_that_says_more_than_its_page_ends_the_build() -> None:
    page = unit_page(SITE, "so-lua")
    assert page.card
    with pytest.raises(CchcError, match="4711"):
        check_card(page, replace(page.card, figure="4711"))
    with pytest.raises(CchcError, match="Sở Muối"):
        check_card(page, replace(page.card, name="Sở Muối"))


def test_pages_without_a_card_share_that_of_the_first_of_their_kind() -> None:
    units, unit = units_page(SITE), replace(unit_page(SITE, "so-lua"), card=None)
    assert card_of(SITE, unit) is None and card_of(SITE, units).name == units.heading
    assert card_path(SITE, unit.head) == card_path(SITE, units.head, has_own=True) == f"don-vi/{CARD}"


def test_a_page_has_the_card_that_it_or_its_section_or_the_first_page_has() -> None:
    head = unit_page(SITE, "so-lua").head
    assert card_path(SITE, head, has_own=True) == f"{head.path}{CARD}" != card_path(SITE, head)
    assert card_path(SITE, replace(head, section="")) == CARD
    own = replace(units_page(SITE), card=PLAIN)
    assert card_of(SITE, replace(unit_page(SITE, "so-lua"), card=None)) is None
    assert card_of(SITE, own) == PLAIN, "what a page says itself goes before what is said of the first of its kind"


def test_a_card_is_kept_by_its_words_and_what_draws_it(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(chart_files, "CACHE", tmp_path / "cards")
    monkeypatch.setattr(share_card, "draw_card", lambda card: repr(card).encode())
    assert [card_bytes(card) for card in (PLAIN, LONG, PLAIN)] == [repr(card).encode() for card in (PLAIN, LONG, PLAIN)]
    assert len(list((tmp_path / "cards").iterdir())) == 2
    monkeypatch.setattr(chart_files, "_drawing", lambda: "another library")
    card_bytes(PLAIN)
    assert len(list((tmp_path / "cards").iterdir())) == 3
