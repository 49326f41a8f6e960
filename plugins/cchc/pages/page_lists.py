"""Facts and tables of our own that are told field by field: page_lists.csv has a fact, or a column, a line.

Its first line names the rows of a table. A value is an expression of Jinja's over `this`, the thing that is told, and
what is named below; a path leads on from it. An optional column stands where something is told in it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from ..model.grouping import grouped
from ..words.own_files import own_rows
from ..words.text import Text, message_in
from ..words.text_templates import Expression, expression
from .models import CellView, Fact, Link, TableView
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table, text_cell


@dataclass(frozen=True)
class _Line:
    label: Text
    value: Expression
    path: Expression
    kind: str

    def content(self, names: Mapping[str, object], item: object) -> str | CellView:
        given = {**names, "this": item}
        words, path = self.value(given), self.path(given)
        return CellView(words, False, path=path) if path else words

    def is_told(self, names: Mapping[str, object], items: Iterable[object]) -> bool:
        return self.kind != "optional" or any(self.value({**names, "this": item}).text for item in items)


@cache
def _lists() -> Mapping[str, tuple[_Line, ...]]:
    return grouped((line["list"], _read(line)) for line in own_rows(__file__, "page_lists.csv"))


def _read(line: Mapping[str, str]) -> _Line:
    context, label, path = line["context"], line["label"], line["path"]
    to = expression(path) if path else lambda names: ""
    return _Line(message_in(context, label), expression(line["value"]), to, line["kind"])


def _names(context: PageContext, more: Mapping[str, object]) -> Mapping[str, object]:
    return {
        "context": context,
        "links": context.links,
        "text": context.text,
        "date": context.date,
        "number": context.number,
        "label": context.label,
        "quoted": context.quoted,
        "printed": lambda words: text_cell(words, context.quoted_lang),
        **more,
    }


def listed_facts(context: PageContext, name: str, this: object, /, **more: object) -> tuple[Fact, ...]:
    """Those of which something is known; `more`: what the list's expressions name besides."""
    names = {**_names(context, more), "this": this}
    told = ((line, line.value(names)) for line in _lists()[name])
    return tuple(Fact(context.text(line.label), words, line.path(names)) for line, words in told if words)


def listed_table(context: PageContext, name: str, caption: str, items: Collection[Any], /, **more: object) -> TableView:
    """A row for each item; `anchor` among `more`: where it can be pointed at."""
    names, (first, *others) = _names(context, more), _lists()[name]
    anchor: Any = more.get("anchor", lambda item: "")
    rows = RowNames[Any](context.text(first.label), lambda item: _link(first, names, item), anchor)
    columns = [
        ItemColumn[Any](context.text(line.label), partial(line.content, names), line.kind == "numeric")
        for line in others
        if line.is_told(names, items)
    ]
    return item_table(context, caption, rows, columns, items)


def _link(line: _Line, names: Mapping[str, object], item: object) -> Link:
    given = {**names, "this": item}
    return Link(line.value(given), line.path(given))
