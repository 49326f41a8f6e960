"""Fixed prose from content/texts/: a file a page and language, in which live tables, figures and examples are named.

A file begins with `Title:` and `Summary:`. What stands before the first heading is the page's first sentence; a heading
`## Words {#anchor}` begins a section. In it a paragraph is a paragraph, `- [words](path)` a link (a path that begins
with / has no language), `- term: words` a line of a list of terms. `<!-- kind: name -->` stands for what the page makes
itself: inside a paragraph words, alone a part of its section, under a heading without words whole sections.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ..edition.named_figures import named_figure
from ..errors import CchcError
from ..model.measures import MeasureValue
from ..words.catalogue import OWN_LANGUAGE
from .links import ALL_DATA
from .models import Fact, Link, Page, PageSection, plain_lead
from .page_context import PageContext

_NAMED = re.compile(r"<!-- (\w+: .+?) -->")
_HEADING = re.compile(r"^## ?(.*?) ?\{#([\w-]+)\}$")
_LINK = re.compile(r"- \[(.+)\]\((.+)\)$")
_TERM = re.compile(r"- (.+?): (.+)$")
_META = re.compile(r"(Title|Summary): (.+)$")
_MERGED = ("paragraphs", "facts", "links", "tables", "downloads", "code")

Part = str | PageSection | tuple[PageSection, ...]
NO_PARTS: Mapping[str, Part] = {}
Parts = Callable[[str], Part]  # by kind and name; KeyError where there is no such thing


@dataclass(frozen=True)
class WrittenText:
    title: str
    summary: str
    lead: str
    sections: tuple[PageSection, ...]


def fill(text: str, parts: Parts, file: str) -> str:
    """The text with the words for everything that is named in it."""
    return _NAMED.sub(lambda named: str(_part(named, parts, file)), text)


def _part(named: re.Match[str], parts: Parts, file: str) -> Part:
    """What is not there stops the build."""
    try:
        return parts(named[1])
    except KeyError:
        raise CchcError(
            f"{file}: không có gì tên là “{named[1]}” để đặt vào trang. → Sửa cho đúng tên, hoặc viết lại câu."
        ) from None


def written_text(context: PageContext, name: str, parts: Mapping[str, Part]) -> WrittenText:
    """A page's prose in the context's language; in the first one where nobody has translated it yet."""
    places = (context.texts / lang / f"{name}.md" for lang in (context.language.lang, OWN_LANGUAGE))
    path = next((path for path in places if path.is_file()), None)
    if path is None:
        raise CchcError(f"Thiếu content/texts/{OWN_LANGUAGE}/{name}.md: trang cần lời viết sẵn trong tệp này.")
    file = f"content/texts/{path.relative_to(context.texts).as_posix()}"
    head, *blocks = _blocks_of(path)
    meta = {match[1]: fill(match[2], parts.__getitem__, file) for line in head if (match := _META.match(line))}
    lead = [fill(block, parts.__getitem__, file) for block in head if not _META.match(block)]
    reader = _SectionReader(context, parts.__getitem__, file)
    sections = tuple(section for of_section in blocks for section in reader.sections(of_section))
    return WrittenText(meta["Title"], meta["Summary"], " ".join(lead), sections)


def text_page(
    context: PageContext,
    name: str,
    sections: Iterable[PageSection] = (),
    parts: Mapping[str, Part] = NO_PARTS,
    section: str = "data",
) -> Page:
    """The page whose address is the name of its text; sections that the text does not place come last."""
    text = written_text(context, name, parts)
    return Page(
        head=context.head(context.links.static(name), text.title, text.summary, section),
        heading=text.title,
        kicker=context.section_link(section).label if "/" in name else "",
        lead=plain_lead(text.lead) if text.lead else (),
        sections=(*text.sections, *sections),
    )


@lru_cache
def _blocks_of(path: Path) -> tuple[tuple[str, ...], ...]:
    """The head and each section of a file, as its paragraphs and list lines; lines of one paragraph are joined."""
    parts: list[list[str]] = [[]]
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        if lines[0].startswith("## "):
            parts.append([])
        is_list = lines[0].startswith(("- ", "## ", "Title: "))
        parts[-1] += lines if is_list else [" ".join(lines)]
    return tuple(map(tuple, parts))


@dataclass(frozen=True)
class _SectionReader:
    context: PageContext
    parts: Parts
    file: str

    def sections(self, blocks: tuple[str, ...]) -> Iterator[PageSection]:
        heading, *rest = blocks
        match = _HEADING.match(heading)
        if match is None:
            raise CchcError(f"{self.file}: đầu mục phải viết như “## Tên mục {{#ma-muc}}” (đang ghi: “{heading}”).")
        section = PageSection(match[2], match[1])
        for block in rest:
            part = self._part(block, is_first=section == PageSection(match[2], match[1]))
            if isinstance(part, tuple):
                yield from part
            else:
                added = {name: (*getattr(section, name), *getattr(part, name)) for name in _MERGED}
                section = replace(section, intro=section.intro or part.intro, **added)
        if section.title:
            yield section

    def _part(self, block: str, is_first: bool) -> PageSection | tuple[PageSection, ...]:
        if named := _NAMED.fullmatch(block):
            part = _part(named, self.parts, self.file)
            return PageSection("", "", paragraphs=(part,)) if isinstance(part, str) else part
        if link := _LINK.match(block):
            path = link[2].removeprefix("/") if link[2].startswith("/") else f"{self.context.links.prefix}{link[2]}"
            return PageSection("", "", links=(Link(link[1], path),))
        if term := _TERM.match(block):
            return PageSection("", "", facts=(Fact(term[1], term[2]),))
        words = fill(block, self.parts, self.file)
        if "](" in words:
            raise CchcError(f"{self.file}: liên kết phải đứng riêng một dòng “- [lời](địa-chỉ)” (đang ghi: “{words}”).")
        return PageSection("", "", intro=words) if is_first else PageSection("", "", paragraphs=(words,))


def live_figure(context: PageContext, named: str) -> str:
    """In the page's own way of writing numbers; KeyError where there is no such figure."""
    figure = named_figure(context.edition, named)
    return context.format_value(figure) if isinstance(figure, MeasureValue) else context.number(figure)


# A site without an address (a preview) shows the folder into which the files were saved.
HERE = "."


def base_of(url: str) -> str:
    return f'BASE = "{url.rstrip("/") or HERE}/"'


def example(texts: Path, url: str, name: str, **words: str) -> tuple[str, str]:
    """The language, which is the file's first line, and the program: what stands in braces is filled in."""
    language, code = (texts / "code" / f"{name}.txt").read_text("utf-8").rstrip("\n").split("\n\n", 1)
    table = f"{url.rstrip('/') or 'C:/cchc'}/{ALL_DATA}figures.csv"
    source = f'{"Web" if url else "File"}.Contents("{table}")'
    filled = {"base": base_of(url), "site": url.rstrip("/") or HERE, "source": source, **words}
    for word, value in filled.items():
        code = code.replace(f"{{{word}}}", value)
    return language, code
