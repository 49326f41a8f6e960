"""Files of every kind that offices send, read as if they came today: no figure wrong, none blank without a question.

Each test prints one line of the table in docs/intake.md; `pytest -s` shows it.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.intake.folding import squeeze
from plugins.cchc.intake.pdf_file import cut_pictures
from plugins.cchc.intake.question_groups import group_questions
from plugins.cchc.intake.reading import ReportReading
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.intake.report_reading import read_report
from plugins.cchc.intake.review_sheet import render_review
from plugins.cchc.model.collection import Collection
from tests.conftest import skip_or_fail
from tests.fixtures.balance import assert_balanced
from tests.fixtures.clerk import answer_all
from tests.fixtures.office_files import (
    BOOKS,
    SOURCES,
    WORD,
    OfficeReport,
    convert_all,
    make_report,
    write_originals,
)
from tests.fixtures.scanned import scan_file

CSV = ("csv-semicolons", "csv-utf16")
ORIGINALS = (*(f"word-{name}" for name in WORD), *(f"excel-{name}" for name in BOOKS), *CSV)
PRINTS = (
    "word-clean.pdf", "word-tracked.pdf", "word-struck.pdf", "word-nested.pdf", "word-unruled.pdf", "excel-plain.pdf",
    "excel-unruled.pdf", "excel-ruled.pdf", "excel-previous.pdf", "excel-strips.pdf", "excel-strips-ruled.pdf",
    "excel-across.pdf",
)  # fmt: skip
OLD = ("word-clean.doc", "word-clean.odt", "word-clean.rtf", "excel-plain.xls", "excel-plain.ods")
SCANNED = ("clean", "hairlines")  # one page of the wide report, to be laid on the glass
# Most questions that a person meets, lists counted once; a PDF may ask more than a file of an office program.
MOST, MOST_PDF = 10, 40


@pytest.fixture(scope="module")
def collection(edition: Edition) -> Collection:
    return edition.collection


@pytest.fixture(scope="module")
def reports(collection: Collection) -> dict[str, OfficeReport]:
    return {name: make_report(name, collection) for name in SOURCES}


@pytest.fixture(scope="module")
def one_page(reports: dict[str, OfficeReport]) -> OfficeReport:
    wide = reports["wide"]
    truth = {key: value for key, value in wide.truth.items() if key[0] == "tthc-pl-2"}
    return replace(wide, prints=wide.prints[1:2], truth=truth)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def originals(reports: dict[str, OfficeReport], folder: Path) -> dict[str, Path]:
    """By “wide-word-clean” and the like."""
    made = {name: write_originals(folder, report, f"{name}-") for name, report in reports.items()}
    return {f"{name}-{kind}": path for name, files in made.items() for kind, path in files.items()}


@pytest.fixture(scope="module")
def converted(originals: dict[str, Path], one_page: OfficeReport, folder: Path) -> dict[str, Path]:
    """What LibreOffice prints and saves of them: it is started once for each kind."""
    if shutil.which("soffice") is None:
        skip_or_fail("LibreOffice is not installed (apt-get install libreoffice-writer libreoffice-calc)")
    wanted = {"pdf": [WORD[name](folder / f"scan-{name}.docx", one_page) for name in SCANNED]}
    for source in SOURCES:
        for kind in (*PRINTS, *OLD):
            name, _, end = kind.partition(".")
            wanted.setdefault(end, []).append(originals[f"{source}-{name}"])
    made = {end: convert_all(paths, end) for end, paths in wanted.items()}
    return {f"{name}.{end}": path for end, paths in made.items() for name, path in paths.items()}


def judge(path: Path, report: OfficeReport, collection: Collection) -> tuple[Counter[str], int, ReportReading]:
    """How many cells are right, asked, wrong and blank; and the questions that a person meets."""
    reading = read_report(open_document(path), collection, Wanted(report.unit, report.period), {})
    cells = {(t.id, row.row.key, cell.field): cell for t in reading.tables for row in t.rows for cell in row.cells}
    counts = Counter[str]()
    for key, value in report.truth.items():
        cell = cells.get(key)
        is_empty = cell is None or not cell.value
        if (cell is not None and cell.is_open) or (is_empty and value and is_asked(key, reading, collection)):
            counts["asked"] += 1
        elif is_empty:
            counts["blank" if value else "right"] += 1
        else:
            counts["right" if cell is not None and cell.value == value else "wrong"] += 1
    groups = [group for group in group_questions(reading.questions) if group.is_open]
    print(f"\n{path.parent.name} {path.name}: {dict(counts)}, {len(groups)} questions, {reading.balance}")
    return counts, len(groups), reading


def is_asked(key: tuple[str, str, str], reading: ReportReading, collection: Collection) -> bool:
    """A question about the row, about a printed row with its label, or about the table as a whole."""
    table, key_of_row, _ = key
    tables = [t for release in collection.newest() for t in release.tables if t.id == table]
    label = next(squeeze(row.label) for t in tables for row in t.rows if row.key == key_of_row)
    for question in reading.open:
        first, *rest = question.id.split("/")
        parts = [part for part in map(squeeze, question.printed.split("|")) if len(part) > 5]
        is_of_row = rest[-1:] == ["dong"] and any(part[:15] in label or label in part for part in parts)
        if first == "bang" or (first == table and (key_of_row in rest or is_of_row)):
            return True
    return False


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("kind", ORIGINALS)
def test_office_file_is_read_whole(
    kind: str,
    source: str,
    reports: dict[str, OfficeReport],
    originals: dict[str, Path],
    collection: Collection,
) -> None:
    counts, questions, reading = judge(originals[f"{source}-{kind}"], reports[source], collection)
    assert (counts["wrong"], counts["blank"]) == (0, 0)
    assert questions <= MOST
    assert_balanced(reading)
    if counts["asked"]:
        assert_right_after_answers(reading, reports[source], collection)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("kind", (*PRINTS, *OLD))
def test_print_and_old_file_are_read_whole(
    kind: str,
    source: str,
    reports: dict[str, OfficeReport],
    converted: dict[str, Path],
    collection: Collection,
) -> None:
    counts, questions, reading = judge(converted[f"{source}-{kind}"], reports[source], collection)
    assert (counts["wrong"], counts["blank"]) == (0, 0)
    assert questions <= MOST_PDF
    assert_balanced(reading)
    if counts["asked"]:
        assert_right_after_answers(reading, reports[source], collection)


def assert_right_after_answers(reading: ReportReading, report: OfficeReport, collection: Collection) -> None:
    """A clerk answers every question from the paper; then 99 cells of 100 are right, and the others are not wrong."""
    wanted = Wanted(report.unit, report.period)
    answered, _ = answer_all(reading.document, collection, wanted, report.truth)
    values = {(t.id, row.row.key, c.field): c.value for t in answered.tables for row in t.rows for c in row.cells}
    right = sum(values.get(key) == value for key, value in report.truth.items())
    print(f"  after answers {right} of {len(report.truth)}")
    assert right >= 0.99 * len(report.truth)


@pytest.mark.parametrize(
    ("kind", "dpi", "skew", "noise"),
    [("clean", 200, 0.0, 0.0), ("clean", 150, 0.7, 18.0), ("hairlines", 200, -0.8, 12.0)],
)
def test_scan_is_right_or_asked_beside_its_picture(
    kind: str,
    dpi: int,
    skew: float,
    noise: float,
    one_page: OfficeReport,
    converted: dict[str, Path],
    collection: Collection,
    tmp_path: Path,
) -> None:
    if shutil.which("tesseract") is None:
        skip_or_fail("tesseract is not installed (apt-get install tesseract-ocr tesseract-ocr-vie)")
    path = scan_file(converted[f"scan-{kind}.pdf"], tmp_path / "scan.pdf", dpi, skew, noise)
    counts, questions, reading = judge(path, one_page, collection)
    assert (counts["wrong"], counts["blank"]) == (0, 0)
    assert counts["asked"] <= len(one_page.truth) // 20 and questions <= MOST  # the form's sums settle most doubts
    assert_balanced(reading)
    assert_right_after_answers(reading, one_page, collection)
    spots = {question.id: question.spot for question in reading.open if question.kind in ("scan", "figure")}
    assert spots and all(spots.values())
    sheet = render_review(reading, collection.references, cut_pictures(path, {k: v for k, v in spots.items() if v}))
    assert sheet.count("<img ") == len(spots)
