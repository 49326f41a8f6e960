"""data/portal.yaml and data/queries/: read strictly, with file and line; what the portal names must exist."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc.errors import DataError
from plugins.cchc.loading import load
from plugins.cchc.loading.read_portal import portal_of

COLLECTION = Path(__file__).resolve().parents[1] / "fixtures" / "collection"
QUERY = """query: hoi
order: 1
question: {vi: Ai?, en: Who?}
columns:
  - {name: name, kind: name, label: {vi: Tên, en: Name}}
sql: SELECT name_{lang} AS name FROM units
"""
SERVICES = """services:
  - name: {{vi: Tra hồ sơ, en: Look up}}
    note: {{vi: Cần mã, en: Asks for a code}}
    address: {address}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(COLLECTION / "data", tmp_path / "data")
    return tmp_path


def refused(root: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(root)
    return [str(problem) for problem in caught.value.problems]


def swap(root: Path, old: str, new: str) -> None:
    path = root / "data" / "portal.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_portal_is_held_by_the_collection(root: Path) -> None:
    portal = load(root).portal
    assert portal == portal_of(root)
    assert (portal.languages, portal.first_language, portal.province) == (("vi", "en"), "vi", "tinh-soc-trang")
    assert portal.names.publisher.in_("en") == "Trial figures group" and portal.tile_map.measure == ""


def test_where_others_serve_the_reader_is_said_with_a_whole_address(root: Path) -> None:
    swap(root, "headlines:", f"{SERVICES.format(address='https://coquan.example/')}headlines:")
    (service,) = load(root).portal.services
    assert (service.name.in_("en"), service.address) == ("Look up", "https://coquan.example/")


def test_a_project_without_a_portal_is_told_so(root: Path) -> None:
    (root / "data" / "portal.yaml").unlink()
    (problem,) = refused(root)
    assert problem.startswith("data/portal.yaml") and "thiếu tệp" in problem
    assert portal_of(root).names.site.first == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("province: tinh-soc-trang", "province: tinh-soc-trung", "“province” nêu mã không có trong danh mục"),
        ("headlines: [ho-so-moi]", "headlines: [ho-so-cu]", "“headlines” nêu mã không có trong danh mục"),
        ("tag_authority:", "tag_autority:", "khóa “tag_autority” không có trong mẫu"),
        ("languages: [vi, en]", "languages: [vi, xx]", "chưa có bản dịch của ngôn ngữ này"),
        ("languages: [vi, en]", "languages: [vi, xx]", "chọn trong: en, vi"),
        ("{vi: sở, en: departments}", "{vi: sở}", "thiếu khóa “en” của “units”"),
        ("{vi: sở, en: departments}", '{vi: "", en: departments}', "khóa “vi” để trống"),
        ("headlines:", f"{SERVICES.format(address='coquan.example')}headlines:", "địa chỉ phải bắt đầu bằng https://"),
        (
            "headlines:",
            f"{SERVICES.format(address='https://x.example/').replace(', en: Look up', '')}headlines:",
            "“en”",
        ),
        ("headlines:", "contact: ai@coquan.example\nheadlines:", "địa chỉ phải bắt đầu bằng https://"),
        ("headlines:", "next_update: soon\nheadlines:", "ngày"),
        ("headlines:", "duties:\n  - {regime: x, document: y}\nheadlines:", "“regime” nêu mã không có"),
        ("headlines:", 'duties:\n  - {regime: x, document: y, date: "2018-13-08"}\nheadlines:', "ngày không hợp lệ"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(root: Path, old: str, new: str, said: str) -> None:
    swap(root, old, new)
    problems = refused(root)
    assert any(problem.startswith("data/portal.yaml, dòng ") and said in problem for problem in problems), problems


def test_classes_of_the_map_are_shares(root: Path) -> None:
    words = "{vi: a, en: a}"
    tile_map = f'tile_map: {{measure: ho-so-moi, title: {words}, heading: {words}, places: {words}, classes: ["120"],'
    swap(root, "headlines:", f"{tile_map} tiles: [{{unit: so-noi-vu, column: 1, row: 2}}]}}\nheadlines:")
    assert any("ranh giới màu" in problem for problem in refused(root))


def test_questions_are_asked_when_their_reports_are_held(root: Path) -> None:
    folder = root / "data" / "queries"
    folder.mkdir()
    (folder / "hoi.yaml").write_text(QUERY, "utf-8")
    (folder / "vang.yaml").write_text(
        QUERY.replace("query: hoi", "query: vang").replace("sql:", "needs: [2018-khong-co]\nsql:"), "utf-8"
    )
    collection = load(root)
    assert [query.id for query in collection.queries] == ["hoi", "vang"]
    (asked,) = collection.queries_asked()
    assert asked.id == "hoi" and asked.sql_in("en") == "SELECT name_en AS name FROM units"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("query: hoi", "query: khac", "mã câu hỏi khác tên tệp"),
        ("kind: name", "kind: nome", "không có trong danh sách"),
        (
            "sql: ",
            "finding:\n  words: {vi: '{x} hơn', en: 'more'}\n  columns: [{name: n, kind: count}]\n"
            "  sql: SELECT 1\nsql: ",
            "câu nêu tên không có trong columns",
        ),
    ],
)
def test_a_question_that_is_wrong_is_refused(root: Path, old: str, new: str, said: str) -> None:
    folder = root / "data" / "queries"
    folder.mkdir()
    (folder / "hoi.yaml").write_text(QUERY.replace(old, new), "utf-8")
    problems = refused(root)
    assert any(problem.startswith("data/queries/hoi.yaml") and said in problem for problem in problems), problems


def test_what_people_search_for_is_read_with_the_words_that_tell_nothing(root: Path) -> None:
    with (root / "data" / "portal.yaml").open("a", encoding="utf-8") as portal:
        portal.write("search:\n  ignored: {vi: của và, en: of and}\n")
        portal.write("  words:\n    - {page: don-vi/, words: {vi: sở, en: offices}}\n")
    search = load(root).portal.search
    assert search.ignored.in_("vi") == "của và"
    assert {page: words.in_("en") for page, words in search.words.items()} == {"don-vi/": "offices"}
