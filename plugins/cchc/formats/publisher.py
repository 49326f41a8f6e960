"""What every published file says about itself: publisher, licence, how to cite."""

from __future__ import annotations

from ..tables.stat_book import StatBook
from ..tables.wording import date_text
from ..words.text import Text, bilingual

LICENCE_NAME = "CC-BY-4.0"
LICENCE_PATH = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International (CC BY 4.0)"
DATA_PACKAGE = "datapackage.json"
READ_ME = "README.txt"
SUMS = "SHA256SUMS"
# A fixed moment for containers that insist on one: files must not tell when they were built.
FIXED_DATE = (2000, 1, 1, 0, 0, 0)


def cite_text(book: StatBook) -> Text:
    """Issuer (year). Title. Version. Publisher. Address. Licence."""
    year = book.created[:4]
    return bilingual(
        _cite(book.issuer.first, year, book.title.first, f"Phiên bản {book.version}", book.publisher.first, book),
        _cite(
            book.issuer.in_("en"), year, book.title.in_("en"), f"Version {book.version}", book.publisher.in_("en"), book
        ),
    )


def _cite(issuer: str, year: str, title: str, version: str, publisher: str, book: StatBook) -> str:
    by = issuer or publisher
    parts = [f"{by} ({year})" if year else by, title, version if book.version else ""]
    parts += [publisher if issuer else "", book.address, "CC BY 4.0"]
    return ". ".join(part for part in parts if part) + "."


def source_lines(book: StatBook) -> tuple[str, ...]:
    """One line for each official document behind the book."""
    return tuple(
        ", ".join(part for part in (one.title, one.number, date_text(one.date).first if one.date else "") if part)
        for one in book.documents
    )
