"""What a rule about tables gets: one check definition for one table, its parameters read as rows, fields and cells.

Rows are listed by key, by “i.*” (direct children of i) or by “kind:item”.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model.findings import CheckResult
from ..model.forms import CheckDefinition
from ..model.releases import Release, Row, Table
from .cell_ref import CellRef, Term, cell_ref_in, cell_ref_of, find_cell_ref, parse_term, write_place
from .result_writer import ResultWriter

# Rows that state values of their own; a percent row restates another row.
VALUE_KINDS = ("item", "subtotal", "total")
DEFAULT_FIELD = "value"


@dataclass(frozen=True)
class RuleInput:
    release: Release
    table: Table
    definition: CheckDefinition

    @cached_property
    def writer(self) -> ResultWriter:
        release, definition = self.release, self.definition
        about = (release.report, release.version, f"{self.table.id}/{definition.id}", "", definition.rule)
        nature = (definition.title, definition.stated, definition.level)
        return ResultWriter(CheckResult(*about, "not_applicable", *nature))

    def text(self, name: str, default: str = "") -> str:
        return read_text(self.definition.params, name, default)

    def texts(self, name: str) -> tuple[str, ...]:
        return read_texts(self.definition.params, name)

    def words(self, name: str) -> Mapping[str, str]:
        return read_words(self.definition.params, name)

    def is_yes(self, name: str) -> bool:
        return self.text(name) == "yes"

    def rows(self) -> Iterator[Row]:
        """The rows a rule about every row looks at."""
        kinds = self.texts("kinds") or VALUE_KINDS
        return (row for row in self.table.rows if row.kind in kinds)

    def ref(self, row: Row, field: str) -> CellRef:
        return cell_ref_of(self.table, row, field)

    def refs(self, row: Row, fields: Sequence[str]) -> tuple[CellRef, ...]:
        return tuple(cell_ref_of(self.table, row, field) for field in fields)

    def term(self, text: str) -> CellRef:
        """The cell that a term stands for."""
        term = parse_term(text) or Term("", text, "")
        field = term.field or self.default_field
        if term.table and term.table != self.table.id:
            return find_cell_ref(self.release, term.table, term.row, field)
        return cell_ref_in(self.table, term.row, field)

    @cached_property
    def default_field(self) -> str:
        return self.text("field", DEFAULT_FIELD)

    def terms(self, name: str) -> tuple[CellRef, ...]:
        return tuple([self.term(text) for text in self.texts(name)])

    def place_of(self, ref: CellRef) -> str:
        """A row key in the definition's own table, the whole place elsewhere."""
        return ref.place.row if ref.place.table == self.table.id else write_place(ref.place)


def read_text(params: Mapping[str, object], name: str, default: str = "") -> str:
    value = params.get(name, default)
    return value if isinstance(value, str) else default


def read_texts(params: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of words; a single word stands for a list with that word alone."""
    value = params.get(name, ())
    if isinstance(value, str):
        return (value,)
    return tuple(str(word) for word in value) if isinstance(value, tuple | list) else ()


def read_words(params: Mapping[str, object], name: str) -> Mapping[str, str]:
    value = params.get(name)
    return {str(key): str(word) for key, word in value.items()} if isinstance(value, Mapping) else {}


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
