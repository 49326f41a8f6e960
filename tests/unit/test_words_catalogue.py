"""Which translation a sentence gets: its own context's, and none that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cchc.words import catalogue
from plugins.cchc.words.language import Language, mark_quoted
from plugins.cchc.words.text import message, message_in

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Bảng"
msgstr "Board"

msgctxt "column"
msgid "Bảng"
msgstr "Table"

#, fuzzy
msgid "Hồ sơ"
msgstr "Dressing"

msgid "Kỳ"
msgstr ""

msgid "{n} hồ sơ {kind}"
msgstr "{kind}: {n} dossiers"
"""


@pytest.fixture(autouse=True)
def made_up_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    file = tmp_path / "en" / "LC_MESSAGES" / "cchc.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO, encoding="utf-8")
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    catalogue.catalogue_of.cache_clear()
    yield
    catalogue.catalogue_of.cache_clear()


def test_a_sentence_is_told_as_its_context_wants_and_without_one_as_it_stands_alone() -> None:
    assert message("Bảng").in_("en") == "Board"
    assert message_in("column", "Bảng").in_("en") == "Table"
    assert message_in("search", "Bảng").in_("en") == "Bảng", "no translation of another context is taken"
    assert message_in("column", "Bảng").in_("vi") == "Bảng"


def test_what_nobody_confirmed_or_translated_is_told_in_the_own_language() -> None:
    assert message("Hồ sơ").in_("en") == "Hồ sơ" and message("Kỳ").in_("en") == "Kỳ"


def test_values_are_told_in_the_same_language_wherever_the_sentence_puts_them() -> None:
    late = message_in("column", "Bảng")
    assert message("{n} hồ sơ {kind}", n=7, kind=late).in_("en") == "Table: 7 dossiers"
    assert message("{n} hồ sơ {kind}", n=7, kind=late).in_("vi") == "7 hồ sơ Bảng"


def test_quoted_words_become_elements_in_text_and_stay_words_in_attributes() -> None:
    quoted = Language("en").quoted("Sở A")
    page = f'<p title="by {quoted}">{quoted} and {quoted}</p>'
    element = '<span lang="vi">Sở A</span>'
    assert mark_quoted(page) == f'<p title="by Sở A">{element} and {element}</p>'
    assert mark_quoted(f'<i title="{quoted}">x</i>') == '<i title="Sở A">x</i>'
