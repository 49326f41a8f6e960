"""What machines read in the built site: every address that it names leads somewhere, and it counts what is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from plugins.cchc.build.print_site import tombstone_pages
from plugins.cchc.catalogue.addresses import Tombstone
from plugins.cchc.edition import Edition
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from tests.fixtures.texts import LANGS, bilingual

API = "api/v1"
NEW = Tombstone("/don-vi/a/", bilingual("Nhập", "Merged"), "2027-01-01", "", 2)


def addresses(value: Any) -> Iterator[str]:
    """Every address of this site in a document: they all begin with a slash."""
    if isinstance(value, dict):
        for key, part in value.items():
            # `source` and `printed` quote the paper, which may hold a slash at the beginning of a word.
            if key not in ("note", "printed", "expected", "source"):
                yield from addresses(part)
    elif isinstance(value, list):
        for part in value:
            yield from addresses(part)
    elif isinstance(value, str) and value.startswith("/"):
        yield value


def leads_somewhere(site: Path, address: str) -> bool:
    path, _, anchor = address.lstrip("/").partition("#")
    place = site / path
    if anchor and not path.startswith("du-lieu/"):  # of the catalogue they are names, not places
        return bool(html.parse(place / "index.html").xpath("//@id[. = $anchor]", anchor=anchor))
    return place.is_file() or (place / "index.html").is_file() or (place / "SHA256SUMS").is_file()


def test_every_address_in_the_api_leads_somewhere(site: Path):
    found = {one for file in (site / API).rglob("*.json") for one in addresses(json.loads(file.read_text("utf-8")))}
    found -= {f"/{path}" for path in json.loads((site / API / "openapi.json").read_text("utf-8"))["paths"]}
    found -= {"/api/v1/"}
    assert len(found) > 1000
    assert sorted(one for one in found if not leads_somewhere(site, one)) == []


def test_the_api_counts_what_the_build_counts(site: Path, edition: Edition):
    counts = json.loads((site / API / "index.json").read_text("utf-8"))["counts"]
    built = json.loads((site / "build.json").read_text("utf-8"))
    assert (counts["figures"], counts["findings"]) == (built["figures"], built["known"])
    assert (counts["reports"], counts["versions"]) == (len(edition.releases), len(edition.collection.releases))


def test_the_files_of_the_catalogue_are_there(site: Path):
    names = ("du-lieu/catalog.jsonld", "robots.txt", "llms.txt", "du-lieu/api/index.html", "en/du-lieu/api/index.html",
             *(f"feeds/{kind}.{lang}.atom.xml" for kind in ("du-lieu", "dinh-chinh") for lang in LANGS))  # fmt: skip
    assert [name for name in names if not (site / name).is_file()] == []
    assert not (site / "sitemap.xml").exists(), "a preview has no address, and so no list of pages"


@pytest.mark.parametrize("lang", LANGS)
def test_a_tombstone_never_covers_a_living_page(edition: Edition, tmp_path: Path, lang):
    place = PageContext(edition, Language(lang), Links(lang, edition.units_over_time))
    (page,) = tombstone_pages(place, (NEW,), tmp_path)
    assert page.head.path == NEW.paths[lang]
    living = tmp_path / NEW.paths[lang] / "index.html"
    living.parent.mkdir(parents=True)
    living.write_text("")
    with pytest.raises(CchcError, match="vẫn còn dùng"):
        list(tombstone_pages(place, (NEW,), tmp_path))
