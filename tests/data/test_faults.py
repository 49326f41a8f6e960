"""Each named fault gives exactly its own problem, at its place, in Vietnamese, and quickly. What is told stands in
golden/faults.txt. Renew after a wanted change, and read the difference:

python -m tests.data.test_faults
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from plugins.cchc.edition import assemble
from plugins.cchc.errors import DataError, Problem
from plugins.cchc.loading import load
from tests.fixtures.faults import FAULTS, FORM, NOTES, Fault, swap
from tests.fixtures.hostile_faults import HOSTILE_FAULTS

SAID = Path(__file__).parent.parent / "golden" / "faults.txt"
COLLECTION = Path(__file__).parent.parent / "fixtures" / "collection"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(COLLECTION, tmp_path / "project")
    return tmp_path / "project"


@pytest.mark.parametrize("fault", (*FAULTS, *HOSTILE_FAULTS), ids=lambda fault: fault.name)
def test_fault_gives_its_one_problem(root: Path, fault: Fault) -> None:
    fault.edit(root / fault.file)
    row = fault.row if not isinstance(fault.row, str) else _line_of(root / fault.file, fault.row)
    began = time.process_time()  # of the processor: a busy machine is no fault of ours
    with pytest.raises(DataError) as raised:
        load(root)
    assert time.process_time() - began < 2
    found = [(p.code, p.file, p.row, p.column) for p in raised.value.problems]
    assert found == [(fault.code, fault.at or fault.file, row, fault.column)], raised.value
    problem = raised.value.problems[0]
    assert problem.message and problem.cure
    assert len(problem.value) <= 60 * len("⟨U+0000⟩")
    assert "/etc/passwd" in problem.value or "root:" not in str(problem)
    assert _words_of(fault, problem) in SAID.read_text("utf-8").splitlines()


def _words_of(fault: Fault, problem: Problem) -> str:
    return " | ".join((fault.name, problem.message, problem.cure, problem.value))


def _line_of(path: Path, text: str) -> int:
    return next(at for at, line in enumerate(path.read_text("utf-8").splitlines(), start=1) if text in line)


# Told when everything is read: the rules know what their parameters name.
DEFINITION_FAULTS = (
    Fault(
        "unknown field in an identity",
        FORM,
        swap("parts: [received_carried_over", "parts: [received_carried"),
        "identity.fields",
        "id: received-total",
    ),
    Fault("identity twice", FORM, swap("id: grand-total", "id: received-total"), "identity.duplicate", 45),
    Fault(
        "field of a term",
        NOTES,
        swap("bieu-1[total].received_total", "bieu-1[total].received"),
        "identity.term",
        "id: received-as-in-table",
    ),
)


@pytest.mark.parametrize("fault", DEFINITION_FAULTS, ids=lambda fault: fault.name)
def test_wrong_definition_is_told_at_its_line(root: Path, fault: Fault) -> None:
    row = fault.row if isinstance(fault.row, int) else None
    fault.edit(root / fault.file)
    with pytest.raises(DataError) as raised:
        assemble(root, cache=root / ".cache")
    (problem,) = raised.value.problems
    row = row or _line_of(root / fault.file, str(fault.row))
    assert (problem.code, problem.file, problem.row) == (fault.code, fault.file, row)


@pytest.mark.parametrize("version", ["１.0.1", "١.٠.٠", "1.0.１"])
def test_version_folder_in_other_digits_is_refused(root: Path, version: str) -> None:
    folder = root / "data" / "reports" / "2019-h1-so-noi-vu"
    shutil.copytree(folder / "1.0.1", folder / version)
    with pytest.raises(DataError) as raised:
        load(root)
    assert {problem.code for problem in raised.value.problems} == {"file.unexpected"}


def test_name_of_a_file_stays_on_its_line(root: Path) -> None:
    """A name may not begin a line of its own, which a code host would take for a command, nor turn the writing."""
    (root / "data" / "x\n::error::y\u202e.csv").write_text("a\n", "utf-8")
    (root / "data" / "reports" / "a\nb" / "1.0.0").mkdir(parents=True)
    (root / "data" / "reports" / "a\nb" / "1.0.0" / "x.csv").write_text("a\n", "utf-8")
    told: list[str] = []
    with pytest.raises(DataError) as raised:
        load(root, progress=told.append)
    assert all(line.isprintable() for problem in raised.value.problems for line in (str(problem),))
    assert all(line.isprintable() for line in told)


def test_page_written_by_hand_is_held_to_the_same(root: Path) -> None:
    page = root / "content" / "pages" / "vi" / "x.md"
    page.parent.mkdir(parents=True)
    page.write_text("title: A\n\nGọi ông Nguyễn Văn An\n\nchữ&#x202e;ngược\n", "utf-8")
    page.with_name("nguyen-van-an.md").write_text("title: A\n", "utf-8")
    with pytest.raises(DataError) as raised:
        load(root)
    told = [(problem.code, problem.file.rsplit("/", 1)[1], problem.row) for problem in raised.value.problems]
    assert told == [("personal.name", "nguyen-van-an.md", None), ("personal.name", "x.md", 3), ("char.bidi", "x.md", 5)]


def test_names_are_unique() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_fixture_itself_is_sound() -> None:
    assert load(COLLECTION).counts.packages == 1


def test_two_faults_are_both_told(root: Path) -> None:
    by_name = {fault.name: fault for fault in FAULTS}
    for name in ("wrong unit", "unknown status", "unknown row kind"):
        by_name[name].edit(root / by_name[name].file)
    with pytest.raises(DataError) as raised:
        load(root)
    assert {problem.code for problem in raised.value.problems} == {"yaml.choice", "cell.choice", "key.unknown"}


def test_doubled_row_hides_no_deleted_one_and_no_other_number_is_suggested(root: Path) -> None:
    """Row 1 stands there twice, row 2 is gone: two causes, told as two; a mistyped key is one cause and one message."""
    table = root / "data/reports/2019-h1-so-noi-vu/1.0.1/bieu-1.csv"
    header, first, second, *rest = table.read_text("utf-8").splitlines(keepends=True)
    for lines, codes in (
        ((first, first), ["key.duplicate", "place.row"]),
        ((first, f"1{second[1:]}"), ["key.duplicate"]),
    ):
        table.write_text("".join([header, *lines, *rest]), "utf-8")
        with pytest.raises(DataError) as raised:
            load(root)
        told = [
            problem for problem in raised.value.problems if "/1.0.1/lines" in problem.file or problem.file in str(table)
        ]
        assert [problem.code for problem in told] == codes
        assert not any("có phải “" in problem.cure for problem in told)


def _say_all() -> Iterator[str]:
    for fault in (*FAULTS, *HOSTILE_FAULTS):
        with TemporaryDirectory() as folder:
            root = Path(folder, "project")
            shutil.copytree(COLLECTION, root)
            fault.edit(root / fault.file)
            try:
                load(root)
            except DataError as error:
                yield f"{_words_of(fault, error.problems[0])}\n"


if __name__ == "__main__":
    SAID.write_text("".join(_say_all()), "utf-8")
