"""Routes: an address of the API, which documents stand there, and how one of them is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from ...pages.links import API
from ...words.text import Text, message
from ..common_facts import LICENCE_ID, LICENCE_URL
from ..publication import Publication
from .api_records import (
    WHOLE,
    Address,
    ApiField,
    ApiRecord,
    ApiShape,
    Document,
    PageAddresses,
    many,
    plain,
    plain_fields,
    schema_of,
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
    item: type[ApiRecord],
    items: Callable[[Publication], Iterable[ApiRecord]],
    meaning: Text | None = None,
) -> Route:
    """A route whose one document counts and lists records: units.json has a count and `units`."""
    name = path.removesuffix(".json")

    def make(publication: Publication, key: str) -> Answer:
        records = tuple(items(publication))
        return {"count": len(records), name: records}

    count = ApiField("count", WHOLE, message("có bao nhiêu"))
    listed = ApiField(name, many(schema_of(item)), meaning or title)
    return Route(path, title, ApiShape(f"{name.capitalize()}Document", listed.meaning, (count, listed)), make)
