"""What is seen on a page before it is read: lines of a scan, cells without words, where a box stands, named periods."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from plugins.cchc.errors import UseError
from plugins.cchc.intake import pdf_file
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.intake.page_phrases import (
    Box,
    Phrase,
    PrintedPage,
    RuledTable,
    lines_of,
    phrases_of,
    phrases_of_words,
    seen_word,
    text_of,
    without_page_numbers,
)
from plugins.cchc.intake.page_tables import _cell, _intervals, _is_close, _titles, add_pages
from plugins.cchc.intake.period_book import PeriodBook
from plugins.cchc.intake.scan_file import _edge, _empty_cells, _find_lines, _Ink, _long_runs, _segments, _tables
from plugins.cchc.intake.source import CellMark, Pages, PageSpot
from plugins.cchc.loading import load
from tests.fixtures.printing import Print, Spot, write_ruled_pdf

COLLECTION = Path(__file__).resolve().parents[1] / "fixtures" / "collection"
BOOK = PeriodBook(load(COLLECTION).references)


def drawn(*boxes: tuple[int, int, int, int]) -> Image.Image:
    """A grey page with a grid of two by two cells, and ink in these boxes."""
    picture = Image.new("L", (900, 700), 255)
    pen = ImageDraw.Draw(picture)
    for x in (100, 400, 800):
        pen.line((x, 100, x, 600), fill=0, width=3)
    for y in (100, 350, 600):
        pen.line((100, y, 800, y), fill=0, width=3)
    for box in boxes:
        pen.rectangle(box, fill=0)
    return picture


def test_long_ink_is_a_line_with_its_small_breaks_and_short_ink_is_none() -> None:
    ink = np.zeros((2, 40), dtype=bool)
    ink[0, 5:30] = True
    ink[0, 15] = False
    ink[1, 3:12] = True
    runs = _long_runs(ink, 20)
    assert runs[0].nonzero()[0].tolist() == list(range(5, 30)) and not runs[1].any()


def test_rows_that_touch_are_one_line_and_one_with_a_gap_is_two() -> None:
    mask = np.zeros((60, 900), dtype=bool)
    mask[10:13, 100:300] = True
    mask[11, 600:800] = True
    mask[40, 5:50] = True
    assert list(_segments(mask)) == [(100.0, 11.0, 299.0, 11.0), (600.0, 11.0, 799.0, 11.0), (5.0, 40.0, 49.0, 40.0)]
    assert list(_segments(np.zeros((3, 3), dtype=bool))) == []
    assert _edge((1, 2, 5, 9), "v") == {"x0": 1, "x1": 5, "top": 2, "bottom": 9, "height": 7, "orientation": "v"}


def test_a_drawn_grid_is_a_table_and_its_lines_are_taken_from_the_picture() -> None:
    ink = _find_lines(drawn((150, 150, 170, 180)))
    (table,) = _tables(ink)
    assert [len(row) for row in table] == [2, 2]
    first = table[0][0]
    assert first is not None and all(abs(side - at) < 4 for side, at in zip(first, (100, 100, 400, 350), strict=True))
    left = np.asarray(ink.picture) < 128
    assert left[150:181, 150:171].all() and left.sum() == 31 * 21, "only what is written is left"


def test_ink_without_a_word_is_told_by_its_bounds_and_specks_are_not() -> None:
    word = Phrase((("7", 450.0, 470.0),), 150.0, 180.0)
    ink = _find_lines(drawn((150, 150, 170, 180), (450, 150, 470, 180), (150, 450, 155, 455), (500, 400, 640, 560)))
    assert isinstance(ink, _Ink)
    (box,) = _empty_cells(ink, _tables(ink), [word])
    assert tuple(int(side) for side in box) == (150, 150, 170, 180)


def test_a_box_on_a_wide_sheet_stands_on_the_page_it_was_printed_on() -> None:
    page = PrintedPage(3, 100.0, 200.0, (), beside=(4, 6))
    spots = [page.spot((left, 20.0, left + 10, 40.0)) for left in (10.0, 110.0, 250.0, 310.0)]
    assert [spot.page for spot in spots] == [3, 4, 6, 6]
    assert [round(spot.left, 2) for spot in spots] == [0.1, 0.1, 0.5, 1.1]
    assert spots[1] == PageSpot(4, pytest.approx(0.1), 0.1, pytest.approx(0.2), 0.2)


def test_phrases_of_a_line_are_read_from_the_left_whoever_wrote_them_first() -> None:
    label, figure, below = *line(("Hồ sơ", 80), ("12", 300), top=10.0), *line(("x", 50), top=30.0)
    assert text_of([below, figure, label]) == "Hồ sơ 12 x"
    moved = figure.moved(2.0, 100.0)
    assert (moved.left, moved.right, moved.top, moved.bottom) == (700.0, 724.0, 20.0, 40.0)


def test_points_beside_each_other_are_one_interval() -> None:
    assert _intervals({7, 1, 2, 3, 5, 8}) == [(1, 3), (5, 5), (7, 8)] and _intervals(()) == []


def line(*words: tuple[str, float], top: float) -> tuple[Phrase, ...]:
    return tuple(Phrase(((text, left, left + 6 * len(text)),), top, top + 10) for text, left in words)


def test_a_raised_sign_is_set_off_and_its_figure_stands_as_low_as_before() -> None:
    letters = [("1", 50, 100, 12), ("2", 56, 100, 12), ("3", 62, 97, 7)]
    chars = [
        {"text": text, "x0": left, "x1": left + size / 2, "top": top, "bottom": top + size, "size": size}
        for text, left, top, size in letters
    ]
    (phrase,) = phrases_of(chars, ())
    assert (phrase.text, phrase.marks) == ("12 ^3", (CellMark.RAISED,)) and (phrase.top, phrase.bottom) == (97, 112)


@pytest.mark.parametrize(
    ("stroke", "text"),
    [
        ((50.0, 106.0, 62.0, 106.0), ""),  # through both
        ((50.0, 106.0, 55.0, 106.0), "2"),  # through the first alone
        ((50.0, 111.5, 62.0, 111.5), "12"),  # an underline
        ((50.0, 101.0, 62.0, 101.0), "12"),  # a line above
        ((50.0, 103.0, 62.0, 103.0), "12"),  # at a quarter of their height
        ((50.0, 103.5, 62.0, 103.5), ""),
        ((50.0, 109.0, 62.0, 109.0), "12"),
        ((80.0, 106.0, 99.0, 106.0), "12"),  # beside
    ],
)
def test_letters_with_a_stroke_through_them_are_left_out(stroke: Box, text: str) -> None:
    chars = [
        {"text": sign, "x0": left, "x1": left + 6.0, "top": 100.0, "bottom": 112.0, "size": 12.0}
        for sign, left in (("1", 50.0), ("2", 56.0))
    ]
    (phrase,) = phrases_of(chars, [stroke])
    assert (phrase.text, phrase.marks) == (text, () if text == "12" else (CellMark.STRUCK,))


def test_letters_below_each_other_are_two_phrases() -> None:
    chars = [
        {"text": sign, "x0": left, "x1": left + 6.0, "top": top, "bottom": top + 12.0, "size": 12.0}
        for sign, left, top in (("1", 50.0, 100.0), ("2", 56.0, 108.4), ("3", 62.0, 116.9))
    ]
    assert [phrase.text for phrase in phrases_of(chars, ())] == ["1", "2", "3"]
    chars[1]["top"], chars[1]["bottom"] = 108.3, 120.3
    assert [phrase.text for phrase in phrases_of(chars, ())] == ["12", "3"], "lower by less than the overlap"


@pytest.mark.parametrize(("lower", "count"), [(3.9, 1), (4.0, 2), (12.0, 2)])
def test_phrases_at_nearly_one_height_are_a_line(lower: float, count: int) -> None:
    first, second = line(("12", 300), top=10.0), line(("Hồ sơ", 80), top=10.0 + lower)
    assert len(lines_of([*first, *second])) == count


@pytest.mark.parametrize(
    ("tops", "bottoms", "is_close"),
    [([26.0], [20.0], True), ([26.1], [20.0], False), ([26.0, 40.0], [20.0], True), ([26.0], [20.0, 1.0], True)],
)
def test_lines_of_one_heading_stand_close(tops: list[float], bottoms: list[float], is_close: bool) -> None:
    above = [Phrase((("a", 10.0, 20.0),), bottom - 10, bottom) for bottom in bottoms]
    below = [Phrase((("b", 10.0, 20.0),), top, top + 10) for top in tops]
    assert _is_close(above, below) is is_close


def test_how_close_lines_are_goes_by_how_high_their_first_phrase_is() -> None:
    above = [Phrase((("a", 10.0, 20.0),), 10.0, 20.0), Phrase((("b", 30.0, 40.0),), 0.0, 20.0)]
    below = [Phrase((("c", 10.0, 20.0),), 27.0, 37.0)]
    assert not _is_close(above, below) and _is_close(above[::-1], below)


def test_the_place_of_a_cell_holds_all_its_phrases() -> None:
    page = PrintedPage(1, 100.0, 100.0, ())
    phrases = [*line(("ab", 10), top=21.0), *line(("c", 30), top=20.0)]
    assert _cell(page, phrases).spot == PageSpot(1, 0.1, 0.2, 0.36, 0.31)
    assert _cell(page, []).spot is None and _cell(page, [], (0.0, 0.0, 50.0, 50.0)).spot == PageSpot(1, 0, 0, 0.5, 0.5)


def test_words_of_a_scan_are_a_phrase_until_a_wide_gap_and_a_doubt_about_one_is_one_about_all() -> None:
    words = [
        seen_word("Hồ", (50, 100, 70, 120), 96), seen_word("sơ", (76, 101, 90, 121), 50),
        seen_word("12", (130, 100, 150, 120), 96),
    ]  # fmt: skip
    label, figure = phrases_of_words([*words])
    assert (label.text, label.marks, label.top, label.bottom) == ("Hồ sơ", (CellMark.FAINT,), 100, 121)
    assert (figure.text, figure.marks, figure.span) == ("12", (), (130, 150))
    assert len(phrases_of_words([words[0], seen_word("sơ", (76, 121, 90, 141), 96)])) == 2, "below it is another line"
    for sure, marks in ((60, ()), (59, (CellMark.FAINT,))):
        assert phrases_of_words([seen_word("12", (50, 100, 70, 120), sure)])[0].marks == marks
    for gap, low, count in ((-14, 5, 1), (-15, 5, 2), (14, 5, 1), (15, 5, 2), (14, 20, 1), (28, 40, 1), (29, 40, 2)):
        boxes = (50, 100, 70, 100 + low), (70 + gap, 100, 99, 100 + low)
        beside = [seen_word(text, box, 96) for text, box in zip(("Hồ", "sơ"), boxes, strict=True)]
        assert len(phrases_of_words(beside)) == count, "of low words a gap is as wide as of others"


def texts_of(*lines: tuple[Phrase, ...], ruled: tuple[RuledTable, ...] = ()) -> tuple[list[str], list[list[list[str]]]]:
    """Lines of text and tables that a page of these lines is read as."""
    pages = Pages()
    add_pages([PrintedPage(1, 400.0, 600.0, tuple(phrase for each in lines for phrase in each), ruled)], pages)
    grids = [[[cell.text for cell in row.cells] for row in grid.rows] for grid in pages.grids]
    rows = {row.line for grid in pages.grids for row in grid.rows}
    return [text for at, text in enumerate(pages.lines, start=1) if text and at not in rows], grids


@pytest.mark.parametrize("both", [False, True])
def test_notes_that_begin_further_in_are_one_column_unless_a_row_has_two(both: bool) -> None:
    head = line(("STT", 50), ("Nội dung", 80), ("Số", 200), ("Ghi chú", 260), top=80.0)
    notes = [[("Tốt", 260)], [("Kém", 300)], [("Vừa", 260)], [("Khá", 300)], [("Hay", 260), *[("Dở", 300)] * both]]
    rows = [
        line((str(at), 50), ("Hồ sơ", 80), (str(40 + at), 200), *note, top=100.0 + 20 * at)
        for at, note in enumerate(notes, start=1)
    ]
    _, (grid,) = texts_of(head, *rows)
    assert {len(row) for row in grid} == {5 if both else 4} and grid[0][:4] == ["STT", "Nội dung", "Số", "Ghi chú"]
    assert [row[3] for row in grid[1:]] == (["Tốt", "", "Vừa", "", "Hay"] if both else [n[0][0] for n in notes])


def test_numbers_that_count_the_pages_are_left_out_and_those_of_a_row_stay() -> None:
    rows = line(("1", 50), ("Hồ sơ", 80), top=100.0)
    pages = [
        PrintedPage(number, 400.0, 600.0, (*rows, *line((str(number + 4), 200), top=560.0))) for number in (1, 2, 3)
    ]
    assert [page.phrases for page in without_page_numbers(pages)] == [rows] * 3
    odd = PrintedPage(4, 400.0, 600.0, (*rows, *line(("99", 200), top=560.0)))
    assert without_page_numbers([odd, *pages]) == [odd, *(replace(page, phrases=rows) for page in pages)]
    one, two = (PrintedPage(1, 400.0, 600.0, (*rows, *line((text, 200), top=60.0))) for text in ("1", "2"))
    assert [page.phrases for page in without_page_numbers([one])] == [rows], "a page alone is the first"
    assert without_page_numbers([two]) == [two]
    foot = line(("5", 200), ("trang", 230), top=560.0)
    beside = [PrintedPage(number, 400.0, 600.0, (*rows, *foot)) for number in (1, 2, 3)]
    assert without_page_numbers(beside) == beside


def test_text_between_ruled_tables_stays_between_them() -> None:
    def ruled_at(top: float) -> RuledTable:
        return tuple(
            tuple((left, top + 20 * at, left + 100, top + 20 * at + 20) for left in (50.0, 150.0)) for at in range(2)
        )

    def words(top: float, *texts: str) -> list[tuple[Phrase, ...]]:
        return [line((first, 55), (second, 155), top=top + 5 + 20 * at) for at, (first, second) in enumerate(texts)]

    between = [line((text, 50), top=top) for text, top in (("Biểu 1", 60.0), ("Biểu 2", 160.0), ("Hết", 260.0))]
    rows = [*words(100, "ab", "cd"), *words(200, "ef", "gh")]
    told, grids = texts_of(*between, *rows, ruled=(ruled_at(200.0), ruled_at(100.0)))
    assert told == ["Biểu 1", "Biểu 2", "Hết"]
    assert grids == [[["a", "b"], ["c", "d"]], [["e", "f"], ["g", "h"]]]


def test_words_that_touch_those_of_the_next_cell_are_parted_at_the_line() -> None:
    ruled: RuledTable = tuple(
        tuple((left, top, left + 100, top + 20.0) for left in (50.0, 150.0)) for top in (100.0, 120.0)
    )
    words = [
        Phrase((("ab", 60.0, 149.0), ("cd", 151.0, 170.0), ("e", 180.0, 190.0)), top, top + 10) for top in (105, 125)
    ]
    assert texts_of(tuple(words), ruled=(ruled,))[1] == [[["ab", "cd e"]] * 2]


def test_words_that_run_up_to_the_next_column_are_still_a_column_of_their_own() -> None:
    cells = [("1", 50), ("Hồ sơ nhận qua mạng", 80), ("bộ", 195), ("12", 300)]
    _, (grid,) = texts_of(*(line(*cells, top=100.0 + 20 * at) for at in range(5)))
    assert grid == [[text for text, _ in cells]] * 5


def test_titles_are_lines_alone_over_several_columns_between_two_tables() -> None:
    rows = [line(("1", 50), ("Hồ sơ nhận", 80), ("12", 300), top=10.0 * at) for at in range(3)]
    indented = line(("(một)", 70), ("hai", 300), top=35)
    title = [line(("Phụ lục hai của báo cáo này", 50), top=40.0), line(("Hồ sơ trả của các cơ quan", 50), top=50.0)]
    assert _titles([*rows, indented, *title, *rows]) == (4, 6)
    deep = [line(("Phụ lục hai của báo cáo này", 70), top=40.0), line(("Hồ sơ trả của các cơ quan", 70), top=50.0)]
    assert _titles([*rows, indented, *deep, *rows]) is None, "what begins further in goes on with the row above"
    assert _titles([*rows, title[0], *rows]) is None is _titles([line(("một", 50), top=0.0)])


def test_a_page_without_words_is_told_and_a_file_without_any_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_file, "has_tesseract", lambda: False)
    words = Print(("BÁO CÁO",), 2, (Spot(0, 0, "STT"), Spot(0, 1, "Số"), Spot(1, 0, "1"), Spot(1, 1, "7")), 1)
    empty = Print((), 1, (Spot(0, 0, ""),), 1)
    document = open_document(write_ruled_pdf(tmp_path / "a.pdf", [words, empty]))
    assert len(document.notices) == 1 and document.notices[0].startswith("Trang 2 là ảnh quét, máy này chưa cài")
    with pytest.raises(UseError, match=r"không có chữ.*tesseract-ocr-vie"):
        open_document(write_ruled_pdf(tmp_path / "b.pdf", [empty]))
    monkeypatch.setattr(pdf_file, "MAX_PAGES", 1)
    with pytest.raises(UseError, match="có hơn 1 trang"):
        open_document(tmp_path / "a.pdf")


def test_periods_are_named_in_their_order_and_a_year_only_alone() -> None:
    assert BOOK.named_in(["Kết quả quý III năm 2019", "so với Quý I/2019 và quý 1 năm 2019"]) == ("2019-q3", "2019-q1")
    assert BOOK.named_in(["BÁO CÁO", "năm 2018 so với năm 2017"]) == ("2018", "2017")
    assert BOOK.named_in(["năm 2018", "6 tháng đầu năm 2018"]) == ("2018-h1",) and BOOK.named_in(["x"]) == ()


def test_a_part_of_a_period_moves_with_its_report() -> None:
    moves = {
        ("2019-q1", "2019-h1", "2019-h2"): "2019-q3",
        ("2019-q1", "2019-h1", "2020-h1"): "2020-q1",
        ("2019-q1", "2019-h2", "2019-h1"): "2018-q3",
        ("2019-q4", "2019-h1", "2019-h2"): "2019-h2",  # no quarter begins nine months later
        ("2019-q1", "2019-h1", "2020"): "2020",
        ("x", "2019-h1", "2020-h1"): "2020-h1",
    }
    assert {move: BOOK.shift(*move) for move in moves} == moves


def test_a_period_is_made_by_the_calendar() -> None:
    made = BOOK.make("2019-q4")
    assert (made.kind, made.start, made.end) == ("quarter", "2019-10-01", "2019-12-31")
    assert (made.name.in_("vi"), made.short.in_("en")) == ("Quý IV năm 2019", "Q4 2019")
    assert BOOK.is_period("2019-9m") and not BOOK.is_period("2019-q5") and not BOOK.is_period("quý 1")
