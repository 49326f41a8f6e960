"""Records of the API: records.csv says once what a record holds; its JSON, schema and documentation come from it.

A line without a field names its record: one of which a list is told by column, so that it does not repeat the names of
fields (the values at one place of all lists are a record), or a whole document. The type of a field is one of those
below, another record, `[type]` for a list and `type?` for what may be null; a field without a meaning means what the
column of that name means in every table. A line `*` stands for the columns of the published table that a record is a
line of, or for the fields of another record. A field is what the thing that is told calls by the same name, where no
value says how it is worked out: an expression of Jinja's over `this`, the thing, and what RecordMaker names.

A route is an address of the API: which documents stand there, and how one of them is made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import groupby, islice
from operator import itemgetter
from types import MappingProxyType
from typing import Any, cast

from ...edition import Edition
from ...formats.file_facts import DATA_PACKAGE, LICENCE_NAME, LICENCE_PATH
from ...formats.json_text import Json
from ...model.findings import STANDINGS, STATUSES
from ...model.measures import CHANCES
from ...model.releases import WINDOW_KINDS
from ...pages.check_views import finding_anchor, finding_path
from ...pages.links import ALL_DATA, API, CATALOGUE, measure_document, unit_document, version_folder
from ...tables.columns import COLUMNS, columns_of
from ...tables.make_books import FIGURE_COLUMNS
from ...tables.stat_table import StatColumn
from ...words.language import Language
from ...words.own_files import own_rows
from ...words.text import Lang, Text, labels, message, message_in, verbatim
from ...words.text_templates import Expression, expression
from ..publication import Publication, all_translations

Schema = Mapping[str, object]
Document = dict[str, Json]
Record = Mapping[str, object]  # its fields by name
NOTHING: Record = MappingProxyType({})


def _one_of(words: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(words)}


TEXT: Schema = {"type": "string"}
ADDRESS: Schema = {"type": "string", "format": "uri-reference"}
_SCHEMAS = "#/components/schemas/"
_WORDS = {
    "chance": CHANCES,
    "direction": ("higher_better", "lower_better", "neutral"),
    "level": ("error", "remark"),
    "role": ("numerator", "denominator"),
    "standing": STANDINGS,
    "status": STATUSES,
    "window_kind": WINDOW_KINDS,
}
_TYPES: Mapping[str, Schema] = {
    "text": TEXT,
    "integer": {"type": "integer", "minimum": 0},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "address": ADDRESS,
    "words": {"$ref": f"{_SCHEMAS}Text"},
    "page": {"$ref": f"{_SCHEMAS}Page"},  # the addresses of one page in every language
    **{name: _one_of(words) for name, words in _WORDS.items()},
}


def _with_id(columns: Sequence[StatColumn]) -> Sequence[StatColumn]:
    """Of a list whose things call their own key id."""
    first, *others = columns
    return replace(first, name="id"), *others


# Told of the table of a unit, and so not of each of its figures.
OF_TABLE = ("report", "version", "table", "period", "document")
# What an indicator means in full tells the table indicators.csv.
_LONG = ("group", "definition", "comparability")
_COLUMNS: Mapping[str, Sequence[StatColumn]] = {
    "units": _with_id(columns_of("units")),
    "periods": _with_id(columns_of("periods")),
    "indicators": _with_id([column for column in columns_of("indicators") if column.name not in _LONG]),
    "narrative": columns_of("narrative"),
    "figures": FIGURE_COLUMNS,
    "unit figures": [column for column in FIGURE_COLUMNS if column.name not in (*OF_TABLE, "unit")],
}


@dataclass(frozen=True)
class ApiField:
    name: str
    schema: Schema
    meaning: Text
    value: Expression | None = None  # how it is worked out

    def described(self, languages: Sequence[Lang]) -> Schema:
        return {**self.schema, "description": all_translations(self.meaning, languages)}


@dataclass(frozen=True)
class ApiShape:
    """What a kind of record holds. Every field is always there; what is not known is null."""

    name: str
    title: Text
    fields: tuple[ApiField, ...]
    kind: str = ""  # by column, or document

    def schema(self, languages: Sequence[Lang]) -> Schema:
        return {
            "type": "object",
            "description": all_translations(self.title, languages),
            "required": [field.name for field in self.fields],
            "properties": {field.name: field.described(languages) for field in self.fields},
        }

    @property
    def main_record(self) -> str:
        """Name of the record that an answer is about: what its last list holds, else its last part."""
        schemas = [field.schema for field in self.fields]
        lists = [cast(Schema, schema["items"]) for schema in schemas if "items" in schema]
        return str((lists or schemas)[-1].get("$ref", "")).rpartition("/")[2].removesuffix(_COLUMN_LISTS)

    @property
    def in_lists(self) -> ApiShape:
        """As many such records are told: by column, every field once with the values of all, or one by one."""
        if self.kind != _BY_COLUMN:
            return self
        lists = tuple(replace(field, schema=_many(field.schema)) for field in self.fields)
        return ApiShape(self.name + _COLUMN_LISTS, self.title, lists)


_BY_COLUMN, DOCUMENT = "by column", "document"
_COLUMN_LISTS = "Columns"  # at the end of the name of what tells many records by column


@cache
def record_shapes() -> Mapping[str, ApiShape]:
    """By name, in the order in which the page about the API explains them."""
    shapes = {}
    for name, (head, *_) in _lines().items():
        fields = {field.name: field for field in _fields(name)}  # what a line says goes before what a column says
        shapes[name] = ApiShape(name, _meaning(head), tuple(fields.values()), head["type"])
    return shapes


def _meaning(line: Mapping[str, str]) -> Text:
    context, meaning = line["context"], line["meaning"]
    return message_in(context, meaning) if meaning else COLUMNS[line["field"]].description


@cache
def _lines() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Of records.csv, by record."""
    lines = own_rows(__file__, "records.csv")
    return {record: list(lines) for record, lines in groupby(lines, itemgetter("record"))}


def _fields(record: str) -> Iterator[ApiField]:
    for line in _lines()[record][1:]:
        name, kind = line["field"], line["type"]
        if name != "*":
            value = expression(line["value"]) if line["value"] else None
            yield ApiField(name, schema_of(kind), _meaning(line), value)
        elif kind in _COLUMNS:
            yield from map(_of_column, _COLUMNS[kind])
        else:
            yield from _fields(kind)


def _of_column(column: StatColumn) -> ApiField:
    """The field that tells what the column tells."""
    schema = _one_of(column.codes) if column.codes else schema_of("words" if column.joint else column.type)
    meaning = column.description or column.label
    return ApiField(column.name, schema if column.is_required else _or_null(schema), meaning)


def schema_of(kind: str) -> Schema:
    if kind.endswith("?"):
        return _or_null(schema_of(kind[:-1]))
    if kind.startswith("["):
        item = kind[1:-1]
        if item in _lines() and _lines()[item][0]["type"] == _BY_COLUMN:
            return {"$ref": f"{_SCHEMAS}{item}{_COLUMN_LISTS}"}
        return _many(schema_of(item))
    return _TYPES.get(kind) or {"$ref": f"{_SCHEMAS}{kind}"}


def _many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def make_record(name: str, this: Any = None, known: Mapping[str, object] = NOTHING, /, **given: object) -> Record:
    """With the fields that are given; the others are told of the thing, `known`: what their expressions may name."""
    fields = record_shapes()[name].fields
    assert given.keys() <= {field.name for field in fields}, (name, given.keys())
    names = {**known, "this": this}

    def told(field: ApiField) -> object:
        return field.value(names) if field.value else getattr(this, field.name)

    return {field.name: given[field.name] if field.name in given else told(field) for field in fields}


@dataclass(frozen=True)
class RecordMaker:
    """Makes records of what one build publishes."""

    publication: Publication
    most: int | None = None  # of a list that is an example

    @cached_property
    def _known(self) -> Mapping[str, object]:
        publication = self.publication
        return {
            "publication": publication,
            "edition": publication.edition,
            "links": publication.links,
            "at": publication.host.at,
            "pages": publication.pages,
            "count": publication.edition.store.count_stated,
            "record": self.record,
            "listed": self.listed,
            "sorted": sorted,
            "finding_anchor": finding_anchor,
            "finding_path": finding_path,
            "unit_document": unit_document,
            "measure_document": measure_document,
            "version_folder": version_folder,
            "datapackage": DATA_PACKAGE,
            "catalogue": CATALOGUE,
            "all_data": ALL_DATA,
        }

    def record(self, name: str, this: object, /, **given: object) -> Record:
        return make_record(name, this, self._known, **given)

    def listed(self, name: str, things: Iterable[object]) -> Record | tuple[Record, ...]:
        return listed(name, (self.record(name, thing) for thing in things))


def listed(name: str, records: Iterable[Record]) -> Record | tuple[Record, ...]:
    """Records of that name as one list, or by column."""
    rows, shape = tuple(records), record_shapes()[name]
    if shape.kind != _BY_COLUMN:
        return rows
    return {field.name: tuple(row[field.name] for row in rows) for field in shape.fields}


def plain(value: object, languages: Sequence[Lang]) -> Json:
    """As JSON knows it: a text side by side in every language, and null for whatever is not known."""
    if isinstance(value, Mapping):
        return plain_fields(value, languages)
    if isinstance(value, Text):
        return {lang: value.in_(lang) for lang in languages} if value else None
    if isinstance(value, tuple | list):
        return [plain(part, languages) for part in value]
    return None if value == "" else value


def plain_fields(record: Mapping[str, object], languages: Sequence[Lang]) -> Document:
    return {name: plain(part, languages) for name, part in record.items()}


def language_shapes(languages: Sequence[Lang]) -> tuple[ApiShape, ApiShape]:
    """Of a text and of a page's addresses: both have a field for each language."""
    names = {lang: verbatim(Language(lang).name) for lang in languages}
    texts = (ApiField(lang, TEXT, name) for lang, name in names.items())
    pages = (
        ApiField(lang, ADDRESS, message("địa chỉ trang, {language}", language=name)) for lang, name in names.items()
    )
    return (
        ApiShape("Text", message("Lời bằng mỗi ngôn ngữ của trang"), tuple(texts)),
        ApiShape("Page", message("Trang cho người đọc"), tuple(pages)),
    )


VERSION = "v1"
API_PAGE = "du-lieu/api/"
LONG = 3  # records: a list that is shortened in an example
NO_KEY = ""  # of a route that is one document

_META = ApiField("meta", schema_of("Meta"), message("đầu tệp"))


@dataclass(frozen=True)
class Route:
    path: str  # below /api/v1/: units/{unit}.json
    answer: ApiShape  # of the document without its head
    make: Callable[[RecordMaker, str], Record]  # with the key that stands in the address
    keys: Callable[[Publication], Iterable[str]] = lambda publication: (NO_KEY,)
    example_key: Callable[[Publication], str] = lambda publication: NO_KEY

    @property
    def title(self) -> Text:
        return labels("route")[self.path]

    @property
    def shape(self) -> ApiShape:
        """Of the whole document."""
        return ApiShape(self.answer.name, self.answer.title, (_META, *self.answer.fields))

    @property
    def parameter(self) -> str:
        """What stands in braces."""
        return self.path.partition("{")[2].partition("}")[0]

    def place(self, key: str) -> str:
        """The site path of the document."""
        return API + self.path.replace(f"{{{self.parameter}}}", key)

    def document(self, publication: Publication, key: str, most: int | None = None) -> Document:
        """`most`: how many records a list has that would have more."""
        meta = make_record(
            "Meta",
            api=VERSION,
            edition=publication.edition.name,
            address=publication.host.at(self.place(key)),
            publisher=publication.portal.names.publisher,
            licence=LICENCE_NAME,
            licence_url=LICENCE_PATH,
            documentation=publication.pages(API_PAGE),
        )
        answer = plain_fields(self.make(RecordMaker(publication, most), key), publication.languages)
        return {"meta": plain(meta, publication.languages), **answer}

    def count(self, publication: Publication) -> int:
        return len(tuple(self.keys(publication)))

    def documents(self, publication: Publication) -> Iterator[tuple[str, Document]]:
        for key in self.keys(publication):
            yield self.place(key), self.document(publication, key)

    def example(self, publication: Publication) -> tuple[str, Document]:
        """With lists just long enough to be seen as long: readers are shown the first record of each."""
        key = self.example_key(publication)
        return self.place(key), self.document(publication, key, LONG)


def list_route(
    path: str,
    record: str,
    things: Callable[[Edition], Collection[Any]],
    tell: Callable[[RecordMaker, Any], Record] | None = None,
) -> Route:
    """A route whose one document counts and lists records of that name: units.json has a count and `units`."""
    name, title = path.removesuffix(".json"), labels("route list").get(path) or labels("route")[path]

    def make(made: RecordMaker, key: str) -> Record:
        told = things(made.publication.edition)
        records = (tell(made, thing) if tell else made.record(record, thing) for thing in islice(told, made.most))
        return {"count": len(told), name: listed(record, records)}

    count = ApiField("count", schema_of("integer"), message("có bao nhiêu"))
    fields = (count, ApiField(name, schema_of(f"[{record}]"), title))
    return Route(path, ApiShape(f"{name.capitalize()}Document", title, fields), make)
