"""Each page of the site says what it is: one heading, a title and a description of its own, its twin; none is far."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from PIL import Image

from plugins.cchc.pages.links import CARD
from tests.browser.kinds import KINDS, kind_of

CLICKS = 3
# Pages in other people's frames, and the one for a wrong address: nobody walks there, no search engine lists them.
APART = ("table to embed", "not found")
HOMES = {"vi": "index.html", "en": "en/index.html"}
MIN_DESCRIPTION = 40
GIVEN_UP = ("Địa chỉ này không còn dùng", "This address is no longer in use")


@dataclass(frozen=True)
class Leaf:
    """What a page says of itself, and where a click leads from it."""

    file: str
    kind: str
    lang: str
    headings: int
    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    canonical: tuple[str, ...]
    twins: dict[str, str]  # hreflang of the header's link -> file; the list of pages has the same
    links: frozenset[str]
    robots: str
    pictures: tuple[str, ...]
    scripted: frozenset[str]  # what a script fetches when asked to; a browser does not by itself

    @property
    def expected_lang(self) -> str:
        return "en" if self.file.startswith("en/") else "vi"


def target(file: str, href: str) -> str:
    """The file behind a relative address; nothing for other hosts."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path))) if parts.path else file
    isdir = parts.path.endswith(("/", ".")) and parts.path
    return posixpath.normpath(posixpath.join(path, "index.html")) if isdir else path


def read_leaf(site: Path, file: str) -> Leaf:
    page = html.fromstring((site / file).read_bytes())
    kind = kind_of(file)
    alternates = page.xpath("//header//a[@hreflang]")
    return Leaf(
        file=file,
        kind=kind.name if kind else "",
        lang=page.get("lang", ""),
        headings=len(page.xpath("//h1")),
        titles=tuple(one.text_content().strip() for one in page.xpath("//head/title")),
        descriptions=tuple(page.xpath('//head/meta[@name="description"]/@content')),
        canonical=tuple(target(file, one) for one in page.xpath('//head/link[@rel="canonical"]/@href')),
        twins={one.get("hreflang"): target(file, one.get("href")) for one in alternates},
        links=frozenset(target(file, one) for one in page.xpath("//body//a/@href")),
        robots="".join(page.xpath('//head/meta[@name="robots"]/@content')),
        pictures=tuple(page.xpath('//head/meta[@property="og:image"]/@content')),
        scripted=frozenset(target(file, one) for one in page.xpath("//@data-spec | //@data-base")),
    )


@pytest.fixture(scope="module")
def leaves(site: Path) -> dict[str, Leaf]:
    """Every page, read once."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {file: read_leaf(site, file) for file in files}


@pytest.fixture(scope="module")
def pages(leaves: dict[str, Leaf]) -> dict[str, Leaf]:
    """Those that stand on their own."""
    return {file: leaf for file, leaf in leaves.items() if leaf.kind not in APART}


def test_every_page_is_of_one_kind_and_every_kind_is_there(site: Path, leaves: dict[str, Leaf]) -> None:
    """A new kind of page must be entered in tests/browser/kinds.py, and is then looked at wherever the others are."""
    assert [file for file, leaf in leaves.items() if not leaf.kind] == []
    assert {leaf.kind for leaf in leaves.values()} == {kind.name for kind in KINDS}
    for kind in KINDS:
        for path in (*kind.addresses("vi"), *kind.addresses("en")):
            file = f"{path}index.html" if path.endswith("/") or not path else path
            assert (site / file).is_file() and kind_of(file) is kind, file


def test_samples_hold_a_unit_of_each_level(edition) -> None:
    (units,) = (kind for kind in KINDS if kind.name == "unit")
    shown = {edition.references.units[path.split("/")[1]].level for path in units.samples}
    assert shown == {unit.level for unit in edition.references.units.values()}


def test_every_page_has_one_heading_and_its_language(leaves: dict[str, Leaf]) -> None:
    assert [leaf.file for leaf in leaves.values() if leaf.headings != 1] == []
    assert [leaf.file for leaf in leaves.values() if leaf.lang != leaf.expected_lang] == []


def test_every_page_has_a_title_of_its_own(pages: dict[str, Leaf]) -> None:
    """Nowhere twice, not even in the other language: both stand side by side in a list of search results."""
    assert [leaf.file for leaf in pages.values() if len(leaf.titles) != 1 or not leaf.titles[0]] == []
    assert repeated((leaf.titles[0], leaf.file) for leaf in pages.values()) == {}


def test_every_page_has_a_description_of_its_own(pages: dict[str, Leaf]) -> None:
    short = [
        leaf.file for leaf in pages.values() if [len(one) >= MIN_DESCRIPTION for one in leaf.descriptions] != [True]
    ]
    assert short == []
    assert repeated((leaf.descriptions[0], leaf.file) for leaf in pages.values()) == {}


def repeated(said) -> dict[str, list[str]]:
    found = defaultdict(list)
    for words, file in said:
        found[words].append(file)
    return {words: files for words, files in found.items() if len(files) > 1}


def test_every_page_names_itself_and_its_twin(pages: dict[str, Leaf]) -> None:
    wrong = []
    for leaf in pages.values():
        other = "en" if leaf.lang == "vi" else "vi"
        twin = pages.get(leaf.twins.get(other, ""))
        sound = (
            leaf.canonical == (leaf.file,)
            and twin is not None
            and twin.lang == other
            and twin.twins.get(leaf.lang) == leaf.file
        )
        wrong += [] if sound else [leaf.file]
    assert wrong == []


def test_every_page_has_a_picture_that_is_there(site: Path, pages: dict[str, Leaf]) -> None:
    """Its own, or that of the first page of its kind; the address is from the site's root, for it has no other."""
    assert [leaf.file for leaf in pages.values() if len(leaf.pictures) != 1] == []
    pictures = {leaf.file: leaf.pictures[0] for leaf in pages.values()}
    assert {file: one for file, one in pictures.items() if not (site / one.lstrip("/")).is_file()} == {}
    assert all(one.startswith("/") for one in pictures.values())
    assert all(one.startswith("/en/") == file.startswith("en/") for file, one in pictures.items())
    own = {file for file, one in pictures.items() if one == f"/{file.removesuffix('index.html')}{CARD}"}
    kinds = {pages[file].kind for file in own}
    assert {"home", "findings", "unit", "unit in a period", "period", "report"} <= kinds
    for path in {site / one.lstrip("/") for one in pictures.values()}:
        with Image.open(path) as picture:
            assert picture.size == (1200, 630) and picture.format == "PNG"


def test_pages_for_frames_point_to_a_page_and_stay_out_of_search(
    leaves: dict[str, Leaf], pages: dict[str, Leaf]
) -> None:
    frames = [leaf for leaf in leaves.values() if leaf.kind in APART and leaf.kind != "not found"]
    assert len(frames) > 80
    assert [leaf.file for leaf in frames if "noindex" not in leaf.robots] == []
    assert [leaf.file for leaf in frames if not all(one in pages for one in leaf.canonical)] == []
    assert [leaf.file for leaf in frames if len(leaf.titles) != 1 or not leaf.titles[0]] == []


def test_only_addresses_that_are_no_longer_used_stay_out_of_search(pages: dict[str, Leaf]) -> None:
    unlisted = {leaf.file for leaf in pages.values() if "noindex" in leaf.robots}
    given_up = {leaf.file for leaf in pages.values() if leaf.titles[0].startswith(GIVEN_UP)}
    assert unlisted == given_up and given_up


def test_files_that_scripts_ask_for_are_there(site: Path, leaves: dict[str, Leaf]) -> None:
    """Links, anchors and files that a browser asks for itself are held by the verification (test_verify.py)."""
    asked = {one: leaf.file for leaf in leaves.values() for one in leaf.scripted}
    assert len(asked) > 5
    assert {one: file for one, file in asked.items() if not (site / one).is_file()} == {}


def walk(home: str, links: Mapping[str, Collection[str]], clicks: int) -> set[str]:
    """What can be reached from home with so many clicks."""
    reached, edge = {home}, {home}
    for _ in range(clicks):
        edge = {link for page in edge for link in links[page] if link in links} - reached
        reached |= edge
    return reached


@pytest.mark.parametrize("lang", HOMES)
def test_every_page_is_within_three_clicks_of_home(pages: dict[str, Leaf], lang: str) -> None:
    links = {file: leaf.links for file, leaf in pages.items() if leaf.lang == lang and "noindex" not in leaf.robots}
    assert sorted(links.keys() - walk(HOMES[lang], links, CLICKS)) == []


def test_walk_ends_after_its_clicks() -> None:
    links = {"home": ["a", "elsewhere"], "a": ["b", "home"], "b": ["c"], "c": ["d"], "d": [], "alone": ["home"]}
    assert links.keys() - walk("home", links, 3) == {"d", "alone"}
