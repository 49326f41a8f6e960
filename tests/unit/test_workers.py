"""Whoever carries out the tasks of a build, the bytes are the same: here, in processes, on a cluster that loses one."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.cchc.build import build_steps, workers
from plugins.cchc.build.build_record import digest_files
from plugins.cchc.build.build_steps import FILES, PlannedBuild
from plugins.cchc.build.made_files import FolderFiles, MadeFiles, write_files
from plugins.cchc.build.print_site import print_site
from plugins.cchc.build.site_build import MadeBefore, SiteBuild
from plugins.cchc.build.workers import Workers
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.citation import FileSizes
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.site_chrome import SiteChrome
from tests.fixtures.small_edition import small_edition

ROOT = Path(__file__).resolve().parents[2]


def tell_page(page: Page, chrome: SiteChrome) -> str:
    """A press that shows everything of a page value."""
    return f"{page!r}\n{chrome!r}"


def make_build() -> SiteBuild:
    return SiteBuild(small_edition(), "https://mau.example", press=tell_page)


def built_by(workers: Workers, folder: Path) -> dict[str, str]:
    print_site(make_build(), folder, folder / "output", workers)
    return digest_files(folder / "output")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built_by(Workers(), tmp_path_factory.mktemp("alone"))


@pytest.mark.parametrize("processes", [2, 4])
def test_processes_yield_the_same_bytes(alone: dict[str, str], processes: int, tmp_path: Path) -> None:
    assert len(alone) > 300
    assert built_by(Workers(processes), tmp_path) == alone


def test_cycles_are_sought_seldom_while_tasks_are_carried_out_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with Workers().start(PlannedBuild(make_build())):
        assert gc.get_threshold()[0] > before[0] and gc.get_threshold()[1:] == before[1:]
        assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == before and gc.get_freeze_count() == 0


class CountedSizes(FileSizes):
    told = 0  # how often it was sent to another process

    def __reduce_ex__(self, protocol):
        CountedSizes.told += 1
        return super().__reduce_ex__(protocol)


def test_a_process_is_told_once_what_was_made_before(tmp_path: Path) -> None:
    build = SiteBuild(small_edition(), press=tell_page, before=MadeBefore(sizes=CountedSizes()))
    print_site(build, tmp_path, tmp_path / "output", Workers(2))
    assert CountedSizes.told <= 4, "twice to each of the two: with the files and with the pages"


def test_a_cluster_that_loses_a_worker_yields_the_same_bytes(alone: dict[str, str], tmp_path: Path) -> None:
    distributed = pytest.importorskip("dask.distributed")
    with distributed.LocalCluster(3, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        victims = [nanny.pid for nanny in cluster.workers.values()]
        lost = LosingRemake(victims[0], tmp_path / "lost")
        assert built_by(Workers(cluster=cluster.scheduler_address, remake=lost), tmp_path) == alone
    assert (tmp_path / "lost").exists()


class LosingRemake:
    """Makes the build anew on a worker; one of them is killed while it does."""

    def __init__(self, victim: int, told: Path) -> None:
        self.victim, self.told = victim, told

    def __call__(self) -> SiteBuild:
        if os.getpid() == self.victim:
            self.told.touch()
            os.kill(self.victim, signal.SIGKILL)
        return make_build()


class StumblingRemake:
    """Fails where nobody has failed yet."""

    def __init__(self, told: Path) -> None:
        self.told = told

    def __call__(self) -> SiteBuild:
        if not self.told.exists():
            self.told.touch()
            raise OSError("the disk is not there yet")
        return make_build()


def test_a_machine_of_a_cluster_that_stumbles_once_does_not_stop_the_build(tmp_path: Path) -> None:
    distributed = pytest.importorskip("dask.distributed")
    planned = PlannedBuild(make_build())
    with distributed.LocalCluster(1, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        remake = StumblingRemake(tmp_path / "stumbled")
        with Workers(cluster=cluster.scheduler_address, remake=remake).start(planned) as carry_out:
            (calendar,) = carry_out([(FILES, "calendar")])
    assert (tmp_path / "stumbled").exists() and calendar.files == planned.carry_out(FILES, "calendar").files


def die(page: Page, chrome: SiteChrome) -> str:
    os._exit(3)


def fail(page: Page, chrome: SiteChrome) -> str:
    raise CchcError(f"{page.head.path} không in được")


@pytest.mark.parametrize("processes", [1, 2])
def test_what_stops_a_task_stops_the_build(processes: int, tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="không in được"):
        print_site(SiteBuild(small_edition(), press=fail), tmp_path, tmp_path / "output", Workers(processes))


def test_a_process_that_dies_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="PROCESSES=1"):
        print_site(SiteBuild(small_edition(), press=die), tmp_path, tmp_path / "output", Workers(2))


# A build whose pages take for ever, so that it is at work when it is killed; it says which processes it has forked.
CHILD = """
import multiprocessing, sys, time
from pathlib import Path
from plugins.cchc.build.print_site import print_site
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.build.workers import Workers
from tests.fixtures.small_edition import small_edition
def wait(page, chrome):
    Path(sys.argv[1], f"{multiprocessing.current_process().pid}.pid").touch()
    time.sleep(600)
print_site(SiteBuild(small_edition(), press=wait), Path(sys.argv[1]), Path(sys.argv[1]) / "output", Workers(2))
"""


def test_processes_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path)], cwd=ROOT, stdout=subprocess.DEVNULL) as child:
        workers = wait_for(lambda: [int(path.stem) for path in tmp_path.glob("*.pid")], 2)
        child.kill()
    assert child.returncode == -signal.SIGKILL and len(workers) == 2
    assert wait_for(lambda: [pid for pid in workers if has_ended(pid)], 2) == workers


def has_ended(pid: int) -> bool:
    """Whether or not whoever adopted it has asked how: a busy machine, or a container, may never ask."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


def wait_for(ask, wanted: int, seconds: float = 300) -> list[int]:
    end = time.monotonic() + seconds
    while len(told := ask()) < wanted and time.monotonic() < end:
        time.sleep(0.05)
    return told


def test_tasks_are_sent_in_portions_of_neighbours_of_one_step_and_language() -> None:
    names = [("b", f"vi/{n}") for n in range(40)] + [("b", "en/1"), ("c", "en/2"), ("c", "tep")]
    portions = list(workers._portions(names, 16))
    assert [lang for lang, _ in portions][-3:] == ["en", "en", "tep"]
    assert [name for _, portion in portions for name in portion] == names
    assert [len(portion) for _, portion in portions] == [6, 6, 6, 6, 6, 6, 4, 1, 1, 1]
    assert [len(portion) for _, portion in workers._portions(names, 1)] == [1] * 43
    assert max(len(portion) for _, portion in workers._portions(names, 3)) == 3


def test_tasks_of_a_language_keep_to_their_lanes_and_others_go_around() -> None:
    sent: list[tuple[int, str, bool]] = []

    class Lane(Executor):
        def __init__(self, number: int) -> None:
            self.number = number

        def submit(self, fn, /, *arguments: Any, **_: Any) -> Future[Any]:
            _, told, portion = arguments
            sent.extend((self.number, name, told is not None) for _, name in portion)
            future: Future[list[MadeFiles]] = Future()
            future.set_result([MadeFiles({name: b""}) for _, name in portion])
            return future

    planned = PlannedBuild(SiteBuild(small_edition()))
    names = [("a", f"{lang}/{n}") for n in range(4) for lang in ("vi", "en")] + [("a", f"tep-{n}") for n in range(4)]
    made = Workers(4)._carry_out(planned, [Lane(number) for number in range(4)], "key", names)
    assert [name for each in made for name in each.files] == [name for _, name in names]
    lanes = {kind: [number for number, name, _ in sent if name.startswith(kind)] for kind in ("vi", "en", "tep")}
    assert lanes == {"vi": [0, 2, 0, 2], "en": [1, 3, 1, 3], "tep": [0, 1, 2, 3]}
    assert [number for number, _, told in sent if told] == [0, 1, 2, 3], (
        "each process is told once what it may not know"
    )
    sent.clear()
    list(Workers(cluster="may")._carry_out(planned, [Lane(number) for number in range(4)], "key", names))
    assert all(told for _, _, told in sent), "nobody knows which machine of a cluster is asked"


def test_a_worker_elsewhere_makes_the_build_once_and_forgets_those_that_are_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[SiteBuild] = []

    def remake() -> SiteBuild:
        made.append(make_build())
        return made[-1]

    monkeypatch.setattr(workers, "_known", {"old": PlannedBuild(make_build())})
    before = MadeBefore()
    before.sizes["tep"] = 3
    for _ in range(2):
        (calendar,) = workers._carry_out("new", (remake, before), [(FILES, "calendar")])
        assert calendar.files
    assert len(made) == 1 and list(workers._known) == ["new"] and made[0].sizes == {"tep": 3}


def test_what_another_process_learnt_is_known_here() -> None:
    before, other = MadeBefore(), MadeBefore()
    before.frozen["vi"] = {"a": {}}
    other.sizes["tep"] = 3
    other.sizes.sums["tep"] = "ab"
    other.frozen.update({"vi": {"b": {"x": ("1", "2")}}, "en": {"c": {}}})
    before.learn(other)
    assert before.sizes == {"tep": 3} and before.sizes.sums == {"tep": "ab"}
    assert before.frozen == {"vi": {"a": {}, "b": {"x": ("1", "2")}}, "en": {"c": {}}}


def test_files_are_written_beside_others_and_never_over_them(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/b.txt": b"1"})
    write_files(tmp_path, {"a/c.txt": b"2", "d.txt": b"3"})
    assert list(digest_files(tmp_path)) == ["a/b.txt", "a/c.txt", "d.txt"]
    with pytest.raises(FileExistsError):
        write_files(tmp_path, {"a/b.txt": b"4"})


def test_what_the_old_site_has_gets_a_second_name_and_all_else_is_written(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    files = {name: b"1" for name in ("same", "longer", "another", "closed", "elsewhere", "a/missing")}
    write_files(old, {name: content for name, content in files.items() if name != "a/missing"})
    for name, content in (("longer", b"11"), ("another", b"2")):
        (old / name).write_bytes(content)
    (old / "closed").chmod(0o600)
    (old / "elsewhere").rename(tmp_path / "elsewhere")
    (old / "elsewhere").symlink_to(tmp_path / "elsewhere")
    write_files(new, files, old)
    assert {path.relative_to(new).as_posix(): path.read_bytes() for path in new.rglob("*") if path.is_file()} == files
    assert [name for name in files if (new / name).stat().st_nlink == 2] == ["same"]
    assert {(new / name).lstat().st_mode for name in files} == {(new / "a" / "missing").stat().st_mode}
    with pytest.raises(FileExistsError):
        write_files(new, {"same": b"1"}, old)


def test_files_of_a_folder_are_read_when_asked_for_and_sent_as_bytes() -> None:
    files = FolderFiles("x/")
    write_files(files.folder, {"a/b.txt": b"1", "d.txt": b"3"})
    assert dict(files) == {"x/a/b.txt": b"1", "x/d.txt": b"3"} and len(files) == 2
    folder, sent = files.folder, pickle.loads(pickle.dumps(files))
    del files
    assert sent == {"x/a/b.txt": b"1", "x/d.txt": b"3"} and not folder.exists()
    gone = FolderFiles("x/")
    shutil.rmtree(gone.folder)  # whoever clears the temporary folders is no trouble: an error here fails the test
    del gone


def test_a_task_that_has_written_its_files_hands_none_back(tmp_path: Path) -> None:
    build = SiteBuild(small_edition())
    sent, written = PlannedBuild(build).carry_out(FILES, "calendar"), PlannedBuild(build, tmp_path)
    made = written.carry_out(FILES, "calendar")
    assert sent.files and made == replace(sent, files={})
    assert {name: (tmp_path / name).read_bytes() for name in sent.files} == sent.files


def test_cards_become_files_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(build_steps, "card_bytes", lambda card: drawn.append(card) or b"png")
    card: Any = object()
    made = build_steps.with_cards(MadeFiles({"a/index.html": b"1"}, count=1, cards={"a/the.png": card}))
    assert made == MadeFiles({"a/index.html": b"1", "a/the.png": b"png"}, count=1)
    assert build_steps.with_cards(made) == made and drawn == [card]


def test_a_step_lists_its_tasks_once() -> None:
    planned = PlannedBuild(SiteBuild(small_edition()))
    tasks = planned.tasks(FILES)
    assert planned.tasks(FILES) is tasks and "calendar" in tasks
    assert planned.carry_out(FILES, "calendar").files == tasks["calendar"]().files
