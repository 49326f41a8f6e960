"""Fixed prose with live parts: read from a file a language, and what is named in it and not there stops the build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.errors import CchcError
from plugins.cchc.pages.models import Fact, Link, PageSection
from plugins.cchc.pages.page_context import TEXTS
from plugins.cchc.pages.written_texts import Part, written_text
from tests.fixtures.small_site import make_site

TEXT = """Title: Tên
Summary: Nói gì.

Có <!-- figure: n --> số.

## Một {#mot}

Câu đầu, hai
dòng.

Câu sau, <!-- figure: n --> lần.

<!-- code: a -->

- [Đi](du-lieu/)
- [Tệp](/a.json)
- row: khóa của dòng

## {#cho}

<!-- examples: all -->

## Hai {#hai}

<!-- words: w -->
"""
PARTS: dict[str, Part] = {
    "figure: n": "5",
    "code: a": PageSection("", "", code=(("SQL", "SELECT"),)),
    "examples: all": (PageSection("x", "X"), PageSection("y", "Y")),
    "words: w": "Lời.",
}


def write(folder: Path, text: str = TEXT, lang: str = "vi") -> Path:
    (folder / lang).mkdir(exist_ok=True)
    (folder / lang / "a.md").write_text(text, "utf-8")
    return folder


def test_a_file_is_a_title_a_first_sentence_and_sections_with_live_parts(tmp_path: Path) -> None:
    text = written_text(replace(make_site(), texts=write(tmp_path)), "a", PARTS)
    assert (text.title, text.summary, text.lead) == ("Tên", "Nói gì.", "Có 5 số.")
    assert text.sections == (
        PageSection(
            "mot",
            "Một",
            intro="Câu đầu, hai dòng.",
            paragraphs=("Câu sau, 5 lần.",),
            code=(("SQL", "SELECT"),),
            links=(Link("Đi", "du-lieu/"), Link("Tệp", "a.json")),
            facts=(Fact("row", "khóa của dòng"),),
        ),
        PageSection("x", "X"),
        PageSection("y", "Y"),
        PageSection("hai", "Hai", paragraphs=("Lời.",)),
    )


def test_links_stay_in_the_language_and_files_have_none(tmp_path: Path) -> None:
    write(tmp_path)
    site = replace(make_site(lang="en"), texts=write(tmp_path, TEXT.replace("Một", "One"), "en"))
    section = written_text(site, "a", PARTS).sections[0]
    assert (section.title, [link.path for link in section.links]) == ("One", ["en/du-lieu/", "a.json"])


def test_a_language_without_the_file_hears_the_first_one(tmp_path: Path) -> None:
    assert written_text(replace(make_site(lang="en"), texts=write(tmp_path)), "a", PARTS).title == "Tên"


@pytest.mark.parametrize("named", sorted(PARTS))
def test_what_is_named_and_not_there_stops_the_build_and_says_where(tmp_path: Path, named: str) -> None:
    parts = {name: part for name, part in PARTS.items() if name != named}
    with pytest.raises(CchcError, match=rf"vi/a\.md: không có gì tên là “{named}”"):
        written_text(replace(make_site(), texts=write(tmp_path)), "a", parts)


def test_a_heading_without_an_anchor_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    site = replace(make_site(), texts=write(tmp_path, TEXT.replace(" {#hai}", "")))
    with pytest.raises(CchcError, match="đầu mục phải viết như"):
        written_text(site, "a", PARTS)
    with pytest.raises(CchcError, match=r"Thiếu content/texts/vi/b\.md"):
        written_text(site, "b", PARTS)


def test_a_link_inside_a_sentence_is_refused_and_not_printed_as_it_is(tmp_path: Path) -> None:
    folder = write(tmp_path, TEXT.replace("Câu đầu", "Xem [dữ liệu](du-lieu/), câu đầu"))
    with pytest.raises(CchcError, match=r"content/texts/vi/a\.md: liên kết phải đứng riêng một dòng"):
        written_text(replace(make_site(), texts=folder), "a", PARTS)


def test_every_language_has_the_same_texts_with_the_same_parts() -> None:
    """A translation that forgets an example or a link would be a poorer page."""
    paths = {folder: sorted(folder.rglob("*.md")) for folder in TEXTS.iterdir() if folder.name != "code"}
    by_lang = {folder.name: [path.relative_to(folder) for path in found] for folder, found in paths.items()}
    assert len(by_lang) > 1 and len({tuple(names) for names in by_lang.values()}) == 1
    for name in by_lang["vi"]:
        outlines = {lang: _outline(TEXTS / lang / name) for lang in by_lang}
        assert all(outline == outlines["vi"] for outline in outlines.values()), name


def _outline(path: Path) -> list[str]:
    """Each block by its kind; what is named in it in full."""
    blocks = path.read_text("utf-8").strip().split("\n\n")
    return [block if block.startswith("<!--") and block.endswith("-->") else _kind(block) for block in blocks]


def _kind(block: str) -> str:
    return block[:2] if block[0] in "#-" else ""
