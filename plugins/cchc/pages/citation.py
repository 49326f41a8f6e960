"""How to cite what a page shows: a sentence in every language, an address that stays, BibTeX."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..model.figures import edition_of
from ..model.releases import Release, Table
from ..words.language import DateText
from ..words.text import Lang, Text, message, message_in, verbatim
from .links import Links
from .models import CitationView, PageSection
from .page_context import PageContext

_LANGUAGE = message("Tiếng Việt")  # each by its own name
_NO_NUMBER = message_in("citation", "văn bản không ghi số")
_SPECIAL = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True)
class _Cited:
    """What is cited: a version of a data set or of one of its tables, or an edition of all data."""

    title: Text
    version: str
    date: str
    key: str  # of the entry in BibTeX
    path: Callable[[Links], str]  # the permanent address in one language
    source: Release | None = None  # whose paper the data were copied from, where it is one
    later: Callable[[Links], str] | None = None  # of what stands at a following address: its own one, once it has it

    def sentence(self, portal: Text, address: str, later: str = "") -> Text:
        told = {"title": self.title, "who": portal, "version": self.version, "date": DateText(self.date)}
        if later:
            return message(
                "{title}. {who}, ấn bản {version}, {date}. {address} (khi có ấn bản mới hơn: {later})",
                **told, address=address, later=later,
            )  # fmt: skip
        if self.source is None:
            return message("{title}. {who}, ấn bản {version}, {date}. {address}", **told, address=address)
        number = verbatim(self.source.source.number) if self.source.source.number else _NO_NUMBER
        return message(
            "{title}. {who}, bản {version}, {date}. Chép từ văn bản {number}. {address}",
            **told, number=number, address=address,
        )  # fmt: skip

    @property
    def document(self) -> str:
        """The number of the paper; the name of its file where it prints none."""
        return (self.source.source.number or self.source.source.file) if self.source else ""


def _at(address: Callable[..., str], *ids: str) -> Callable[[Links], str]:
    """The address of one thing in any language."""
    return lambda links: address(links, *ids)


def cite_section(title: str, citation: CitationView) -> PageSection:
    return PageSection("trich-dan", title, citation=citation)


def cite_release(context: PageContext, release: Release) -> CitationView:
    """One version of one data set."""
    path = _at(Links.version, release.report, release.version)
    key = f"{release.report}-{release.version}"
    return _cite(context, _Cited(release.title, release.version, release.created, key, path, release))


def cite_table(context: PageContext, release: Release, table: Table) -> CitationView:
    """One table in one version; its address is that of the table alone, which a later version does not change."""
    title = message("{table}, trong: {title}", table=table.title, title=release.title)
    path = _at(Links.frozen_table, release.report, release.version, table.id)
    key = f"{release.report}-{table.id}-{release.version}"
    return _cite(context, _Cited(title, release.version, release.created, key, path, release))


def cite_edition(context: PageContext, edition: str, title: Text, key: str) -> CitationView:
    """All data, or an indicator's: what several reports say is cited by the edition that holds them."""
    releases = (release for release in context.edition.collection.releases if edition_of(release) <= edition)
    created = max((release.created for release in releases), default="")
    own = _at(Links.edition, edition)
    is_newest = edition == context.edition.name
    path, later = (Links.all_data, own) if is_newest else (own, None)
    return _cite(context, _Cited(title, edition, created, f"{key}-{edition}", path, later=later))


def _cite(context: PageContext, cited: _Cited) -> CitationView:
    """Each language with the address of its own page; the page's language first."""
    languages = sorted(context.portal.languages, key=lambda lang: lang != context.language.lang)
    portal = context.portal.names.site

    def told(lang: Lang) -> tuple[Lang, str, str]:
        links = Links(lang)
        later = context.address(cited.later(links)) if cited.later else ""
        return lang, _LANGUAGE.in_(lang), cited.sentence(portal, context.address(cited.path(links)), later).in_(lang)

    path = cited.path(context.links)
    address = context.address(path)
    return CitationView(tuple(map(told, languages)), address, path, _bibtex(context, cited, address))


def _bibtex(context: PageContext, cited: _Cited, address: str) -> str:
    later = context.address(cited.later(context.links)) if cited.later else ""
    note = context.t("khi có ấn bản mới hơn: {address}", address=later) if later else cited.document
    fields = {
        "title": f"{{{_escape(context.text(cited.title))}}}",
        # Twice in braces: a body's name is not to be taken apart into first and last.
        "author": f"{{{_escape(context.portal_name)}}}",
        "year": cited.date[:4],
        "version": cited.version,
        "url" if "://" in address else "howpublished": address,
        "note": _escape(note),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{cited.key},\n{lines}\n}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
