"""Every page and article written by hand was printed: Pelican may drop one and go on."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..edition.named_figures import WRITTEN
from ..pages.links import language_prefix
from ..words.catalogue import OWN_LANGUAGE

_HEADER = re.compile(r"^(slug|lang|status):[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)


def check_content(files: frozenset[str], content: Path) -> Iterator[str]:
    for path in sorted(path for folder in WRITTEN for path in (content / folder).rglob("*.md")):
        printed = place_of(path, content)
        if printed not in files:
            yield f"content/{path.relative_to(content).as_posix()}: không thành trang {printed}"


def place_of(path: Path, content: Path) -> str:
    """Where the settings put it: the own language at the root, others under their code, news under tin-tuc/."""
    head = path.read_text(encoding="utf-8", errors="replace").split("\n\n", 1)[0]
    fields = {name.lower(): value for name, value in _HEADER.findall(head)}
    lang = language_prefix(fields.get("lang", OWN_LANGUAGE))
    news = "tin-tuc/" if path.relative_to(content).parts[0] == "news" else ""
    return f"{lang}{news}{fields.get('slug', path.stem)}/index.html"
