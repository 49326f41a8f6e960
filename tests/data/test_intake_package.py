"""The package that an import makes is whole: the text without persons, lines that fit it, passages, days counted."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.intake.folding import fold
from plugins.cchc.intake.importing import open_import
from plugins.cchc.intake.report_facts import Wanted
from plugins.cchc.loading import ReadingScope, load
from plugins.cchc.model.releases import Release
from tests.fixtures.new_quarter import HOTLINE, LONG_PHU, PERSON, PHONE, STNMT, make_quarter

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = {
    LONG_PHU: {
        "bao-cao/cua-so": "theo-quy-dinh", "sn-534/thieu/i.1.3": "khong-in", "loi-van/tat-ca-31": "chac",
        "bang-loi/tat-ca-2": "xong", "bang-loi/1": "dung", "bang-loi/2": "Mở một lớp tập huấn.",
    },
    STNMT: {"bao-cao/cua-so": "2023-03-15 2023-06-14", "sn-535/i.1.4/value": "1,5", "loi-van/tat-ca-6": "bo-qua"},
}  # fmt: skip


@pytest.fixture(scope="module")
def packages(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Release, Path]]:
    """Releases of the made-up quarter by unit, each with its folder."""
    tree, files = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("files")
    shutil.copytree(ROOT / "data", tree / "data")
    quarter, made = make_quarter(edition.collection, files), {}
    for unit, answers in ANSWERS.items():
        task = open_import(tree, quarter[f"{unit}.docx"], Wanted())
        folder = task.publish(task.read(answers)) / "1.0.0"
        made[unit] = load(tree, ReadingScope(f"2023-q2-{unit}")).releases[0], folder
    return made


def test_lines_fit_the_text_whose_hash_the_package_names(packages: dict[str, tuple[Release, Path]]) -> None:
    for release, folder in packages.values():
        source = (folder / "source.txt").read_text("utf-8")
        lines = source.split("\n")
        assert hashlib.sha256(source.encode()).hexdigest() == release.source.sha256
        for table in release.tables:
            if table.form.rows != "prose":
                assert all(fold(row.label) in fold(lines[row.line_from - 1]) for row in table.rows)


def test_text_has_no_person(packages: dict[str, tuple[Release, Path]]) -> None:
    texts = {unit: (folder / "source.txt").read_text("utf-8") for unit, (_, folder) in packages.items()}
    assert PHONE not in texts[LONG_PHU] and HOTLINE not in texts[LONG_PHU] and "[đã che]" in texts[LONG_PHU]
    assert PERSON not in texts[STNMT] and "[đã che] phụ trách" in texts[STNMT]


def test_passages_are_those_that_were_taken(packages: dict[str, tuple[Release, Path]]) -> None:
    release, folder = packages[LONG_PHU]
    plan, proposal = release.narrative
    assert (plan.kind, proposal.kind, proposal.text.first) == ("plan_task", "proposal", "Mở một lớp tập huấn.")
    assert proposal.text.in_("en") == "The report writes (in Vietnamese): “Mở một lớp tập huấn.”"
    line = (folder / "source.txt").read_text("utf-8").split("\n")[plan.first_line - 1]
    assert plan.text.first in line and "huyện đã ban hành" in line
    assert packages[STNMT][0].narrative == ()


def test_days_counted_say_how_they_are_known(packages: dict[str, tuple[Release, Path]]) -> None:
    windows = {unit: str(release.window) for unit, (release, _) in packages.items()}
    assert windows == {LONG_PHU: "by_rule 2023-03-15 2023-06-14", STNMT: "printed 2023-03-15 2023-06-14"}


def test_what_the_reader_is_sure_of_is_taken_with_its_indicator(packages: dict[str, tuple[Release, Path]]) -> None:
    rows = [row for table in packages[LONG_PHU][0].tables if table.form.rows == "prose" for row in table.rows]
    assert all(row.indicator and not row.unit for row in rows)
