"""At the edge: what is just allowed passes, the next is refused, and each at its own place in its own words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc.errors import DataError
from plugins.cchc.loading import load
from plugins.cchc.loading.allowed_characters import check_characters, object_to_signs
from plugins.cchc.loading.cell_values import CsvSheet, read_sheet, split_line
from plugins.cchc.loading.closed_reading import ClosedSection, read_yaml
from plugins.cchc.loading.read_files import COMPRESSED, Faults, ReadFile, did_you_mean, make_file, shortened
from plugins.cchc.loading.read_tables import _can_be_print, count_lines
from plugins.cchc.loading.schemas import SchemaColumn, TableShape
from plugins.cchc.loading.structure_check import StructureJob, check_header, check_structure
from tests.fixtures.edits import Edit, add, swap
from tests.fixtures.faults import ANNOTATIONS, DESCRIPTOR, FORM, LINES, LISTS, MEASURE, NOTES, PERIODS, TABLE, UNITS

FIXTURE = Path(__file__).parent.parent / "fixtures" / "collection"
PATH = "data/reports/r/1.0.0/t.csv"
WIDE, LONG = ",".join("a" * 200), "x" * 10_000


def told(faults: Faults) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in faults.problems]


@pytest.mark.parametrize(
    ("text", "problems"),
    {
        "a,b\n1,2\n": [],
        f"{WIDE}\n{WIDE.replace('a', '1')}\n": [],
        f"{WIDE},a\n1\n": [("csv.columns", 1)],
        f"a,b\n{WIDE}\n": [("csv.ragged", 2)],
        f"a,b\n{WIDE},1\n": [("csv.columns", 2)],
        f'a,b\n"1",{WIDE}\n': [("csv.columns", 2)],
        f"a,b\n1,{LONG}\n": [],
        f"a,b\n{LONG},{LONG}\n": [],
        f"a,b\n1,{LONG}x\n2,3\n": [("csv.cell_size", 2)],
        f"a,b\n2,3\n{LONG}x,1\n": [("csv.cell_size", 3)],
        "a,b\n1,\n": [],
        "a,b\n1,2\n,\n": [("csv.blank_row", 3)],
        "a,b\n1,2\n\n3,4\n": [("csv.blank_row", 3)],
        "a,b\n1,2\na,b\n": [("csv.header_again", 3)],
        "a,b\n1,2,3\n": [("csv.ragged", 2)],
        "a,b\n1,2,3\n4,5,6\n": [("csv.width", 1)],
        "a,b\n1\n2\n": [("csv.ragged", 2), ("csv.ragged", 3)],
        "a,b\n1,2,3\n4,5\n6\n": [("csv.ragged", 2), ("csv.ragged", 4)],
        'a,b\n1,"2\n3",4\n"5,6\n7",8\n': [("csv.quote", 2), ("csv.quote", 4)],
        'a,b\n1,"2\n3,4\n5,6"\n': [("csv.quote", 2), ("csv.quote", 4)],
        'a,"b\n1,2\n': [("csv.quote", 1)],
        "a|b\n1|2\n": [("csv.separator", 1)],
        "a;b|c\n1;2\n": [("csv.separator", 1)],
        "a\n1;2\n": [],
        "a,b;c\n1,2\n": [],
        "a,b\n": [("csv.header_only", None)],
    }.items(),
    ids=lambda value: repr(value)[:30],
)
def test_a_sheet_is_read_or_each_malformed_row_is_told(text: str, problems: list[tuple[str, int | None]]) -> None:
    faults = Faults()
    sheet = read_sheet(ReadFile(PATH, text.encode()), faults)
    assert told(faults) == problems and (sheet is None) == bool(problems)


def test_a_bare_header_may_be_an_answer() -> None:
    sheet = read_sheet(ReadFile(PATH, b"a,b\n"), Faults(), may_be_bare=True)
    assert sheet == CsvSheet(PATH, ("a", "b"), ()) and split_line("") == [""]


@pytest.mark.parametrize(
    ("text", "problems"),
    {
        "row,label\n1,Sở Nội vụ\n": [],
        "row,la\u00adbel\n1,a\n": [("char.invisible", 1, "")],
        "row,label\n1,a\u202e\n2\u0430b,c\n": [("char.bidi", 2, "label"), ("char.mixed_script", 3, "row")],
        "row,label\n1,\u0430 b\n": [("char.unlisted", 2, "label")],
        "row,label\n1,\u0430b\n": [("char.mixed_script", 2, "label")],
        "row,label\n1,a b\u0430 \u0430\n": [("char.mixed_script", 2, "label")],
        "row,label\n1,2,\u4e00\n": [("char.unlisted", 2, "")],
        "row,label\n1,a\u0301\n": [("char.nfc", 2, "label")],
        "row,label\n1,q\u0301 b\n": [("char.nfc", 2, "label")],
        "row,label\n1,\u3000\n": [("char.invisible", 2, "label")],
        "row,label\n1,\u0001a\n": [("char.control", 2, "label")],
    }.items(),
)
def test_each_unwelcome_sign_is_told_in_its_cell(text: str, problems: list[tuple[str, int, str]]) -> None:
    faults = Faults()
    assert check_characters(ReadFile(PATH, text.encode()), faults) == (not problems)
    assert [(problem.code, problem.row, problem.column) for problem in faults.problems] == problems


@pytest.mark.parametrize(
    ("text", "code"),
    {"Sở\nNội vụ": "", "a\u200bb": "char.invisible", "a\nb\u202e": "char.bidi", "\u0430b": "char.mixed_script"}.items(),
)
def test_a_text_of_data_is_held_to_the_same_signs(text: str, code: str) -> None:
    wrong = object_to_signs(text)
    assert (wrong.code if wrong else "") == code


def test_prose_may_draw_and_hide_nothing() -> None:
    faults = Faults()
    assert check_characters(ReadFile("data/README.md", "├── data 😀 → x\n".encode()), faults)
    assert not check_characters(ReadFile("data/README.md", "a\nb\u200bc\n\ue000\n".encode()), faults)
    assert told(faults) == [("char.invisible", 2), ("char.control", 3)]
    decomposed = Faults()
    assert not check_characters(ReadFile("data/README.md", "To\u0302ng\n20 \u212b\n".encode()), decomposed)
    assert told(decomposed) == [("char.nfc", 1), ("char.nfc", 2)]


@pytest.mark.parametrize(
    ("data", "problem"),
    {
        b"a\n": None,
        b" \n\t\n": ("file.empty", None, "trống"),
        b"a\nb\nc\x00": ("file.nul", 3, "NUL"),
        b"a\nb\r\n": ("file.line_end", 2, "CRLF"),
        b"a\nb\rc\n": ("file.line_end", 2, "CR (U+000D)"),
        b"a\r": ("file.line_end", 1, "CR (U+000D)"),
        b"\xfe\xff\x00a": ("file.encoding", None, "UTF-16"),
        b"a\n\n\xc3(": ("file.encoding", 3, "C3"),
        b"\xef\xbb\xbfa": ("file.bom", 1, "BOM"),
        **{magic + b"rest": ("file.compressed", None, kind) for magic, kind in COMPRESSED.items()},
    }.items(),
)
def test_bytes_are_text_or_told_what_they_are(data: bytes, problem: tuple[str, int | None, str] | None) -> None:
    faults = Faults()
    file = make_file(PATH, data, faults)
    assert (file is not None) == (problem is None)
    if problem:
        assert told(faults) == [problem[:2]] and problem[2] in faults.problems[0].message


@pytest.mark.parametrize(
    ("text", "place"),
    {
        f"a: {LONG}\n": None,
        f"a: {LONG}x\n": "dòng 1, ký tự 4",
        "a: 1\nb: [2\n": "dòng 3, ký tự 1",
        "a: 1\n  b: 2\n": "dòng 2, ký tự 4",
        "a: 1\nb: {c: *x}\n": "dòng 2, ký tự 8",
        "a: 1\n? [b]\n: 2\n": "dòng 2, ký tự 3",
        "a: 1\nb:\n  - c: 1\n    c: 2\n": "dòng 4, ký tự 5",
        "a: 1\n---\nb: 1\n": "dòng 2, ký tự 1",
        "a: " + "[" * 11 + "{b: 1}" + "]" * 11: "dòng 1, ký tự 15",
        "a: " + "[" * 10 + "{b: c}" + "]" * 10: None,
    }.items(),
    ids=lambda value: repr(value)[:30],
)
def test_yaml_is_refused_at_its_line_and_sign(text: str, place: str | None) -> None:
    faults = Faults()
    node = read_yaml(ReadFile("data/forms/x.yaml", text.encode()), faults)
    assert (node is None) == (place is not None)
    assert [problem.message.rpartition("(")[2].rstrip(")") for problem in faults.problems] == ([place] if place else [])


def test_numbers_of_definitions_have_nine_digits_at_most() -> None:
    faults = Faults()
    node = read_yaml(ReadFile("f", "a: '999999999'\nb: '1000000000'\nc: '٣'\nd: -1\n".encode()), faults)
    assert node is not None
    section = ClosedSection(node, "f", faults)
    assert [section.whole(key, 7) for key in "abcde"] == [999_999_999, 7, 7, 7, 7]
    assert told(faults) == [("yaml.number", row) for row in (2, 3, 4)]


@pytest.mark.parametrize(("size", "shown"), [(59, 59), (60, 60), (61, 60)])
def test_a_long_value_is_cut_where_a_message_ends(size: int, shown: int) -> None:
    assert len(shortened("x" * size)) == shown and shortened("x" * size).endswith("…") == (size > 60)


def test_a_value_is_told_with_its_nearest_word_or_none() -> None:
    assert did_you_mean("recieved", ("title", "received", "rows")) == "; có phải “received” không?"
    assert did_you_mean("xyz", ("title", "received")) == did_you_mean("x", ()) == ""


@pytest.mark.parametrize(
    ("kind", "printed", "cell", "is_possible"),
    [
        ("misprint", "Sở Nội Vụ", "Sở Nội vụ", True),
        ("misprint", "Sở Nội vụ", "Sở Nội vụ", False),
        ("misprint", "abcd", "ab", True),
        ("misprint", "abcde", "ab", False),
        ("misprint", "12", "123", False),
        ("text_for_number", "9 hồ sơ", "9", True),
        ("text_for_number", "9", "9", False),
        ("text_for_number", "chín", "9", True),
        ("text_for_number", "8 hồ sơ", "9", False),
        ("text_for_number", "12,5%", "12.5", True),
        ("text_for_number", "-3 hồ sơ", "-3", True),
        ("text_for_number", "1.204 hồ sơ", "1204", True),
        ("qualifier", "hơn", "31", True),
        ("qualifier", "hơn 30", "31", False),
        ("qualifier", ">", "31", False),
        ("remark", "xem phụ lục", "1", True),
        ("remark", "(*)", "1", True),
        ("remark", "1234", "1", False),
        ("not_in_use", "1", "1", True),
        ("not_in_use", "0", "1", True),
        ("not_in_use", "-", "", True),
        ("not_in_use", "2", "1", False),
        ("illegible", "1 0", "1", True),
    ],
)
def test_what_is_noted_as_printed_can_have_been_printed(kind: str, printed: str, cell: str, is_possible: bool) -> None:
    assert _can_be_print(kind, printed, cell) is is_possible


def problems_of(
    *rows: tuple[str, ...], key: tuple[str, ...] = (), may_repeat: bool = False
) -> list[tuple[object, ...]]:
    shape = TableShape((SchemaColumn("table"), SchemaColumn("row")), key, may_repeat=may_repeat)
    faults = Faults()
    check_structure([StructureJob(CsvSheet(PATH, shape.names, rows), shape)], {}, faults)
    return [(problem.code, problem.row, problem.column, problem.value) for problem in faults.problems]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("1 2 3", None),
        ("1 2 2", 4),
        ("2 1 2", 2),  # 2 stands out of order at the top
        ("1 1 2", 3),
        ("1 2 10 2", 5),
        ("i.1 i.2 i.10 i.10 i.11", 5),
        ("i.10 i.2 i.10 i.11", 2),
        ("a.2 a.10 a.2 a.11", 4),
        ("3 1 2 3 4", 2),
        ("1 2 3 1 5", 5),
    ],
)
def test_of_two_rows_of_one_key_that_out_of_order_is_told(keys: str, row: int | None) -> None:
    words = keys.split()
    value = words[row - 2] if row else ""
    rows = [("t", word) for word in words]
    assert problems_of(*rows, key=("table", "row")) == ([("key.duplicate", row, "row", value)] if row else [])


def test_rows_of_other_tables_have_keys_of_their_own_and_without_a_key_no_row_stands_twice() -> None:
    assert problems_of(("t", "1"), ("u", "1"), key=("table", "row")) == []
    assert problems_of(("t", "1"), ("t", "2"), ("t", "1")) == [("key.row_twice", 4, "", "")]
    assert problems_of(("t", "1"), ("t", "1"), may_repeat=True) == []


@pytest.mark.parametrize(
    ("header", "problems"),
    {
        "a,b,c,d": [],
        "a,c,b,d": [("header.order", "c", "“b”")],
        "a,b,c": [("header.missing", "d", "sau cột “c”")],
        "b,c,d": [("header.missing", "a", "ở đầu bảng")],
        "a,b,c,d,e": [("header.extra", "e", "“e”")],
        "a,b,b,d": [("header.duplicate", "b", "")],
        "a,a,b,b": [("header.duplicate", "a", ""), ("header.duplicate", "b", "")],
        "a,b,x,y": [
            ("header.missing", "c", ""),
            ("header.missing", "d", ""),
            ("header.extra", "x", ""),
            ("header.extra", "y", ""),
        ],
        "a,x,y,z": [("header.none", "", "")],
    }.items(),
)
def test_columns_are_told_one_by_one_or_all_at_once(header: str, problems: list[tuple[str, str, str]]) -> None:
    faults = Faults()
    assert check_header(CsvSheet(PATH, tuple(header.split(",")), ()), tuple("abcd"), faults) == (not problems)
    sorted_by_place = DataError(faults.problems).problems
    assert [(problem.code, problem.column) for problem in sorted_by_place] == [problem[:2] for problem in problems]
    told = (f"{problem.message} {problem.cure}" for problem in sorted_by_place)
    assert all(words in text for text, (_, _, words) in zip(told, problems, strict=True))


@pytest.mark.parametrize(("text", "lines"), [("a\n", 1), ("a", 1), ("a\n\n", 2), ("a\nb\n", 2), ("", 1)])
def test_lines_are_counted_as_an_editor_counts_them(text: str, lines: int) -> None:
    assert count_lines(text) == lines


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "project"))


@pytest.mark.parametrize(("row", "guess"), [("totl", "có phải “total” không?"), ("total2", ""), ("2a", ""), ("x", "")])
def test_a_row_that_is_not_there_is_guessed_by_its_word_and_never_by_a_number(root: Path, row: str, guess: str) -> None:
    add(f"bieu-1,{row},note,remark,,Lời\n")(root / ANNOTATIONS)
    with pytest.raises(DataError) as raised:
        load(root)
    (problem,) = raised.value.problems
    assert (problem.code, problem.row, problem.column) == ("place.row", 5, "row")
    assert guess in problem.cure and ("có phải" in problem.cure) == bool(guess)


AT_THE_EDGE = (
    (DESCRIPTOR, swap('covers_from: "2019-01-01"', 'covers_from: "2019-06-15"')),
    (DESCRIPTOR, swap('file: "mau.txt"', 'file: ""')),
    (LINES, swap("21,22", "21,21")),
    (UNITS, swap("1992-04-01", "2025-06-30")),
    (ANNOTATIONS, add("bieu-1,1,note,remark,(*),\nbieu-1,1,remedy,remark,,Lời\n")),
    (ANNOTATIONS, add("bieu-1,2,received_carried_over,not_in_use,,Lời\n")),
    (TABLE, swap("so-tu-phap,10", "so-tu-phap,-10")),
)


def test_what_is_just_allowed_passes(root: Path) -> None:
    for file, edit in AT_THE_EDGE:
        edit(root / file)
    assert load(root).counts.packages == 1


_SOURCE = '  - title: "Báo cáo số 12/BC-SNV"\n    number: "12/BC-SNV"\n    date: "2019-07-05"\n    issuer: so-noi-vu\n'
BEHIND_THE_EDGE = {
    (DESCRIPTOR, swap('covers_from: "2019-01-01"', 'covers_from: "2019-06-16"')): ("cell.order", "as_of"),
    (DESCRIPTOR, swap('version: "1.0.1"', 'version: "1.0.01"')): ("descriptor.version", "version:"),
    (DESCRIPTOR, swap('  - name: "CC-BY-4.0"\n', "  []\n#")): ("yaml.syntax", ""),
    (DESCRIPTOR, swap('as_of: "2019-06-15"', 'as_of: "2019-06-31"')): ("cell.date", "2019-06-31"),
    (DESCRIPTOR, swap('date: "2019-07-05"', 'date: "5/7/2019"')): ("cell.date", "5/7/2019"),
    (DESCRIPTOR, swap("    form: bieu-1\n", "")): ("yaml.missing_key", "name: bieu-1"),
    (DESCRIPTOR, swap('    unit: so-noi-vu\n    schema', '    unit: so-noi-vy\n    schema')): (
        "reference.unknown", "so-noi-vy",
    ),
    (DESCRIPTOR, swap('title: "Biểu 1', 'title: "=Biểu 1')): ("cell.formula", "=Biểu 1"),
    (DESCRIPTOR, swap("  - name: prose\n", "  - name: bieu-2\n")): ("descriptor.path", 'path: "prose.csv"'),
    (LISTS, swap("name: gaps", "name: gap")): ("descriptor.name", "name: gap"),
    (LINES, swap("bieu-1,total,", "bieu-1,totl,")): ("place.row", "totl"),
    (LINES, swap("prose,hai-long,", "prosa,hai-long,")): ("place.table", "prosa"),
    (MEASURE, swap("numerator: [ho-so-tiep-nhan-moi]", "numerator: []")): ("yaml.empty", "numerator"),
    (MEASURE, swap("forms: [bieu-1]", "forms: [bieu-1, bieu-1]")): ("measure.form_twice", "forms"),
    (MEASURE, swap("topic: III", 'topic: ""')): ("yaml.empty", "topic"),
    (NOTES, swap("status: explained", "status: open\n    difference: rounding")): ("finding.difference", "difference"),
    (NOTES, swap('en: "The text counts one dossier received on 1 July."', 'en: ""')): (
        "yaml.empty", "text: {vi:",
    ),
    (FORM, swap("id: received-total", 'id: "-total"')): ("yaml.pattern", "-total"),
    (PERIODS, swap(",2019,2019\n", ",,2019\n")): ("cell.required", "2019,year"),
}  # fmt: skip


@pytest.mark.parametrize(("edited", "expected"), BEHIND_THE_EDGE.items(), ids=range(len(BEHIND_THE_EDGE)))
def test_what_is_behind_the_edge_is_told_at_its_line(
    root: Path, edited: tuple[str, Edit], expected: tuple[str, str]
) -> None:
    file, edit = edited
    edit(root / file)
    with pytest.raises(DataError) as raised:
        load(root)
    (problem,) = raised.value.problems
    line = (root / file).read_text("utf-8").splitlines()[(problem.row or 1) - 1]
    assert (problem.code, problem.file) == (expected[0], file) and expected[1] in line
