"""Names of persons in a text: by a title or office before them, by their family name, by the other words of a name.

The words are in personal_words.ini; names of places are besides those of the units of the project's own lists.
"""

import configparser
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .personal_text import fold

_UNITS = Path(__file__).resolve().parents[3] / "data" / "reference" / "units.csv"
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\.?[ \t\u00a0]{1,3}|[.\-_](?=[A-ZĐÀ-Ỹ])")
_LONGEST = 6  # words of a name
_SYLLABLE = re.compile(
    r"(?:ngh|gh|kh|ng|nh|ph|th|tr|ch|gi|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)


def _read_words() -> dict[str, frozenset[str]]:
    """Every list of the file: section.key -> its words, or its phrases where commas stand."""
    lists = configparser.ConfigParser()
    lists.read_string(Path(__file__).with_name("personal_words.ini").read_text("utf-8"))
    return {
        f"{section}.{key}": frozenset(part.strip() for part in (value.split(",") if "," in value else value.split()))
        for section in lists.sections()
        for key, value in lists[section].items()
    }


_WORDS = _read_words()
_CERTAIN, _DOUBTFUL = _WORDS["families.certain"], _WORDS["families.doubtful"]
_FAMILIES = _CERTAIN | _DOUBTFUL
_UNMISTAKEN = _WORDS["families.unmistaken"]
_MIDDLE, _GIVEN = _WORDS["names.middle"], _WORDS["names.given"]
_COMMON = _WORDS["names.never"]
_STREETS = _WORDS["places.streets"] | set(map(fold, _WORDS["places.streets"]))
# Typed without tone marks.
_PLAIN_FAMILIES = frozenset(map(fold, _FAMILIES))
_PLAIN_NAMES = frozenset(map(fold, _GIVEN | _MIDDLE | _FAMILIES))


def any_of(*names: str) -> str:
    """One of the phrases, however their words are joined; an abbreviation may have signs between its letters."""
    phrases = sorted((phrase for name in names for phrase in _WORDS[name]), key=len, reverse=True)
    return "|".join(map(_spelt, phrases))


def _spelt(phrase: str) -> str:
    if " " in phrase:
        return r"\s*".join(map(re.escape, phrase.split()))
    is_short = len(phrase) < 4 or (len(phrase) < 6 and not re.search("[aeiouy]", fold(phrase)))
    return r"[./]?".join(phrase) if is_short else re.escape(phrase)


def street_pattern() -> str:
    """A street's name: a person of history, or whoever else has a family name."""
    return rf"(?:(?i:{any_of('places.streets')})|(?:{'|'.join(sorted(word.title() for word in _CERTAIN))})\s+[A-ZĐ])"


_TITLE = re.compile(
    rf"(?<!\w)(?:(?P<certain>{any_of('titles.certain')}|(?-i:{any_of('titles.familiar')}))"
    rf"|{any_of('titles.familiar', 'titles.doubtful')})"
    r"\.?(?:\s*[/(]\s*(?:bà|chị)\)?)?(?P<colon>[:.,]?)\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:{any_of(*(name for name in _WORDS if name.startswith('titles.')))}"
    r"|(?:người|cán bộ|công chức|chuyên viên|nhân viên)(?:[ ][^\W\d_]+){1,4}(?=\s?[:\n]))"
    r"(?P<between>[\s.:;()/“\"'*_\-–]*)$",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"[\s(,:–\-/]+(?:{any_of('titles.offices')})(?!\w)", re.IGNORECASE)
_PLACE_BEFORE = re.compile(rf"(?<!\w)(?:{any_of('places.before')})\.?\s+[“\"]?$", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(rf"(?<!\w)(?:{any_of('titles.offices')})[^,.;()\n]{{0,40}}$", re.IGNORECASE)
_INITIALS = re.compile(
    r"(?<!\w)(?:Nguyễn|Trần|Lê|Phạm|Ng|Tr|Ph|Th|[A-ZĐ])\.?\s?(?:[A-ZĐ]\.\s?){1,3}(?:[A-ZĐ]\w{0,7})?(?!\w|\.[A-ZĐ])"
)


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Where names of persons stand."""
    yield from _find_titled(text)
    yield from _find_families(text)
    for initials in _INITIALS.finditer(text):
        if re.match(r"\w{2,}\.?\s?[A-ZĐ]\.|[A-ZĐ]\.\s?[A-ZĐ]\.\s?[A-ZĐ]\w", initials.group()) or _BEFORE.search(
            text[: initials.start()]
        ):
            yield initials.span()


def _find_titled(text: str) -> Iterator[tuple[int, int]]:
    """Whatever stands behind a title in capitals, but for an office and a place that begins like one."""
    for title in _TITLE.finditer(text):
        words = _words_from(text, title.end())
        if not words or not words[0].group()[0].isupper():
            continue
        first = words[0].group()
        is_place = _PLACE_BEFORE.search(text[: title.start()]) and not title["colon"]
        is_name = first.lower() in _FAMILIES | _GIVEN
        is_acronym = len(first) > 1 and first.isupper() and not is_name
        if (
            not (is_place or is_acronym or first.lower() in _WORDS["places.offices"])
            and not (_end_of_place(text, title.start()) or _end_of_place(text, words[0].start()))
            and (title["certain"] or (is_name and _case(first) == "capital"))
        ):
            yield title.start(), words[-1].end()


def _find_families(text: str) -> Iterator[tuple[int, int]]:
    """A family name and what follows it in the same kind of letters."""
    end = 0
    for match in _WORD.finditer(text):
        words = _words_from(text, match.start()) if match.start() >= end else []
        names = [word.group() for word in words]
        if len(words) < 2 or not (names[0][0].isupper() or names[0] in _FAMILIES | _PLAIN_FAMILIES):
            continue
        before = text[: match.start()]
        kind = _PLACE_BEFORE.search(before)
        place = _end_of_place(text, match.start(), bool(kind))
        if place or (kind and not _OFFICE_BEFORE.search(before[: kind.start()])):
            end = place or words[-1].end()
        elif _is_name(names, _title_before(before, text[words[-1].end() :], names)):
            yield match.start(), words[-1].end()


def _title_before(before: str, behind: str, words: list[str]) -> str:
    """What tells of a name: a “label” and its colon, a “title” or an office beside it, or nothing."""
    if title := _BEFORE.search(before):
        return "label" if re.search(r"[:)\n]", title["between"]) else "title"
    family = words[0].lower()
    is_office = family in _CERTAIN and _BEHIND.match(behind)
    return "office" if is_office or (family in _FAMILIES and _OFFICE_BEFORE.search(before)) else ""


def _words_from(text: str, start: int) -> list[re.Match[str]]:
    """The words from here on that are written as the first one is: Nguyễn Văn An, NGUYỄN VĂN AN, nguyễn văn an."""
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST and (word := _WORD.match(text, start)):
        if words and _case(word.group()) != _case(words[0].group()) and not _is_initial(word.group()):
            break
        words.append(word)
        gap = _GAP.match(text, word.end())
        if not gap:
            break
        start = gap.end()
    return words


def _case(word: str) -> str:
    return "capital" if word[0].isupper() and not word[1:].isupper() else "upper" if word.isupper() else "lower"


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _is_name(words: list[str], title: str) -> bool:
    """By the family name, its other words, the kind of letters and what stands before."""
    family, *others = (word.lower() for word in words)
    kind, is_long = _case(words[0]), len(others) > 1
    known = _GIVEN | _MIDDLE | _FAMILIES
    is_marked = is_long and others[0] in _MIDDLE
    if any(word in _COMMON for word in (family, *others)):
        return False
    if all(map(str.isascii, words[:2])) and family in _PLAIN_FAMILIES and _is_plain_name(words, title):
        return True
    if kind == "lower":
        if family not in _FAMILIES:
            return False
        is_told = title in ("title", "label") and (family in _CERTAIN or is_long or _is_foreign(others[0]))
        return (is_marked and (others[1] in known or _is_foreign(others[1]))) or (
            is_told and all(word in known or _is_foreign(word) for word in others[: 1 + is_long])
        )
    if family not in _FAMILIES:
        is_turned = fold(others[-1]) in _UNMISTAKEN and all(word in _GIVEN for word in (family, *others[:-1]))
        return is_marked or (kind == "capital" and (is_turned or title == "label"))
    if title or is_marked:
        return True
    if kind == "upper":
        return all(word in known or len(word) == 1 or _is_foreign(word) for word in others) and (
            is_long or _is_foreign(others[0])
        )
    return is_long or family in _CERTAIN


def _is_plain_name(words: list[str], title: str) -> bool:
    """Without tone marks; in small letters only a name that is no other word."""
    family, *others = (word.lower() for word in words)
    is_long, is_lower = len(others) > 1, _case(words[0]) == "lower"
    is_sure = is_long and others[0] in ("thi", "van") and not (is_lower and others[1] in _WORDS["names.no_given"])
    is_usual = all(word in _PLAIN_NAMES for word in others)
    if is_lower:
        return is_sure or (is_usual and is_long and len(others) < 4 and family in _UNMISTAKEN)
    return (
        is_sure
        or (title != "" and sum(map(_is_foreign, words)) == 0)
        or (is_usual and is_long)
        or (is_long and title != "")
    )


def _is_foreign(word: str) -> bool:
    """No syllable of Vietnamese: Khmer names."""
    return len(word) > 2 and not _SYLLABLE.fullmatch(fold(word))


def _end_of_place(text: str, start: int, is_street: bool = True) -> int:
    """Where a place's name of two words or more that begins here ends; one of history is a street's or stands alone."""
    words = list(_WORD.finditer(text, start, start + 50))
    for count in range(min(len(words), _LONGEST), 1, -1):
        phrase = " ".join(word.group().lower() for word in words[:count])
        if phrase in _places():
            return words[count - 1].end()
        if phrase in _STREETS:
            is_whole = count == len(words) or not words[count].group()[0].isupper()
            return words[count - 1].end() if is_street or is_whole else 0
    return 0


@cache
def _places() -> frozenset[str]:
    """Names that belong to no living person: of history, and of the units of the project without their first word."""
    named: set[str] = set(_WORDS["places.known"])
    if _UNITS.is_file():
        with _UNITS.open(encoding="utf-8", newline="") as file:
            for record in csv.DictReader(file):
                words = (record.get("name_vi") or "").lower().split()
                named |= {" ".join(words[start:]) for start in range(3) if len(words) > start + 1}
    return frozenset(named | set(map(fold, named)))
