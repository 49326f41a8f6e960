"""What is put into a page when it is printed: which of its sections start closed, and the abbreviations it uses."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from operator import attrgetter
from typing import Any

from .models import Evidence, Fact, Page, PageSection, TableView
from .page_context import PageContext

OPEN = 5500  # px of a page that stand open; what is large after them is closed
_SMALL, _SMALLEST = 260, 130  # px; so little is not closed, in a page of many sections
_CLOSED_LINE, _LEAST_OPEN = 65, 2000  # px that the heading of each section takes from those that stand open
_MANY = 20  # sections
_CLOSED, _FRAME = 80, 700  # px of a closed section; of a long table, which scrolls in a frame
_LINE, _SIGNS = 26, 36  # px, and signs in a line of the page
_NOTE_LINE, _NOTE_SIGNS = 20, 46
_CELL_LINE, _CELL_SIGNS = 21, 13
_PICTURE = 260  # px of a picture's title, table and files

Heights = Mapping[int, float]  # of the drawings, by the identity of the chart


def with_folds(page: Page, heights: Heights) -> Page:
    if page.is_text:
        return page
    count, sections, used = len(page.sections), [], 0.0
    room, small = max(OPEN - _CLOSED_LINE * count, _LEAST_OPEN), _SMALL if count < _MANY else _SMALLEST
    for section in page.sections:
        height = _height(section, heights)
        closes = bool(section.title) and height > small and used + height > room
        sections.append(replace(section, folded=True) if closes else section)
        used += _CLOSED if closes or section.folded else height
    return replace(page, sections=tuple(sections))


def _height(section: PageSection, heights: Heights) -> float:
    links: Mapping[str, Callable[[str], float]] = {"columns": lambda _: 38.0, "chips": lambda _: 30.0}
    of_link = links.get(section.link_style, lambda words: _lines(words) + 20)
    parts = (
        *map(_lines, (section.intro, section.warning)),
        *(heights[id(each)] + _all_lines(each.title, each.say, each.source) + _PICTURE for each in section.charts),
        *(of_link(link.label + link.note) for link in section.links),
        *(height(part) for name, height in _HEIGHTS.items() for part in getattr(section, name)),
    )
    return 90 + sum(parts) + (500 if section.citation else 0)


def _all_lines(*texts: str) -> float:
    return sum(map(_lines, texts))


def _lines(words: str) -> float:
    return -(-len(words) // _SIGNS) * _LINE


def _evidence(evidence: Evidence) -> float:
    words = evidence.parts + evidence.place, evidence.check_label
    return sum(-(-len(told) // _NOTE_SIGNS) * _NOTE_LINE for told in words)


def _table(table: TableView) -> float:
    if table.folded:
        return 50.0
    lines = (
        max(0, len(row.label) // 16, *(len(cell.text) // _CELL_SIGNS for cell in row.cells)) + 1 for row in table.rows
    )
    whole = sum(count * _CELL_LINE + 15 for count in lines)
    return 150 + (min(whole, _FRAME) if table.is_long else whole)


# Of each part of a section.
_HEIGHTS: Mapping[str, Callable[[Any], float]] = {
    "paragraphs": _lines,
    "highlights": lambda each: _lines("".join((each.doubt, *each.words, *each.notes))) + _evidence(each.evidence) + 60,
    "tiles": lambda tile: _lines(f"{tile.interval}{tile.threshold}{tile.trend}") + _evidence(tile.evidence) + 90,
    "tables": _table,
    "facts": lambda fact: _lines(fact.text) + _LINE + 12,
    "checks": lambda each: 40 + _all_lines(each.title, each.arithmetic, each.place, each.reason, each.explanation),
    "check_groups": lambda each: (
        30 + _all_lines(each.title, each.summary, *each.reasons, *(link.label for link in each.failures))
    ),
    "downloads": lambda file: _lines(file.label + file.note) + 30,
    "quotes": lambda quote: _lines(quote.text + quote.cite) + 130,
    "code": lambda code: (code[1].count("\n") + 1) * 23 + 60,
}
# Addresses, names of fields, code, signs and sizes: nothing that is read as words.
_SILENT = {
    "numeric", "finding_mark", "square", "rowspan", "colspan",
    "path", "anchor", "id", "kind", "template", "extra", "code", "svg_wide", "svg_narrow", "downloads",
    "origins", "ways", "row", "file", "home", "image", "specification",
    "bibtex", "lang", "root", "shared_path", "section", "json_ld", "description", "crumbs", "place_path",
    "label_path", "check_path", "finding", "role", "order", "filter", "abbreviations", "card", "lead_source",
}  # fmt: skip


def abbreviations_of(context: PageContext, page: Page) -> tuple[Fact, ...]:
    """What is used on the page, in the order of first use; the site's name stands above everything else."""
    known = context.edition.references.code_lists.get("abbreviation", {})
    if not known:
        return ()
    pattern = _pattern(tuple(known))
    texts = dict.fromkeys((context.portal_name, *spoken_texts(page)))  # cells say the same again and again
    used = dict.fromkeys(pattern.findall("\n".join(texts)))
    facts = (Fact(context.quoted(word), context.text(known[word])) for word in used)
    # A page whose heading spells it out needs no second explanation.
    return tuple(fact for fact in facts if fact.text.casefold() not in page.heading.casefold())


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words only. Letters and a stroke after it make it part of a document's number: 72/BC-ABC is one."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    # What stands before a word is asked after it: a pattern that begins with letters is searched fast.
    return re.compile("|".join(rf"{word}(?<![\w/-]{word})(?![\w/-])" for word in longest_first))


def spoken_texts(value: object) -> list[str]:
    """All that is read as words in a page value or a part of it."""
    texts: list[str] = []
    _collect(value, texts)
    return texts


def _collect(value: object, texts: list[str]) -> None:
    for part in value if type(value) is tuple else _spoken(type(value))(value):
        if isinstance(part, str):
            texts.append(part)
        elif part and part is not True:
            _collect(part, texts)


@cache
def _spoken(kind: type) -> Callable[[Any], tuple[object, ...]]:
    """Asked of each cell of each table: attributes are fetched together."""
    names = [name for name in getattr(kind, "__match_args__", ()) if name not in _SILENT]
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
