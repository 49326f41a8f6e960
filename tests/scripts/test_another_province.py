"""A fork for another province, end to end: data/ and content/ replaced and nothing else, checked, built, published."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.cchc.errors import EXIT_DATA
from tests.browser.serving import open_tab, serve
from tests.fixtures.newcomer import FILES, ROOT, lend_kept
from tests.rooms.places import names_of, pattern_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROVINCE = ROOT / "tests" / "fixtures" / "other-province"
# The repository on the site's own host, below its address: what lies there is no page of the site.
ADDRESS = "https://song-mau.example/so-lieu"
REPOSITORY = f"{ADDRESS}/git"
CONTACT = "contact: https://lien-he.song-mau.example/"
SERVICE = "https://dich-vu.example/"
ANSWERS = f"""contact: ""
services: [{{name: {{vi: Tra giấy, en: Look up}}, note: {{vi: Cần mã., en: Needs a code.}}, address: "{SERVICE}"}}]"""
PACKED = (".xlsx", ".zip")
# Neither pictures nor what others wrote: their bytes may look like a name.
SILENT = (".png", ".woff2", ".parquet", "vega.js")


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fork")
    for name in FILES:
        source = (PROVINCE if name in ("data", "content") else ROOT) / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    shutil.copytree(ROOT / "content" / "texts", folder / "content" / "texts")
    lend_kept(folder / ".cache")
    portal = folder / "data" / "portal.yaml"
    told = portal.read_text("utf-8")
    assert told.count(CONTACT) == 1
    portal.write_text(told.replace(CONTACT, ANSWERS), "utf-8")
    return folder


def start(fork: Path, command: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SITEURL": ADDRESS, "REPOSITORY_URL": REPOSITORY}
    words = ("-m", f"scripts.{command}", *words)
    return subprocess.run([sys.executable, *words], cwd=fork, env=environment, capture_output=True, text=True)


def run(fork: Path, command: str, *words: str) -> str:
    ended = start(fork, command, *words)
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-3000:]
    return ended.stdout


@pytest.fixture(scope="module")
def publication(fork: Path) -> str:
    """What the first one says: there are no addresses yet that must be kept."""
    run(fork, "build", "--output", "output")
    run(fork, "addresses", "--site", "output", "--first")
    return run(fork, "publish", "--dest", "www")


@pytest.fixture(scope="module")
def published(fork: Path, publication: str) -> Path:
    return fork / "www"


def test_data_pass_and_are_released(fork: Path) -> None:
    assert "✓ Dữ liệu đạt: 3 gói dữ liệu" in run(fork, "check")
    assert "Không có bản mới" in run(fork, "release")


def test_site_is_verified_and_published_under_its_address(publication: str, published: Path) -> None:
    assert "kiểm tra bản dựng" in publication and "✓ Đã xuất bản" in publication
    assert f"curl -sSfIL {SERVICE}" in publication
    assert os.readlink(published) == "www.d/1"
    home = (published / "index.html").read_text("utf-8")
    assert f"<link rel=canonical href={ADDRESS}/>" in home
    assert f"<a href={REPOSITORY}/issues>Liên hệ</a> · Cập nhật tới: chưa hẹn ngày" in home


def test_no_file_names_anything_of_ours(published: Path) -> None:
    theirs = names_of(PROVINCE / "data")
    pattern = pattern_of({name: kind for name, kind in names_of(ROOT / "data").items() if name not in theirs})
    named = {(name, word) for name, text in _texts(published) for word in pattern.findall(text)}
    assert sorted(named) == []


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Whatever can be read as text, also inside workbooks and archives."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and "vendor" not in path.parts):
        name = path.relative_to(folder).as_posix()
        if name.endswith(SILENT):
            continue
        if path.suffix in PACKED:
            with zipfile.ZipFile(path) as packed:
                yield from (
                    (f"{name}:{part}", packed.read(part).decode("utf-8", "ignore")) for part in packed.namelist()
                )
        else:
            yield name, path.read_bytes().decode("utf-8", "ignore")


def test_news_about_figures_that_are_not_there_are_all_told_and_nothing_is_built(fork: Path) -> None:
    """As where a fork keeps the news of another province: file, name and cure, and no trace of a program."""
    wrong = [fork / "content" / part / "vi" / "sai.md" for part in ("news", "pages")]
    for path in wrong:
        head = "Title: Sai\nDate: 2026-10-01\nSummary: Sai\nSlug: sai\nLang: vi\n\n"
        path.write_text(f"{head}<!-- value: dung-han x {path.parts[-3]} -->\n", "utf-8")
    try:
        checked, ended = start(fork, "check"), start(fork, "build", "--output", "sai")
    finally:
        for path in wrong:
            path.unlink()
    assert (checked.returncode, ended.returncode) == (EXIT_DATA, EXIT_DATA) and not (fork / "sai").exists()
    told = ended.stdout + ended.stderr
    assert "Traceback" not in told and told.count("→ Sửa cho đúng đơn vị, kỳ, chỉ số hoặc ô đang có") == 2
    for part in ("news", "pages"):
        assert f"content/{part}/vi/sai.md, dòng 7: không có con số nào tên như vậy" in told
        assert f"(đang ghi: “value: dung-han x {part}”)" in told
        assert f"content/{part}/vi/sai.md" in checked.stdout, "the check refuses what could not be built"


def test_reader_finds_the_province(published: Path, browser: Browser) -> None:
    with serve(published) as address, open_tab(browser, address) as (tab, watch):
        tab.goto(address)
        assert "Sông Mẫu" in tab.title()
        tab.get_by_role("link", name="Đơn vị", exact=True).first.click()
        tab.get_by_role("link", name="Đặc khu Hòn Mẫu").first.click()
        assert tab.get_by_role("heading", level=1).inner_text().startswith("Đặc khu Hòn Mẫu")
        assert (watch.faults, watch.elsewhere) == ([], [])
