"""The long form of what tests ask in short: seeded attacks on guard, gate, importer and the sample server."""

from __future__ import annotations

import csv
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from plugins.cchc.errors import UseError
from plugins.cchc.intake.document_file import open_document
from plugins.cchc.loading.personal import find_personal
from tests.fixtures.nginx import nginx, put_load
from tests.planted.mutated_packages import try_changes
from tests.planted.personal_held_out import HARMLESS, HELD_OUT
from tests.planted.personal_items import KINDS, SPELLINGS, recall
from tests.planted.personal_templates import read_lot
from tests.unit.test_intake_hostile import FILES

ROOT = Path(__file__).parents[2]
LOTS = {
    "first": SPELLINGS,
    "second": HELD_OUT,
    **{name: read_lot(name) for name in ("third", "fourth", "fifth", "sixth")},
}
LOOKS = Path(__file__).with_name("first_looks.csv")
Lines = Iterator[str]


def attack_guard(seed: int, count: int) -> Lines:
    """Personal data of nobody, in many spellings; texts that are none; rows of figures."""
    with LOOKS.open(encoding="utf-8", newline="") as file:
        looks = {look.pop("lot"): look for look in csv.DictReader(file)}
    for name, spellings in LOTS.items():
        missed = recall(find_personal, spellings, seed, count)
        about = looks.get(name, {}).get("about", "the guard was made with it")
        yield f"told of {count} each, {name} lot ({about}): {_shares({kind: missed[kind] for kind in KINDS}, count)}"
    yield f"wanted: {', '.join(f'{kind} {share:.0%}' for kind, share in KINDS.items())}"
    for name, look in looks.items():
        yield f"first look at the {name} lot: {', '.join(f'{kind} {look[kind]}%' for kind in KINDS)}"
    yield f"alarms on {len(HARMLESS)} texts that only look so: {sum(any(find_personal(text)) for text in HARMLESS)}"
    rows = [_figures(random) for random in [Random(seed)] for _ in range(10 * count)]
    yield f"alarms on {len(rows):,} made-up rows of figures: {sum(any(find_personal(row)) for row in rows)}"


def _shares(missed: dict[str, list[str]], count: int) -> str:
    return ", ".join(f"{kind} {1 - len(texts) / count:.1%}" for kind, texts in missed.items())


def _figures(random: Random) -> str:
    kinds = (
        lambda: "0",
        lambda: str(random.randrange(1000)),
        lambda: f"{random.randrange(1, 99)}.{random.randrange(1000):03}",
    )
    return " ".join(random.choice(kinds)() for _ in range(random.randint(4, 14)))


def attack_gate(seed: int, count: int) -> Lines:
    """Changed packages and references until so many have passed; what passed is built to page values."""
    trials = list(try_changes(seed, 0, passed=count))
    refused = [trial for trial in trials if trial.problems]
    placed = sum(trial.is_placed for trial in refused)
    yield f"changes {len(trials):,}: passed and built {len(trials) - len(refused):,}, refused {len(refused):,}"
    yield f"crashes: {sum(bool(trial.crash) for trial in trials)}"
    yield f"refusals that name the changed row, or no row, first: {placed / max(len(refused), 1):.1%}"
    yield from (f"  {trial.change}: {trial.crash}" for trial in trials if trial.crash)


def attack_importer(seed: int, count: int) -> Lines:
    """Files that were made to harm, each read once."""
    worst, largest, told = 0.0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        for file, make in FILES.items():
            path = Path(name) / file
            path.write_bytes(make(9))  # where nobody listens
            before = _children()
            try:
                open_document(path)
            except UseError:
                told += 1
            worst, largest = max(worst, _children() - before), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    yield f"files {len(FILES)}: refused in one sentence {told}, read without following anything {len(FILES) - told}"
    yield f"at most {worst:.1f} s of the processor and {largest / 2**20:.2f} GiB"


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def attack_server(seed: int, count: int) -> Lines:
    """The built site behind the sample configuration, on this machine alone."""
    site, program = ROOT / "output", shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if program is None or not site.is_dir():
        yield "left out: needs nginx (apt-get install nginx-light) and a built site (make html)"
        return
    files = sorted(f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file())
    paths = Random(seed).sample(files, min(400, len(files)))
    with tempfile.TemporaryDirectory() as name, nginx(program, site, Path(name)) as port:
        for readers in (1, 10, 50):
            seconds, took, failed = put_load(port, paths, readers, 4 * count)
            half, most = took[len(took) // 2], took[len(took) * 99 // 100]
            yield (
                f"{readers:3} readers: {len(took):,} answers, {failed} failed, {len(took) / seconds:,.0f} a second,"
                f" median {half:.1f} ms, 99 of 100 within {most:.1f} ms"
            )


ATTACKS: dict[str, Callable[[int, int], Lines]] = {
    "Personal data": attack_guard,
    "What passes the gate builds; what is refused names its row": attack_gate,
    "Files made to harm an importer": attack_importer,
    "The sample server under load": attack_server,
}


def run_attacks(seed: int, count: int, say: Callable[[str], None]) -> dict[str, list[str]]:
    """The lines of each attack, said as they come."""
    told: dict[str, list[str]] = {}
    for heading, attack in ATTACKS.items():
        say(f"→ {heading} (seed {seed})")
        began, lines = time.monotonic(), []
        for line in attack(seed, count):
            say(line)
            lines.append(line)
        say(f"  {time.monotonic() - began:.0f} s")
        told[heading] = lines
    return told
