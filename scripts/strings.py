"""make strings: bring every catalogue up to date with what code and templates say; translations stay."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.cchc.messages.commands import Arguments, run_command
from tests.docs.sentences import catalogue_files, extract, merge, read_catalogue, write_catalogue

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str] | None = None) -> int:
    Arguments(prog="make strings").parse_args(words)
    sentences = list(extract(ROOT))
    for path in catalogue_files(ROOT):
        catalogue = merge(sentences, read_catalogue(path))
        write_catalogue(path, catalogue)
        missing = sum(not entry.string for entry in catalogue if entry.id)
        print(f"✓ {len(catalogue)} câu, {missing} câu chưa dịch: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
