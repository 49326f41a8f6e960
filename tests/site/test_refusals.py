"""What Pelican forgives, the build does not: a page that cannot be printed ends it with nothing published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc.build.builder import build_beside, make_builder
from plugins.cchc.errors import CchcError

ROOT = Path(__file__).resolve().parents[2]
BROKEN = {
    "bad date": b"Title: x\nDate: 2026-13-45\nSlug: hong\n\nx\n",
    "no date": b"Title: x\nSlug: hong\n\nx\n",
    "no title": b"Date: 2026-01-01\nSlug: hong\n\nx\n",
    "not UTF-8": "Title: Tin tức\nDate: 2026-01-01\nSlug: hong\n\nx\n".encode("utf-16"),
    "outside the site": b"Title: x\nDate: 2026-01-01\nSlug: ../../../hong\n\nx\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project with contents of its own: the two kinds of hand-written pages, nothing else is copied."""
    for name in ("data", "plugins", "theme", "pelicanconf.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_broken_article_ends_the_build(root: Path, content: bytes) -> None:
    (root / "content" / "news" / "hong.md").write_bytes(content)
    old = root / "output"
    old.mkdir()
    (old / "build.json").write_text("{}")
    with pytest.raises(CchcError):
        build_beside(old, make_builder(root, "pelicanconf.py"))
    assert [path.name for path in old.iterdir()] == ["build.json"]
    assert not (root / "output.new").exists()
    assert not list(root.parent.glob("hong*"))
