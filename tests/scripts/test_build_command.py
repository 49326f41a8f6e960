"""The build takes the old site's place only when it is whole; a fake printer stands in for Pelican."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.cchc.build.builder import DataRefused, build_beside, make_builder
from plugins.cchc.errors import EXIT_BUILD, EXIT_DATA, CchcError, UseError
from plugins.cchc.messages.build_summary import render_account, render_address
from plugins.cchc.messages.commands import run_command
from scripts import build

ROOT = Path(__file__).resolve().parents[2]


def print_site(folder: Path) -> None:
    folder.mkdir()
    (folder / "build.json").write_text(json.dumps({"pages": 1234}))


def print_half(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_text("half")


def fail(folder: Path) -> None:
    print_half(folder)
    raise CchcError("hỏng giữa chừng")


def test_new_site_replaces_the_old(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert build_beside(output, print_site) == {"pages": 1234}
    (output / "stale.html").write_text("x")
    build_beside(output, print_site)
    assert [path.name for path in output.iterdir()] == ["build.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize("build", [fail, print_half])
def test_failed_or_half_build_leaves_the_old_site(tmp_path: Path, build) -> None:
    output = tmp_path / "output"
    build_beside(output, print_site)
    with pytest.raises(CchcError):
        build_beside(output, build)
    assert [path.name for path in output.iterdir()] == ["build.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_site_put_aside_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    print_site_at = tmp_path / "output.new" / "old"
    print_site_at.parent.mkdir()
    print_site(print_site_at)
    with pytest.raises(CchcError):
        build_beside(tmp_path / "output", fail)
    assert (tmp_path / "output" / "build.json").is_file()


def test_folder_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("x")
    with pytest.raises(UseError, match="không phải là trang"):
        build_beside(tmp_path, print_site)
    with pytest.raises(UseError, match="không phải là thư mục"):
        build_beside(tmp_path / "letters.txt", print_site)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def make_root(folder: Path, program: str) -> Path:
    """A project whose `pelican` is a stand-in that does what the test says."""
    (folder / "pelican.py").write_text(program)
    (folder / "pelicanconf.py").write_text("")
    return folder


@pytest.mark.parametrize(
    ("program", "error", "code"),
    [
        ("raise SystemExit(2)", DataRefused, EXIT_DATA),
        ("raise SystemExit(1)", CchcError, EXIT_BUILD),
        ("import os; os.abort()", CchcError, EXIT_BUILD),
    ],
)
def test_failure_of_pelican_becomes_the_exit_code(tmp_path: Path, program: str, error, code: int) -> None:
    with pytest.raises(error) as raised:
        make_builder(make_root(tmp_path, program), "pelicanconf.py")(tmp_path / "site")
    assert raised.value.exit_code == code


def test_pelican_is_called_so_that_errors_are_fatal(tmp_path: Path) -> None:
    program = "import json, os, sys\njson.dump([sys.argv[1:], os.environ['PYTHONHASHSEED']], open('said.json', 'w'))"
    make_builder(make_root(tmp_path, program), "pelicanconf.py")(tmp_path / "site")
    words, seed = json.loads((tmp_path / "said.json").read_text())
    assert words == ["content", "-s", "pelicanconf.py", "-o", str(tmp_path / "site"), "--fatal", "errors"]
    assert seed == "0"


def test_dropped_page_fails_the_build(tmp_path: Path) -> None:
    root = make_root(tmp_path, "")
    (root / "content" / "news").mkdir(parents=True)
    (root / "content" / "news" / "tin.md").write_text("Title: Tin\nSlug: tin-moi\nLang: en\n\nx")
    with pytest.raises(CchcError, match="không thành trang en/tin-tuc/tin-moi/"):
        make_builder(root, "pelicanconf.py")(tmp_path / "site")


def test_unknown_settings_are_wrong_use(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ["--settings", "khong-co.py", "--output", str(tmp_path / "o")]
    assert run_command(lambda: build.main(words)) == 64
    assert "Không có tệp cấu hình khong-co.py" in capsys.readouterr().err


def test_account_is_told_the_vietnamese_way(tmp_path: Path) -> None:
    said = render_account({"pages": 1507, "checks": 2414, "failed": 64, "known": 64, "rows": 1207})
    assert "1.507 trang" in said and "2.414 phép đối chiếu" in said and "1.207 dòng" in said
    assert render_address(tmp_path).startswith("→ mở file:///")
