"""Markdown: the few shapes that our summaries are made of, in which words from data stay words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def plain(text: str) -> str:
    """Values come from contributed files: they must stay words, not become markup."""
    return _SIGNS.sub(r"\\\1", text)


def heading(level: int, title: str) -> list[str]:
    return [f"{'#' * level} {title}", ""]


def bullets(items: Iterable[str]) -> list[str]:
    return [f"- {plain(item)}" for item in items]


def facts(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """A term in bold and what is said of it."""
    return [f"- **{term}:** {plain(text)}" for term, text in pairs]


def paths(pages: Iterable[str]) -> list[str]:
    """Addresses within the site, as code."""
    return [f"- `/{page}`" for page in pages]


def table(header: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[str] = ()) -> list[str]:
    """`numeric`: the columns of numbers, which stand to the right."""
    rules = ["---:" if name in numeric else "---" for name in header]
    return [_line(header), _line(rules), *(_line([plain(cell) for cell in row]) for row in rows)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
