"""What a page offers to take along: its files, each with its size and sum; and how to cite what it shows, in every
language, with an address that stays, as BibTeX.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from ..formats.file_format import Content, Place, PublishedFile
from ..formats.publish_files import formats_at
from ..model.grouping import grouped
from ..model.releases import Release, Table
from ..words.language import DateText, Language
from ..words.text import Lang, Text, message, message_in, verbatim
from .evidence import table_name
from .links import ALL_DATA, EMBED, edition_folder, language_prefix, version_folder
from .models import CellView, CitationView, Download, PageSection, TableView
from .page_context import PageContext
from .table_views import listed_table

OfferedFile = tuple[str, str, str]  # label, path, note


def downloads_of(context: PageContext, files: Iterable[OfferedFile]) -> tuple[Download, ...]:
    """With the size of each file that was written; a file not written is not offered."""
    return tuple(
        Download(label, path, size_words(context, context.sizes[path]), note)
        for label, path, note in files
        if path in context.sizes
    )


def offered_files(context: PageContext, place: Place, stem: str, *contents: Content) -> Iterator[OfferedFile]:
    """A file for each format offered at the place; `stem` is its path without the end of the format."""
    for format in formats_at(place, *contents):
        yield context.text(format.label), f"{stem}.{format.suffix}", context.text(format.offered[place])


def size_words(context: PageContext, count: int) -> str:
    if count < 1000:
        return f"{count} B"
    unit, value = ("kB", Decimal(count) / 1000) if count < 1_000_000 else ("MB", Decimal(count) / 1_000_000)
    decimals = 0 if value >= 10 or unit == "kB" else 1
    return f"{context.number(value, decimals)} {unit}"


class FileSizes(dict[str, int]):
    """Bytes by site path, with the SHA-256 of each file beside them."""

    def __init__(self, sizes: Iterable[tuple[str, int]] = ()) -> None:
        super().__init__(sizes)
        self.sums: dict[str, str] = {}
        self._listed, self._folders = 0, dict[str, tuple[str, ...]]()

    def note(self, folder: str, written: Iterable[PublishedFile]) -> None:
        for file in written:
            self[f"{folder}{file.name}"] = file.bytes
            self.sums[f"{folder}{file.name}"] = file.sha256

    def in_folder(self, folder: str) -> list[str]:
        """The paths of the folder itself, in the order of names; another version's folder may stand below."""
        if self._listed != len(self):  # files have come; none ever goes
            self._listed = len(self)
            self._folders = grouped((path[: path.rfind("/") + 1], path) for path in sorted(self))
        return list(self._folders.get(folder, ()))


def paths_in(sizes: Mapping[str, int], folder: str) -> list[str]:
    return (sizes if isinstance(sizes, FileSizes) else FileSizes(sizes.items())).in_folder(folder)


def sum_of(sizes: Mapping[str, int], path: str) -> str:
    """The file's SHA-256; empty where only sizes were noted."""
    return sizes.sums.get(path, "") if isinstance(sizes, FileSizes) else ""


def file_table(context: PageContext, folder: str, caption: str) -> TableView:
    sizes, paths = context.sizes, paths_in(context.sizes, folder)
    known = {"name": lambda path: path.removeprefix(folder), "size": lambda path: size_words(context, sizes[path])}
    return listed_table(context, "files", caption, paths, **known, sum_of=partial(sum_of, sizes))


def sums_section(context: PageContext, folder: str) -> PageSection:
    """The sums of files that a page offers above; closed, for most readers want the files alone."""
    title = context.t("Kích thước và mã SHA-256 của từng tệp")
    return PageSection("ma-kiem-tra", title, tables=(file_table(context, folder, title),), folded=True)


def tables_section(context: PageContext, release: Release) -> PageSection:
    """Each table of a report: where it is shown, how long it is, its files."""
    folder, sizes = version_folder(release.report, release.version), context.sizes

    def file(table: Table) -> CellView:
        name = f"{table.id}.csv"
        path = f"{folder}{name}" if f"{folder}{name}" in sizes else ""
        return CellView(f"{name} ({size_words(context, sizes[path])})" if path else "", False, path=path)

    title, known = context.t("Từng bảng"), {"release": release, "file": file, "name": partial(table_name, context)}
    table = listed_table(context, "tables of a report", title, release.tables, **known)
    return PageSection("tung-bang", title, tables=(table,))


_NO_NUMBER = message_in("citation", "văn bản không ghi số")
_SPECIAL = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True)
class _Cited:
    """What is cited: a version of a data set or of one of its tables, or an edition of all data."""

    title: Text
    version: str
    date: str
    key: str  # of the entry in BibTeX
    path: str  # the permanent address, without the folder of a language
    source: Release | None = None  # whose paper the data were copied from, where it is one
    later: str = ""  # of what stands at a following address: its own one, once it has it

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


def cite_section(title: str, citation: CitationView) -> PageSection:
    return PageSection("trich-dan", title, citation=citation)


def cite_release(context: PageContext, release: Release) -> CitationView:
    """One version of one data set."""
    path, key = version_folder(release.report, release.version), f"{release.report}-{release.version}"
    return _cite(context, _Cited(release.title, release.version, release.created, key, path, release))


def cite_table(context: PageContext, release: Release, table: Table) -> CitationView:
    """One table in one version; its address is that of the table alone, which a later version does not change."""
    title = message("{table}, trong: {title}", table=table.title, title=release.title)
    path = f"{version_folder(release.report, release.version)}{table.id}{EMBED}"
    key = f"{release.report}-{table.id}-{release.version}"
    return _cite(context, _Cited(title, release.version, release.created, key, path, release))


def cite_edition(context: PageContext, edition: str, title: Text, key: str) -> CitationView:
    """All data, or an indicator's: what several reports say is cited by the edition that holds them."""
    created = context.edition.last_day(edition)
    own = edition_folder(edition)
    path, later = (ALL_DATA, own) if edition == context.edition.name else (own, "")
    return _cite(context, _Cited(title, edition, created, f"{key}-{edition}", path, later=later))


def _cite(context: PageContext, cited: _Cited) -> CitationView:
    """Each language with the address of its own page; the page's language first."""
    languages = sorted(context.portal.languages, key=lambda lang: lang != context.language.lang)
    portal = context.portal.names.site

    def told(lang: Lang) -> tuple[Lang, str, str]:
        address, later = (_address(context, lang, path) for path in (cited.path, cited.later))
        return lang, Language(lang).name, cited.sentence(portal, address, later).in_(lang)

    address = _address(context, context.language.lang, cited.path)
    path, bibtex = f"{context.links.prefix}{cited.path}", _bibtex(context, cited, address)
    return CitationView(tuple(map(told, languages)), address, path, bibtex)


def _address(context: PageContext, lang: Lang, path: str) -> str:
    return context.address(f"{language_prefix(lang)}{path}") if path else ""


def _bibtex(context: PageContext, cited: _Cited, address: str) -> str:
    later = _address(context, context.language.lang, cited.later)
    # The number of the paper; the name of its file where it prints none.
    document = (cited.source.source.number or cited.source.source.file) if cited.source else ""
    note = context.t("khi có ấn bản mới hơn: {address}", address=later) if later else document
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
