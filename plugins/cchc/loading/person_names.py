"""Names of persons in a text: by a title or office before them, by their family name, by the other words of a name.

The words are in personal_words.ini; names of places are besides those of the units of the project's own lists.
"""

import configparser
import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_UNITS = Path(__file__).resolve().parents[3] / "data" / "reference" / "units.csv"
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 6  # words of a name


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
_MIDDLE, _GIVEN = _WORDS["names.middle"], _WORDS["names.given"]


def _any_of(*names: str) -> str:
    phrases = sorted((phrase for name in names for phrase in _WORDS[name]), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


def street_pattern() -> str:
    """A street's name: a person of history, or whoever else has a family name."""
    return rf"(?:(?i:{_any_of('places.streets')})|(?:{'|'.join(sorted(word.title() for word in _CERTAIN))})\s+[A-ZĐ])"


_TITLE = re.compile(
    rf"(?<!\w)(?:{_any_of('titles.certain')})\.?(?:\s*[/(]\s*bà\)?)?(?P<colon>[:.,]?)\s*(?=[^\W\d_])", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:{_any_of(*(f'titles.{key}' for key in ('certain', 'doubtful', 'offices', 'plain')))})"
    r"[\s.:,;()/“\"'*_\-–]*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"[\s(,:–-]+(?:{_any_of('titles.offices')})(?!\w)", re.IGNORECASE)
_PLACE_BEFORE = re.compile(rf"(?<!\w)(?:{_any_of('places.before')})\.?\s+[“\"]?$", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(rf"(?<!\w)(?:{_any_of('titles.offices')})[^,.;:()\n]{{0,30}}$", re.IGNORECASE)
_FAMILIAR = re.compile(rf"(?<!\w)(?:{_any_of('titles.doubtful')})\.?\s+(?P<name>[^\W\d_]+)", re.IGNORECASE)
_INITIALS = re.compile(r"(?<!\w)(?:Ng|Tr|Ph|H|L|V|Đ|T|B|D|N|P)\.\s?(?:[A-ZĐ]\w?\.\s?){1,2}[A-ZĐ]\w{0,7}(?!\w|\.[A-ZĐ])")


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Where names of persons stand."""
    yield from _find_titled(text)
    yield from _find_families(text)


def _find_titled(text: str) -> Iterator[tuple[int, int]]:
    """Whatever stands behind a title in capitals, but for an office and a place that begins like one."""
    for title in _TITLE.finditer(text):
        words = _words_from(text, title.end())
        if not words:
            continue
        first = words[0].group()
        is_place = _PLACE_BEFORE.search(text[: title.start()]) and not title["colon"]
        if not first[0].isupper() or is_place or _is_known(*_phrases(words, title.group()), *_phrases(words)):
            continue
        is_acronym = len(first) > 1 and first.isupper() and first.lower() not in _CERTAIN | _DOUBTFUL | _GIVEN
        if first.lower() not in _WORDS["places.offices"] and not is_acronym:
            yield title.start(), words[-1].end()
    for match in _FAMILIAR.finditer(text):
        if _case(match["name"]) == "capital" and match["name"].lower() in _GIVEN:
            yield match.span()
    for initials in _INITIALS.finditer(text):
        if initials.group().startswith(("Ng.", "Tr.", "Ph.")) or _BEFORE.search(text[: initials.start()]):
            yield initials.span()


def _find_families(text: str) -> Iterator[tuple[int, int]]:
    """A family name and what follows it in the same kind of letters."""
    for match in _WORD.finditer(text):
        family = match.group().lower()
        if family not in _CERTAIN | _DOUBTFUL | _PLAIN:
            continue
        words = _words_from(text, match.start())
        before = text[: match.start()]
        kind = _PLACE_BEFORE.search(before)
        is_place = kind and (len(words) < 3 or not _OFFICE_BEFORE.search(before[: kind.start()]))
        if (
            len(words) > 1
            and not is_place
            and not _is_known(*_phrases(words))
            and _is_name([word.group() for word in words], _is_titled(before, text[words[-1].end() :], family))
        ):
            yield match.start(), words[-1].end()


def _is_titled(before: str, behind: str, family: str) -> bool:
    """Whether a title or an office stands before; an office behind tells as much of a family name that is sure."""
    return bool(_BEFORE.search(before) or (family in _CERTAIN and _BEHIND.match(behind)))


def _words_from(text: str, start: int) -> list[re.Match[str]]:
    """The words from here on that are written as the first one is: Nguyễn Văn An, NGUYỄN VĂN AN, nguyễn văn an."""
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST and (word := _WORD.match(text, start)):
        if words and _case(word.group()) != _case(words[0].group()) and not _is_initial(word.group()):
            break
        words.append(word)
        gap = re.compile(r"\.?[ \t\u00a0]{1,2}|\.(?=[A-ZĐ])").match(text, word.end())
        if not gap:
            break
        start = gap.end()
    return words


def _case(word: str) -> str:
    return "capital" if word[0].isupper() and not word[1:].isupper() else "upper" if word.isupper() else "lower"


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _is_name(words: list[str], is_titled: bool) -> bool:
    family, others = words[0].lower(), [word.lower() for word in words[1:]]
    kind = _case(words[0])
    if others[0] in _WORDS["places.after"] or others[-1] in _WORDS["places.after"]:
        return False
    are_given = all(
        word in _GIVEN | _MIDDLE | _CERTAIN | _DOUBTFUL or len(word) == 1
        for word in others[: 2 if kind == "lower" else 3]
    )
    is_sure = others[0] in _MIDDLE and (len(others) > 1) and (others[1] in _GIVEN or kind != "lower")
    if family not in _CERTAIN | _DOUBTFUL:  # without tone marks
        if kind == "lower" or len(others) < 2:
            return False
        folded = {_fold(word) for word in _GIVEN | _MIDDLE}
        return is_titled or others[0] in ("thi", "van") or (len(family) > 3 and all(word in folded for word in others))
    if is_titled:
        return kind != "lower" or (are_given and (family in _CERTAIN or len(others) > 1))
    if len(others) < 2:
        return False
    if kind == "capital" and family in _CERTAIN:
        return True
    return is_sure or (kind != "lower" and are_given)


def _phrases(words: list[re.Match[str]], title: str = "") -> list[str]:
    """The beginnings of two words and more."""
    texts = [*filter(None, [title]), *(word.group() for word in words)]
    return [" ".join(texts[:count]) for count in range(2, len(texts) + 1)]


def _is_known(*phrases: str) -> bool:
    return any(" ".join(phrase.lower().split()) in _places() for phrase in phrases)


@cache
def _places() -> frozenset[str]:
    """Names that belong to no living person: of history, and of the units of the project without their first word."""
    named: set[str] = set(_WORDS["places.known"] | _WORDS["places.streets"])
    if _UNITS.is_file():
        with _UNITS.open(encoding="utf-8", newline="") as file:
            for record in csv.DictReader(file):
                words = (record.get("name_vi") or "").lower().split()
                named |= {" ".join(words[start:]) for start in range(3) if len(words) > start + 1}
    return frozenset(named)


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


# Typed without tone marks, those that are no other word then.
_PLAIN = frozenset(map(_fold, _CERTAIN | _DOUBTFUL)) - _CERTAIN - _DOUBTFUL
