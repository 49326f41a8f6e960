"""The frame around every page: the site's name, its navigation, its licences, in one language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..formats.file_facts import LICENCE_PATH
from ..model.portal import NO_DAY, Portal
from ..words.language import Language
from ..words.text import Lang, labels
from .links import CARD, CATALOGUE, CATALOGUE_TURTLE, Links, feed_path, language_prefix
from .models import Link, PageHead
from .page_context import SECTIONS, PageContext


@dataclass(frozen=True)
class OtherLanguage:
    """Where the same page stands in another language: the prefix before what all languages share of its path."""

    lang: Lang
    name: str  # as the language calls itself
    prefix: str


@dataclass(frozen=True)
class SiteChrome:
    links: Links
    other_languages: tuple[OtherLanguage, ...]
    name: str
    url: str  # absolute address of the site without a slash at the end; empty in previews
    nav: tuple[Link, ...]
    footer_links: tuple[Link, ...]
    feeds: tuple[Link, ...]
    catalogues: tuple[Link, ...]  # for harvesters, with their media types
    licence_url: str
    notes: tuple[str, ...]
    edition: str
    repository: str  # where contributions go; empty as long as there is no public place
    contact: str
    next_update: str  # in words; empty as long as nobody has said


def make_site_chrome(language: Language, portal: Portal, url: str, edition: str, repository: str = "") -> SiteChrome:
    """`repository` of this build; else the portal's own."""
    told, links, day = language.text, Links(language.lang), portal.next_update
    others = (Language(lang) for lang in portal.languages if lang != language.lang)
    return SiteChrome(
        links=links,
        other_languages=tuple(OtherLanguage(other.lang, other.name, language_prefix(other.lang)) for other in others),
        name=told(portal.names.site),
        url=url.rstrip("/"),
        nav=tuple(Link(told(name), getattr(links, section)()) for section, name in SECTIONS.items()),
        footer_links=tuple(Link(told(name), links.static(page)) for page, name in labels("footer").items()),
        feeds=tuple(Link(told(name), feed_path(page, language.lang)) for page, name in labels("feed").items()),
        catalogues=(
            Link("DCAT", CATALOGUE, "application/ld+json"),
            Link("DCAT", CATALOGUE_TURTLE, "text/turtle"),
        ),
        licence_url=LICENCE_PATH,
        notes=(told(portal.names.independence),),
        edition=edition,
        repository=repository or portal.repository,
        contact=portal.contact_at(repository),
        next_update=language.t("chưa hẹn ngày") if day == NO_DAY else language.date(day),
    )


NOT_FOUND = "404.html"


def news_heads(contexts: Mapping[Lang, PageContext], url: str) -> Iterator[tuple[str, str, PageHead]]:
    """(file, template, head) of each."""
    for context in contexts.values():
        path = context.links.static("tin-tuc")
        about = context.t("Số liệu mới, đính chính và việc của trang này.")
        head = context.head(path, context.t("Tin tức"), about)
        yield f"{path}index.html", "index", replace(head, picture=f"{context.links.home()}{CARD}")
    # One file for the whole site, in its first language.
    first = next(iter(contexts.values()))
    # A wrong address may be of any depth: only an absolute root finds the style sheets from there.
    root = f"{url.rstrip('/')}/" if url else "./"
    title = first.t("Không có trang này")
    yield NOT_FOUND, "404", replace(first.head(NOT_FOUND, title, title), root=root, shared_path="")
