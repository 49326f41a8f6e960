"""The guide on the site: chapters by name, pictures beside their steps, drawings that are read on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from pelican.readers import Readers

from plugins import guide_chapters
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.written_texts import fill
from plugins.guide_chapters import GuideReader, install, make_figures, split_chapters
from tests.unit.test_theme import scheme

DRAWINGS = sorted((Path(__file__).parents[2] / "content/guide").glob("*.svg"))
PICTURE = '<p><img alt="{alt}" src="../content/guide/mo-phieu.svg"></p>\n<p><em>Hình <strong>vẽ</strong>.</em></p>'
NARROW = 328  # what a phone of 360 px leaves between the margins


def test_chapters_are_named_by_the_start_of_their_heading() -> None:
    chapters = split_chapters("<h1>A</h1>\n<p>0</p>\n<h2>Một: x</h2>\n<p>1</p>\n<h3>y</h3>\n<h2>Hai</h2>\n<p>2</p>")
    assert chapters == {"chapter: Một": "<p>1</p>\n<h3>y</h3>", "chapter: Hai": "<p>2</p>"}
    assert fill("<!-- chapter: Hai -->\n", chapters.__getitem__, "a.md") == "<p>2</p>\n"
    with pytest.raises(CchcError, match=r"a\.md: không có gì tên là “chapter: Ba”"):
        fill("<!-- chapter: Ba -->", chapters.__getitem__, "a.md")


def test_picture_stands_beside_the_words_of_its_step() -> None:
    content = f"<p>0</p>\n<h3>a</h3>\n<p>1</p>\n{PICTURE.format(alt='x')}\n<p>2</p>\n<h3>b</h3>\n<p>3</p>"
    made = make_figures(content, "../../")
    assert made.startswith('<p>0</p>\n<div class="shown"><div><h3>a</h3>\n<p>1</p></div>\n<figure>')
    assert '<img src="../../theme/img/guide/mo-phieu.svg" alt="x" width="360" height="' in made
    assert "<figcaption>Hình <strong>vẽ</strong>.</figcaption></figure>\n<div><p>2</p></div></div>\n<h3>b</h3>" in made


def test_words_between_two_pictures_belong_to_the_second() -> None:
    one, two = PICTURE.format(alt="x"), PICTURE.format(alt="y")
    made = make_figures(f"<h3>a</h3>\n{one}\n<p>1</p>\n{two}\n<p>2</p>", "")
    assert made.endswith("</figure>\n<div><p>2</p></div></div>\n") and made.count("<p>2</p>") == 1
    assert made.count('<div class="shown">') == 2 and '<div class="shown"><div><p>1</p></div>\n<figure>' in made


def test_a_picture_without_a_size_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guide_chapters, "PICTURES", tmp_path)
    (tmp_path / "mo-phieu.svg").write_text("<svg viewBox='0 0 1 1'/>", "utf-8")
    with pytest.raises(CchcError, match=r"^content/guide/mo-phieu\.svg: hình không ghi width và height"):
        make_figures(PICTURE.format(alt="x"), "")


def test_a_page_is_read_with_the_chapters_it_names_and_pictures_from_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = "![x](../content/guide/mo-phieu.svg)\n\n*Hình.*"
    pages = {
        "guide.md": f"Title: G\n\n## Hai: x\n\n{picture}\n",
        "a.md": "Title: A\nSlug: dong-gop/a\nLang: en\n\n<!-- chapter: Hai -->\n",
        "b.md": f"Title: B\nSlug: b\n\n{picture}\n",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setattr(guide_chapters, "ROOT", tmp_path)
    monkeypatch.setattr(guide_chapters, "GUIDE", tmp_path / "guide.md")
    readers = SimpleNamespace(reader_classes={})
    install(cast("Readers", readers))
    assert readers.reader_classes == {"md": GuideReader}
    markdown = {"extensions": ["markdown.extensions.meta"], "output_format": "html5"}
    reader = GuideReader({"MARKDOWN": markdown, "FORMATTED_FIELDS": [], "SLUGIFY_SOURCE": "title"})
    english, head = reader.read(str(tmp_path / "a.md"))
    assert head["title"] == "A" and '<figure><img src="../../../theme/' in english and english.count("<h2") == 0
    assert '<figure><img src="../theme/' in reader.read(str(tmp_path / "b.md"))[0]


def test_text_without_pictures_stays_as_it_is() -> None:
    content = "<p>0</p>\n<h2>a</h2>\n<p>1</p>\n"
    assert make_figures(content, "") == content


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawing_has_the_colours_of_the_theme(path: Path) -> None:
    light, dark = (set(re.findall(r"#[0-9a-f]{6}", part)) for part in path.read_text("utf-8").split("@media"))
    assert light and light <= set(scheme("light").values())
    assert dark and dark <= set(scheme("dark").values())


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawing_is_read_on_a_phone_and_loads_nothing(path: Path) -> None:
    # A picture of a page of ours holds it within itself.
    text = re.sub(r'<image class="\w+" [^>]*href="data:image/png;base64,[\w+/=]+"/>', "", path.read_text("utf-8"))
    width = re.search(r'viewBox="0 0 (\d+) \d+"', text)
    sizes = [float(size) for size in re.findall(r"font(?:-size)?[:=\" ]+([\d.]+)px", text)]
    assert width and sizes and min(sizes) * NARROW / int(width[1]) >= 12
    assert not re.search(r"<script|href|url\(|@import|<image", text)
