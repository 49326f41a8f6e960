"""A small edition with a corrected report, a measure and a finding, published into a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.cchc.catalogue.publication import Host, Publication, make_publication
from plugins.cchc.catalogue.write_catalogue import write_api
from plugins.cchc.edition import Edition
from plugins.cchc.figures import FigureStore
from plugins.cchc.formats.publish_files import publish_all, publish_release
from plugins.cchc.model.collection import Collection, Counts
from plugins.cchc.model.figures import figures_of
from plugins.cchc.model.findings import CellPlace, CheckResult, Explanation, Finding
from plugins.cchc.model.measures import Measure, Variant
from plugins.cchc.model.releases import Release, Table
from plugins.cchc.pages.links import ALL_DATA, version_folder
from plugins.cchc.words.text import NO_TEXT
from tests.fixtures.texts import bilingual
from tests.unit.table_builders import PORTAL, make_number, make_references, make_release

REPORT = "2019-h1-so-noi-vu"
OTHER = "2018-so-tu-phap"
URL = "https://cchc.example"
MEASURE = Measure(
    "da-giai-quyet", bilingual("Tỷ lệ đã giải quyết", "Share settled"), NO_TEXT, NO_TEXT, "III", "phan-tram", 100, 2,
    "higher_better", 10, bilingual("Chỉ để thử", "A trial"),
    (Variant(("tthc-pl-1",), ("III.7.2",), ("III.7.1",), "bieu", bilingual("theo biểu", "by form"), NO_TEXT),),
)  # fmt: skip


def correct(table: Table) -> Table:
    """The same table with one figure put right: 2885 dossiers settled become 2884."""
    row = table.rows[1]
    cells = {**row.cells, "resolved_total": make_number("2884")}
    return replace(table, rows=(table.rows[0], replace(row, cells=cells), *table.rows[2:]))


def make_releases() -> tuple[Release, ...]:
    first = replace(make_release(REPORT), reason="initial")
    note = bilingual("Sửa ô đã giải quyết <của> Sở Tư pháp & tổng.", "One cell <put> right & its sum.")
    second = replace(
        make_release(REPORT, "1.0.1", tables=(correct(first.tables[0]), *first.tables[1:])),
        reason="transcription", created="2026-12-05", change_note=note,
    )  # fmt: skip
    other = replace(make_release(OTHER), reason="initial", period="2018", unit="so-tu-phap")
    return other, first, second


def make_finding() -> Finding:
    result = CheckResult(
        REPORT, "1.0.1", "tthc-pl-1/total", "total", "sum_of_rows", "fail", bilingual("Cộng dồn", "Sum"), True, "error",
        "2946", "2945", "2940 + 5", "1", cells=(CellPlace("tthc-pl-1", "total", "received_total"),),
    )  # fmt: skip
    said = Explanation("tthc-pl-1/total", "total", "open", bilingual("Chưa rõ vì sao.", "Not known why."))
    return Finding(result, said)


def make_edition() -> Edition:
    references = make_references()
    lists = {
        **references.code_lists,
        "change_reason": {
            "initial": bilingual("Công bố lần đầu", "First publication"),
            "transcription": bilingual("Sửa lỗi nhập từ văn bản", "Copying error put right"),
        },
        "regime": {"trung-tam-2019": bilingual("phụ lục năm 2019", "the appendices of 2019")},
    }
    releases = make_releases()
    collection = Collection(
        replace(references, code_lists=lists), {}, (MEASURE,), releases, {}, Counts(len(releases), 0, 0, 0), PORTAL
    )
    finding = make_finding()
    store = FigureStore(figure for release in collection.newest() for figure in figures_of(release))
    return Edition(collection, store, (finding.result,), (finding,))


def publish(site: Path, url: str = "", edition: Edition | None = None) -> Publication:
    """The edition with its files as the downloads write them."""
    edition = edition or make_edition()
    for release in edition.collection.releases:
        folder = version_folder(release.report, release.version)
        publish_release(release, edition.collection, site / folder)
    publish_all(edition.collection, edition.store.all(), site / ALL_DATA, edition.history)
    write_api(Publication(edition, Host(url)), site)
    return make_publication(edition, url, site)


def bare(edition: Edition, url: str = "") -> Publication:
    """Without files: enough for everything that names none."""
    return Publication(edition, Host(url))
