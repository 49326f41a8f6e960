"""Every indicator says what it counts: in both languages, in more words than its label has, naming only what exists."""

from __future__ import annotations

import re

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.model.references import Indicator

WORDS_BEYOND_THE_LABEL = 10
SOURCE = {"vi": "Nguồn: ", "en": "Source: "}
CODE = re.compile(r"\b(?:VII|VI|V|IV|III|II|I)(?:\.\d+)+")


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


def what_is_counted(indicator: Indicator, lang: str) -> str:
    """The definition without its last sentence, which names the forms."""
    return indicator.definition.in_(lang).rpartition(SOURCE[lang])[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_definition_says_more_than_its_label(edition: Edition, lang: str) -> None:
    indicators = edition.collection.references.indicators.values()
    poor = {
        indicator.id: what_is_counted(indicator, lang)
        for indicator in indicators
        if len(words(what_is_counted(indicator, lang)) - words(indicator.label.in_(lang))) < WORDS_BEYOND_THE_LABEL
    }
    assert len(indicators) >= 288 and not poor


def test_both_languages_speak_of_the_same_rows(edition: Edition) -> None:
    """Which neighbours a definition names: the same in each language, and all of them exist."""
    indicators = edition.collection.references.indicators
    for indicator in indicators.values():
        vietnamese, english = (set(CODE.findall(what_is_counted(indicator, lang))) for lang in ("vi", "en"))
        assert vietnamese == english, indicator.id
        assert all(code in indicators or f"{code}.1" in indicators for code in vietnamese), indicator.id


def test_no_two_indicators_are_told_in_the_same_words(edition: Edition) -> None:
    told = [what_is_counted(indicator, "vi") for indicator in edition.collection.references.indicators.values()]
    assert {text: told.count(text) for text in told if told.count(text) > 1} == {}


def test_every_figure_of_the_running_text_names_its_indicator(edition: Edition) -> None:
    prose = [row for release in edition.releases.values() if (table := release.table("prose")) for row in table.rows]
    assert len(prose) >= 281 and [row.key for row in prose if not row.indicator] == []
