"""Small pieces of the review sheet's HTML: texts made safe, tables, cells that a telephone can name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from .questions import showable

EMPTY = '<span class="trong">(trống)</span>'


def say(text: str) -> str:
    return escape(showable(text))


def show_columns(*names: str) -> str:
    return "<thead><tr>" + "".join(f'<th scope="col">{say(name)}</th>' for name in names) + "</tr></thead>"


def show_cell(name: str, html: str, kind: str = "", span: int = 1) -> str:
    """`name`: the column's heading, which a narrow screen shows before the cell."""
    words = [f' data-ten="{escape(name, quote=True)}"']
    words += [f' class="{kind}"'] if kind else []
    words += [f' rowspan="{span}"'] if span > 1 else []
    return f"<td{''.join(words)}>{html}</td>"


def show_print(text: str) -> str:
    return say(text) if text else EMPTY


def show_list(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"<h2>{say(title)} ({len(found)})</h2>"
        yield "<ul>" + "".join(f"<li>{say(line)}</li>" for line in found) + "</ul>"
