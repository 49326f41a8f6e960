"""The ways in which files tell a text in several languages; the first language is the one of the data."""

from collections.abc import Mapping, Sequence

from ..words.text import Lang, Text


def named_by_language(name: str, text: Text, languages: Sequence[Lang]) -> dict[str, str]:
    """label_vi, label_en …: for columns."""
    return {f"{name}_{lang}": text.in_(lang) for lang in languages}


def first_and_others(name: str, text: Text, languages: Sequence[Lang]) -> dict[str, str]:
    """title, title_en …: for descriptors, whose standard knows one language."""
    return {name if lang == languages[0] else f"{name}_{lang}": text.in_(lang) for lang in languages}


def tagged(text: Text, languages: Sequence[Lang]) -> list[dict[str, str]]:
    """As JSON-LD tells the language of words; empty where there are none."""
    return [{"@value": text.in_(lang), "@language": lang} for lang in languages if text.in_(lang)]


def without_empty(facts: Mapping[str, object]) -> dict[str, object]:
    """Descriptors leave out what is not known."""
    return {name: value for name, value in facts.items() if value}
