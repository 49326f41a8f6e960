"""The site stays small: as a whole, and in what one more report adds to it in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.pages.links import CARD
from tests.benchmark.measure_build import build_apart
from tests.benchmark.one_more_report import add_report, copy_data, sizes_of
from tests.fixtures.newcomer import lend_kept

ROOT = Path(__file__).resolve().parents[2]
MOST_FILES, MOST_BYTES = 2_500, 50_000_000
MOST_POSTERS, MOST_BYTES_OF_A_POSTER = 60, 60_000
# Pictures for sharing have an account of their own.
MOST_CARDS, MOST_CARD_BYTES, MOST_BYTES_A_CARD = 600, 18_000_000, 40_000
MOST_FILES_ADDED, MOST_BYTES_ADDED = 42, 2_950_000


@pytest.fixture(scope="module")
def sizes(site: Path) -> dict[str, int]:
    return sizes_of(site)


def test_the_site_is_small(sizes: dict[str, int]) -> None:
    other = {name: size for name, size in sizes.items() if not name.endswith((CARD, ".pdf"))}
    assert len(other) <= MOST_FILES and sum(other.values()) <= MOST_BYTES


def test_pictures_for_sharing_are_few_and_small(sizes: dict[str, int]) -> None:
    cards = {name: size for name, size in sizes.items() if name.endswith(CARD)}
    assert 300 < len(cards) <= MOST_CARDS and sum(cards.values()) <= MOST_CARD_BYTES
    assert {name: size for name, size in cards.items() if size > MOST_BYTES_A_CARD} == {}


def test_posters_are_small_and_few(sizes: dict[str, int]) -> None:
    """One for each unit and period with a sheet worth a wall, in both languages."""
    posters = [size for name, size in sizes.items() if name.endswith(".pdf")]
    assert 0 < len(posters) <= MOST_POSTERS and max(posters) <= MOST_BYTES_OF_A_POSTER


def test_one_more_report_adds_little(sizes: dict[str, int], tmp_path: Path) -> None:
    """The longest form, told again a year later: new files, and what others grow by."""
    copy_data(ROOT, tmp_path)
    add_report(ROOT, tmp_path)
    lend_kept(tmp_path / "cache")
    after = sizes_of(build_apart(ROOT, tmp_path, tmp_path / "site").site)
    gone = sizes.keys() - after.keys()
    assert gone <= {"build.json"}
    new = {name: size for name, size in after.items() if not name.endswith(CARD)}
    old = {name: size for name, size in sizes.items() if not name.endswith(CARD)}
    assert len(new) - len(old) <= MOST_FILES_ADDED
    assert sum(new.values()) - sum(old.values()) <= MOST_BYTES_ADDED
