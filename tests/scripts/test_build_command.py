"""The build takes the old site's place only when it is whole; a fake printer stands in for Pelican."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from plugins.cchc.build import builder
from plugins.cchc.build.build_record import BuildRecord, digest_inputs
from plugins.cchc.build.builder import Build, DataRefused, build_beside, make_builder
from plugins.cchc.errors import EXIT_BUILD, EXIT_DATA, CchcError, UseError
from plugins.cchc.messages.build_account import read_account, render_account, render_address
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


def test_an_empty_folder_becomes_the_site(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    assert build_beside(tmp_path / "output", print_site) == {"pages": 1234}


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


def build_and_die(output: Path, steps: int) -> int:
    """A child that builds and is killed when it has asked the system for its n-th opening, renaming, removing or
    locking; returns how it ended."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = steps

    def count(event: str, args: object) -> None:
        nonlocal left
        kind = event.split(".")[0]
        if kind == "ctypes" or (kind in ("os", "open", "shutil", "fcntl") and str(output) in str(args)):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    build_beside(output, print_version(steps + 1))
    os._exit(0)


def print_version(number: int) -> Build:
    def build(folder: Path) -> None:
        folder.mkdir()
        for name in ("a.html", "b.html"):
            (folder / name).write_text(str(number))
        (folder / "build.json").write_text(json.dumps({"pages": number}))

    return build


def version_of(output: Path) -> int:
    """Of a whole site: all of its files are of one version."""
    (version,) = {json.loads((output / name).read_text()) for name in ("a.html", "b.html")}
    assert read_account(output) == {"pages": version} and len(list(output.iterdir())) == 3
    return version


@pytest.mark.parametrize("can_exchange", [True, False])
def test_killed_at_any_step_the_old_site_stays_or_the_new_one_stands(
    tmp_path: Path, can_exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_exchange:
        monkeypatch.setattr(builder, "exchange", lambda one, other: False)
    output, kills, ended = tmp_path / "output", 0, -signal.SIGKILL
    build_beside(output, print_version(0))
    while ended:
        ended = build_and_die(output, kills)
        if can_exchange or output.exists():
            assert version_of(output) <= kills + 1
        else:  # without an exchange there is one step between two renamings: the next build begins by mending it
            with pytest.raises(CchcError):
                build_beside(output, fail)
            assert version_of(output) <= kills
        kills += 1
    assert kills > 20 and version_of(output) == kills
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_second_build_waits_for_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output, begun, may_end = tmp_path / "output", Event(), Event()

    def slowly(folder: Path) -> None:
        begun.set()
        assert may_end.wait(60)
        print_version(1)(folder)

    first = Thread(target=build_beside, args=(output, slowly))
    first.start()
    assert begun.wait(60)
    second = Thread(target=build_beside, args=(output, print_version(2)))
    second.start()
    while "đang chạy: chờ" not in capsys.readouterr().out:
        assert second.is_alive()
    assert not output.exists()
    may_end.set()
    first.join()
    second.join()
    assert version_of(output) == 2 and [path.name for path in tmp_path.iterdir()] == ["output"]


def make_project(folder: Path) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "a.csv").write_text("1")
    (folder / "pelicanconf.py").write_text("")
    return folder


def test_what_would_not_change_is_not_built_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, output, built = make_project(tmp_path / "project"), tmp_path / "output", list[int]()

    def build(folder: Path) -> None:
        built.append(1)
        print_version(len(built))(folder)

    def pages(settings: str = "pelicanconf.py") -> int:
        return build_beside(output, build, BuildRecord(root, settings, output))["pages"]

    assert (pages(), pages()) == (1, 1) and "không có gì đổi" in capsys.readouterr().out
    (root / "data" / "a.csv").write_text("2")
    assert (pages(), pages()) == (2, 2)
    (output / "a.html").write_text("by hand")
    assert (pages(), version_of(output)) == (3, 3)
    (output / "more.html").write_text("by hand")
    assert pages() == 4
    (output / "b.html").unlink()
    assert pages() == 5
    assert pages("publishconf.py") == 6
    for record in (root / ".cache" / "builds").iterdir():
        record.write_text(record.read_text()[:-9])
    assert (pages("publishconf.py"), pages("publishconf.py")) == (7, 7)
    for count, record_of in enumerate((lambda text: text.replace("inputs", "inpuds"), lambda _: "[]"), 8):
        for record in (root / ".cache" / "builds").iterdir():
            record.write_text(record_of(record.read_text()))
        assert pages("publishconf.py") == count, "a byte flipped, another file's content"


def test_what_changes_during_a_build_is_built_next(tmp_path: Path) -> None:
    root, output = make_project(tmp_path / "project"), tmp_path / "output"

    def build(folder: Path) -> None:
        with (root / "data" / "a.csv").open("a") as file:
            file.write("more")
        print_version((root / "data" / "a.csv").stat().st_size)(folder)

    sizes = [build_beside(output, build, BuildRecord(root, "pelicanconf.py", output))["pages"] for _ in range(2)]
    assert sizes == [5, 9]


def test_inputs_are_files_libraries_and_a_few_words_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)
    first = digest_inputs(root)
    (root / "data" / "__pycache__").mkdir()
    (root / "data" / "__pycache__" / "a.pyc").write_text("x")
    (root / "output").mkdir()
    (root / "output" / "index.html").write_text("x")
    assert digest_inputs(root) == first
    (root / "data" / "a.csv").rename(root / "data" / "b.csv")
    renamed = digest_inputs(root)
    monkeypatch.setenv("SITEURL", "https://mau.example")
    with_address = digest_inputs(root)
    monkeypatch.syspath_prepend(root / "site-packages")
    (root / "site-packages" / "lib-1.0.dist-info").mkdir(parents=True)
    assert len({first, renamed, with_address, digest_inputs(root), digest_inputs(root, "publishconf.py")}) == 5


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


@pytest.mark.parametrize("old", [None, Path("/trang cũ/output")])
def test_pelican_is_called_so_that_errors_are_fatal(tmp_path: Path, old: Path | None) -> None:
    program = "import json, os, sys\njson.dump([sys.argv[1:], os.environ['PYTHONHASHSEED']], open('said.json', 'w'))"
    make_builder(make_root(tmp_path, program), "pelicanconf.py", old)(tmp_path / "site")
    (*words, last), seed = json.loads((tmp_path / "said.json").read_text())
    assert [*words, last][:7] == ["content", "-s", "pelicanconf.py", "-o", str(tmp_path / "site"), "--fatal", "errors"]
    told = [words[-1], *(json.loads(part) for part in last.split("=")[1:])]
    assert seed == "0" and told == (["-e", "/trang cũ/output"] if old else ["--fatal"])


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
