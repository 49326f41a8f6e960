"""What the desk works out by itself: values that jumped, the part of a page around a cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from PIL import Image

from plugins.cchc.desk.desk_work import _is_same
from plugins.cchc.desk.page_picture import cut_page, draw_page
from plugins.cchc.desk.period_jumps import PeriodJump, find_jumps
from plugins.cchc.intake.source import PageSpot
from plugins.cchc.model.releases import Table
from tests.fixtures.printing import Print, Spot, write_ruled_pdf
from tests.fixtures.small_builders import make_cell
from tests.fixtures.small_edition import small_edition
from tests.fixtures.small_reports import CENTRE_Q1, CENTRE_Q2


def jump(before: int, now: int) -> PeriodJump:
    return PeriodJump("b", "1", "x", Decimal(before), Decimal(now))


def test_jump_counts_times_either_way_and_zero_as_one() -> None:
    assert [jump(*pair).times for pair in ((10, 30), (30, 10), (0, 8), (8, 8))] == [3, 3, 8, 1]


def test_part_of_a_page_holds_the_cell_and_stays_on_the_page(tmp_path: Path) -> None:
    printed = Print(("BÁO CÁO",), 2, (Spot(0, 0, "STT"), Spot(0, 1, "Số"), Spot(1, 0, "1"), Spot(1, 1, "7")), 1)
    file = write_ruled_pdf(tmp_path / "a.pdf", [printed])
    for spot in (PageSpot(1, 0.4, 0.5, 0.5, 0.52), PageSpot(1, 0.0, 0.0, 0.05, 0.02), PageSpot(1, 0.9, 0.98, 1.0, 1.0)):
        part = cut_page(file, spot)
        left, top, across, down = part.box
        assert 0 <= part.left <= left and left + across <= part.left + part.wide + 0.01 <= part.width + 0.02
        assert 0 <= part.top <= top and top + down <= part.top + part.tall + 0.01 <= part.height + 0.02
    assert draw_page(file, 2) == draw_page(file, 0) == b""
    with Image.open(BytesIO(draw_page(file, 1))) as picture:
        assert picture.format == "PNG" and abs(picture.width - 2 * part.width) < 2, "fine enough to read"


def test_jumps_are_told_against_the_last_report_of_the_same_form_the_widest_first() -> None:
    edition = small_edition()
    first, second = edition.releases[CENTRE_Q1], edition.releases[CENTRE_Q2]
    assert find_jumps(first, edition.collection) == ("", ()), "nothing came before"
    before = second.table("mau-1") or second.tables[0]
    old = first.table(before.id)
    assert old is not None
    row = next(row for row in old.rows if sum(cell.number is not None for cell in row.cells.values()) > 1)
    names = [name for name, cell in row.cells.items() if cell.number is not None][:2]
    numbers = [row.cells[name].number or Decimal() for name in names]
    cells = {**row.cells, names[0]: make_cell(str(numbers[0] + 50)), names[1]: make_cell(str(numbers[1] + 5000))}
    rows = tuple(replace(each, cells=cells) if each.key == row.key else each for each in old.rows)
    report, jumps = find_jumps(replace(second, tables=(replace(old, rows=rows),)), edition.collection)
    assert report == CENTRE_Q1 and {(jump.table, jump.row) for jump in jumps} == {(old.id, row.key)}
    assert jumps[0].now - jumps[0].before == 5000 and jumps[0].label == row.label
    assert [jump.times for jump in jumps] == sorted((jump.times for jump in jumps), reverse=True)


def test_a_narrow_cell_is_shown_with_half_the_page_and_a_wide_one_whole(tmp_path: Path) -> None:
    printed = Print(("BÁO CÁO",), 2, (Spot(0, 0, "STT"), Spot(0, 1, "Số")), 1)
    file = write_ruled_pdf(tmp_path / "a.pdf", [printed])
    narrow, wide = cut_page(file, PageSpot(1, 0.4, 0.5, 0.5, 0.52)), cut_page(file, PageSpot(1, 0.1, 0.5, 0.9, 0.52))
    assert [round(part.wide / part.width, 3) for part in (narrow, wide)] == [0.5, 0.8]
    assert [round(part.left / part.width, 3) for part in (narrow, wide)] == [0.2, 0.1]
    assert round(narrow.top / narrow.height, 3) == 0.465 and round(narrow.tall / narrow.height, 3) == 0.09


def grown(table: Table) -> Table:
    """Each row some times as large as it was, the later ones more."""
    rows = []
    for factor, row in enumerate(table.rows, start=2):
        cells = {name: make_cell(str(cell.number * factor)) for name, cell in row.cells.items() if cell.number}
        rows.append(replace(row, cells={**row.cells, **cells}))
    return replace(table, rows=tuple(rows))


def test_jumps_of_all_rows_are_told_widest_first_and_none_of_the_text() -> None:
    edition = small_edition()
    first, second = edition.releases[CENTRE_Q1], edition.releases[CENTRE_Q2]
    one, other = (grown(table) for table in first.tables[:2])
    older = replace(first, report="2031-trung-tam-mau", period="2031")
    collection = replace(edition.collection, releases=(*edition.collection.releases, older))
    report, jumps = find_jumps(replace(second, tables=(one,)), collection)
    assert report == CENTRE_Q1 and len({each.times for each in jumps}) > 3
    assert list(jumps) == sorted(jumps, key=lambda each: (-each.times, each.table, each.row))
    both = find_jumps(replace(second, tables=(one, other)), edition.collection)[1]
    assert {each.table for each in both} == {one.id, other.id}
    text = replace(other, form=replace(other.form, rows="prose"))
    assert find_jumps(replace(second, tables=(one, text)), edition.collection) == (report, jumps)


def test_small_counts_and_figures_of_the_text_are_no_jumps() -> None:
    edition = small_edition()
    first, second = edition.releases[CENTRE_Q1], edition.releases[CENTRE_Q2]
    old = first.table("mau-1")
    assert old is not None
    prose = replace(old, form=replace(old.form, rows="prose"))
    assert find_jumps(replace(second, tables=(prose,)), edition.collection) == ("", ())
    assert find_jumps(replace(second, tables=(old,)), edition.collection) == (CENTRE_Q1, ()), "the same figures"


def test_a_file_is_the_same_where_it_is_there_with_the_same_bytes(tmp_path: Path) -> None:
    a, b, c = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    for path, text in ((a, "x"), (b, "x"), (c, "y")):
        path.write_text(text, "utf-8")
    assert _is_same(a, b) and not _is_same(a, c) and not _is_same(a, tmp_path / "d")
