"""A built tree against the data, on the made-up province: sound as it stands, and each kind of damage is told."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cchc.build import verify as verifying
from plugins.cchc.build.check_content import check_content
from plugins.cchc.build.check_pages import check_account, check_pages, promised_embeds, promised_files, promised_pages
from plugins.cchc.build.publish_answers import check_answers
from plugins.cchc.build.verify import FIGURES, SHOWN, NotVerified, check_figures, check_sums, find_faults, verify
from plugins.cchc.errors import UseError
from plugins.cchc.formats.publish_files import publish_all
from plugins.cchc.model.portal import NO_DAY
from plugins.cchc.pages import cards
from plugins.cchc.pages.links import ALL_DATA, Links
from tests.fixtures.small_edition import PORTAL, small_edition, with_releases
from tests.fixtures.small_reports import CENTRE_Q1

EDITION = small_edition()
RELEASES = EDITION.collection.releases
Rows = list[dict[str, str]]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree that holds the table of all figures."""
    publish_all(EDITION.collection, EDITION.judged(EDITION.store.all()), tmp_path / ALL_DATA)
    return tmp_path


def change_figures(tree: Path, change: Callable[[Rows], Rows]) -> None:
    with (tree / FIGURES).open(encoding="utf-8", newline="") as file:
        rows = change(list(csv.DictReader(file)))
    with (tree / FIGURES).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_the_table_of_figures_holds_each_with_the_sums_of_the_tables(tree: Path) -> None:
    count = len(EDITION.store)
    assert list(check_figures(tree, EDITION)) == []
    change_figures(
        tree,
        lambda rows: [row | {"value": str(int(row["value"]) + 1)} if row["value"] == "90" else row for row in rows],
    )
    changed = list(check_figures(tree, EDITION))
    assert changed and all(told.startswith(f"{FIGURES}: ") and ": tổng " in told for told in changed)
    change_figures(tree, lambda rows: rows[1:])
    assert f"{FIGURES}: có {count - 1} dòng, dữ liệu có {count} số liệu" in list(check_figures(tree, EDITION))
    change_figures(tree, lambda rows: [{"khac": "1", **row} for row in rows])
    assert list(check_figures(tree, EDITION)) == [f"{FIGURES}: sai cột"]
    (tree / FIGURES).unlink()
    assert list(check_figures(tree, EDITION)) == [f"{FIGURES}: thiếu tệp"]


def test_every_sum_that_is_told_is_that_of_its_file(tmp_path: Path) -> None:
    for folder in ("b", "a"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.csv").write_bytes(b"x")
        digest = hashlib.sha256(b"x").hexdigest()
        (tmp_path / folder / "SHA256SUMS").write_text(f"{digest}  x.csv\n{digest}  y.csv\n", "utf-8")
    (tmp_path / "b" / "y.csv").write_bytes(b"y")
    files = frozenset(["b/SHA256SUMS", "a/SHA256SUMS", "a/x.csv"])
    assert list(check_sums(tmp_path, files)) == [
        "a/SHA256SUMS: thiếu tệp y.csv",
        "b/SHA256SUMS: mã kiểm tra của y.csv không đúng",
    ]


def promised() -> frozenset[str]:
    pages: list[str] = []
    for lang in EDITION.portal.languages:
        links = Links(lang, EDITION.units_over_time)
        pages += [f"{path}index.html" for path in promised_pages(EDITION, links)]
        pages += promised_embeds(EDITION, links)
        pages += [cards.poster_path(links, unit, period) for unit, period in cards.posters_of(EDITION)]
    return frozenset([*pages, *promised_files(EDITION)])


def test_whatever_the_data_promise_is_missed_where_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MIN_MEASURES", 3)
    files = promised()
    assert list(check_pages(files, EDITION)) == []
    newest = EDITION.releases[CENTRE_Q1]
    table = newest.tables[0].id
    for path, kind in {
        "index.html": "trang", "don-vi/ban-cu/index.html": "trang", "en/ky/2032-q1/index.html": "trang",
        f"bao-cao/{CENTRE_Q1}/{table}/index.html": "trang", f"du-lieu/{CENTRE_Q1}/1.0.0/index.html": "trang",
        "don-vi/so-lua/2032-q1/index.html": "trang", "du-lieu/tat-ca/2032-04/index.html": "trang",
        "don-vi/so-lua/so-lua-2032-q2.pdf": "áp phích", "api/v1/as-of/2032-04.json": "tệp",
        f"{ALL_DATA}figures.csv": "tệp", f"du-lieu/{CENTRE_Q1}/1.0.0/SHA256SUMS": "tệp",
        Links("vi").frozen_table(CENTRE_Q1, "1.0.0", table): "trang nhúng",
    }.items():  # fmt: skip
        assert path in files, path
        assert list(check_pages(files - {path}, EDITION)) == [f"{path.removesuffix('index.html')}: thiếu {kind}"]
    assert "don-vi/ban-cu/2032-q1/index.html" not in files
    assert not any(path.endswith("/nguyen-van/index.html") for path in files), "no report has its text"


def test_the_text_of_a_paper_is_promised_where_it_is_known() -> None:
    releases = [replace(release, source_text="Một dòng.\n" * (at == 0)) for at, release in enumerate(RELEASES)]
    texts = [path for path in promised_files(with_releases(*releases)) if path.endswith("/source.txt")]
    assert texts == [f"du-lieu/{RELEASES[0].report}/{RELEASES[0].version}/source.txt"]
    assert not any(path.endswith("/source.txt") for path in promised_files(EDITION))


def test_what_is_missed_is_told_in_one_order() -> None:
    files = [path for path in promised_files(EDITION) if path.startswith("don-vi/")]
    stems = list(dict.fromkeys(path.rpartition(".")[0] for path in files))
    assert len(stems) > 3 and stems == sorted(stems)


def test_each_of_several_periods_of_a_unit_has_a_page_and_one_alone_has_none() -> None:
    pages = Counter(promised_pages(EDITION, Links("vi", EDITION.units_over_time)))
    known = Counter(unit for unit, _ in EDITION.store.unit_periods())
    assert set(known.values()) >= {1, 2}
    for unit, period in EDITION.store.unit_periods():
        assert pages[f"don-vi/{unit}/{period}/"] == (known[unit] > 1)


def test_the_account_is_held_against_tree_and_data() -> None:
    files, counts = frozenset(["a.html", "b/index.html", "c.css"]), EDITION.collection.counts
    account = {
        "pages": 2, "packages": counts.packages, "tables": counts.tables, "rows": counts.rows, "cells": counts.cells,
        "figures": EDITION.store.count_stated(), "checks": len(EDITION.results), "known": len(EDITION.findings),
        "charts": 5,
    }  # fmt: skip
    assert list(check_account(files, account, EDITION)) == []
    for name, count in account.items():
        wrong = [f"build.json: {name} ghi {count + 1}, đếm được {count}"] if name != "charts" else []
        assert list(check_account(files, account | {name: count + 1}, EDITION)) == wrong


def test_what_is_written_by_hand_has_become_a_page(tmp_path: Path) -> None:
    for name, text in {
        "pages/a.md": "Title: A\nSlug: gioi-thieu\nLang: en\n\nLang: xx\n", "pages/b.md": "Title: B\n\nx",
        "news/2032/c.md": "Title: C\nslug: tin\nlang: vi\n\nx", "texts/d.md": "Title: D\n\nx",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    printed = ("tin-tuc/tin/index.html", "en/gioi-thieu/index.html", "b/index.html")
    files = ("content/news/2032/c.md", "content/pages/a.md", "content/pages/b.md")
    assert list(check_content(frozenset(printed), tmp_path)) == []
    assert list(check_content(frozenset(), tmp_path)) == [
        f"{file}: không thành trang {place}" for file, place in zip(files, printed, strict=True)
    ]


def test_every_kind_of_fault_is_told_together(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "build.json").write_text(json.dumps({"pages": 7}), "utf-8")
    (tree / "index.html").write_text(
        '<a href="https://mau.example/z/">x</a><a href="https://mau.example/kho/y">y</a>', "utf-8"
    )
    (tree / "SHA256SUMS").write_text("0  khong-co\n", "utf-8")
    (tree / "content" / "pages").mkdir(parents=True)
    (tree / "content" / "pages" / "a.md").write_text("Title: A\n\nx", "utf-8")
    (tree / "data").mkdir()
    (tree / "data" / "addresses.txt").write_text("/mat/\n", "utf-8")
    change_figures(tree, lambda rows: rows[1:])
    faults = find_faults(tree, EDITION, tree, "https://mau.example/", "https://mau.example/kho")
    for told in (
        "build.json: pages ghi 7, đếm được 1", "units/: thiếu trang".replace("units", "don-vi"), "không thành trang a/",
        "dữ liệu có", "SHA256SUMS: thiếu tệp khong-co", "“https://mau.example/z/” không dẫn tới đâu", "/mat/",
    ):  # fmt: skip
        assert any(told in fault for fault in faults), told
    assert not any("kho/y" in fault for fault in faults), "the repository stands on the same host"
    portal = replace(EDITION.portal, repository="https://mau.example/kho")
    own = replace(EDITION, collection=replace(EDITION.collection, portal=portal))
    assert not any("kho/y" in fault for fault in find_faults(tree, own, tree, "https://mau.example"))
    with pytest.raises(NotVerified) as raised:
        verify(tree, EDITION, tree, "https://mau.example")
    assert raised.value.faults == find_faults(tree, EDITION, tree, "https://mau.example")
    count = len(raised.value.faults)
    assert f"{count} lỗi:" in str(raised.value) and f"… và {count - SHOWN} lỗi nữa" in str(raised.value)
    assert str(raised.value).count("\n") == SHOWN + 1 and "lỗi nữa" not in str(NotVerified(("x",) * SHOWN))
    monkeypatch.setattr(verifying, "find_faults", lambda *_: ())
    verify(tree, EDITION, tree)


def test_a_publication_says_whom_to_write_to_and_when_to_look_again() -> None:
    sound = replace(PORTAL, contact="https://mau.example/hoi", next_update="2032-09-01")
    for portal in (sound, replace(sound, next_update="2032-08-01"), replace(sound, next_update=NO_DAY)):
        check_answers(portal, "", "2032-08-01")
    check_answers(replace(sound, contact=""), "https://kho.example", "2032-08-01")
    for portal, told in (
        (replace(sound, contact=""), r"“contact”.*vào data/portal\.yaml"),
        (replace(sound, next_update=""), "hãy ghi “next_update”"),
        (replace(sound, next_update="2032-07-31"), "“next_update”.*từ 2032-08-01"),
        (replace(sound, contact="", next_update=""), "“contact”.* và “next_update”"),
    ):
        with pytest.raises(UseError, match=told):
            check_answers(portal, "", "2032-08-01")
