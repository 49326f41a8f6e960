"""What checking costs: rows a second of the processor; the structure pass beside Frictionless on the same tables."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from plugins.cchc.edition import assemble
from plugins.cchc.loading import write_ledger
from plugins.cchc.loading.read_definitions import Vocabulary, read_forms
from plugins.cchc.loading.read_files import Faults, read_tree
from plugins.cchc.loading.read_portal import read_languages
from plugins.cchc.loading.read_references import read_reference_sheets
from plugins.cchc.loading.read_releases import read_folder, version_folders
from plugins.cchc.loading.structure_check import TableSet, check_structure, frictionless_errors
from tests.benchmark.made_up_collection import find_model, write_collection


@dataclass(frozen=True)
class CheckingCost:
    """Seconds of the processor. `gate` reads and checks a made-up collection that Frictionless passed before; `kept`
    is the same when it was released and what was judged then is kept."""

    reports: int
    rows: int  # of their tables, those of lines.csv not counted
    gate: float
    gate_and_frictionless: float  # the first time, when Frictionless is asked about each version
    kept: float
    kept_mib: float  # most memory that the process needed
    structure_rows: int  # of all real tables
    structure: float
    frictionless: float


def measure_checking(root: Path, folder: Path, reports: int = 192, times: int = 5) -> CheckingCost:
    """The median of several runs; each run of the gate is a process of its own, that nothing is known beforehand."""
    write_collection(root, folder, find_model(root), reports)
    first, rows, _ = assemble_apart(root, folder)
    gate = median(assemble_apart(root, folder)[0] for _ in range(times))
    write_ledger(folder)
    assemble_apart(root, folder)
    kept = [assemble_apart(root, folder) for _ in range(times)]
    kept_cost = median(seconds for seconds, _, _ in kept), max(mib for _, _, mib in kept)
    return CheckingCost(reports, rows, gate, first, *kept_cost, *_measure_structure(root, times))


def checking_lines(cost: CheckingCost) -> list[str]:
    """What `make bench` prints."""
    ours, theirs = cost.structure_rows / cost.structure, cost.structure_rows / cost.frictionless
    return [
        "wanted: 10,000 rows a CPU-second, of released ones 100,000; the structure 50 times as fast as Frictionless",
        f"rows checked     {cost.rows:>9,}  {cost.rows / cost.gate:>9,.0f} /CPU-s   ({cost.reports} new reports)",
        f"and Frictionless {cost.rows:>9,}  {cost.rows / cost.gate_and_frictionless:>9,.0f} /CPU-s   (the first time)",
        f"released, kept   {cost.rows:>9,}  {cost.rows / cost.kept:>9,.0f} /CPU-s   ({cost.kept_mib:,.0f} MiB)",
        f"structure alone  {cost.structure_rows:>9,}  {ours:>9,.0f} /CPU-s   (all real)",
        f"by Frictionless  {cost.structure_rows:>9,}  {theirs:>9,.0f} /CPU-s",
        f"Frictionless / structure    {ours / theirs:>9.1f}  times the cost",
    ]


def assemble_apart(root: Path, folder: Path) -> tuple[float, int, float]:
    """(seconds of the processor, rows, most MiB) of one reading in a process of its own, without start and imports."""
    command = [sys.executable, "-m", "tests.benchmark.measure_checking", str(folder), str(folder / "cache")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    seconds, rows, mib = json.loads(done.stdout)
    return seconds, rows, mib


def _assemble_here(folder: Path, cache: Path) -> tuple[float, int, float]:
    began = time.process_time()
    edition = assemble(folder, cache=cache)
    spent = time.process_time() - began
    rows = sum(len(table.rows) for release in edition.collection.releases for table in release.tables)
    return spent, rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _measure_structure(root: Path, times: int) -> tuple[int, float, float]:
    """(rows, seconds of our pass, seconds of Frictionless), asked by turns about every real table and list."""
    faults = Faults()
    tree = read_tree(root, faults)
    languages = read_languages(tree)
    sheets = read_reference_sheets(tree, languages, faults)
    lists = sheets.lists(tree.reports)
    vocabulary = Vocabulary(languages, lists, read_forms(tree, languages, lists, faults))
    folders = [read_folder(tree, pair, vocabulary, faults) for pair in version_folders(tree)]
    sets = [TableSet("", (), sheets.jobs()), *(folder for folder in folders if folder is not None)]
    ids = [tables.known_ids(lists) for tables in sets]

    def ours() -> None:
        check_structure([job for tables in sets for job in tables.jobs], lists, faults)

    def theirs() -> None:
        for tables, known in zip(sets, ids, strict=True):
            assert not list(frictionless_errors(tables.jobs, known))

    theirs()  # its import is not counted
    spent = [(_seconds(ours), _seconds(theirs)) for _ in range(times)]
    assert not faults.problems
    rows = sum(len(job.sheet.rows) for tables in sets for job in tables.jobs)
    return rows, median(mine for mine, _ in spent), median(other for _, other in spent)


def _seconds(run: Callable[[], None]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


if __name__ == "__main__":
    print(json.dumps(_assemble_here(Path(sys.argv[1]), Path(sys.argv[2]))))
