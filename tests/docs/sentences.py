"""The sentences that code and templates say, beside the catalogues that translate them."""

import csv
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from plugins.cchc.words.catalogue import DOMAIN

# How Babel reads a kind of file: where they are, and which calls say a message.
_CALLS = {
    "python": (("plugins/**/*.py",), {"t": None, "message": None, "message_in": ((1, "c"), 2)}),
    "jinja2": (
        ("theme/templates/**/*.*", "plugins/cchc/formats/*.txt"),
        {"_": None, "gettext": None, "tell": ((1, "c"), 2)},
    ),
}

# Tables of words beside the code that reads them: the columns that hold a context, each with that of its sentences.
_TABLES = {
    "plugins/cchc/tables/columns.csv": (("context", "label"), ("", "description")),
    "plugins/cchc/loading/shapes.csv": (("context", "label"),),
    "plugins/cchc/catalogue/api/records.csv": (("context", "meaning"),),
    "plugins/cchc/words/labels.csv": (("context", "label"),),
    "plugins/cchc/pages/page_lists.csv": (("context", "label"),),
}


def extract(root: Path) -> Iterator[tuple[str, str, str]]:
    """(context, sentence, file) for each literal said by the calls above, and for each that a table holds."""
    for method, (patterns, calls) in _CALLS.items():
        for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
            for _, sentence, _, context in extract_from_file(method, path, calls, options={"silent": "false"}):
                yield context or "", str(sentence), path.relative_to(root).as_posix()
    for name, columns in _TABLES.items():
        for path in root.glob(name):
            for line, (context, column) in product(csv.DictReader(path.read_text("utf-8").splitlines()), columns):
                if line[column]:
                    yield line.get(context, ""), line[column], name


def catalogue_files(root: Path) -> list[Path]:
    """One a language; a new language begins with an empty file at its place."""
    return sorted((root / "theme" / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def merge(sentences: Iterable[tuple[str, str, str]], old: Catalog) -> Catalog:
    """What is said now, with the translations that are known; what nobody says any more is gone."""
    catalogue = Catalog(locale=old.locale)
    for context, sentence, file in sentences:
        known = old.get(sentence, context or None)
        string = known.string if known else ""
        catalogue.add(sentence, string, locations=[(file, 0)], context=context or None)
    return catalogue


def write_catalogue(path: Path, catalogue: Catalog) -> None:
    """Babel's own header holds the time of day: the file keeps the one it has."""
    header = path.read_bytes().partition(b"\n\n")[0]
    with path.open("wb") as file:
        file.write(header + b"\n\n")
        write_po(file, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=110)
