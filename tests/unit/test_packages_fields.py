"""Whatever data/ says in YAML is held under its own name: no key is passed over, none is taken for another."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from plugins.cchc.errors import DataError
from plugins.cchc.loading import load
from plugins.cchc.model.collection import NO_WORDING, Collection
from tests.fixtures.edits import add, put, swap
from tests.fixtures.faults import DESCRIPTOR, FORM, MEASURE, NOTES
from tests.fixtures.versions import COLLECTION, REPORT

PORTAL, WORDING, QUERY = "data/portal.yaml", "data/report_wording.yaml", "data/queries/hoi.yaml"
# Keys that another name holds; those that are held apart are looked for in what stands around them.
NAMES = {"measure": "id", "form": "id", "query": "id", "from": "since", "to": "until"}
MORE = {
    MEASURE: """
role: on_time
mirror_of: ho-so-khac
formula: {vi: "mới / tổng", en: "new / all"}
counts: {vi: "Hồ sơ giấy", en: "Paper"}
reported_by: {vi: "Các sở", en: "Departments"}
chance: none
""",
    PORTAL: """
repository: https://kho.example/mau
contact: https://mau.example/hoi
next_update: "2032-09-01"
highest_score: "7"
tile_map:
  id: ban-do-mau
  measure: ho-so-moi
  title: {vi: Bản đồ ô, en: Tile map}
  heading: {vi: Hồ sơ ở các sở, en: Dossiers by department}
  places: {vi: 2 sở, en: two departments}
  classes: ["90", "9", "50"]
  tiles:
    - {unit: so-noi-vu, column: 3, row: 4}
    - {unit: so-tu-phap, column: 5, row: 6}
duties:
  - regime: mau-2019
    document: 12/SNV
    date: "2018-08-13"
    unit_types: [so]
    units: [so-noi-vu]
    stated: [half]
    due_day: "20"
    due_act: quyet-dinh-mau
example: {report: bao-cao-mau, unit: so-mau, period: ky-mau, chart: hinh-mau}
services:
  - name: {vi: Tra hồ sơ, en: Look up}
    note: {vi: Cần mã, en: Asks for a code}
    address: https://coquan.example/tra
search:
  ignored: {vi: của và, en: of and}
  words:
    - {page: don-vi/, words: {vi: sở ban, en: offices}}
""",
    NOTES: """    difference: scope
paper: {vi: "Bản in mờ.", en: "The print is faint."}
""",
    WORDING: """
window_day: "15"
passages:
  - {kind: cause, words: ["nguyên nhân", "lý do"]}
  - {kind: proposal, words: ["đề xuất"]}
""",
    FORM: 'prompts: ["Số hồ sơ", "Tỷ lệ"]\n',
}
ASKED = """query: hoi
order: "3"
question: {vi: "Ai?", en: "Who?"}
note: {vi: Chỉ một kỳ., en: One period alone.}
needs: [2019-h1-so-noi-vu]
columns:
  - {name: ten, kind: name, label: {vi: Tên, en: Name}}
  - {name: ty_le, kind: share, label: {vi: Tỷ lệ, en: Share}}
sql: SELECT name_{lang} AS ten, 1 AS ty_le FROM units
python: print({base})
finding:
  words: {vi: "{n} sở", en: "{n} departments"}
  columns: [{name: n, kind: count}]
  sql: SELECT 2 AS n
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small collection with every key that may stand in a file."""
    root = Path(shutil.copytree(COLLECTION, tmp_path_factory.mktemp("fields") / "project"))
    for file, text in MORE.items():
        add(text)(root / file)
    (root / "data/queries").mkdir()
    put(ASKED.encode())(root / QUERY)
    put(ASKED.replace("query: hoi", "query: sau").replace('"3"', '"20"').encode())(root / "data/queries/sau.yaml")
    put(ASKED.replace("query: hoi", "query: truoc").replace('"3"', '"1"').encode())(root / "data/queries/truoc.yaml")
    add("regime,mau-2019,Mẫu 2019,Form of 2019\n")(root / "data/reference/code_lists.csv")
    return root


@pytest.fixture(scope="module")
def collection(root: Path) -> Collection:
    return load(root)


def told(written: object, name: str = "") -> Iterator[tuple[str, ...]]:
    """How Python may write what the file says, value by value, with the name that holds it."""
    if isinstance(written, str):
        yield (f"{name}={written!r}", f"{name}={written}", f"{name}=Decimal({written!r})") if name else (repr(written),)
    elif isinstance(written, dict) and set(written) == {"vi", "en"}:
        yield (f"Translations(by_lang=(('vi', {written['vi']!r}), ('en', {written['en']!r})))",)
    elif isinstance(written, list) and all(isinstance(item, str) for item in written):
        yield (f"{name}={tuple(written)!r}",)
    else:
        for key, value in written.items() if isinstance(written, dict) else (("", value) for value in written):
            yield from told(value, NAMES.get(key, key))


def missed(root: Path, file: str, value: object, *others: str) -> list[tuple[str, ...]]:
    """What the file says and the value does not hold; but for `others`, which are held in another way."""
    written = yaml.load((root / file).read_text("utf-8"), Loader=yaml.BaseLoader)
    shown = repr(value)
    kept = {key: part for key, part in written.items() if key not in others}
    return [ways for ways in told(kept) if not any(way in shown for way in ways)]


def test_a_measure_a_form_and_what_is_noted_are_held(root: Path, collection: Collection) -> None:
    (measure,) = collection.measures
    assert missed(root, MEASURE, measure) == []
    (form,) = collection.forms.values()
    assert missed(root, FORM, form, "identities") == []
    notes = collection.notes[REPORT]
    assert missed(root, NOTES, notes, "identities") == []


def test_the_portal_is_held(root: Path, collection: Collection) -> None:
    portal = collection.portal
    assert missed(root, PORTAL, portal, "tile_map", "search") == []
    tile_map = portal.tile_map
    shown = (tile_map.id, tile_map.measure, *(text.in_("en") for text in (tile_map.title, tile_map.heading)))
    assert shown == ("ban-do-mau", "ho-so-moi", "Tile map", "Dossiers by department")
    assert tile_map.places.first == "2 sở"
    assert list(map(str, tile_map.classes)) == ["9", "50", "90"]
    assert tile_map.tiles == {"so-noi-vu": (3, 4), "so-tu-phap": (5, 6)}
    assert portal.search.ignored.in_("en") == "of and"
    assert {page: words.in_("vi") for page, words in portal.search.words.items()} == {"don-vi/": "sở ban"}


@pytest.mark.parametrize(
    ("old", "new", "code", "value"),
    [
        ("unit_types: [so]", "unit_types: [xa]", "portal.unknown", "xa"),
        ("units: [so-noi-vu]", "units: [so-noi-vy]", "portal.unknown", "so-noi-vy"),
        ("stated: [half]", "stated: [week]", "portal.unknown", "week"),
        ("due_act: quyet-dinh-mau", "due_act: quyet-dinh", "portal.unknown", "quyet-dinh"),
        ("{unit: so-tu-phap,", "{unit: so-tu-phat,", "portal.unknown", "so-tu-phat"),
        ("measure: ho-so-moi", "measure: ho-so", "portal.unknown", "ho-so"),
        ("province: tinh-soc-trang", 'province: ""', "yaml.empty", ""),
        ("languages: [vi, en]", "languages: []", "yaml.empty", ""),
        ('classes: ["90"', 'classes: ["100"', "yaml.number", "100"),
        ('classes: ["90"', 'classes: ["0"', "yaml.number", "0"),
        ('classes: ["90"', 'classes: ["1.5"', "yaml.number", "1.5"),
        ('next_update: "2032-09-01"', 'next_update: "2032-09-31"', "cell.date", "2032-09-31"),
        ("page: don-vi/", 'page: ""', "yaml.empty", ""),
    ],
)
def test_what_the_portal_names_and_nobody_knows_is_told(
    root: Path, tmp_path: Path, old: str, new: str, code: str, value: str
) -> None:
    project = Path(shutil.copytree(root, tmp_path / "project"))
    swap(old, new)(project / PORTAL)
    with pytest.raises(DataError) as raised:
        load(project)
    problem = next(each for each in raised.value.problems if each.code == code)
    line = (project / PORTAL).read_text("utf-8").splitlines()[(problem.row or 1) - 1]
    assert (problem.file, problem.value) == (PORTAL, value) and old.partition(":")[0].strip("{") in line


@pytest.mark.parametrize(
    ("file", "key", "code"),
    [
        (MEASURE, "variants", "yaml.empty"),
        (QUERY, "columns", "yaml.empty"),
        (DESCRIPTOR, "licenses", "yaml.empty"),
        (DESCRIPTOR, "sources", "descriptor.sources"),
    ],
)
def test_a_list_that_must_say_something_may_not_be_empty(
    root: Path, tmp_path: Path, file: str, key: str, code: str
) -> None:
    project = Path(shutil.copytree(root, tmp_path / "project"))
    text = (project / file).read_text("utf-8")
    emptied = re.sub(rf"(?m)^{key}:\n((?:[ ]+.*|)\n)+", f"{key}: []\n", text)
    assert emptied != text
    (project / file).write_text(emptied, "utf-8")
    with pytest.raises(DataError) as raised:
        load(project)
    told_of = [(problem.code, (problem.row or 0)) for problem in raised.value.problems if problem.file == file]
    assert (code, emptied.splitlines().index(f"{key}: []") + 1) in told_of


def test_a_site_is_built_without_knowing_how_reports_print(root: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(root, tmp_path / "project"))
    (project / WORDING).unlink()
    assert load(project).references.wording == NO_WORDING


def test_a_ready_question_is_held_with_its_finding_and_questions_in_their_order(
    root: Path, collection: Collection
) -> None:
    assert [query.id for query in collection.queries] == ["truoc", "hoi", "sau"]
    query = collection.queries[1]
    assert missed(root, QUERY, query, "order", "finding") == []
    assert query.finding is not None and query.finding.id == "hoi#finding"
    assert (query.finding.question.in_("en"), query.finding.sql) == ("{n} departments", "SELECT 2 AS n")
    assert [(column.name, column.kind) for column in query.finding.columns] == [("n", "count")]


def test_how_reports_print_is_held(root: Path, collection: Collection) -> None:
    wording = collection.references.wording
    apart = ("words_for_figures", "measures", "unit_prints", "passages")
    assert missed(root, WORDING, wording, *apart) == []
    assert wording.words_for_figures == {
        "có": "1",
        "l": "1",
        "i": "1",
        "không": "0",
        "o": "0",
        "x": "",
        "v": "",
        "đ": "",
    }
    assert wording.measures == {"percent": ("phan-tram",), "yes_no": ("co-khong",), "decimal": ("diem",)}
    assert wording.unit_prints["thanh-pho"] == ("TP. {name}", "TP{name}") and len(wording.unit_prints) == 5
    assert wording.passages == {"cause": ("nguyên nhân", "lý do"), "proposal": ("đề xuất",)}


def test_rules_of_a_form_are_held_with_all_that_they_are_told(collection: Collection) -> None:
    (form,) = collection.forms.values()
    told_of = [(rule.id, rule.rule, rule.stated, rule.level, rule.title.in_("en")) for rule in form.check_definitions]
    assert told_of == [
        ("received-total", "sum_of_fields", True, "error", "Total = carried over + new (3 = 4 + 5)"),
        ("grand-total", "column_total", False, "error", "Total row = sum of the bodies"),
    ]
    fields = ("received_total", "received_carried_over", "received_new")
    assert [dict(rule.params) for rule in form.check_definitions] == [
        {"total": "received_total", "parts": fields[1:]},
        {"row": "total", "of": ("kind:item",), "fields": fields},
    ]


def test_a_version_is_held(root: Path, collection: Collection) -> None:
    release = collection.releases[-1]
    apart = ("$schema", "name", "created", "licenses", "contributors", "resources", "title", "title_en")
    assert missed(root, DESCRIPTOR, release, *apart, "description", "description_en", "change") == []
    assert (release.report, release.created) == (REPORT, "2026-11-21")
    assert release.contributors == (("author", "Sở Nội vụ"), ("compiler", "Số liệu mở CCHC Sóc Trăng"))
    assert release.title.in_("en") == "Report of the Department of Home Affairs, first half of 2019"
    assert release.description.first == "Một biểu và các số liệu nêu trong lời văn."
    assert release.change_note.in_("en").startswith("Row 2: the share online") and release.reason == "transcription"
    tables = [(table.id, table.period, table.covers_from, table.as_of, table.unit) for table in release.tables]
    assert tables == [
        ("bieu-1", "2019-h1", "2019-01-01", "2019-06-15", "so-noi-vu"),
        ("prose", "2019-h1", "", "", "so-noi-vu"),
    ]
    assert release.tables[0].title.in_("en") == "Form 1. Dossiers received"


def test_a_table_may_be_about_another_body_and_period_than_its_report(root: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(root, tmp_path / "project"))
    swap('    period: "2019-h1"\n    covers_from: "2019-01-01"\n    as_of: "2019-06-15"\n    unit: so-noi-vu\n',
         '    period: "2019"\n    unit: so-tu-phap\n')(other / DESCRIPTOR)  # fmt: skip
    first, second = load(other).releases[-1].tables
    assert (first.period, first.unit, first.as_of, second.period) == ("2019", "so-tu-phap", "", "2019-h1")
