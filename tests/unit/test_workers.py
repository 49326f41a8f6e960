"""Whoever carries out the tasks of a build, the bytes are the same: here, in processes, on a cluster that loses one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.cchc.build.build_record import digest_files
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
    assert child.returncode == -signal.SIGKILL
    assert wait_for(lambda: [pid for pid in workers if not Path(f"/proc/{pid}").exists()], 2) == workers


def wait_for(ask, wanted: int, seconds: float = 60) -> list[int]:
    end = time.monotonic() + seconds
    while len(told := ask()) < wanted and time.monotonic() < end:
        time.sleep(0.05)
    return told
