"""Terms: how a check definition writes a cell, as a row key of its own table or as table[row].field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model.findings import CellPlace

_ELSEWHERE = re.compile(r"(?P<table>[a-z0-9-]+)\[(?P<row>[a-z0-9.-]+)\](?:\.(?P<field>[a-z0-9_]+))?")
_ROW_KEY = re.compile(r"[a-z0-9][a-z0-9.-]*")


@dataclass(frozen=True)
class Term:
    table: str  # empty: the definition's own table
    row: str
    field: str  # empty: the definition's own field


@lru_cache(1 << 14)
def parse_term(text: str) -> Term | None:
    """None where the text is neither a row key nor table[row].field."""
    match = _ELSEWHERE.fullmatch(text)
    if match:
        return Term(match["table"], match["row"], match["field"] or "")
    return Term("", text, "") if _ROW_KEY.fullmatch(text) else None


def write_place(place: CellPlace) -> str:
    """A cell of any table as text: table[row].field."""
    return f"{place.table}[{place.row}].{place.field}"
