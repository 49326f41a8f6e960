"""What the search and the page that compares load: classic scripts, which work in a folder without a server too."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..pages.page_context import PageContext
from ..pages.search import KINDS, SearchEntry, ignored_words, search_entries, search_terms
from ..pages.side_by_side import compare_data
from ..pages.site_chrome import SiteChrome
from .made_files import MadeFiles

_HEADER = re.compile(r"^(Title|Slug|Lang|Summary):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]+>")
_TERM = re.compile(r"^(\S.*?) \{: #([a-z0-9-]+) \}$", re.MULTILINE)


def compare_file(context: PageContext) -> MadeFiles:
    """What the page that compares loads."""
    lines = (f"{_json(key)}:{_json(value)}" for key, value in compare_data(context).items())
    return MadeFiles({context.links.compare_data(): f"cchcCompare({{{','.join(lines)}}});\n".encode()})


def search_file(context: PageContext, chrome: SiteChrome) -> MadeFiles:
    """What the search loads: every entry."""
    entries = search_entries(context, chrome, _entries_by_hand(context, context.texts.parent))
    rows = [_row(entry) for entry in entries]
    kinds = list(map(context.text, KINDS.values()))
    # A line an entry: a change of one is one line of a comparison.
    lines = ",\n".join(_json(row) for row in rows)
    words = {
        "none": context.t("Không thấy gì. Thử tên đơn vị, chỉ tiêu, số văn bản; bớt chữ, hoặc bỏ dấu."),
        "some": context.t("kết quả"),
        "all": context.t("Xem danh mục"),
    }
    head = f'"kinds":{_json(kinds)},"ignored":{_json(ignored_words(context))},"words":{_json(words)}'
    return MadeFiles({context.links.search_index(): f'cchcIndex({{{head},"entries":[\n{lines}]}});\n'.encode()})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(entry: SearchEntry) -> list[object]:
    """Without the empty parts at its end, and without words that the name has."""
    shown = {word.lower() for word in _WORD.findall(entry.name)}
    words = {word.lower(): word for word in _WORD.findall(entry.words) if word.lower() not in shown}
    told = " ".join(words.values())
    row: list[object] = [list(KINDS).index(entry.kind), entry.name, entry.path, entry.note, told, entry.figure]
    while row[-1] == "":
        row.pop()
    return row


def _entries_by_hand(context: PageContext, content: Path) -> Iterator[SearchEntry]:
    """The pages and news of content/ in the language of the context, and the terms that a page explains."""
    for file in sorted(content.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        head = dict(_HEADER.findall(text.partition("\n\n")[0]))
        if head.get("Lang") != context.language.lang:
            continue
        slug, is_news = head.get("Slug", file.stem), file.relative_to(content).parts[0] == "news"
        path = context.links.static(f"tin-tuc/{slug}" if is_news else slug)
        words = f"{_TAG.sub('', head.get('Summary', ''))} {search_terms(context, path)}"
        yield SearchEntry("news" if is_news else "page", head.get("Title", slug), path, "", words)
        for term, anchor in _TERM.findall(text):
            if not term.startswith("#"):
                place = f"{path}#{anchor}"
                yield SearchEntry("term", _TAG.sub("", term), place, "", search_terms(context, place))
