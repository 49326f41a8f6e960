"""Text: words that can be told in each of the portal's languages, whether they come from data or from the program.

What the program calls things by a code, such as states of cells or kinds of search results, are words of labels.csv.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from .catalogue import OWN_LANGUAGE, translate
from .own_files import own_rows

Lang = str  # a code like the names of the folders in theme/locale: vi, en, km


class Text:
    """What every page, file and message prints; `in_` tells it in one language."""

    __slots__ = ()

    def in_(self, lang: Lang) -> str:
        raise AssertionError(f"{type(self).__name__} cannot be told in {lang}")

    @property
    def languages(self) -> tuple[Lang, ...]:
        """Those in which it was written by hand; none where the program's catalogues tell it."""
        return ()

    @property
    def first(self) -> str:
        """In the language it was written in: what those read who keep the data."""
        return self.in_(OWN_LANGUAGE)

    def __bool__(self) -> bool:
        return bool(self.first)


@dataclass(frozen=True)
class Translations(Text):
    """Words from data, one for each language that the data speak; the first language first."""

    by_lang: tuple[tuple[Lang, str], ...]

    def in_(self, lang: Lang) -> str:
        """A language that the data do not speak hears the first one: better than silence, and a check names the gap."""
        for own, words in self.by_lang:
            if own == lang:
                return words
        return self.first

    @property
    def languages(self) -> tuple[Lang, ...]:
        return tuple(lang for lang, _ in self.by_lang)

    @property
    def first(self) -> str:
        return self.by_lang[0][1] if self.by_lang else ""

    def __bool__(self) -> bool:
        return any(words for _, words in self.by_lang)


@dataclass(frozen=True)
class Message(Text):
    """Words of the program: the sentence in the program's own language names them in every catalogue."""

    id: str
    values: tuple[tuple[str, object], ...] = ()  # what stands in braces, by name
    context: str = ""  # tells sentences apart that are the same in one language and not in another

    def in_(self, lang: Lang) -> str:
        sentence = translate(self.id, lang, self.context)
        told = {name: value.in_(lang) if isinstance(value, Text) else value for name, value in self.values}
        return sentence.format(**told) if told else sentence


@dataclass(frozen=True)
class JoinedText(Text):
    """Several texts with a sign between them: the headings above a column, from the outside in."""

    parts: tuple[Text, ...]
    separator: str

    def in_(self, lang: Lang) -> str:
        return self.separator.join(part.in_(lang) for part in self.parts)


def message(sentence: str, /, **values: object) -> Message:
    """A sentence of the program; `make strings` finds it here and asks for its translations."""
    return Message(sentence, tuple(values.items()))


def message_in(context: str, sentence: str, /, **values: object) -> Message:
    """The same where the sentence alone does not say which thing is meant."""
    return Message(sentence, tuple(values.items()), context)


def translations(words: Mapping[Lang, str]) -> Translations:
    return Translations(tuple(words.items()))


def suffixed(name: str, languages: Iterable[Lang]) -> dict[str, Lang]:
    """Keys of one text in a file, each with its language: title, title_en; the first language needs no suffix."""
    return {f"{name}_{lang}" if at else name: lang for at, lang in enumerate(languages)}


def suffixed_texts(name: str, text: Text, languages: Iterable[Lang]) -> dict[str, str]:
    """The text under these keys: for descriptors, whose standard knows one language."""
    return {key: text.in_(lang) for key, lang in suffixed(name, languages).items()}


def verbatim(words: str) -> Translations:
    """A name or number that is the same in every language."""
    return Translations((("", words),))


def joined(separator: str, parts: Iterable[Text]) -> JoinedText:
    return JoinedText(tuple(parts), separator)


NO_TEXT = Translations(())


def labels(name: str) -> Mapping[str, Message]:
    """The words of one list by code, in the order of the list."""
    return _lists()[name]


@cache
def _lists() -> Mapping[str, Mapping[str, Message]]:
    lists: dict[str, dict[str, Message]] = defaultdict(dict)
    for line in own_rows(__file__, "labels.csv"):
        of_list, code, context, label = line.values()
        lists[of_list][code] = message_in(context, label)
    return dict(lists)
