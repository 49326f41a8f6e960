"""How to cite what a page shows: a sentence in both languages, an address that stays, BibTeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..model.editions import edition_of
from ..model.releases import Release, Table
from ..words.language import Language
from ..words.text import LANGS, Lang, Text, bilingual, message, message_in
from .links import Links
from .models import CitationView, PageSection
from .page_context import PageContext

_LANGUAGE = message("Tiếng Việt")  # each by its own name
_NO_NUMBER = message_in("citation", "văn bản không ghi số")
_RELEASE = message("{title}. {who}, bản {version}, {date}. Chép từ văn bản {number}. {address}")
_EDITION = message("{title}. {who}, ấn bản {version}, {date}. {address}")
_IN = message("{table}, trong: {title}")
_Words = Mapping[str, Text | str]
_Path = Callable[[Links], str]  # the permanent address in one language
_SPECIAL = re.compile(r"([&%$#_{}])")


def cite_section(title: str, citation: CitationView) -> PageSection:
    return PageSection("trich-dan", title, citation=citation)


def cite_release(site: PageContext, release: Release) -> CitationView:
    """One version of one data set."""
    key = f"{release.report}-{release.version}"
    return _cite_version(
        site, release, release.title, key, lambda links: links.version(release.report, release.version)
    )


def cite_table(site: PageContext, release: Release, table: Table) -> CitationView:
    """One table in one version; its address is that of the table alone, which a later version does not change."""
    title = bilingual(
        *(_IN.in_(lang).format(table=table.title.in_(lang), title=release.title.in_(lang)) for lang in LANGS)
    )
    key = f"{release.report}-{table.id}-{release.version}"
    return _cite_version(
        site, release, title, key, lambda links: links.frozen_table(release.report, release.version, table.id)
    )


def cite_edition(site: PageContext, edition: str, title: Text, key: str) -> CitationView:
    """All data, or an indicator's: what several reports say is cited by the edition that holds them."""
    created = max((one.created for one in site.edition.collection.releases if edition_of(one) <= edition), default="")
    words: _Words = {"who": site.portal.names.site, "version": edition, "title": title, "date": created}
    return _cite(site, _EDITION, words, f"{key}-{edition}", lambda links: links.edition(edition), "")


def _cite_version(site: PageContext, release: Release, title: Text, key: str, path: _Path) -> CitationView:
    source = release.source
    number = bilingual(source.number, source.number) if source.number else _NO_NUMBER
    words: _Words = {
        "who": site.portal.names.site,
        "version": release.version,
        "title": title,
        "date": release.created,
        "number": number,
    }
    return _cite(site, _RELEASE, words, key, path, source.number or source.file)


def _cite(site: PageContext, sentence: Text, words: _Words, key: str, path: _Path, document: str) -> CitationView:
    """Each language with the address of its own page; the page's language first."""
    ordered: list[Lang] = sorted(LANGS, key=lambda lang: lang != site.language.lang)
    texts: tuple[tuple[Lang, str, str], ...] = tuple(
        (lang, _LANGUAGE.in_(lang), _say(sentence, {**words, "address": site.address(path(Links(lang)))}, lang))
        for lang in ordered
    )
    own = path(site.links)
    return CitationView(texts, site.address(own), own, _bibtex(site, key, words, site.address(own), document))


def _say(sentence: Text, words: _Words, lang: Lang) -> str:
    said = {name: word.in_(lang) if isinstance(word, Text) else word for name, word in words.items()}
    return sentence.in_(lang).format(**{**said, "date": Language(lang).date(said["date"])})


def _bibtex(site: PageContext, key: str, words: _Words, address: str, document: str) -> str:
    lang = site.language.lang
    said = {name: word.in_(lang) if isinstance(word, Text) else word for name, word in words.items()}
    fields = {
        "title": f"{{{_escape(said['title'])}}}",
        # Twice in braces: a body's name is not to be taken apart into first and last.
        "author": f"{{{_escape(said['who'])}}}",
        "year": said["date"][:4],
        "version": said["version"],
        "url" if "://" in address else "howpublished": address,
        "note": _escape(document),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}\n}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
