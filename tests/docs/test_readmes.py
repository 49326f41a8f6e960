"""Both READMEs name every command, every room and every folder; what they link to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rooms.house import ARROWS

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.vi.md")
PAGES = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "tests/README.md", "docs/architecture.md")
TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
TOP = ("data/", "content/", "theme/", "plugins/", "scripts/", "tests/", "docs/")


def map_of(readme: str) -> str:
    """The drawing of folders and rooms."""
    return (ROOT / readme).read_text("utf-8").partition("```\ndata/")[2].partition("```")[0]


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_told(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    listed = re.findall(r"^\| `make ([a-z-]+)[^|]*` \| \S", text, re.MULTILINE)
    assert len(listed) == len(set(listed))
    first = re.findall(r"^make ([a-z-]+)", text, re.MULTILINE)  # the two commands of the beginning
    assert first == ["html", "test"]
    assert sorted([*first, *listed]) == sorted(TARGETS)


@pytest.mark.parametrize("readme", READMES)
def test_map_names_every_room_and_folder(readme: str) -> None:
    drawn = map_of(readme)
    plugins = drawn.partition("plugins/")[2].partition("scripts/")[0]
    rooms = re.findall(r"(?:^ {13}|  )([a-z]+) {2,}", plugins, re.MULTILINE)
    assert sorted(rooms) == sorted(ARROWS)
    assert [folder for folder in TOP if f"\n{folder}" not in f"\ndata/{drawn}"] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    paths = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [path for path in paths if not ((ROOT / page).parent / path).exists()] == []


def test_help_and_readmes_tell_of_the_same_commands_as_phony() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony and sorted(phony[1].split()) == sorted(TARGETS)


def test_data_readme_tells_of_everything_in_data() -> None:
    drawn = (ROOT / "data/README.md").read_text("utf-8").partition("```\n")[2].partition("```")[0]
    told = sorted(line.split()[0].rstrip("/") for line in drawn.splitlines())
    assert sorted({path.name for path in (ROOT / "data").iterdir()} - {"README.md"}) == told
