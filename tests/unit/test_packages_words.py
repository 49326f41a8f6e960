"""What a package says in words: narrative.csv and source.txt beside the tables, and how each is refused."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plugins.cchc.errors import DataError, Problem
from plugins.cchc.formats.publish_files import publish_all, publish_release
from plugins.cchc.loading import load
from plugins.cchc.model.collection import Collection
from plugins.cchc.model.figures import figures_of
from plugins.cchc.model.releases import Window
from plugins.cchc.tables.make_books import make_release_book
from tests.fixtures.descriptors import make_descriptor
from tests.fixtures.edits import Edit, add, put, swap
from tests.unit.test_packages_describe import FIXTURE, FOLDER, META

SOURCE = "".join(f"Dòng {number}:\tsố liệu, lời văn.\n" for number in range(1, 60))
NARRATIVE = """\
row,kind,unit,indicator,addressee,name,code,date,result,text_vi,text_en,first_line,last_line
n-1,cause,so-tu-phap,,,,,,,"Trễ vì chờ, theo báo cáo.",Late for want of an answer.,20,21
n-2,proposal,so-noi-vu,chi-loi-noi,Chủ tịch UBND tỉnh,,,quý III,,Xin thêm máy.,Asks for machines.,59,59
n-3,procedure,so-noi-vu,,,Cấp phiếu,1.000798.000.00.00.H51,,,Thủ tục được nêu tên.,A procedure is named.,22,22
"""
QUALIFIER = "prose,tiep-nhan,value,qualifier,hơn,\n"
NARRATIVE_FILE, SOURCE_FILE = f"{FOLDER}/narrative.csv", f"{FOLDER}/source.txt"
DESCRIPTOR, LINES = f"{FOLDER}/datapackage.yaml", f"{FOLDER}/lines.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small collection, its newest version with words, the paper's text and a number that is less than exact."""
    root = Path(shutil.copytree(FIXTURE, tmp_path / "project"))
    folder = root / FOLDER
    (folder / "narrative.csv").write_text(NARRATIVE, "utf-8")
    (folder / "source.txt").write_text(SOURCE, "utf-8", newline="\n")
    add(QUALIFIER)(folder / "annotations.csv")
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    old = next(line for line in META.splitlines() if "sha256:" in line)
    described = make_descriptor(root, FOLDER, META.replace(old, f"  sha256: {digest}"))
    (folder / "datapackage.yaml").write_text(described, "utf-8")
    indicators = root / "data/reference/indicators.csv"
    like = indicators.read_text("utf-8").splitlines()[1]
    add(f"{like.replace('III.7.1,iii-7-1', 'chi-loi-noi,chi-loi-noi')}\n")(indicators)
    add("".join(f"narrative_kind,{kind},{kind},{kind}\n" for kind in ("cause", "proposal", "procedure")))(
        root / "data/reference/code_lists.csv"
    )
    return root


@pytest.fixture
def collection(root: Path) -> Collection:
    return load(root)


def test_passages_and_the_text_of_the_paper_are_read(collection: Collection) -> None:
    old, new = collection.releases
    assert old.narrative == () and old.source_text == ""
    assert new.source_text == SOURCE and [passage.row for passage in new.narrative] == ["n-1", "n-2", "n-3"]
    first, second, third = new.narrative
    assert (first.kind, first.unit, first.first_line, first.last_line) == ("cause", "so-tu-phap", 20, 21)
    assert (second.addressee, second.date, third.code) == ("Chủ tịch UBND tỉnh", "quý III", "1.000798.000.00.00.H51")
    assert first.text.first == "Trễ vì chờ, theo báo cáo." and first.text.in_("en") == "Late for want of an answer."


def test_a_qualifier_stands_with_its_number(collection: Collection) -> None:
    cells = {(table.id, row.key): cell for table, row, _, cell in collection.releases[-1].cells() if cell.qualifier}
    assert {place: cell.qualifier for place, cell in cells.items()} == {("prose", "tiep-nhan"): "hơn"}
    cell = cells["prose", "tiep-nhan"]
    assert cell.number is not None and cell.state == "reported"
    noted = [figure.note for figure in figures_of(collection.releases[-1]) if "hơn" in figure.note]
    assert len(noted) == 1 and noted[0].endswith("in: hơn 31")


def test_the_stock_command_accepts_the_package(root: Path) -> None:
    command = [str(Path(sys.executable).with_name("frictionless")), "validate", "datapackage.yaml"]
    run = subprocess.run(command, cwd=root / FOLDER, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout
    add("thêm\n")(root / SOURCE_FILE)
    again = subprocess.run(command, cwd=root / FOLDER, capture_output=True, text=True, timeout=120, check=False)
    assert again.returncode != 0 and "hash" in again.stdout


def problems_of(root: Path) -> list[Problem]:
    with pytest.raises(DataError) as raised:
        load(root)
    return list(raised.value.problems)


@pytest.mark.parametrize(
    "file, edit, code, row, column",
    [
        (NARRATIVE_FILE, swap("n-1,cause", "n-1,reason"), "key.unknown", 2, "kind"),
        (NARRATIVE_FILE, swap("so-tu-phap,", "so-tu-phat,"), "key.unknown", 2, "unit"),
        (NARRATIVE_FILE, swap("so-tu-phap,,", "so-tu-phap,khong-co,"), "key.unknown", 2, "indicator"),
        (NARRATIVE_FILE, swap("n-2,", "n-1,"), "key.duplicate", 3, "row"),
        (NARRATIVE_FILE, swap(",20,21", ",21,20"), "lines.order", 2, "last_line"),
        (NARRATIVE_FILE, swap(",59,59", ",59,60"), "source.line", 3, "last_line"),
        (NARRATIVE_FILE, swap(",20,21", ",0,21"), "cell.minimum", 2, "first_line"),
        (NARRATIVE_FILE, swap("1.000798.000.00.00.H51", "1000798"), "cell.pattern", 4, "code"),
        (NARRATIVE_FILE, swap("Xin thêm máy.", ""), "cell.required", 3, "text_vi"),
        (NARRATIVE_FILE, swap("Xin thêm máy.", "Gọi 0912 345 678."), "personal.phone", 3, "text_vi"),
        (NARRATIVE_FILE, swap("Xin thêm máy.", "=1+1"), "cell.formula", 3, "text_vi"),
        (NARRATIVE_FILE, swap(",addressee,", ",recipient,"), "header.extra", 1, "recipient"),
        (SOURCE_FILE, add("một dòng nữa\n"), "source.hash", None, ""),
        (SOURCE_FILE, swap("Dòng 7", "\u202eDòng 7"), "char.bidi", 7, ""),
        (SOURCE_FILE, put(SOURCE.replace("\n", "\r\n").encode()), "file.line_end", 1, ""),
        (LINES, swap("24,24", "24,99"), "source.line", None, "line_to"),
        (DESCRIPTOR, swap("hash: \"sha256:", "hash: \"sha256:0"), "descriptor.schema", None, ""),
    ],
)  # fmt: skip
def test_each_fault_is_named_at_its_place(
    root: Path, file: str, edit: Edit, code: str, row: int | None, column: str
) -> None:
    edit(root / file)
    told = [problem for problem in problems_of(root) if problem.code == code]
    assert told and told[0].file == file
    assert row is None or told[0].row == row
    assert not column or told[0].column == column


def test_the_paper_tells_of_no_person(root: Path) -> None:
    text = SOURCE.replace("Dòng 9:", "Ông Nguyễn Văn Mẫu:")
    put(text.encode())(root / SOURCE_FILE)
    assert ("personal.name", 9) in [(problem.code, problem.row) for problem in problems_of(root)]


def test_words_need_the_text_they_stand_in(root: Path) -> None:
    (root / SOURCE_FILE).unlink()
    listed = (root / DESCRIPTOR).read_text("utf-8")
    (root / DESCRIPTOR).write_text(listed[: listed.index("  - name: source\n")], "utf-8")
    assert [(problem.code, problem.file) for problem in problems_of(root)] == [
        ("source.missing", NARRATIVE_FILE.removeprefix("./"))
    ]


def test_a_version_publishes_its_words_and_the_text_of_its_paper(collection: Collection, tmp_path: Path) -> None:
    release = collection.releases[-1]
    publish_release(release, collection, tmp_path)
    with (tmp_path / "narrative.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    filed = list(csv.DictReader(io.StringIO(NARRATIVE)))
    assert rows == filed
    assert (tmp_path / "source.txt").read_text("utf-8") == SOURCE
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert resources["source"]["hash"] == f"sha256:{release.source.sha256}" and "narrative" in resources
    command = [str(Path(sys.executable).with_name("frictionless")), "validate", "datapackage.json"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout
    with (tmp_path / "indicators.csv").open(encoding="utf-8", newline="") as file:
        assert "chi-loi-noi" in {record["indicator"] for record in csv.DictReader(file)}
    assert ("proposal", "proposal") in {
        (code, label.first) for code, label in make_release_book(release, collection).codes
    }
    sums = (tmp_path / "SHA256SUMS").read_text("utf-8")
    assert "  source.txt\n" in sums and "  narrative.csv\n" in sums
    book = load_workbook(tmp_path / f"{release.report}-{release.version}.xlsx", read_only=True)
    assert "narrative" in book.sheetnames
    book.close()


def test_the_book_of_everything_has_the_words_of_every_report(collection: Collection, tmp_path: Path) -> None:
    release = collection.releases[-1]
    publish_all(collection, figures_of(release), tmp_path)
    with closing(sqlite3.connect(tmp_path / "cchc.sqlite")) as base:
        held = base.execute('SELECT report, version, "row", kind, first_line FROM narrative ORDER BY "row"').fetchall()
    assert held[0] == (release.report, release.version, "n-1", "cause", 20) and len(held) == 3
    bare = replace(collection, releases=tuple(replace(one, narrative=()) for one in collection.releases))
    publish_all(bare, figures_of(release), tmp_path / "bare")
    assert not (tmp_path / "bare/narrative.csv").exists()


WINDOW = 'window: {kind: by_rule, from: "2018-12-15", to: "2019-06-14"}\n'


def windows(root: Path, text: str) -> Collection:
    add(text)(root / DESCRIPTOR)
    return load(root)


def test_a_report_says_which_days_it_counted_and_a_table_its_own(root: Path) -> None:
    release = windows(root, WINDOW).releases[-1]
    assert release.window == Window("by_rule", "2018-12-15", "2019-06-14")
    told = {table.id: table.window for table in release.tables}
    assert told == {"bieu-1": Window("printed", "2019-01-01", "2019-06-15"), "prose": release.window}


def test_a_version_without_a_window_knows_only_what_its_tables_print(collection: Collection) -> None:
    old = collection.releases[0]
    assert old.window == Window() and {table.window.kind for table in old.tables} == {"printed", "unknown"}


def test_a_table_may_say_that_its_days_are_unknown(root: Path) -> None:
    text = (root / DESCRIPTOR).read_text("utf-8")
    at = text.index("  - name: prose\n")
    (root / DESCRIPTOR).write_text(text[:at] + text[at:].replace("    unit: ", "    window: unknown\n    unit: ", 1))
    assert {table.id: table.window.kind for table in windows(root, WINDOW).releases[-1].tables}["prose"] == "unknown"


@pytest.mark.parametrize(
    "text, code",
    [
        ('window: {kind: guessed, from: "", to: ""}\n', "yaml.choice"),
        ('window: {kind: printed, from: "", to: "2019-06-14"}\n', "window.days"),
        ('window: {kind: unknown, from: "", to: "2019-06-14"}\n', "window.days"),
        ('window: {kind: as_of, from: "2019-06-01", to: "2019-06-14"}\n', "window.days"),
        ('window: {kind: printed, from: "2019-06-15", to: "2019-06-14"}\n', "cell.order"),
        ('window: {kind: as_of, from: "", to: "2019-06-31"}\n', "cell.date"),
        ('window: {kind: as_of, to: "2019-06-30"}\n', "yaml.missing_key"),
    ],
)
def test_a_window_that_cannot_be_is_refused(root: Path, text: str, code: str) -> None:
    add(text)(root / DESCRIPTOR)
    assert [(problem.code, problem.file) for problem in problems_of(root)] == [(code, DESCRIPTOR)]
