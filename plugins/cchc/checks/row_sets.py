"""Row sets: how a check definition lists rows by key, by “i.*” (direct children of i) or by “kind:item”."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.releases import Row, Table


def is_pattern(text: str) -> bool:
    return text.endswith(".*") or text.startswith("kind:")


def rows_named(table: Table, of: Iterable[str], total: str = "") -> tuple[str, ...]:
    """Row keys in the order given; plain keys stay even where the table lacks them, so that this can be told."""
    keys: dict[str, None] = {}
    for text in of:
        if is_pattern(text):
            keys.update(dict.fromkeys(row.key for row in table.rows if _is_meant(row, text) and row.key != total))
        else:
            keys[text] = None
    return tuple(keys)


def _is_meant(row: Row, pattern: str) -> bool:
    if pattern.startswith("kind:"):
        return row.kind == pattern.removeprefix("kind:")
    prefix = pattern.removesuffix("*")
    is_child = row.key.startswith(prefix) and "." not in row.key[len(prefix) :]
    # Headings carry no figure and percent rows restate one: neither is a term of a sum.
    return is_child and row.kind not in ("section", "percent")
