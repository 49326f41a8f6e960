"""No personal data in data/: telephone numbers, addresses of mail and chat, numbers of papers, accounts and cars,
birthdays, addresses of homes and names of persons are refused, however they are spelt (personal_patterns.ini).

Document numbers (12/QĐ-ABC), figures (25.031), dates (05.10.2018, 13/8/2018) and names of places are none of these.

A text is read as a reader understands it: entities and percent signs resolved, tags and signs that cannot be seen left
out, signs that look alike made one, digits in words made digits; each remembers where it stood.
"""

import csv
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from ..words.own_files import own_sections
from .read_files import Objection, objection


def fold(text: str) -> str:
    """Without tone marks."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


# Every list: section.key -> its words, or its phrases where commas stand.
WORDS = {
    f"{section}.{key}": frozenset(part.strip() for part in (text.split(",") if "," in text else text.split()))
    for section, lists in own_sections(__file__, "personal_words.ini").items()
    for key, text in lists.items()
}


def _any_of(name: str) -> str:
    """One phrase of a list, however its words are joined; an abbreviation may have signs between its letters."""
    return "|".join(map(_spelt, sorted(WORDS[name], key=len, reverse=True)))


def _spelt(phrase: str) -> str:
    is_short = len(phrase) < 4 or (len(phrase) < 6 and not re.search("[ aeiouy]", fold(phrase)))
    return r"[./]?".join(map(re.escape, phrase)) if is_short else re.escape(phrase).replace(r"\ ", r"\s*")


def _read_patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    sections = own_sections(__file__, "personal_patterns.ini")
    parts = {name: part.replace("\n", "") for name, part in sections["parts"].items()}
    parts["FAMILIES"] = "|".join(sorted(word.title() for word in WORDS["families.certain"]))
    digits = "{DIGIT}(?:{GAP}{DIGIT})".format_map(parts)

    def compiled(kind: str, name: str, text: str) -> re.Pattern[str]:
        text = text.replace("\n", "")
        while _PART.search(text):
            text = _PART.sub(lambda part: parts[part[1]] if part[1] in parts else _any_of(part[1]), text)
        text = re.sub(r"@\{(\d+),(\d+)\}", lambda n: f"{digits}{{{int(n[1]) - 1},{int(n[2]) - 1}}}", text)
        if kind not in ("name", "text"):
            text = _MARKED.sub(lambda sign: sign[0] if len(sign[0]) > 1 else f"[{sign[0]}{fold(sign[0])}]", text)
        return re.compile(text, 0 if name.startswith("Case") else re.IGNORECASE)

    kinds = [kind for kind in sections.sections() if kind != "parts"]
    return {kind: {name: compiled(kind, name, text) for name, text in sections[kind].items()} for kind in kinds}


_PART = re.compile(r"(?<!\(\?)<([A-Z]+|[a-z]+\.[a-z\d]+)>")
_MARKED = re.compile(r"\[[^\]]*\]|[À-ỹ]")  # a letter with a mark may have lost it; lists of signs stay as they are
PATTERNS = _read_patterns()


_ODD = PATTERNS["text"]
_DIGITS = {word: digit for digit in "0123456789" for word in WORDS[f"digits.{digit}"]}
# Chinese digits; Cyrillic and Greek letters that look like Latin ones.
_ALIKE = str.maketrans(
    "〇零一二三四五六七八九АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοιν‐‑‒–—−﹣⁃․‧∙⋅・。",
    "00123456789ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXaoiv--------......",
)


@dataclass(frozen=True)
class PlainText:
    """What is read, and where each of its signs stands in what is written."""

    text: str
    places: tuple[tuple[int, int], ...] = ()  # none where both are the same

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in what is written."""
        return (self.places[start][0], self.places[end - 1][1]) if self.places else (start, end)


def read_plain(written: str) -> PlainText:
    if not any(_ODD[odd].search(written) for odd in ("Case odd sign", "hidden", "spoken")):
        return PlainText(written)
    signs = [(sign, match.span()) for match in _ODD["sign"].finditer(written) for sign in _understood(match.group())]
    for spoken in reversed(list(_ODD["spoken"].finditer("".join(sign for sign, _ in signs)))):
        parts = [(part.group().lower(), *part.span()) for part in _ODD["digit"].finditer(spoken.group())]
        signs[spoken.start() : spoken.end()] = [
            (_DIGITS.get(word, word), (signs[spoken.start() + start][1][0], signs[spoken.start() + end - 1][1][1]))
            for word, start, end in parts
        ]
    return PlainText("".join(sign for sign, _ in signs), tuple(place for _, place in signs))


def _understood(sign: str) -> str:
    if len(sign) > 1 and sign[0] in "&%":
        sign = html.unescape(sign) if sign[0] == "&" else unquote(sign)
    elif sign.startswith("\\") or (len(sign) > 1 and sign[0] == "<"):
        sign = chr(int(sign[2:], 16)) if sign.startswith("\\u") else ""
    return "".join(map(_latin, unicodedata.normalize("NFKC", sign.translate(_ALIKE))))


def _latin(character: str) -> str:
    """Nothing for a sign without width, a control, or a mark that no letter takes up: a stroke through a digit."""
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Me", "Mn") and character not in "\n\t":
        return ""
    if category == "Zs":
        return " "
    return str(unicodedata.digit(character)) if character.isdigit() else character.translate(_ALIKE)


UNITS = Path(__file__).resolve().parents[3] / "data" / "reference" / "units.csv"
_LONGEST = 6  # words of a name
_LIKE = PATTERNS["name"]
_CERTAIN = WORDS["families.certain"]
_FAMILIES = _CERTAIN | WORDS["families.doubtful"]
_MIDDLE, _GIVEN = WORDS["names.middle"], WORDS["names.given"]
_KNOWN = _GIVEN | _MIDDLE | _FAMILIES
_STREETS = WORDS["places.streets"] | set(map(fold, WORDS["places.streets"]))
# Typed without tone marks.
_PLAIN_FAMILIES, _PLAIN_NAMES = frozenset(map(fold, _FAMILIES)), frozenset(map(fold, _KNOWN))
_ALL_FAMILIES, _ALL_FIRST = _FAMILIES | _PLAIN_FAMILIES, _FAMILIES | _GIVEN


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Where names of persons stand."""
    yield from _find_titled(text)
    yield from _find_families(text)
    for initials in _LIKE["Case initials"].finditer(text):
        if initials["sure"] or _LIKE["before"].search(text[: initials.start()]):
            yield initials.span()


def _find_titled(text: str) -> Iterator[tuple[int, int]]:
    """Whatever stands behind a title in capitals, but for an office and a place that begins like one."""
    for title in _LIKE["title"].finditer(text):
        words = _words_from(text, title.end())
        if not words or not words[0].group()[0].isupper():
            continue
        first = words[0].group()
        is_place = _LIKE["place before"].search(text[: title.start()]) and not title["colon"]
        is_name = first.lower() in _ALL_FIRST
        is_acronym = len(first) > 1 and first.isupper() and not is_name
        if (
            not (is_place or is_acronym or first.lower() in WORDS["places.offices"])
            and not (_end_of_place(text, title.start()) or _end_of_place(text, words[0].start()))
            and (title["certain"] or (is_name and _case(first) == "capital"))
        ):
            yield title.start(), words[-1].end()


def _find_families(text: str) -> Iterator[tuple[int, int]]:
    """A family name and what follows it in the same kind of letters."""
    end = 0
    for match in _LIKE["Case word"].finditer(text):
        if match.start() < end or not (match.group()[0].isupper() or match.group() in _ALL_FAMILIES):
            continue
        words = _words_from(text, match.start())
        names = [word.group() for word in words]
        if len(words) < 2:
            continue
        before = text[: match.start()]
        kind = _LIKE["place before"].search(before)
        place = _end_of_place(text, match.start(), bool(kind))
        if place or (kind and not _LIKE["office before"].search(before[: kind.start()])):
            end = place or words[-1].end()
        elif _is_name(names, _title_before(before, text[words[-1].end() :], names)):
            yield match.start(), words[-1].end()


def _title_before(before: str, behind: str, words: list[str]) -> str:
    """What tells of a name: a “label” and its colon, a “title” or an office beside it, or nothing."""
    if title := _LIKE["before"].search(before):
        return "label" if re.search(r"[:)\n]", title["between"]) else "title"
    family = words[0].lower()
    is_office = family in _CERTAIN and _LIKE["office behind"].match(behind)
    return "office" if is_office or (family in _FAMILIES and _LIKE["office before"].search(before)) else ""


def _words_from(text: str, start: int) -> list[re.Match[str]]:
    """The words from here on that are written as the first one is: Nguyễn Văn An, NGUYỄN VĂN AN, nguyễn văn an."""
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST and (word := _LIKE["Case word"].match(text, start)):
        is_initial = len(word.group()) == 1 and word.group().isupper()
        if words and not is_initial and _case(word.group()) != _case(words[0].group()):
            break
        words.append(word)
        gap = _LIKE["Case gap"].match(text, word.end())
        if not gap:
            break
        start = gap.end()
    return words


def _case(word: str) -> str:
    return "capital" if word[0].isupper() and not word[1:].isupper() else "upper" if word.isupper() else "lower"


def _is_name(words: list[str], title: str) -> bool:
    """By the family name, its other words, the kind of letters and what stands before."""
    family, *others = (word.lower() for word in words)
    kind, is_long = _case(words[0]), len(others) > 1
    is_marked = is_long and others[0] in _MIDDLE
    are_names = [word in _KNOWN or len(word) == 1 or _is_foreign(word) for word in others]
    if any(word in WORDS["names.never"] for word in (family, *others)):
        return False
    if family in _PLAIN_FAMILIES and others[0].isascii() and _is_plain_name(words, title):
        return True
    if kind == "lower":
        is_told = title in ("title", "label") and (family in _CERTAIN or is_long or _is_foreign(others[0]))
        return family in _FAMILIES and ((is_marked and are_names[1]) or (is_told and all(are_names[: 1 + is_long])))
    if title == "label" or is_marked or family not in _FAMILIES:
        is_turned = fold(others[-1]) in WORDS["families.unmistaken"] and {family, *others[:-1]} <= _GIVEN
        return is_marked or family in _FAMILIES or (kind == "capital" and (is_turned or title == "label"))
    if title or kind == "capital":
        return bool(title) or is_long or family in _CERTAIN
    return all(are_names) and (is_long or _is_foreign(others[0]))


def _is_plain_name(words: list[str], title: str) -> bool:
    """Without tone marks; in small letters only a name that is no other word."""
    family, *others = (word.lower() for word in words)
    is_long, is_lower = len(others) > 1, _case(words[0]) == "lower"
    if is_long and others[0] in ("thi", "van") and not (is_lower and others[1] in WORDS["names.no_given"]):
        return True
    is_usual = is_long and _PLAIN_NAMES.issuperset(others)
    if is_lower:
        return is_usual and len(others) < 4 and family in WORDS["families.unmistaken"]
    return is_usual or (title != "" and (is_long or not any(map(_is_foreign, words))))


def _is_foreign(word: str) -> bool:
    """No syllable of Vietnamese: Khmer names."""
    return len(word) > 2 and not _LIKE["syllable"].fullmatch(fold(word))


def _end_of_place(text: str, start: int, is_street: bool = True) -> int:
    """Where a place's name of two words or more that begins here ends; one of history is a street's or stands alone."""
    words = list(_LIKE["Case word"].finditer(text, start, start + 50))
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
    named: set[str] = set(WORDS["places.known"])
    if UNITS.is_file():
        with UNITS.open(encoding="utf-8", newline="") as file:
            for record in csv.DictReader(file):
                words = (record.get("name_vi") or "").lower().split()
                named |= {" ".join(words[start:]) for start in range(3) if len(words) > start + 1}
    return frozenset(named | set(map(fold, named)))


@lru_cache(1 << 14)  # a report that is read says much of what was read before: labels, units, the same number
def find_personal(text: str) -> tuple[Objection, ...]:
    """What must not be published, of each kind the first: number, address, identity number, birthday, home, name."""
    return tuple(_sightings(text))


def _sightings(text: str) -> Iterator[Objection]:
    plain = read_plain(text)
    for kind in ("phone", "email", "identity", "birth", "address", "name"):
        if span := next(find_names(plain.text) if kind == "name" else _find(kind, plain.text), None):
            start, end = plain.place(*span)
            yield objection(f"personal.{kind}", text[start:end].strip())


def without_personal(text: str, mark: str) -> str:
    """The text with the mark in place of all that is told."""
    while sighting := next((each for each in find_personal(text) if each.value != mark), None):
        text = text.replace(sighting.value, mark)
    return text


def number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers and addresses of persons stand, for readers of figures, who pass them over."""
    plain = read_plain(text)
    return (plain.place(*span) for kind in ("phone", "email", "identity", "birth") for span in _find(kind, plain.text))


def names_in_path(path: str) -> tuple[Objection, ...]:
    """What the name of a file tells of a person: a name with its words joined by hyphens, a number."""
    return find_personal(re.sub(r"[-_.]+", " ", path.rsplit("/", 1)[-1].rsplit(".", 1)[0]))


def _find(kind: str, text: str) -> Iterator[tuple[int, int]]:
    needs_digit = kind in ("phone", "identity")
    for pattern in PATTERNS[kind].values() if not needs_digit or re.search(r"\d", text) else ():
        for match in pattern.finditer(text):
            label = match.lastgroup or 0  # “value”: the number behind a label
            if _is_plausible(kind, match[label], bool(label)):
                yield match.span(label)


def _is_plausible(kind: str, written: str, is_labelled: bool) -> bool:
    """Not cells beside each other, nor figures in a row: 0,912345678; 05, 06, 07, 08; 0 12 305 7 41; 0 94,74 45.801."""
    if kind not in ("phone", "identity"):
        return kind != "address" or "\t" not in written
    written = written.translate(_LIKE_DIGITS) if kind == "phone" else written
    groups, gaps = re.findall(r"\d+", written), {gap.strip() for gap in re.findall(r"(?<=\d)\D+(?=\d)", written)}
    sizes = [len(group) for group in groups]
    if sum(sizes) < 5 or len(set("".join(groups))) < 2 or _DAY.search(written):
        return False
    is_whole = len(groups) == 1 or max(sizes) == 1 or not written[0].isdigit() or re.search(r"\d\W?[A-Z]", written)
    begins_like_none = kind == "phone" and groups[0][0] == "0" and sizes[0] > 2
    if is_labelled or is_whole or begins_like_none:
        return True
    is_lone_zero = groups[0] == "0" and sizes != [1, 3, 3, 3] and (min(sizes[1:]) < 3 or gaps & {",", "."})
    is_rising = all(int(after) - int(before) == 1 for before, after in pairwise(groups))
    is_broken = 1 in sizes[1:] and sizes[0] < 3
    return not (is_lone_zero or is_rising or is_broken or len(gaps) > 2 or ("" in gaps and gaps & {",", "."}))


_LIKE_DIGITS = str.maketrans("OoQØølI|SsBZzg", "00000111558229")  # typed for a digit
_DAY = re.compile(r"(?<!\d)\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)\d\d(?!\d)")
