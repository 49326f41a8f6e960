"""Tables of our own making: a row for each item, and columns that each say one thing of every item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .models import CellView, Link, TableView
from .page_context import PageContext
from .table_views import plain_row, plain_view

Item = TypeVar("Item")


@dataclass(frozen=True)
class RowNames(Generic[Item]):
    """The first column: what an item is called, and where more is to be read of it."""

    heading: str
    link: Callable[[Item], Link]
    anchor: Callable[[Item], str] = lambda _: ""  # where rows can be pointed at


@dataclass(frozen=True)
class ItemColumn(Generic[Item]):
    heading: str
    content: Callable[[Item], str | CellView]
    numeric: bool = False

    def cell(self, item: Item) -> CellView:
        content = self.content(item)
        return content if isinstance(content, CellView) else CellView(content, self.numeric)


def item_table(
    context: PageContext,
    caption: str,
    names: RowNames[Item],
    columns: Sequence[ItemColumn[Item]],
    items: Iterable[Item],
) -> TableView:
    headings = [(column.heading, column.numeric) for column in columns]
    rows = []
    for item in items:
        link = names.link(item)
        rows.append(plain_row(link.label, link.path, [column.cell(item) for column in columns], names.anchor(item)))
    return plain_view(context, caption, names.heading, headings, rows)
