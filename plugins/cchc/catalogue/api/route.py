"""Routes: an address of the API, which documents stand there, and how one of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ...words.text import Text
from ..json_text import Json, record
from ..publication import Publication
from ..terms import LICENCE_ID, LICENCE_URL

API = "api/v1/"
VERSION = "v1"
API_PAGE = "du-lieu/api/"
NO_KEY = ""  # of a route that is one document

Document = dict[str, Json]
Make = Callable[[Publication, str], Document]  # with the key that stands in the address
Keys = Callable[[Publication], Iterable[str]]


def _no_keys(publication: Publication) -> tuple[str, ...]:
    return (NO_KEY,)


@dataclass(frozen=True)
class Route:
    path: str  # below /api/v1/: units/{unit}.json
    title: Text
    shape: str  # of the document
    make: Make
    keys: Keys = _no_keys
    example: Callable[[Publication], str] = lambda publication: NO_KEY

    @property
    def parameter(self) -> str:
        """What stands in braces."""
        return self.path.partition("{")[2].partition("}")[0]

    def place(self, key: str) -> str:
        """The site path of the document."""
        return API + self.path.replace(f"{{{self.parameter}}}", key)

    def document(self, publication: Publication, key: str) -> Document:
        return {"meta": make_meta(publication, self.place(key)), **self.make(publication, key)}

    def documents(self, publication: Publication) -> Iterator[tuple[str, Document]]:
        for key in self.keys(publication):
            yield self.place(key), self.document(publication, key)

    def an_example(self, publication: Publication) -> tuple[str, Document]:
        key = self.example(publication)
        return self.place(key), self.document(publication, key)


def make_meta(publication: Publication, path: str) -> Document:
    host = publication.host
    return record(
        api=VERSION,
        edition=publication.name,
        address=host.at(path),
        publisher=publication.portal.names.publisher,
        licence=LICENCE_ID,
        licence_url=LICENCE_URL,
        documentation=host.both(API_PAGE),
    )


def make_list(name: str, items: Iterable[Document]) -> Document:
    held = list(items)
    return {"count": len(held), name: held}
