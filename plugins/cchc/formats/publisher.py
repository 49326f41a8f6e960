"""What every published file says about itself: licence, how to cite, which documents stand behind it."""

from ..tables.stat_book import StatBook
from ..words.language import DateText
from ..words.text import Text, joined, message, verbatim

LICENCE_NAME = "CC-BY-4.0"
LICENCE_PATH = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International (CC BY 4.0)"
LICENCE_SHORT = "CC BY 4.0"
# What is ours and what is an official text, for a reader of the package who sees nothing else of us.
RIGHTS = message(
    "CC BY 4.0 là của phần chúng tôi làm: xếp số liệu thành bảng, chú thích, mô tả, lời kể lại. Câu chữ của văn bản "
    "(nguyên văn trong source.txt, nhãn và ghi chú chép như in) là của cơ quan nhà nước; giấy phép này không nói tới."
)
OFFICIAL_TEXT = message("Văn bản của cơ quan nhà nước; giấy phép của gói không nói tới tệp này.")
DATA_PACKAGE = "datapackage.json"
CSVW = "csv-metadata.json"  # readers of CSVW look for this name beside a CSV file
READ_ME = "README.txt"
SUMS = "SHA256SUMS"
# What each package says about itself, and what it is.
OWN_FILES: tuple[tuple[str, Text], ...] = (
    (DATA_PACKAGE, message("Mô tả gói số liệu (Data Package v2)")),
    (CSVW, message("Mô tả CSVW của các bảng")),
    (SUMS, message("Mã kiểm tra SHA-256")),
)
OWN_MEDIA_TYPES = {DATA_PACKAGE: "application/json", CSVW: "application/csvm+json"}
# A fixed moment for containers that insist on one: files must not tell when they were built.
FIXED_DATE = (2000, 1, 1, 0, 0, 0)


def cite_text(book: StatBook) -> Text:
    """Issuer (year). Title. Version. Publisher. Path. Licence: the same words on whatever host they are published."""
    year = book.created[:4]
    author = book.issuer or book.publisher
    parts = [
        joined("", (author, verbatim(f" ({year})"))) if year else author,
        book.title,
        message("Phiên bản {version}", version=book.version) if book.version else None,
        book.publisher if book.issuer else None,
        verbatim(book.path),
        verbatim(f"{LICENCE_SHORT}."),
    ]
    return joined(". ", (part for part in parts if part))


def source_lines(book: StatBook) -> tuple[str, ...]:
    """One line for each official document behind the book, in the language of the documents."""
    return tuple(
        ", ".join(part for part in (document.title, document.number, DateText(document.date).first) if part)
        for document in book.documents
    )
