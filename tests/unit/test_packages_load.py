"""load(): what the fixture collection becomes, and that bad input never raises anything but DataError."""

from __future__ import annotations

import random
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.cchc.errors import EXIT_DATA, DataError
from plugins.cchc.loading import ReadingScope, load
from plugins.cchc.model.collection import Collection

FIXTURE = Path(__file__).parent.parent / "fixtures" / "collection"
REPORT = "2019-h1-so-noi-vu"


@pytest.fixture(scope="module")
def collection() -> Collection:
    return load(FIXTURE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "project"))


def codes(root: Path, report: str | None = None) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as raised:
        load(root, ReadingScope(report))
    return [(problem.code, problem.file) for problem in raised.value.problems]


def test_lists_keep_file_order_and_fill_short_names(collection: Collection) -> None:
    references = collection.references
    assert list(references.units) == ["tinh-soc-trang", "so-noi-vu", "so-tu-phap"]
    assert references.units["so-tu-phap"].short.in_("en") == "Department of Justice"
    assert references.units["tinh-soc-trang"].valid_to == "2025-06-30"
    assert references.label("unit_of_measure", "ho-so").first == "hồ sơ"
    assert references.citations[0].line == 12 and references.successions == ()


def test_forms_carry_fields_headings_and_check_definitions(collection: Collection) -> None:
    form = collection.forms["bieu-1"]
    assert [field.type for field in form.fields] == ["integer", "integer", "integer", "number", "text"]
    assert form.field("received_total").headings[0].in_("en") == "Dossiers received"
    stated, implied = form.check_definitions
    assert stated.stated and stated.params["parts"] == ("received_carried_over", "received_new")
    assert not implied.stated and implied.params["of"] == ("kind:item",)


def test_measures_and_notes_are_read(collection: Collection) -> None:
    (measure,) = collection.measures
    assert (measure.scale, measure.decimals, measure.minimum_denominator) == (100, 2, 5)
    assert measure.chance == "cases" and measure.has_chance
    notes = collection.notes[REPORT]
    assert notes.check_definitions[0].params["left"] == "prose[tiep-nhan].value"
    assert notes.explanations[0].key == ("prose/received-as-in-table", "") and notes.explanations[0].line > 1


def test_versions_come_oldest_first_with_their_files(collection: Collection) -> None:
    old, new = collection.releases
    assert (old.version, new.version) == ("1.0.0", "1.0.1")
    assert (new.reason, new.created, new.source.number) == ("transcription", "2026-11-21", "12/BC-SNV")
    assert [name for name, _, _ in new.files] == [
        "annotations.csv", "bieu-1.csv", "datapackage.yaml", "lines.csv", "prose.csv",
    ]  # fmt: skip
    assert new.contributors[0] == ("author", "Sở Nội vụ")
    assert collection.newest() == (new,)


def test_cells_are_typed_and_states_come_from_annotations(collection: Collection) -> None:
    old, new = (release.table("bieu-1") for release in collection.releases)
    assert old is not None and new is not None
    row, before = new.row("2"), old.row("2")
    assert row is not None and before is not None
    assert row.cells["received_total"].value == Decimal(10)
    assert (
        row.cells["received_carried_over"].state == "not_in_use" and row.cells["received_carried_over"].printed == "1"
    )
    assert (
        row.cells["received_new"].annotations[0].printed == "9 hồ sơ" and row.cells["received_new"].state == "reported"
    )
    assert row.cells["remedy"].value == "Tập huấn, nhắc nhở"
    assert (before.cells["online_pct"].state, before.cells["online_pct"].value) == ("blank", None)
    assert (row.cells["online_pct"].state, row.cells["online_pct"].value) == ("reported", Decimal(0))
    assert (row.unit, row.line_from, row.line_to, row.csv_row) == ("so-tu-phap", 21, 22, 3)


def test_decimals_of_a_percent_row_are_kept_as_printed(collection: Collection) -> None:
    table = collection.releases[-1].table("bieu-1")
    row = table.row("percent") if table else None
    assert row is not None and str(row.cells["received_total"].value) == "100.00" and row.kind == "percent"


def test_annotations_of_labels_stay_with_the_row(collection: Collection) -> None:
    table = collection.releases[-1].table("bieu-1")
    row = table.row("1") if table else None
    assert row is not None and [note.kind for note in row.annotations] == ["misprint"]


def test_prose_rows_have_place_and_unit_of_measure(collection: Collection) -> None:
    table = collection.releases[-1].table("prose")
    row = table.row("hai-long") if table else None
    assert row is not None and row.where == "Phần I, gạch đầu dòng 2" and row.unit_of_measure == "%"
    assert row.kind == "item" and row.cells["value"].value == Decimal("99.71")


def test_counts_and_progress() -> None:
    said: list[str] = []
    counts = load(FIXTURE, progress=said.append).counts
    assert (counts.packages, counts.tables, counts.rows, counts.cells) == (1, 2, 6, 22)  # the newer version only
    assert f"đọc {REPORT} 1.0.1" in said


def test_one_report_is_read_alone(root: Path) -> None:
    broken = root / "data/reports/2019-so-tu-phap/1.0.0"
    broken.mkdir(parents=True)
    (broken / "bieu-1.csv").write_bytes(b"\x00")
    assert [release.report for release in load(root, ReadingScope(REPORT)).releases] == [REPORT, REPORT]
    assert codes(root) == [
        ("package.no_descriptor", "data/reports/2019-so-tu-phap/1.0.0"),
        ("file.nul", "data/reports/2019-so-tu-phap/1.0.0/bieu-1.csv"),
    ]


def test_an_unknown_report_and_a_missing_folder_are_data_errors(root: Path, tmp_path: Path) -> None:
    assert codes(root, "2019-khong-co") == [("report.unknown", "data/reports/2019-khong-co")]
    assert ("folder.unreadable", "data") in codes(tmp_path / "nowhere")
    assert DataError.exit_code == EXIT_DATA


def test_a_linked_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    shutil.move(root / "data/forms", tmp_path / "forms")
    (root / "data/forms").symlink_to(tmp_path / "forms")
    assert ("file.symlink", "data/forms") in codes(root)


def test_a_report_begins_with_version_one(root: Path) -> None:
    shutil.rmtree(root / f"data/reports/{REPORT}/1.0.0")
    (root / "data/ledger.csv").unlink()
    described = f"data/reports/{REPORT}/1.0.1/datapackage.yaml"
    with pytest.raises(DataError) as raised:
        load(root)
    told = [(problem.code, problem.file, problem.value) for problem in raised.value.problems]
    assert told == [("change.reason", described, "transcription")]
    text = (root / described).read_text("utf-8").replace("reason: transcription", "reason: initial")
    (root / described).write_text(text, "utf-8")
    assert codes(root) == [("change.version", described)]


def test_an_integer_column_without_percent_row_keeps_its_type(root: Path) -> None:
    folder = root / f"data/reports/{REPORT}/1.0.1"
    for name in ("bieu-1.csv", "lines.csv"):
        lines = [line for line in (folder / name).read_text("utf-8").splitlines() if "percent" not in line[:20]]
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    described = folder / "datapackage.yaml"
    text = described.read_text("utf-8")
    for name in ("received_total", "received_carried_over", "received_new"):
        text = text.replace(f"name: {name}, type: number", f"name: {name}, type: integer")
    described.write_text(text, "utf-8")
    assert load(root).counts.rows == 5


PIECES = [
    b'"', b",", b"\n", b": ", b"- ", b"[", b"{", b"}", b"#", b"|", b"*a", b"&a ", b"!!str ", b"null", b"", b"-1",
    b"1e9", b"=1", b"\xff", b"\xe2\x80\xae", b"9" * 20, b"..", b"%", b"'", b"? ", b"\t", b"---\n", b"<<: ",
]  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randint(0, 20))
    return data[:start] + chance.choice(PIECES) + data[end:]


def test_mutated_files_are_read_or_refused_and_nothing_else(root: Path) -> None:
    chance = random.Random(7)
    files = sorted(path for path in root.rglob("*") if path.is_file())
    refused = 0
    for _ in range(60):
        path = chance.choice(files)
        before = path.read_bytes()
        path.write_bytes(mutate(before, chance))
        try:
            load(root)
        except DataError as error:
            refused += 1
            assert not any(problem.code.startswith("structure.") for problem in error.problems)
        path.write_bytes(before)
    assert refused > 30
