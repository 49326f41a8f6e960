"""What templates may ask: words in the page's language, and the head of a page written by hand."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from plugins.cchc.build.site_build import Press
from plugins.cchc.catalogue.schema_org import news_of
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.links import CARD, Links, language_prefix, root_of
from plugins.cchc.pages.models import Link, Page, PageHead
from plugins.cchc.pages.site_chrome import SiteChrome
from plugins.cchc.pages.written_texts import fill, live_figure
from plugins.cchc.words.language import Language, mark_quoted
from plugins.cchc.words.text_templates import IncludedContext

# HTML needs none around plain signs; a slash at the end is one of them where a name of a place ends with it.
_NEEDLESS_QUOTES = re.compile(r"""="([^\s"'=<>`]+)"(?=>|\s[^<>]*>)""")
# Line breaks before what stands in a line of its own; words never stand there.
_NEEDLESS_LINES = re.compile(
    r"\n+(?=</?(?:article|aside|b(?:lockquote|ody)|caption|colgroup|d[dlt]|details|div|fig(?:caption|ure)|footer|h\d|head(?:er)?"
    r"|li(?:nk)?|main|meta|nav|[ou]l|p|s(?:cript|ection)|t(?:able|body|head|itle|[dhr]))\b)"
)
ROOT = Path(__file__).resolve().parent.parent


@pass_context
def gettext(context: Context, message: str) -> Markup:
    return Markup(_language(context).t(message))


def _language(context: Context) -> Language:
    return Language(context.get("lang") or context["BUILD"].languages[0])


@pass_context
def view_of(context: Context, content: Content) -> PageHead:
    """The Head of an article or page: the same frame as a data page's."""
    path, lang, build = str(content.save_as).removesuffix("index.html"), content.lang, context["BUILD"]
    day = content.date.date().isoformat() if hasattr(content, "date") else ""
    own = content.modified.date().isoformat() if hasattr(content, "modified") else day
    head = PageHead(
        lang=lang,
        path=path,
        root=root_of(path),
        title=str(content.metadata["title"]),
        description=str(content.metadata.get("summary") or content.metadata["title"]),
        crumbs=_crumbs(context, content, path, Links(lang)),
        shared_path=path.removeprefix(language_prefix(lang)),
        section="",
        published=day,
        modified=own or build.days.of(path).modified,
        picture=f"{language_prefix(lang)}{CARD}",
    )
    return replace(head, json_ld=(news_of(head, build.contexts[lang].portal_name, build.url),)) if day else head


def _crumbs(context: Context, content: Content, path: str, links: Links) -> tuple[Link, ...]:
    """Articles stand below the news, the cases of the guide below its first page."""
    t, guide = _language(context).t, links.static("dong-gop")
    if type(content).__name__ == "Article":
        return (Link(t("Tin tức"), links.static("tin-tuc")),)
    return (Link(t("Báo sai số liệu, đóng góp"), guide),) if path.startswith(guide) and path != guide else ()


@pass_context
def date_words(context: Context, iso: str) -> str:
    return _language(context).date(iso)


def fill_figures(content: Content) -> None:
    """News and pages name figures instead of typing them; a name of nothing ends the build once all are read."""
    if "BUILD" not in content.settings or not content._content:
        return  # no page
    figure = partial(live_figure, content.settings["BUILD"].contexts[content.lang])
    file = f"content/{content.get_relative_source_path()}"
    try:
        content._content = fill(content._content, figure, file)
        if "summary" in content.metadata:
            content.metadata["summary"] = content._summary = fill(content.metadata["summary"], figure, file)
    except CchcError as error:
        content.settings["UNFILLED"].append(str(error))


def enter_page(generator: Generator, content: Content) -> None:
    """Pelican prints its own pages one after the other from one context: set the language before each."""
    generator.context["lang"] = content.lang
    generator.context["site"] = generator.settings["BUILD"].chrome[content.lang]


def make_press(settings: Mapping[str, Any]) -> Press:
    """Prints the pages of data, for which nothing of Pelican is needed: any process can."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / settings["THEME"] / "templates"),
        auto_reload=False,  # no template changes during a build
        **settings["JINJA_ENVIRONMENT"],
    )
    environment.context_class = IncludedContext
    vars(environment)["getattr"] = getattr  # values have attributes: Jinja's own way would try items too
    add_words(environment)

    def print_page(page: Page, chrome: SiteChrome) -> str:
        template = environment.get_template(f"{page.template}.html")
        printed = mark_quoted(template.render(page_view=page, site=chrome, lang=page.head.lang))
        parts = _NEEDLESS_QUOTES.split(_NEEDLESS_LINES.sub("", printed))
        parts[1::2] = [f"={value}" for value in parts[1::2]]
        return "".join(parts)

    return print_page


def install(generator: Generator) -> None:
    add_words(generator.env)
    generator.env.globals["view_of"] = view_of


def add_words(environment: Environment) -> None:
    environment.globals["_"] = gettext
    environment.filters["date_words"] = date_words


def register() -> None:
    signals.generator_init.connect(install)
    signals.content_object_init.connect(fill_figures)
    signals.page_generator_write_page.connect(enter_page)
    signals.article_generator_write_article.connect(enter_page)
