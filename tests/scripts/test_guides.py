"""What guides tell people to type exists: every make target, its words, and every file and picture they point to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from plugins.cchc.model.changes import CHANGE_REASONS
from plugins.cchc.model.findings import STATUSES

ROOT = Path(__file__).resolve().parents[2]
IN_REPOSITORY = sorted([*ROOT.glob("docs/*.md"), *ROOT.glob("README*.md"), ROOT / "data/README.md"])
ON_SITE = sorted(ROOT.glob("content/pages/*/dong-gop*.md"))
GUIDES = [*IN_REPOSITORY, *ON_SITE]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
HELP = dict(re.findall(r"^([a-z-]+):.*?## (.*)$", MAKEFILE, re.MULTILINE))
# A command is written as code: in backticks, in a fenced block, or indented as one.
COMMAND = re.compile(r"(?:`|^[ \t]*)make[ ]+([a-z][a-z-]*)((?:[ ]+[A-Z_]+=(?:\"[^\"]*\"|[^\s`]*))*)", re.MULTILINE)
GUIDE = ROOT / "docs" / "huong-dan-dong-gop.md"


def commands(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """(target, names of its words) of each command, in the order of the text."""
    found = COMMAND.finditer(path.read_text("utf-8"))
    return [(one[1], tuple(re.findall(r"([A-Z_]+)=", one[2]))) for one in found]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_named_is_in_the_help_list(path: Path) -> None:
    assert [f"make {target}" for target, _ in commands(path) if target not in HELP] == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_word_of_a_command_is_one_its_target_reads(path: Path) -> None:
    unread = []
    for target, words in commands(path):
        recipe = MAKEFILE.partition(f"\n{target}:")[2].partition("\n\n")[0]
        unread += [f"make {target} {word}=" for word in words if not re.search(rf"\b{word}\b", recipe)]
    assert unread == []


def test_guide_walks_through_all_that_clerks_have() -> None:
    named = {target for target, _ in commands(GUIDE)}
    assert named >= {"help", "check", "revise", "compare", "import", "new-report", "preview", "pull-request", "release"}


@pytest.mark.parametrize("path", ON_SITE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_site_gives_no_command_that_the_guide_does_not(path: Path) -> None:
    """What the guide gives in blocks is run by a test; the English pages give the same, indented."""
    given = set(
        "".join(re.findall(r"^```sh\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)).split("\n")
    )
    said = re.findall(r"^    (\S.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert [line for line in said if line not in given] == []


def test_english_pages_walk_the_same_way() -> None:
    """Twins show the same drawings in the same order: those of the guide's chapters."""
    shown = re.findall(r"guide/([a-z-]+\.svg)", GUIDE.read_text("utf-8"))
    chapters = (
        "dong-gop",
        "dong-gop-gui-bao-cao",
        "dong-gop-sua-so-lieu",
        "dong-gop-them-bao-cao",
        "dong-gop-tra-loi-doi-chieu",
    )
    texts = [(ROOT / f"content/pages/en/{name}.md").read_text("utf-8") for name in chapters]
    assert [file for text in texts for file in re.findall(r"guide/([a-z-]+\.svg)", text)] == shown


def test_every_drawing_is_shown() -> None:
    shown = re.findall(r"guide/([a-z-]+\.svg)", GUIDE.read_text("utf-8"))
    assert sorted(shown) == sorted(path.name for path in (ROOT / "content/guide").iterdir())


def test_forms_that_the_guide_names_are_there() -> None:
    forms = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml")]
    assert len(forms) == 3
    for text in (GUIDE.read_text("utf-8"), (ROOT / "content/pages/en/dong-gop.md").read_text("utf-8")):
        assert [form["name"] for form in forms if f"“{form['name']}”" not in text] == []


@pytest.mark.parametrize("path", [*IN_REPOSITORY, *ON_SITE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pictures_and_files_that_guides_point_to_are_there(path: Path) -> None:
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8"))]
    # Pages of the site link to one another by their addresses; their pictures stand where the file says.
    own = [link for link in links if link and "://" not in link and (path in IN_REPOSITORY or link.endswith(".svg"))]
    assert [link for link in own if not (path.parent / link).exists()] == []


def test_guide_names_what_reviewers_call_their_jobs() -> None:
    workflow = (ROOT / ".github/workflows/pull-request.yml").read_text("utf-8")
    for name in ("Quy tắc và dữ liệu", "trang-da-dung"):
        assert name in workflow and name in GUIDE.read_text("utf-8")


def test_reasons_and_states_in_the_guide_are_those_of_the_data() -> None:
    guide = GUIDE.read_text("utf-8")
    assert all(f"`{code}`" in guide for code in (*CHANGE_REASONS, *STATUSES))
