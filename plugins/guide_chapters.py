"""The guide of docs/ on the site: a page written by hand names a chapter, and a picture stands beside its step."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.readers import MarkdownReader, Readers

from plugins.cchc.errors import CchcError
from plugins.cchc.pages.links import language_prefix, root_of
from plugins.cchc.pages.written_texts import fill
from plugins.cchc.words.catalogue import OWN_LANGUAGE

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "huong-dan-dong-gop.md"
PICTURES = ROOT / "content" / "guide"
CHAPTER = "chapter:"
ADDRESS = "theme/img/guide/"  # where the settings publish them
_HEADING = re.compile(r"^<h2[^>]*>(.*?)</h2>$", re.MULTILINE)
# Pictures are addressed as seen from the file in the repository, so that they show there as well.
_PICTURE = re.compile(
    r'<p><img alt="([^"]*)" src="(?:\.\./)+(?:content/)?guide/([^"]+)"></p>\n<p><em>(.*?)</em></p>', re.DOTALL
)
_STEP = re.compile(r"(?=<h[23]\b)")
_SIZE = re.compile(r'<svg [^>]*width="(\d+)" height="(\d+)"')


class GuideReader(MarkdownReader):
    """Markdown as ever, plus chapters and figures."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        content, metadata = super().read(source_path)
        if CHAPTER in content:
            chapters = _chapters(super().read)
            content = fill(content, chapters.__getitem__, Path(source_path).relative_to(ROOT).as_posix())
        return make_figures(content, root_of(_path(metadata))), metadata


@cache
def _chapters(read: Callable[[str], tuple[str, dict[str, Any]]]) -> dict[str, str]:
    """Of the guide, which a reader reads once for all pages that name one."""
    return split_chapters(read(str(GUIDE))[0])


def split_chapters(content: str) -> dict[str, str]:
    """What stands under each h2, as pages name it: by the words of the heading before a colon."""
    parts = _HEADING.split(content)
    named = zip(parts[1::2], parts[2::2], strict=True)
    return {f"{CHAPTER} {heading.split(':')[0]}": text.strip() for heading, text in named}


def make_figures(content: str, root: str) -> str:
    return "".join(_show_step(step, root) for step in _STEP.split(content))


def _show_step(step: str, root: str) -> str:
    """Each picture with a caption becomes a figure beside the words before it, the last one also beside those after."""
    *parts, rest = _PICTURE.split(step)
    shown = [
        f"<div>{text.strip()}</div>\n{_make_figure(alt, file, caption, root)}"
        for text, alt, file, caption in zip(*[iter(parts)] * 4, strict=True)
    ]
    if shown and rest.strip():
        shown[-1] += f"\n<div>{rest.strip()}</div>"
    return "".join(f'<div class="shown">{figure}</div>\n' for figure in shown) or rest


def _make_figure(alt: str, file: str, caption: str, root: str) -> str:
    # Sizes keep the place of a picture free until it is there.
    size = _SIZE.search((PICTURES / file).read_text("utf-8"))
    if size is None:
        raise CchcError(f"content/guide/{file}: hình không ghi width và height.")
    image = f'<img src="{root}{ADDRESS}{file}" alt="{alt}" width="{size[1]}" height="{size[2]}">'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"


def _path(metadata: Mapping[str, Any]) -> str:
    """Where the settings put the page, as far as the way back to the root goes."""
    return f"{language_prefix(metadata.get('lang', OWN_LANGUAGE))}{metadata.get('slug', '')}/"


def install(readers: Readers) -> None:
    readers.reader_classes["md"] = GuideReader


def register() -> None:
    signals.readers_init.connect(install)
