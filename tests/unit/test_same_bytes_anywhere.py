"""A released version is the same wherever it is published: its files, their sums, the identifier of their folder."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from plugins.cchc.build.download_tasks import download_tasks
from plugins.cchc.build.made_files import write_files
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.formats.file_facts import SUMS
from plugins.cchc.pages.links import ALL_DATA
from tests.fixtures.small_edition import small_edition

URLS = ("https://mau.example", "http://tinh-khac.example:8080/so-lieu")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folders = [tmp_path_factory.mktemp("site") for _ in URLS]
    for folder, url in zip(folders, URLS, strict=True):
        for task in download_tasks(SiteBuild(small_edition(), url)).values():
            write_files(folder, task().files)
    return folders


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())


def swhid(folder: Path) -> str:
    """Of the folder with its files alone, as the archive of software computes it (a git tree)."""
    entries = b""
    for path in files_in(folder):
        content = path.read_bytes()
        entries += b"100644 %s\0" % path.name.encode() + hashlib.sha1(b"blob %d\0" % len(content) + content).digest()
    return f"swh:1:dir:{hashlib.sha1(b'tree %d' % len(entries) + bytes(1) + entries).hexdigest()}"


def test_a_version_is_the_same_bytes_wherever_it_is_published(sites: list[Path]) -> None:
    folders = [path.parent.relative_to(sites[0]) for path in sites[0].rglob(SUMS)]
    assert Path(ALL_DATA) in folders and len(folders) > 3
    for folder in folders:
        first, second = (site / folder for site in sites)
        assert [path.name for path in files_in(first)] == [path.name for path in files_in(second)]
        assert swhid(first) == swhid(second), [
            path.name for path in files_in(first) if path.read_bytes() != (second / path.name).read_bytes()
        ]


def test_no_file_of_a_version_names_the_site(sites: list[Path]) -> None:
    host = re.compile(b"mau.example")
    files = [path for sums in sites[0].rglob(SUMS) for path in files_in(sums.parent)]
    assert [path.name for path in files if host.search(path.read_bytes())] == []
    assert any(host.search(path.read_bytes()) for path in (sites[0] / "api").rglob("*.json")), "the API does"
