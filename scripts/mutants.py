"""make mutants: plants a fixed set of small faults in each room and tells how many of them the tests notice."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from plugins.cchc.errors import UseError
from plugins.cchc.messages.commands import Arguments, run_command
from tests.mutants.choosing import choose_mutants, find_rooms, read_equivalents, stale_equivalents
from tests.mutants.recording import record_tests
from tests.mutants.report import falls_short, render, room_line
from tests.mutants.sites import Mutant
from tests.mutants.trying import MutantTrial, RoomResult
from tests.mutants.warming import import_libraries

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENTS = ROOT / "tests" / "mutants" / "equivalent.txt"


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make mutants", description="Cài lỗi nhỏ vào mã, đếm xem phép thử thấy bao nhiêu.")
    parser.add_argument("--room", default="", help="một phòng của plugins/cchc, hoặc plugins")
    parser.add_argument("--tests", default="*", help="chỉ hỏi các tệp phép thử này, ví dụ tests/unit/test_tables*")
    parser.add_argument("--count", type=int, default=40, help="số lỗi mỗi phòng")
    parser.add_argument("--seed", default="", help="chọn những lỗi khác, ví dụ 2")
    parser.add_argument("--workers", type=int, default=2, help="số tiến trình cùng lúc")
    options = parser.parse_args(words)
    rooms = find_rooms(ROOT)
    if options.room not in ("", *rooms):
        raise UseError(f"Không có phòng “{options.room}”. Các phòng: {', '.join(rooms)}.")
    if options.count < 1 or options.workers < 1:
        raise UseError("COUNT và WORKERS phải từ 1 trở lên, ví dụ make mutants COUNT=40.")
    equivalents = read_equivalents(EQUIVALENTS)
    if faults := stale_equivalents(ROOT, equivalents):
        raise UseError(f"{EQUIVALENTS.relative_to(ROOT)}: {'; '.join(faults)}.")
    names = [options.room] if options.room else rooms
    chosen = {name: choose_mutants(ROOT, rooms[name], options.count, equivalents, options.seed) for name in names}
    import_libraries(ROOT)
    trial = MutantTrial(ROOT, record_tests(ROOT, options.workers, options.tests), options.workers)
    results = list(_try_rooms(trial, chosen))
    print("\n" + render(results))
    return 1 if any(falls_short(result) for result in results) else 0


def _try_rooms(trial: MutantTrial, rooms: dict[str, list[Mutant]]) -> Iterator[RoomResult]:
    for room, mutants in rooms.items():
        start = time.monotonic()
        if trial.fails_unchanged(mutants):
            raise UseError(f"Có phép thử của phòng “{room}” chưa đạt khi mã còn nguyên: chạy make test trước.")
        result = trial.try_room(room, mutants)
        print(room_line(result, time.monotonic() - start), flush=True)
        yield result


if __name__ == "__main__":
    sys.exit(run_command(main))
