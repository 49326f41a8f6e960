"""Words that the forms print again and again, in the language of the page: units of measure, names of tables."""

from __future__ import annotations

import re

from .page_context import PageContext


def printed_measure(site: PageContext, printed: str) -> str:
    """“Có =1 Không = 0” becomes “yes = 1, no = 0” on an English page; a Vietnamese page prints the paper's own."""
    if site.language.is_own:
        return printed
    # The list holds small letters and one way of writing “có = 1”; what is not there stays as the paper has it.
    word = site.edition.references.code_lists.get("printed_measure", {}).get(_plain(printed))
    return site.language.text(word) if word else printed


def _plain(printed: str) -> str:
    """Same words, same writing: spaces round “=”, a comma between the answers."""
    one_way = re.sub(r"\s*=\s*(\d)[;,]?\s*", r" = \1, ", " ".join(printed.split()))
    return one_way.removesuffix(", ").lower()


def printed_title(site: PageContext, printed: str) -> str:
    """“Phụ lục I” is “Appendix I” in English."""
    for opening, words in site.edition.references.code_lists.get("printed_title", {}).items():
        if printed.startswith(f"{opening} "):
            return site.language.text(words) + printed.removeprefix(opening)
    return printed
