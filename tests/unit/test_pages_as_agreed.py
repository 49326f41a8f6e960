"""Every page of the made-up province, word for word, so that none changes by accident. Renew after a wanted change, and
read the difference:

python -m tests.unit.test_pages_as_agreed
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import unified_diff
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from plugins.cchc.pages.citation import FileSizes
from plugins.cchc.pages.finished_pages import with_folds
from plugins.cchc.pages.page_list import CHAPTERS, PagePlan
from tests.fixtures.small_site import make_site, with_frozen, with_sizes

AGREED = Path(__file__).resolve().parents[1] / "golden" / "pages"


class _AnyFile(FileSizes):
    """Each file that a page offers is there, as large as its path is long."""

    def __contains__(self, path: object) -> bool:
        return True

    def __missing__(self, path: str) -> int:
        return 1000 * len(path)


_HEIGHTS: defaultdict[int, float] = defaultdict(lambda: 400.0)  # of each drawing
SITE = with_sizes(with_frozen(make_site()), _AnyFile())


@cache
def plans() -> Mapping[str, list[PagePlan]]:
    """By the name of what makes the page."""
    by_kind: dict[str, list[PagePlan]] = {}
    for chapter in CHAPTERS:
        for plan in chapter(SITE):
            by_kind.setdefault(plan.make.__name__, []).append(plan)
    return by_kind


def words_of(kind: str) -> list[str]:
    """All that templates get of the pages of a kind: a line for each text and number, the names of what is true."""
    pages = (with_folds(page, _HEIGHTS) for plan in plans()[kind] for page in plan.pages(SITE))
    return [line for page in pages for line in _lines(page)]


def _lines(value: object, name: str = "") -> Iterator[str]:
    parts = [field.name for field in fields(value)] if is_dataclass(value) else getattr(value, "_fields", ())
    if parts:
        for part in parts:
            yield from _lines(getattr(value, part), part)
    elif isinstance(value, Mapping):
        yield from _lines(tuple(value.items()))
    elif isinstance(value, tuple | list | frozenset):
        for item in sorted(value) if isinstance(value, frozenset) else value:
            yield from _lines(item)
    elif isinstance(value, bool):
        yield from [name or "✓"] if value else []
    elif value is not None and value != "":
        yield str(value).replace("\n", "⏎")


@pytest.mark.parametrize("kind", plans())
def test_the_pages_say_what_was_agreed(kind: str) -> None:
    agreed = (AGREED / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    changes = islice(unified_diff(agreed, words_of(kind), "agreed", "now", n=2, lineterm=""), 40)
    assert not list(changes)


def test_no_agreed_page_is_left_over() -> None:
    assert {path.stem for path in AGREED.glob("*")} == set(plans())


if __name__ == "__main__":
    AGREED.mkdir(exist_ok=True)
    for made in plans():
        (AGREED / f"{made}.txt").write_text("".join(f"{line}\n" for line in words_of(made)), encoding="utf-8")
