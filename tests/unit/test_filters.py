"""What stands round pages written by hand: words in the page's language, their head, the figures that they name."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from jinja2 import Environment
from markupsafe import Markup
from pelican.contents import Content
from pelican.generators import Generator

from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.pages.links import CARD
from plugins.cchc.pages.models import Link, Page, PageHead
from plugins.cchc.words.language import Language
from plugins.filters import add_words, date_words, enter_page, fill_figures, gettext, install, make_press, view_of
from tests.fixtures.small_edition import small_edition

BUILD = SiteBuild(small_edition(), "https://mau.example")
DAY = datetime(2032, 8, 1, 9)
SAID = "<!-- count: findings -->"
COUNT = str(len(BUILD.edition.findings))


class Article(SimpleNamespace):
    """As Pelican reads one."""


class HandPage(SimpleNamespace):
    """A page that is no news."""


def head_of(kind: type[SimpleNamespace], lang: str, save_as: str, **more: Any) -> PageHead:
    metadata = more.pop("metadata", {"title": "Tên", "summary": "Nói gì"})
    content = kind(lang=lang, save_as=save_as, metadata=metadata, **more)
    return view_of(cast("Any", {"BUILD": BUILD, "lang": lang}), cast("Content", content))


def kinds_in(head: PageHead) -> list[str]:
    return [json.loads(text)["@type"] for text in head.json_ld]


def content_with(text: str | None, **settings: object) -> Any:
    own = {"summary": SAID, "title": "Tên"}
    place = {"get_relative_source_path": lambda: "tin.md"}
    return SimpleNamespace(settings=settings, lang="en", _content=text, metadata=own, **place)


def test_words_are_those_of_the_page_or_of_the_first_language() -> None:
    english: Any = {"BUILD": BUILD, "lang": "en"}
    assert gettext(english, "Tin tức") == Markup("News") and isinstance(gettext(english, "Tin tức"), Markup)
    for lang in ("", None):
        assert gettext(cast("Any", {"BUILD": BUILD, "lang": lang}), "Tin tức") == "Tin tức"
    assert date_words(english, "2032-05-02") == "2 May 2032"


def test_an_article_stands_below_the_news_with_its_days() -> None:
    head = head_of(Article, "en", "en/tin-tuc/a/index.html", date=DAY)
    assert (head.path, head.shared_path, head.root) == ("en/tin-tuc/a/", "tin-tuc/a/", "../../../")
    assert (head.title, head.description, head.picture, head.section) == ("Tên", "Nói gì", f"en/{CARD}", "")
    assert head.crumbs == (Link("News", "en/tin-tuc/"),)
    assert (head.published, head.modified) == ("2032-08-01", "2032-08-01")
    assert kinds_in(head) == ["NewsArticle"]
    news = json.loads(head.json_ld[0])
    assert news["url"] == "https://mau.example/en/tin-tuc/a/" and news["publisher"]["url"] == "https://mau.example/en/"
    later = head_of(Article, "en", "en/tin-tuc/a/index.html", date=DAY, modified=datetime(2032, 9, 2))
    assert (later.published, later.modified) == ("2032-08-01", "2032-09-02")


def test_a_page_is_as_old_as_the_data_and_a_case_of_the_guide_stands_below_it() -> None:
    about = head_of(HandPage, "vi", "gioi-thieu/index.html", metadata={"title": "Tên"})
    assert (about.published, about.modified) == ("", BUILD.days.of("gioi-thieu/").modified)
    assert about.modified and about.description == "Tên" and about.crumbs == () and about.picture == CARD
    assert kinds_in(about) == []
    assert head_of(HandPage, "en", "en/dong-gop/index.html").crumbs == ()
    case = head_of(HandPage, "en", "en/dong-gop/sua/index.html")
    (crumb,) = case.crumbs
    assert crumb == Link(Language("en").t("Báo sai số liệu, đóng góp"), "en/dong-gop/")


def test_figures_are_filled_into_what_is_a_page_of_the_build() -> None:
    content = content_with(f"Có {SAID}.", BUILD=BUILD)
    fill_figures(content)
    assert content._content == f"Có {COUNT}." and content.metadata == {"summary": COUNT, "title": "Tên"}
    assert content._summary == COUNT
    without = content_with(f"Có {SAID}.", BUILD=BUILD)
    del without.metadata["summary"]
    fill_figures(without)
    assert without._content == f"Có {COUNT}." and without.metadata == {"title": "Tên"}
    for left in (content_with(SAID), content_with(None, BUILD=BUILD), content_with("", BUILD=BUILD)):
        before = left._content
        fill_figures(left)
        assert left._content == before and left.metadata["summary"] == SAID
    for wrong in ({"_content": "<!-- count: stars -->"}, {"metadata": {"summary": "<!-- count: stars -->"}}):
        content = content_with("x", BUILD=BUILD, UNFILLED=(unfilled := []))
        vars(content).update(wrong)
        fill_figures(content)
        assert [words.partition("”")[0] for words in unfilled] == ["content/tin.md: không có gì tên là “count: stars"]


def test_each_page_of_pelican_is_framed_in_its_own_language() -> None:
    generator = SimpleNamespace(context={}, settings={"BUILD": BUILD})
    enter_page(cast("Generator", generator), cast("Content", SimpleNamespace(lang="en")))
    assert generator.context == {"lang": "en", "site": BUILD.chrome["en"]}


def test_a_page_of_data_is_printed_escaped_in_its_language_from_templates_read_once(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "kind.html"
    template.parent.mkdir()
    template.write_text("{{ page_view.heading }}|{{ _('Tin tức') }}|{{ '2032-05-02' | date_words }}|{{ site.url }}")
    press = make_press({"THEME": str(tmp_path), "JINJA_ENVIRONMENT": {"autoescape": True}})
    quoted = Language("en").quoted("<Sở>")
    page = Page(PageHead("en", "en/a/", "../../", "", "", (), "a/", ""), heading=quoted, template="kind")
    printed = "<span lang=vi>&lt;Sở&gt;</span>|News|2 May 2032|https://mau.example"
    assert press(page, BUILD.chrome["en"]) == printed
    template.write_text("another")
    assert press(page, BUILD.chrome["en"]) == printed


def test_pelicans_own_templates_get_the_same_words() -> None:
    environment, alone = Environment(), Environment()
    install(cast("Generator", SimpleNamespace(env=environment)))
    add_words(alone)
    assert environment.globals["view_of"] is view_of and "view_of" not in alone.globals
    text = "{{ _('Tin tức') }} {{ '2032-05-02' | date_words }}"
    assert environment.from_string(text).render(lang="en") == alone.from_string(text).render(lang="en")


def test_a_page_of_data_has_quotes_where_html_needs_them(tmp_path: Path) -> None:
    """A slash at the end is no sign of HTML's there. Words and scripts stay what they are."""
    needed = """<a class="a b" title="x=1" lang="" rel='c'><svg><path d="M0"/></svg></a>="d" """
    needed += """<script type=x>{"a":"=\\"b\\""}</script>"""
    template = tmp_path / "templates" / "kind.html"
    template.parent.mkdir()
    template.write_text(
        f"""{needed}<p id="e"\nclass="f" hidden><td lang="vi"><a href="../">{{{{ page_view.heading }}}}"""
    )
    press = make_press({"THEME": str(tmp_path), "JINJA_ENVIRONMENT": {"autoescape": True}})
    page = Page(PageHead("vi", "a/", "../", "", "", (), "a/", ""), heading='g="h"', template="kind")
    assert press(page, BUILD.chrome["vi"]) == f"{needed}<p id=e\nclass=f hidden><td lang=vi><a href=../>g=&#34;h&#34;"


def test_a_line_ends_before_no_element_that_stands_in_a_line_of_its_own(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "kind.html"
    template.parent.mkdir()
    kept = "<li>a\n<b>b</b>\n<i>c</i>", "d\n&lt;p>\n\n<code>"
    template.write_text(f"<ul>\n{kept[0]}\n\n<li>\n</ul>\n<pre>{kept[1]}</pre>\n<table>\n<tr><td>e\n</table>")
    press = make_press({"THEME": str(tmp_path), "JINJA_ENVIRONMENT": {"autoescape": True}})
    page = Page(PageHead("vi", "a/", "../", "", "", (), "a/", ""), heading="", template="kind")
    expected = f"<ul>{kept[0]}<li></ul>\n<pre>{kept[1]}</pre><table><tr><td>e</table>"
    assert press(page, BUILD.chrome["vi"]) == expected
