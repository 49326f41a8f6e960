"""docs/architecture.md tells the house as it is: rooms, who may ask whom, and the life of one real figure."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.cchc.edition import Edition
from tests.docs.architecture import ARCHITECTURE, additions, table_rows
from tests.rooms.house import ARROWS
from tests.rooms.picture import GROUND, arrows_drawn

ROOT = Path(__file__).resolve().parents[2]
TEXT = ARCHITECTURE.read_text("utf-8")
ROOMS = table_rows("What each room does, and whom it may ask")
STOPS = table_rows("The life of a figure")
SVG = "{http://www.w3.org/2000/svg}"
REPORT, TABLE, ROW = "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong", "tthc-pl-1", "12"


def test_picture_names_exactly_the_rooms() -> None:
    picture = ElementTree.parse(ROOT / "docs/pictures/rooms.svg")
    names = [text.text for text in picture.iter(f"{SVG}text") if text.get("class") == "name"]
    assert sorted(names, key=str) == sorted(ARROWS)
    lines = list(picture.iter(f"{SVG}path"))
    assert len(lines) == len(arrows_drawn(ARROWS)) + 4  # and what comes from outside


def test_arrows_lead_to_all_that_a_room_may_ask_and_to_nothing_else() -> None:
    drawn = arrows_drawn(ARROWS)
    assert all(asked in ARROWS[asking] for asked, asking in drawn)
    assert all(set(GROUND) <= others for room, others in ARROWS.items() if room not in GROUND)
    for room, others in ARROWS.items():
        behind, before = set[str](), {room}
        while before:
            before = {asked for asked, asking in drawn if asking in before} - behind
            behind |= before
        assert others - set(GROUND) <= behind, room


def test_boxes_do_not_overlap() -> None:
    picture = ElementTree.parse(ROOT / "docs/pictures/rooms.svg")
    boxes = [
        tuple(float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
        for rect in picture.iter(f"{SVG}rect")
        if rect.get("class") == "room"
    ]
    for number, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, _, _ in boxes[:number]:
            assert abs(x - other_x) >= width or abs(y - other_y) >= height


def test_table_says_of_each_room_whom_it_may_ask() -> None:
    named = {room.strip("`"): set(re.findall(r"`(\w+)`", asked)) for room, _, asked in ROOMS}
    assert named == ARROWS
    assert all(asked == "nobody" for room, _, asked in ROOMS if not ARROWS[room.strip("`")])


@pytest.mark.parametrize(("stop", "file", "function"), [(row[0], row[1], row[2]) for row in STOPS])
def test_stop_of_the_figure_is_there(stop: str, file: str, function: str) -> None:
    source = (ROOT / file.strip("`")).read_text("utf-8")
    names = {node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)}
    assert function.strip("`") in names


def test_stops_are_numbered() -> None:
    assert [row[0] for row in STOPS] == [str(number + 1) for number in range(len(STOPS))]


def test_figure_is_what_the_text_says_at_each_stop(edition: Edition) -> None:
    table = edition.releases[REPORT].table(TABLE)
    assert table is not None
    row = next(row for row in table.rows if row.key == ROW)
    assert row.cells["resolved_total"].value == Decimal(2941)
    results = edition.results_by_cell[REPORT, TABLE, ROW, "resolved_total"]
    failed = [result for result in results if result.answer == "fail"]
    assert [(one.rule, one.printed, one.expected, one.arithmetic) for one in failed] == [
        ("tables_sum", "2941", "2940", "1125 + 1815")
    ]
    assert any(finding.result == failed[0] for finding in edition.findings)
    figures = edition.store.of_unit_period("so-tu-phap", "2019-h1")
    assert [one.value for one in figures if (one.row, one.field) == (ROW, "resolved_total")] == [Decimal(2941)]
    shares = [one for one in edition.values_by_measure["dung-han"] if (one.report, one.row) == (REPORT, ROW)]
    assert [(one.numerator, one.denominator, one.value) for one in shares] == [(2885, 2941, Decimal("98.10"))]


def test_every_addition_has_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests/docs").glob("test_additions*.py"))
    assert [title for title in additions() if f'files_listed("{title}"' not in tests] == []


def test_every_path_named_is_there() -> None:
    named = re.findall(r"`((?:plugins|data|tests|docs|theme|content|scripts)/[\w./-]*)`", TEXT)
    linked = [f"docs/{path}" for path in re.findall(r"\]\(([\w./-]+)", TEXT)]
    assert named and linked
    assert [path for path in (*named, *linked) if not (ROOT / path).exists()] == []
