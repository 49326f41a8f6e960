"""What a version says is held against the text of its paper: figures, notes and passages stand in the lines named."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from itertools import chain

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.loading.read_tables import count_lines
from plugins.cchc.model.collection import Collection
from plugins.cchc.model.releases import Cell, Release, Row, Table

REPORTS = (
    "2018-so-thong-tin-va-truyen-thong", "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong", "2023-q1-huyen-long-phu",
    "2023-q1-so-thong-tin-va-truyen-thong", "2023-so-tai-nguyen-va-moi-truong",
)  # fmt: skip
# Notes that the text layer parts: a heading of the next page, a column beside it.
PARTED = {("bm-04b", "i.4"), ("sn-535", "iii.1")}


@pytest.fixture(params=REPORTS)
def release(edition: Edition, request: pytest.FixtureRequest) -> Release:
    return edition.releases[request.param]


def lines_of(release: Release, first: int, last: int) -> str:
    return "\n".join(release.source_text.split("\n")[first - 1 : last])


def rows_of(release: Release) -> list[tuple[Table, Row]]:
    return [(table, row) for table in release.tables for row in table.rows]


def test_the_text_is_the_one_that_the_version_names(release: Release) -> None:
    assert hashlib.sha256(release.source_text.encode()).hexdigest() == release.source.sha256
    assert "\r" not in release.source_text and count_lines(release.source_text) > 200


def test_every_figure_stands_in_the_lines_named(release: Release) -> None:
    astray = [
        (table.id, row.key, name, cell.printed)
        for table, row in rows_of(release)
        for name, cell in row.cells.items()
        if cell.number is not None and not stands_in(lines_of(release, row.line_from, row.line_to), cell)
    ]
    assert not astray


def stands_in(text: str, cell: Cell) -> bool:
    """The number in any way in which papers write it, or the words that the paper prints in its place."""
    words = [note.printed for note in cell.annotations if note.printed]
    return any(re.search(rf"(?<!\d){re.escape(way)}(?!\d)", text) for way in chain(words, ways(cell.number)))


def ways(number: Decimal | None) -> set[str]:
    """2844 as 2844 and 2.844, 8 as 08, 86.50 as 86,5 …"""
    whole, _, part = format(number or Decimal(0), "f").partition(".")
    wholes = {whole, whole.zfill(2), whole.zfill(3), f"{int(whole):,}".replace(",", ".")}
    parts = {part, part.rstrip("0")}
    return {w + (sign + p if p else "") for w in wholes for p in parts for sign in ",."}


def test_every_note_and_word_stands_in_the_lines_named_word_for_word(release: Release) -> None:
    astray = [
        (table.id, row.key, words)
        for table, row in rows_of(release)
        if table.form.rows != "prose"  # what stands there is told in our words
        for words in (row.note, *(cell.printed for cell in row.cells.values() if cell.number is None))
        if words and not is_within(words, lines_of(release, row.line_from, row.line_to), (table.id, row.key) in PARTED)
    ]
    assert not astray


def is_within(words: str, text: str, parted: bool = False) -> bool:
    """One after the other; where the text layer parts a note, at least in their order."""
    if parted:
        left = iter(tokens(text))
        return all(word in left for word in tokens(words))
    return " ".join(tokens(words)) in " ".join(tokens(text))


def tokens(text: str) -> list[str]:
    """Words and signs, without the marks of a list: the papers' - at the head of a cell is a – in the data."""
    return re.findall(r"\w+|[^\w\s–-]", re.sub(r"<[^<>]*>", " ", text))


def test_no_note_is_called_a_summary_any_more(edition: Edition) -> None:
    notes = [note.note for release in edition.releases.values() for _, row in rows_of(release)
             for note in chain(row.annotations, *(cell.annotations for cell in row.cells.values()))]  # fmt: skip
    assert notes and not [note for note in notes if "tóm lược" in note.lower()]


def test_personal_data_of_notes_stay_withheld(edition: Edition) -> None:
    """The text itself has marks where names stood; a note with such a mark says so beside it."""
    withheld = [
        (row.key, note.note)
        for release in edition.releases.values()
        for _, row in rows_of(release)
        if "[name removed]" in row.note
        for note in row.annotations
        if note.field == "note" and "không công bố" in note.note
    ]
    assert [key for key, _ in withheld] == ["v.3.3", "v.3.5"]
    secret = edition.releases["2023-so-tai-nguyen-va-moi-truong"].table("sn-535")
    row = secret.row("iv.6.4") if secret else None
    assert row is not None and row.note == "" and row.annotations[0].kind == "withheld"


def test_every_report_has_its_words(release: Release, edition: Edition) -> None:
    kinds = edition.references.code_lists["narrative_kind"]
    assert len(release.narrative) > 25
    for passage in release.narrative:
        assert passage.kind in kinds and passage.text.first and passage.text.in_("en"), passage.row
        assert passage.text.first != passage.text.in_("en"), passage.row
        assert lines_of(release, passage.first_line, passage.last_line).strip(), passage.row
        assert not passage.code or passage.code in lines_of(release, passage.first_line, passage.last_line)
        assert not passage.addressee or passage.kind == "proposal", passage.row


def test_qualified_numbers_stand_behind_their_words(edition: Edition) -> None:
    qualified = [
        (row.key, cell.qualifier, is_within(cell.qualifier, lines_of(release, row.line_from, row.line_to)))
        for release in edition.releases.values()
        for _, row in rows_of(release)
        for cell in row.cells.values()
        if cell.qualifier
    ]
    assert len(qualified) == 7 and all(found for *_, found in qualified)


def test_released_versions_keep_the_words_they_had(edition: Edition) -> None:
    collection: Collection = edition.collection
    old = [release for release in collection.releases if release.version.startswith("1.0.")]
    assert len(old) == 6 and not any(release.narrative or release.source_text for release in old)
