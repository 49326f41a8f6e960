"""Small pieces of the review sheet's HTML: texts made safe, tables, cells that a telephone can name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from .questions import showable

EMPTY = '<span class="trong">(trống)</span>'


def say(text: str) -> str:
    return escape(showable(text))


def show_print(text: str) -> str:
    return say(text) if text else EMPTY


def small(html: str) -> str:
    """A second line below what a cell says."""
    return f'<span class="nho">{html}</span>'


def show_table(columns: Iterable[str], rows: Iterable[str]) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{say(name)}</th>' for name in columns)
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    yield from rows
    yield "</tbody>\n</table>"


def show_row(kind: str, html: str) -> str:
    """`kind`: how the row is coloured."""
    return f'<tr class="{kind}">{html}</tr>' if kind else f"<tr>{html}</tr>"


def show_cell(name: str, html: str, kind: str = "") -> str:
    """`name`: the column's heading, which a narrow screen shows before the cell."""
    style = f' class="{kind}"' if kind else ""
    return f'<td data-ten="{escape(name, quote=True)}"{style}>{html}</td>'


def show_list(title: str, lines: Iterable[str]) -> Iterator[str]:
    items = [f"<li>{say(line)}</li>" for line in lines]
    if items:
        yield f"<h2>{say(title)} ({len(items)})</h2>"
        yield f"<ul>{''.join(items)}</ul>"
