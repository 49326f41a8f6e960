"""In which order a collection is read and told, and that it does not matter how many versions are read together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc import loading
from plugins.cchc.errors import DataError, Problem
from plugins.cchc.loading import ReadingScope, load, write_ledger
from tests.fixtures.edits import add, delete, drop_line, put, swap
from tests.fixtures.faults import DESCRIPTOR, FORM, LISTS, MEASURE, NOTES, PERIODS, RELEASED, REPORT, TABLE, UNITS
from tests.fixtures.versions import COLLECTION, FOLDER, copy_sound

NEXT, PORTAL = f"{FOLDER}/1.0.10", "data/portal.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A third version, whose number stands behind the second only when it is read as numbers."""
    root = copy_sound(tmp_path)
    shutil.copytree(root / FOLDER / "1.0.1", root / NEXT)
    swap('version: "1.0.1"', 'version: "1.0.10"')(root / NEXT / "datapackage.yaml")
    other = root / "data/reports/2019-so-noi-vu/1.0.0"
    shutil.copytree(root / FOLDER / "1.0.0", other)
    for old, new in (('name: "2019-h1-so-noi-vu"', 'name: "2019-so-noi-vu"'), ('"2019-h1"', '"2019"')):
        swap(old, new)(other / "datapackage.yaml")
    return root


def told(root: Path) -> list[Problem]:
    with pytest.raises(DataError) as raised:
        load(root)
    return list(raised.value.problems)


def test_versions_are_read_by_report_and_number_however_many_together(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection = load(root)
    read = [(release.report, release.version) for release in collection.releases]
    assert read == [
        ("2019-h1-so-noi-vu", "1.0.0"),
        ("2019-h1-so-noi-vu", "1.0.1"),
        ("2019-h1-so-noi-vu", "1.0.10"),
        ("2019-so-noi-vu", "1.0.0"),
    ]
    assert (collection.counts.packages, collection.counts.tables) == (2, 4), "the newest version of each"
    for together in (1, 2):
        monkeypatch.setattr(loading, "_TOGETHER", together)
        assert load(root) == collection
        swap("reason: transcription", "reason: initial")(root / NEXT / "datapackage.yaml")
        assert [(problem.code, problem.file) for problem in told(root)] == [
            ("change.reason", f"{NEXT}/datapackage.yaml")
        ]
        swap("reason: initial", "reason: transcription")(root / NEXT / "datapackage.yaml")


def test_a_ledger_is_written_in_that_order(root: Path) -> None:
    write_ledger(root)
    lines = (root / "data/ledger.csv").read_text("utf-8").splitlines()[1:]
    folders = list(dict.fromkeys(tuple(line.split(",")[:2]) for line in lines))
    assert [version for _, version in folders] == ["1.0.0", "1.0.1", "1.0.10", "1.0.0"]
    names = [line.split(",")[2] for line in lines if ",1.0.10," in line]
    assert names == sorted(names) and len(names) == 5


def test_problems_of_all_files_are_told_together_files_in_their_order(root: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        put(b"x")(root / REPORT / name)
    for name in ("bieu-8.csv", "bieu-9.csv", "bieu-7.csv"):
        put(b"a\n1\n")(root / REPORT / name)
    delete(root / NEXT / "lines.csv")
    delete(root / NEXT / "bieu-1.csv")
    problems = [(problem.code, problem.file.removeprefix(f"{FOLDER}/")) for problem in told(root)]
    assert [problem for problem in problems if problem[0].startswith("file.")] == [
        ("file.unexpected", "1.0.1/a.txt"),
        ("file.unexpected", "1.0.1/b.txt"),
        *(("file.unlisted", f"1.0.1/bieu-{at}.csv") for at in (7, 8, 9)),
        ("file.unexpected", "1.0.1/c.txt"),
        ("file.missing", "1.0.10/bieu-1.csv"),
        ("file.missing", "1.0.10/lines.csv"),
    ]


def test_a_problem_of_a_table_is_told_with_the_words_of_its_row_and_column(tmp_path: Path) -> None:
    root = Path(shutil.copytree(COLLECTION, tmp_path / "project"))
    swap("2,item,Sở Tư pháp,so-tu-phap,10", "2,item,Sở Tư pháp,so-tu-phap,x")(root / TABLE)
    (problem,) = told(root)
    assert (problem.row, problem.column, problem.label) == (3, "received_total", "Sở Tư pháp")
    assert problem.heading.endswith("Tổng số")
    swap("row,row_kind", "row,kind")(root / TABLE)
    assert all(problem.label == "" for problem in told(root))


@pytest.mark.parametrize(
    ("file", "lines", "problems"),
    [
        (UNITS, "a,so,department,b,,A,A,,,,,,,\nb,so,department,c,,B,B,,,,,,,\nc,so,department,a,,C,C,,,,,,,\n",
         [("cell.circle", 5), ("cell.circle", 6), ("cell.circle", 7)]),
        (UNITS, "a,so,department,b,,A,A,,,,,,,\nb,so,department,so-noi-vu,,B,B,,,,,,,\n", []),
        (UNITS, "a,so,department,,,%,A,,,,,,,\n", []),
        (UNITS, "a,so,department,,,?,A,,,,,,,\n", [("cell.pattern", 5)]),
        (UNITS, "a,so,department,,x-,A,A,,,,,,,\n", [("cell.pattern", 5)]),
        (UNITS, "a,so,department,,x,A,A,,,2020-01-01,2020-01-01,,,\n", []),
        (UNITS, "a,so,department,,x,A,A,,,2020-01-02,2020-01-01,,,\n", [("cell.order", 5)]),
        (UNITS, "a,so,department,,x,A,A,,,2020-01-02,,,,\n", []),
        (PERIODS, "2019-q1,half,2019-01-01,2019-03-31,Quý I,Q1,,Q1\n", [("cell.required", 4)]),
        (PERIODS, "2019-q1,half,2019-01-01,2019-03-31,Quý I,Q1,q1,\n", []),
        (PERIODS, "2019-q1,year,2019-01-01,2019-12-31,Quý I,Q1,q1,Q1\n", [("key.row_twice", 4)]),
        (PERIODS, "2019-q1,half,2019-01-01,2019-12-31,Quý I,Q1,q1,Q1\n", []),
        ("data/reference/unit_successions.csv",
         "so-noi-vu,renamed,so-tu-phap,2019-01-01,,,,\nso-noi-vu,renamed,so-tu-phap,2020-01-01,,,,\n",
         [("key.row_twice", 3)]),
        ("data/reference/unit_successions.csv",
         "so-noi-vu,renamed,so-tu-phap,2019-01-01,,,,\nso-tu-phap,renamed,so-noi-vu,2020-01-01,,,,\n",
         [("cell.circle", 2), ("cell.circle", 3)]),
    ],
    ids=range(14),
)  # fmt: skip
def test_rows_of_a_list_that_contradict_each_other_are_told(
    tmp_path: Path, file: str, lines: str, problems: list[tuple[str, int]]
) -> None:
    root = Path(shutil.copytree(COLLECTION, tmp_path / "project"))
    add(lines)(root / file)
    if not problems:
        load(root)
        return
    assert [(problem.code, problem.row, problem.file) for problem in told(root)] == [(*each, file) for each in problems]


def test_periods_are_in_the_order_of_time_and_forms_in_that_of_their_names(tmp_path: Path) -> None:
    root = Path(shutil.copytree(COLLECTION, tmp_path / "project"))
    add("2018,year,2018-01-01,2018-12-31,Năm 2018,Year 2018,2018,2018\n")(root / PERIODS)
    for name in ("bieu-0", "bieu-3", "bieu-2"):
        shutil.copy(root / FORM, root / f"data/forms/{name}.yaml")
        swap("form: bieu-1", f"form: {name}")(root / f"data/forms/{name}.yaml")
    collection = load(root)
    assert next(iter(collection.references.periods)) == "2018"
    assert list(collection.forms) == ["bieu-0", "bieu-1", "bieu-2", "bieu-3"]


def test_a_broken_file_makes_nothing_else_unknown(tmp_path: Path) -> None:
    """Whoever refers to a list, a form or a measure that cannot be read is not told to have misspelt it."""
    for file, edit in (
        (UNITS, drop_line(1)), (FORM, put(b"- a\n")), (MEASURE, put(b"- a\n")), (PERIODS, put(b"\x00")),
        (MEASURE, swap("measure: ho-so-moi", "measure: ho-so-cu")), (TABLE, put(b"\x00")), (DESCRIPTOR, put(b"\x00")),
        (LISTS, put(b"\x00")), (LISTS, put(b"- a\n")), (PORTAL, put(b"\x00")), (PORTAL, put(b"- a\n")),
        (PORTAL, delete),
        (NOTES, put(b"- a\n")), ("data/report_wording.yaml", put(b"\x00")), 
        ("data/ledger.csv", swap(",bytes", ",size")),
        (UNITS, delete), (LISTS, delete), (FORM, put(b"\x00")), (f"{REPORT}/lines.csv", put(b"\x00")),
        (f"{REPORT}/annotations.csv", put(b"\x00")),
    ):  # fmt: skip
        root = Path(shutil.copytree(COLLECTION, tmp_path / "project"))
        edit(root / file)
        assert {problem.file for problem in told(root)} == {file}
        shutil.rmtree(root)


def test_whoever_reads_one_report_is_told_nothing_of_others(root: Path) -> None:
    """Not of their tables, their notes, their released bytes, nor of pages written by hand."""
    other = "2019-so-noi-vu"
    write_ledger(root)
    add("x\n")(root / f"data/reports/{other}/1.0.0/lines.csv")
    put(b"report: khac\n")(root / f"data/findings/{other}.yaml")
    (root / "content").mkdir()
    put("Gọi 0912 345 678\n".encode())(root / "content/x.md")
    collection = load(root, ReadingScope("2019-h1-so-noi-vu"))
    assert {release.report for release in collection.releases} == set(collection.notes) == {"2019-h1-so-noi-vu"}
    assert {(problem.code, problem.file) for problem in told(root)} == {
        ("ledger.changed", f"data/reports/{other}/1.0.0/lines.csv"),
        ("yaml.name", f"data/findings/{other}.yaml"),
        ("personal.phone", "content/x.md"),
    }


def test_of_a_changed_release_nothing_else_is_told_and_of_others_all(tmp_path: Path) -> None:
    root = Path(shutil.copytree(COLLECTION, tmp_path / "project"))
    swap(",30,5,25", ",abc,5,25")(root / RELEASED / "bieu-1.csv")
    swap(",30,5,25", ",abc,5,25")(root / TABLE)
    assert [(problem.code, problem.file) for problem in told(root)] == [
        ("ledger.changed", f"{RELEASED}/bieu-1.csv"),
        ("cell.number", TABLE),
    ]
