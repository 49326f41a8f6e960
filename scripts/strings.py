"""make strings: bring the English catalogue up to date with what code and templates say; translations stay."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "theme" / "locale" / "en" / "LC_MESSAGES" / "cchc.po"
# How Babel reads a kind of file: where they are, and which calls say a message.
_SAYINGS = {
    "python": (("plugins/**/*.py",), {"t": None, "mark": None, "message": None, "message_in": ((1, "c"), 2)}),
    "jinja2": (("theme/templates/**/*.html",), {"_": None, "gettext": None}),
}


def main(words: list[str] | None = None) -> int:
    Arguments(prog="make strings").parse_args(words)
    catalogue = merge(extract(ROOT), read(PO))
    # Babel's own header holds the time of day: the catalogue keeps the one it has.
    header = PO.read_bytes().partition(b"\n\n")[0]
    with PO.open("wb") as file:
        file.write(header + b"\n\n")
        write_po(file, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=110)
    missing = sum(not entry.string for entry in catalogue if entry.id)
    print(f"✓ {len(catalogue)} câu, {missing} câu chưa có bản tiếng Anh: {PO.relative_to(ROOT)}")
    return 0


def extract(root: Path) -> Iterator[tuple[str, str, str]]:
    """(context, sentence, file) for each literal that code and templates say by the calls above."""
    for method, (patterns, marks) in _SAYINGS.items():
        for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
            for _, sentence, _, context in extract_from_file(method, path, marks, options={"silent": "false"}):
                yield context or "", str(sentence), path.relative_to(root).as_posix()


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="en")


def merge(sentences: Iterator[tuple[str, str, str]], old: Catalog) -> Catalog:
    catalogue = Catalog(locale="en")
    for context, sentence, file in sentences:
        known = old.get(sentence, context or None)
        string = known.string if known else ""
        catalogue.add(sentence, string, locations=[(file, 0)], context=context or None)
    return catalogue


if __name__ == "__main__":
    sys.exit(run_command(main))
