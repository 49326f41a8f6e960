"""The preview: sees what changes, rebuilds once, keeps the old site when the new one fails, serves files."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from plugins.cchc.build.preview_loop import Preview, Rebuild, make_server, watch_changes
from plugins.cchc.errors import CchcError, UseError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content", "data", "theme", "plugins/__pycache__", "output"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("pelicanconf.py", "content/a.md", "data/a.csv", "theme/a.html", "plugins/a.py", "plugins/b.py"):
        (tmp_path / file).write_text("x")
    return tmp_path


def next_change(batches: Iterator[tuple[Path, ...]]) -> set[Path]:
    """The files of the next batch that is not empty; the first of them is named, the same each time."""
    batch = next(batch for batch in batches if batch)
    assert list(batch) == sorted(batch)
    return set(batch)


@pytest.mark.parametrize("file", ["content/a.md", "data/a.csv", "theme/a.html", "plugins/a.py", "pelicanconf.py"])
def test_written_file_is_seen(root: Path, file: str) -> None:
    batches = watch_changes(root)
    assert next(batches) == ()  # watching has begun
    (root / file).write_text("longer")
    assert next_change(batches) == {root / file}


def test_new_and_removed_files_are_seen_and_others_are_not(root: Path) -> None:
    batches = watch_changes(root)
    next(batches)
    for name in ("output/index.html", "plugins/__pycache__/a.pyc", "data/.a.csv.swp", "data/a.csv~", "data/new.csv"):
        (root / name).write_text("x")
    assert next_change(batches) == {root / "data/new.csv"}
    (root / "plugins/b.py").unlink()
    assert next_change(batches) == {root / "plugins/b.py"}
    written = {root / "data" / f"{number}.csv" for number in range(9)}
    for path in written:
        path.write_text("x")
    while written:
        written -= next_change(batches)


def test_settings_that_an_editor_replaces_are_seen_every_time(root: Path) -> None:
    batches = watch_changes(root)
    next(batches)
    for _ in range(3):
        (root / "new").write_text("x")
        os.replace(root / "new", root / "pelicanconf.py")
        assert next_change(batches) == {root / "pelicanconf.py"}


def shop(root: Path, rebuild: Rebuild) -> Preview:
    return Preview(root, root / "output", "http://127.0.0.1:8000/", rebuild)


def test_batch_of_changes_gives_one_build_and_an_empty_one_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built: list[int] = []
    preview = shop(root, lambda: built.append(1))
    preview.update(())
    assert built == []
    preview.update((root / "data/a.csv", root / "theme/a.html"))
    assert built == [1]
    assert capsys.readouterr().out.startswith("→ có thay đổi: data/a.csv và 1 tệp khác; dựng lại\n")
    preview.update((root / "data/a.csv",))
    assert capsys.readouterr().out.startswith("→ có thay đổi: data/a.csv; dựng lại\n")


def test_failed_build_is_told_and_the_next_change_tries_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise CchcError("Dữ liệu có lỗi.")

    preview = shop(root, fail)
    assert not preview.attempt()
    assert "✗ Dữ liệu có lỗi. Trang cũ vẫn giữ nguyên." in capsys.readouterr().out
    built: list[int] = []
    preview.rebuild = lambda: built.append(1)
    preview.update((root / "data/a.csv",))
    assert built == [1]


def test_rebuilt_pages_whose_bytes_changed_are_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {f"bao-cao/{number}/index.html": "old" for number in range(14)} | {"404.html": "old"}

    def write() -> None:
        for name, text in texts.items():
            (root / "output" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "output" / name).write_text(text)

    preview = shop(root, write)
    preview.attempt()
    assert capsys.readouterr().out == "✓ trang đã mới\n"  # nothing to compare the first build with
    texts |= {"bao-cao/3/index.html": "new", "404.html": "new"}
    preview.attempt()
    told = ["✓ trang đã mới", "  http://127.0.0.1:8000/404.html", "  http://127.0.0.1:8000/bao-cao/3/"]
    assert capsys.readouterr().out.splitlines() == told
    preview.attempt()
    assert capsys.readouterr().out.splitlines() == ["✓ trang đã mới", "  không trang nào đổi"]
    texts |= dict.fromkeys([*texts][:10], "newer")
    preview.attempt()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 11 and all(line.startswith("  http://") for line in lines[1:])
    texts |= dict.fromkeys(texts, "newest")
    (root / "output" / "bao-cao/3/index.html").unlink()
    del texts["bao-cao/3/index.html"]
    preview.attempt()
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == ["  … và 4 trang nữa", "  1 trang không còn nữa, ví dụ /bao-cao/3/"] and len(lines) == 13
    for number in (4, 5):
        (root / "output" / f"bao-cao/{number}/index.html").unlink()
        del texts[f"bao-cao/{number}/index.html"]
    preview.attempt()
    assert capsys.readouterr().out.splitlines()[1:] == ["  2 trang không còn nữa, ví dụ /bao-cao/4/"]


def test_server_shows_the_site_that_stands_there_now(tmp_path: Path) -> None:
    site = tmp_path / "output"
    server = make_server(site, 0)
    thread = Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/index.html"
    try:
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(address, timeout=10)
        missing.value.close()
        for text in ("first", "second"):
            fresh = tmp_path / text
            fresh.mkdir()
            (fresh / "index.html").write_text(text)
            if site.exists():
                site.rename(tmp_path / "old")
            fresh.rename(site)
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.read().decode() == text
                assert answer.headers["Cache-Control"] == "no-store"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_port_in_use_is_told_plainly(tmp_path: Path) -> None:
    server = make_server(tmp_path, 0)
    try:
        with pytest.raises(UseError, match=f"cổng {server.server_port}: một chương trình khác đang dùng"):
            make_server(tmp_path, server.server_port)
    finally:
        server.server_close()
    with pytest.raises(UseError, match="cổng 70000: số cổng từ 0 đến 65535"):
        make_server(tmp_path, 70000)


def test_interrupt_ends_it_cleanly(tmp_path: Path) -> None:
    """Ctrl-C while a build runs: a word, no traceback, the half-made folder gone."""
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom plugins.cchc.build.preview_loop import serve\n"
        "from plugins.cchc.build.builder import build_beside\n"
        "def build(folder):\n    folder.mkdir()\n    os.kill(os.getpid(), signal.SIGINT)\n"
        "root = Path(sys.argv[1])\nserve(root, root / 'output', 0, lambda: build_beside(root / 'output', build))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert "đã dừng" in ended.stdout and ended.stderr == ""
    assert list(tmp_path.iterdir()) == []
