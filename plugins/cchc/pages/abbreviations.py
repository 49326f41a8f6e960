"""Abbreviations: those that a page uses, explained at its top, before the first of them."""

import re
from dataclasses import fields, is_dataclass
from functools import cache

from .models import Fact, Page
from .page_context import PageContext

# Addresses, names of fields, code: nothing that is read as words.
_SILENT = {
    "path", "anchor", "id", "kind", "template", "extra", "code", "svg_wide", "svg_narrow", "downloads",
    "origins", "ways", "whole", "row", "file", "specification", "kept",
    "bibtex", "lang", "root", "shared_path", "section", "json_ld", "description", "crumbs", "place_path",
    "label_path", "check_path", "finding", "role", "order", "filter", "abbreviations", "card", "lead_source",
}  # fmt: skip


def abbreviations_of(context: PageContext, page: Page) -> tuple[Fact, ...]:
    """What is used on the page, in the order of first use; the site's name stands above everything else."""
    known = context.edition.references.code_lists.get("abbreviation", {})
    if not known:
        return ()
    pattern = _pattern(tuple(known))
    used = dict.fromkeys(pattern.findall("\n".join((context.portal_name, *spoken_texts(page)))))
    facts = (Fact(context.quoted(word), context.text(known[word])) for word in used)
    # A page whose heading spells it out needs no second explanation.
    return tuple(fact for fact in facts if fact.text.casefold() not in page.heading.casefold())


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words only. Letters and a stroke after it make it part of a document's number: 72/BC-ABC is one."""
    return re.compile(
        r"(?<![\w/-])(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")(?![\w/-])"
    )


def spoken_texts(value: object) -> list[str]:
    """All that is read as words in a page value or a part of it."""
    texts: list[str] = []
    _collect(value, texts)
    return texts


def _collect(value: object, texts: list[str]) -> None:
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, texts)
    else:
        for name in _spoken(type(value)):
            _collect(getattr(value, name), texts)


@cache
def _spoken(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _SILENT) if is_dataclass(kind) else ()
