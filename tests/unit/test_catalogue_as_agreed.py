"""All that programs are told of a small edition, letter for letter: catalogue, API, feeds, list of pages, schema.org.
Renew after a wanted change, and read the difference:

python -m tests.unit.test_catalogue_as_agreed
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import pytest

from plugins.cchc.catalogue.api.api_contents import OPENAPI
from plugins.cchc.catalogue.publication import Publication, SiteFile
from plugins.cchc.catalogue.schema_org import json_ld_of
from plugins.cchc.catalogue.write_catalogue import write_api, write_catalogue
from plugins.cchc.edition import Edition
from plugins.cchc.figures import FigureStore
from plugins.cchc.model.figures import figures_of
from tests.fixtures.texts import bilingual
from tests.unit.catalogue_samples import OTHER, REPORT, URL, correct, make_edition, publish

AGREED = Path(__file__).resolve().parents[1] / "golden" / "catalogue"
OLD_REGIME = "snv-1699"
PAGES = ("", "du-lieu/", f"du-lieu/{REPORT}/", f"du-lieu/{REPORT}/1.0.0/", f"du-lieu/{OTHER}/", "du-lieu/tat-ca/",
         "du-lieu/tat-ca/2026-11/", f"bao-cao/{REPORT}/", "don-vi/so-noi-vu/", "ky/2019-h1/")  # fmt: skip


def two_regimes() -> Edition:
    """Besides what the sample holds: a report of another regime and office, of whose days only the last is printed,
    corrected twice, so that there are two past editions; a measure that is counted of other cells besides."""
    made = make_edition()
    collection, other = made.collection, made.releases[OTHER]
    source = replace(other.source, regime=OLD_REGIME, issuer="so-tu-phap", number="", date="2018-12-20")
    first = replace(other, source=source, tables=tuple(replace(table, covers_from="") for table in other.tables))
    tables = tuple(correct(table) if table.id == "tthc-pl-1" else table for table in first.tables)
    note = bilingual("Văn bản in lại.", "The paper was printed anew.")
    second = replace(first, version="1.1.0", created="2026-12-07", reason="transcription", tables=tables,
                     change_note=note)  # fmt: skip
    third = replace(second, version="1.1.1", created="2027-01-09", tables=first.tables)
    lists = collection.references.code_lists
    regimes = {**lists["regime"], OLD_REGIME: bilingual("văn bản 1699", "letter 1699")}
    references = replace(collection.references, code_lists={**lists, "regime": regimes})
    (measure,) = collection.measures
    (variant,) = measure.variants
    wider = replace(variant, numerator=("III.7.2", "III.7.3"))
    releases = (first, second, third, *(release for release in collection.releases if release.report != OTHER))
    collection = replace(
        collection,
        references=references,
        releases=releases,
        measures=(replace(measure, variants=(wider, variant)),),
    )
    store = FigureStore(figure for release in collection.newest() for figure in figures_of(release))
    return replace(made, collection=collection, store=store)


def _steady(file: SiteFile) -> SiteFile:
    """As large as its path is long: what writes the files may change."""
    return replace(file, bytes=1000 * len(file.path), sha256=hashlib.sha256(file.path.encode()).hexdigest())


def texts_now() -> Mapping[str, str]:
    """By path, what is written; the schemas of the API have a list of their own."""
    with TemporaryDirectory() as folder:
        site = Path(folder)
        publication = publish(site, URL, two_regimes())
        files = {path: tuple(map(_steady, files)) for path, files in publication.files.items()}
        for page in (*PAGES, *(f"en/{page}" for page in PAGES)):
            (site / page).mkdir(parents=True, exist_ok=True)
            (site / page / "index.html").touch()
        rmtree(site / "api")  # written anew by a publication with steady files
        before = set(site.rglob("*"))
        publication = replace(publication, files=files)
        write_api(publication, site)
        write_catalogue(publication, site)
        written = [path for path in sorted(set(site.rglob("*")) - before) if path.is_file()]
        texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in written}
    described = json.loads(texts.pop(OPENAPI))
    described["components"].pop("schemas")
    del texts["du-lieu/catalog.jsonld"]  # says the same as the Turtle
    return texts | {OPENAPI: _laid_out(described), "schema.org": "\n".join(_on_pages(publication))}


def _on_pages(publication: Publication) -> Iterator[str]:
    sizes = {file.path: file.bytes for files in publication.files.values() for file in files}
    for page in PAGES:
        for script in json_ld_of(publication.edition, page, sizes, URL):
            yield f"{page}:\n{_laid_out(json.loads(script))}"


def _laid_out(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)


@pytest.fixture(scope="module")
def told() -> Mapping[str, str]:
    """By the name of the file in which it was agreed."""
    return {_agreed_name(path): text for path, text in texts_now().items()}


def _agreed_name(path: str) -> str:
    return f"{path.replace('/', '_')}.txt"


@pytest.mark.parametrize("path", sorted(AGREED.glob("*")), ids=lambda path: path.stem)
def test_programs_are_told_what_was_agreed(told: Mapping[str, str], path: Path) -> None:
    agreed, now = (text.splitlines() for text in (path.read_text(encoding="utf-8"), told.get(path.name, "")))
    assert not list(islice(unified_diff(agreed, now, "agreed", "now", n=2, lineterm=""), 40))


def test_nothing_is_told_that_was_not_agreed(told: Mapping[str, str]) -> None:
    assert {path.name for path in AGREED.glob("*")} == set(told)


if __name__ == "__main__":
    AGREED.mkdir(exist_ok=True)
    for path, text in texts_now().items():
        (AGREED / _agreed_name(path)).write_text(text.rstrip("\n") + "\n", encoding="utf-8")
