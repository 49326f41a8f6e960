"""Records of the API: a class says once what a record holds; its JSON, schema and documentation come from it.

A field is `name: Annotated[type, what it means]`, with a `Narrowed` schema where the type alone would allow too much.
A route is an address of the API: which documents stand there, and how one of them is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    ClassVar,
    Literal,
    Self,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from ...formats.json_text import Json
from ...pages.links import API
from ...tables.stat_table import ColumnType, StatColumn
from ...words.text import Lang, Text, message, verbatim
from ..publication import LICENCE_ID, LICENCE_URL, Publication, all_translations

Schema = Mapping[str, object]
Document = dict[str, Json]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
_SCHEMAS: Mapping[object, Schema] = {
    str: TEXT,
    int: WHOLE,
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    Text: {"$ref": "#/components/schemas/Text"},
}


@dataclass(frozen=True, eq=False)
class Narrowed:
    """A schema for a type that says less; compared by identity, for types in unions must be hashable."""

    schema: Schema


def one_of(*words: str) -> Narrowed:
    return Narrowed({"type": "string", "enum": list(words)})


Day = Annotated[str, Narrowed({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
Address = Annotated[str, Narrowed({"type": "string", "format": "uri-reference"})]
Direction = Literal["higher_better", "lower_better", "neutral"]
PageAddresses = Annotated[
    Mapping[Lang, str], Narrowed({"$ref": "#/components/schemas/Page"})
]  # of one page in every language


@dataclass(frozen=True)
class ApiField:
    name: str
    schema: Schema
    meaning: Text

    def described(self, languages: Sequence[Lang]) -> Schema:
        return {**self.schema, "description": all_translations(self.meaning, languages)}


@dataclass(frozen=True)
class ApiShape:
    """What a kind of record holds. Every field is always there; what is not known is null."""

    name: str
    title: Text
    fields: tuple[ApiField, ...]

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
        return str((lists or schemas)[-1].get("$ref", "")).rpartition("/")[2].removesuffix(_BY_COLUMN)

    @property
    def by_column(self) -> ApiShape:
        """Of many such records: every field once, with the values of all of them."""
        lists = tuple(replace(field, schema=many(field.schema)) for field in self.fields)
        return ApiShape(self.name + _BY_COLUMN, self.title, lists)


@dataclass_transform(frozen_default=True)
@dataclass(frozen=True)
class ApiRecord:
    """Each subclass is a frozen dataclass; the description calls it by its class's name without “Record”."""

    title_of_record: ClassVar[Text]

    def __init_subclass__(cls, title: Text, columns: Iterable[StatColumn] = ()) -> None:
        """`columns`: of the published table of which a record is one line; it has a field for each of them."""
        cls.title_of_record = title
        cls.__annotations__ = dict(map(_of_column, columns)) | cls.__annotations__
        dataclass(frozen=True)(cls)

    @classmethod
    def of(cls, thing: object, **given: object) -> Self:
        """With the fields that are given; each other is what `thing` calls by the same name."""
        taken = (field.name for field in fields(cls) if field.name not in given)
        return cls(**given, **{name: getattr(thing, name) for name in taken})


_BY_COLUMN = "Columns"


_Record = TypeVar("_Record", bound=ApiRecord)


class Columns(tuple[_Record, ...]):
    """Records that are told by column, so that a long list does not repeat the names of fields: the values at one place
    of all lists are a record."""

    record: type[_Record]

    def __new__(cls, record: type[_Record], rows: Iterable[_Record]) -> Self:
        columns = super().__new__(cls, rows)
        columns.record = record
        return columns


_KINDS: Mapping[ColumnType, object] = {"text": str, "integer": int, "number": Decimal, "date": Day, "boolean": bool}


def with_id(columns: Sequence[StatColumn]) -> tuple[StatColumn, ...]:
    """Of a list whose things call their own key id."""
    first, *others = columns
    return replace(first, name="id"), *others


def _of_column(column: StatColumn) -> tuple[str, object]:
    """Name and annotation of the field that tells what the column tells."""
    kind = Text if column.joint else _KINDS[column.type]
    narrowed, meaning = [one_of(*column.codes)] if column.codes else [], column.description or column.label
    return column.name, Annotated[(kind if column.is_required else kind | None, *narrowed, meaning)]


@cache
def shape_of(record: type[ApiRecord]) -> ApiShape:
    hints = get_type_hints(record, include_extras=True)
    return ApiShape(
        record.__name__.removesuffix("Record"),
        record.title_of_record,
        tuple(_field(field.name, hints[field.name]) for field in fields(record)),
    )


def _field(name: str, annotation: object) -> ApiField:
    meaning = next(extra for extra in get_args(annotation) if isinstance(extra, Text))
    return ApiField(name, schema_of(annotation), meaning)


def schema_of(kind: object) -> Schema:
    """The JSON schema of a Python type, as far as records use types."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return next((part.schema for part in parts if isinstance(part, Narrowed)), None) or schema_of(parts[0])
    if origin is Literal:
        return one_of(*parts).schema
    if origin is Columns:
        return {"$ref": f"{cast(str, schema_of(parts[0])['$ref'])}{_BY_COLUMN}"}
    if origin is tuple:
        return many(schema_of(parts[0]))
    if origin in (Union, UnionType):
        (known,) = (part for part in parts if part is not NoneType)
        return _or_null(schema_of(known))
    if isinstance(kind, type) and issubclass(kind, ApiRecord):
        return {"$ref": f"#/components/schemas/{kind.__name__.removesuffix('Record')}"}
    return _SCHEMAS[kind]


def many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def plain(value: object, languages: Sequence[Lang]) -> Json:
    """As JSON knows it: a text side by side in every language, and null for whatever is not known."""
    if isinstance(value, ApiRecord | Mapping):
        return plain_fields(value, languages)
    if isinstance(value, Text):
        return {lang: value.in_(lang) for lang in languages} if value else None
    if isinstance(value, Columns):
        names = [field.name for field in fields(value.record)]
        return {name: [plain(getattr(record, name), languages) for record in value] for name in names}
    if isinstance(value, tuple):
        return [plain(part, languages) for part in value]
    return None if value == "" else value


def plain_fields(value: ApiRecord | Mapping[str, object], languages: Sequence[Lang]) -> Document:
    if isinstance(value, Mapping):
        return {name: plain(part, languages) for name, part in value.items()}
    return {field.name: plain(getattr(value, field.name), languages) for field in fields(value)}


_LANGUAGE = message("Tiếng Việt")  # each by its own name


def language_shapes(languages: Sequence[Lang]) -> tuple[ApiShape, ApiShape]:
    """Of a text and of a page's addresses: both have a field for each language."""
    names = {lang: verbatim(_LANGUAGE.in_(lang)) for lang in languages}
    texts = (ApiField(lang, TEXT, name) for lang, name in names.items())
    pages = (
        ApiField(lang, schema_of(Address), message("địa chỉ trang, {language}", language=name))
        for lang, name in names.items()
    )
    return (
        ApiShape("Text", message("Lời bằng mỗi ngôn ngữ của trang"), tuple(texts)),
        ApiShape("Page", message("Trang cho người đọc"), tuple(pages)),
    )


VERSION = "v1"
API_PAGE = "du-lieu/api/"
NO_KEY = ""  # of a route that is one document

Answer = ApiRecord | Mapping[str, object]


class MetaRecord(ApiRecord, title=message("Đầu của mọi tệp")):
    api: Annotated[str, message("phiên bản của API: v1")]
    edition: Annotated[str, message("đợt phát hành của trang")]
    address: Annotated[Address, message("địa chỉ của tệp này")]
    publisher: Annotated[Text, message("nơi phát hành")]
    licence: Annotated[str, message("giấy phép, mã SPDX")]
    licence_url: Annotated[Address, message("nguyên văn giấy phép")]
    documentation: Annotated[PageAddresses, message("trang mô tả API")]


_META = ApiField("meta", schema_of(MetaRecord), message("đầu tệp"))


@dataclass(frozen=True)
class Route:
    path: str  # below /api/v1/: units/{unit}.json
    title: Text
    answer: ApiShape  # of the document without its head
    make: Callable[[Publication, str], Answer]  # with the key that stands in the address
    keys: Callable[[Publication], Iterable[str]] = lambda publication: (NO_KEY,)
    example_key: Callable[[Publication], str] = lambda publication: NO_KEY

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

    def document(self, publication: Publication, key: str) -> Document:
        meta = MetaRecord(
            api=VERSION,
            edition=publication.edition.name,
            address=publication.host.at(self.place(key)),
            publisher=publication.portal.names.publisher,
            licence=LICENCE_ID,
            licence_url=LICENCE_URL,
            documentation=publication.pages(API_PAGE),
        )
        answer = plain_fields(self.make(publication, key), publication.languages)
        return {"meta": plain(meta, publication.languages), **answer}

    def count(self, publication: Publication) -> int:
        return len(tuple(self.keys(publication)))

    def documents(self, publication: Publication) -> Iterator[tuple[str, Document]]:
        for key in self.keys(publication):
            yield self.place(key), self.document(publication, key)

    def example(self, publication: Publication) -> tuple[str, Document]:
        key = self.example_key(publication)
        return self.place(key), self.document(publication, key)


def list_route(
    path: str,
    title: Text,
    kind: object,
    items: Callable[[Publication], Iterable[ApiRecord]],
    meaning: Text | None = None,
) -> Route:
    """A route whose one document counts and lists records: units.json has a count and `units`, of the
    `kind` tuple[UnitRecord, ...] or, by column, Columns[UnitRecord]."""
    name, (item, *_) = path.removesuffix(".json"), get_args(kind)

    def make(publication: Publication, key: str) -> Answer:
        records = tuple(items(publication))
        return {"count": len(records), name: Columns(item, records) if get_origin(kind) is Columns else records}

    count = ApiField("count", WHOLE, message("có bao nhiêu"))
    listed = ApiField(name, schema_of(kind), meaning or title)
    return Route(path, title, ApiShape(f"{name.capitalize()}Document", listed.meaning, (count, listed)), make)
