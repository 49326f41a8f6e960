"""How to cite what a page shows: a sentence in both languages, an address that stays, BibTeX."""

from __future__ import annotations

import re

from ..core.editions import edition_of
from ..core.releases import Release, Table
from ..core.text import LANGS, Lang, Text
from .language import Language
from .links import Links
from .models import Citation, Section
from .site import Site

_LANGUAGE = Text("Tiếng Việt", "English")  # each by its own name
_WHO = Text("Số liệu mở CCHC Sóc Trăng", "Sóc Trăng CCHC open data")
_NO_NUMBER = Text("văn bản không ghi số", "document without a number")
_RELEASE = Text(
    "{title}. {who}, bản {version}, {date}. Chép từ văn bản {number}. {address}",
    "{title}. {who}, version {version}, {date}. Transcribed from document {number}. {address}",
)
_EDITION = Text(
    "{title}. {who}, ấn bản {version}, {date}. {address}", "{title}. {who}, edition {version}, {date}. {address}"
)
_IN = Text("{table}, trong: {title}", "{table}, in: {title}")
_SPECIAL = re.compile(r"([&%$#_{}])")


def cite_section(title: str, citation: Citation) -> Section:
    return Section("trich-dan", title, citation=citation)


def cite_release(site: Site, release: Release) -> Citation:
    """One version of one data set."""
    return _cite_version(site, release, release.title, f"{release.report}-{release.version}", "")


def cite_table(site: Site, release: Release, table: Table) -> Citation:
    """One table in one version; its address is that of the table alone, which a later version does not change."""
    title = Text(*(_IN.in_(lang).format(table=table.title.in_(lang), title=release.title.in_(lang)) for lang in LANGS))
    return _cite_version(site, release, title, f"{release.report}-{table.id}-{release.version}", table.id)


def cite_edition(site: Site, edition: str, title: Text, key: str) -> Citation:
    """All data, or an indicator's: what several reports say is cited by the edition that holds them."""
    created = max((one.created for one in site.edition.collection.releases if edition_of(one) <= edition), default="")
    path = site.links.edition(edition)
    words = {"who": _WHO, "version": edition, "title": title, "date": created, "address": site.address(path)}
    entry = _bibtex(site, f"{key}-{edition}", title, created, edition, site.address(path), "")
    return Citation(_texts(site, _EDITION, words), site.address(path), path, entry)


def _cite_version(site: Site, release: Release, title: Text, key: str, table: str) -> Citation:
    links, source = site.links, release.source
    path = links.frozen_table(release.report, release.version, table) if table else _folder(site, release)
    address = site.address(path)
    number = Text(source.number, source.number) if source.number else _NO_NUMBER
    words = {"who": _WHO, "version": release.version, "title": title, "date": release.created, "number": number}
    entry = _bibtex(site, key, title, release.created, release.version, address, source.number or source.file)
    return Citation(_texts(site, _RELEASE, {**words, "address": address}), address, path, entry)


def _folder(site: Site, release: Release) -> str:
    """The page of the version in Vietnamese: its files stand there in either language."""
    return Links("vi").version(release.report, release.version)


def _texts(site: Site, sentence: Text, words: dict[str, Text | str]) -> tuple[tuple[Lang, str, str], ...]:
    """The page's own language first."""
    ordered = sorted(LANGS, key=lambda lang: lang != site.language.lang)
    return tuple((lang, _LANGUAGE.in_(lang), _say(sentence, words, lang)) for lang in ordered)


def _say(sentence: Text, words: dict[str, Text | str], lang: Lang) -> str:
    said = {name: word.in_(lang) if isinstance(word, Text) else word for name, word in words.items()}
    return sentence.in_(lang).format(**{**said, "date": Language(lang).date(said["date"])})


def _bibtex(site: Site, key: str, title: Text, created: str, version: str, address: str, document: str) -> str:
    fields = {
        "title": f"{{{_escape(site.language.text(title))}}}",
        # Twice in braces: a body's name is not to be taken apart into first and last.
        "author": f"{{{_escape(site.language.text(_WHO))}}}",
        "year": created[:4],
        "version": version,
        "url" if "://" in address else "howpublished": address,
        "note": _escape(document),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}\n}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
