"""A province that is not ours: made up, with districts nowhere, another regime, and a report of nine months."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.edition import Edition, assemble
from plugins.cchc.pages.models import Page
from tests.fixtures.every_page import every_page, texts_of
from tests.rooms.places import names_of, pattern_of

ROOT = Path(__file__).resolve().parents[2]
PROVINCE = ROOT / "tests" / "fixtures" / "other-province"


@pytest.fixture(scope="module")
def other() -> Edition:
    return assemble(PROVINCE)


@pytest.fixture(scope="module")
def pages(other: Edition, tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    return tuple(every_page(other, tmp_path_factory.mktemp("base")))


def test_it_passes_the_gate_with_one_of_everything(other: Edition) -> None:
    states = {figure.state for figure in other.store.all()}
    assert {"reported", "blank", "not_in_use", "not_applicable"} <= states
    assert {finding.explanation.status for finding in other.findings} == {
        "open", "explained", "reported_to_unit", "corrected",
    }  # fmt: skip
    kinds = [other.references.periods[release.period].kind for release in other.releases.values()]
    assert sorted(kinds) == ["nine_months", "quarter", "year"]
    assert len({release.unit for release in other.releases.values()}) == 3
    assert {release.version for release in other.collection.releases} == {"1.0.0", "1.0.1"}


def test_no_page_names_anything_of_ours(pages: tuple[Page, ...]) -> None:
    theirs = names_of(PROVINCE / "data")
    pattern = pattern_of({name: kind for name, kind in names_of(ROOT / "data").items() if name not in theirs})
    named = {(page.head.path, word) for page in pages for text in texts_of(page) for word in pattern.findall(text)}
    assert sorted(named) == []


FINDINGS = "bao-cao/2026-q1-ban-mot-cua-song-mau/"


@pytest.mark.parametrize(
    "path", ["don-vi/", "chi-tieu/", "pham-vi/", "lich-bao-cao/", "du-lieu/", "doi-chieu/", FINDINGS]
)
def test_lists_hold_what_the_province_has(path: str, pages: tuple[Page, ...]) -> None:
    (page,) = (page for page in pages if page.head.path == path)
    said = "\n".join(texts_of(page))
    wanted = {
        "don-vi/": ("Xã Bãi Thử", "Đặc khu Hòn Mẫu", "Sở Nước và Đê điều"),
        "chi-tieu/": ("Phiếu hỏi thu về", "Giấy tờ", "Người làm"),
        "pham-vi/": ("Ban Một cửa tỉnh Sông Mẫu", "9T/2026"),
        "lich-bao-cao/": ("Khung báo cáo số 7", "9T/2026"),
        "du-lieu/": ("Báo cáo 9 tháng đầu năm 2026",),
        "doi-chieu/": ("Ban Một cửa tỉnh Sông Mẫu",),
        FINDINGS: ("Ban Một cửa cho biết 305 mới đúng",),
    }
    assert [words for words in wanted[path] if words not in said] == []


def test_home_begins_with_what_the_province_asks_first(pages: tuple[Page, ...]) -> None:
    """Not the order of the alphabet, and not ours: people's slips first, then papers handed back in time."""
    (home,) = (page for page in pages if page.head.path == "")
    (tiles,) = (section.tiles for section in home.sections if section.anchor == "moi-2026-9m-so-cho-va-ben-bai")
    assert [tile.name for tile in tiles][:2] == ["Vừa ý", "Kịp hẹn"]


def test_figures_meet_by_role_not_by_name(other: Edition) -> None:
    """12 papers held at the end of 2025 are the 12 carried over into the first quarter of 2026."""
    carried = [one for one in other.results if one.check == "continuity" and one.place == "k7-a[i.1].ky_truoc"]
    assert [one.answer for one in carried] == ["pass"]
