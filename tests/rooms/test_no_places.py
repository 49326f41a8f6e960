"""Another province by replacing data/ and content/: no code and no template names anything that is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rooms.places import find_names, names_of

ROOT = Path(__file__).resolve().parents[2]
# Our own collection, and the made-up one: code that names Sông Mẫu instead would be no better.
COLLECTIONS = (ROOT / "data", ROOT / "tests" / "fixtures" / "other-province" / "data")


@pytest.mark.parametrize("data", COLLECTIONS, ids=("ours", "other province"))
def test_code_names_nothing_of_a_collection(data: Path) -> None:
    assert find_names(ROOT, names_of(data)) == []


def test_names_follow_the_data() -> None:
    names = names_of(COLLECTIONS[1])
    wanted = {
        "tinh-song-mau": "unit", "Xã Đồng Thử": "unit", "Hòn Mẫu": "unit", "A.2.1": "indicator",
        "giay-nhan": "indicator", "kip-hen": "measure", "k7-a": "form", "khung-7": "regime",
        "cho-dau-moi": "category", "07/KS-TSM": "document",
        "2026-q1-ban-mot-cua-song-mau": "report", "tra_truoc": "field", "ii.cong": "row",
    }  # fmt: skip
    assert {name: names.get(name) for name in wanted} == wanted
    assert not {"tong", "note", "row_kind", "xa", "i.2", ""} & set(names)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('MEASURE = "kip-hen"', "measure kip-hen"),
        ("# as in đặc khu Hòn Mẫu", "unit đặc khu Hòn Mẫu"),
        ("WHERE f.\"row\" = 'ii.cong'", "row ii.cong"),
        ('Link("07/KS-TSM, 01/12/2025")', "document 07/KS-TSM"),
        ('anchor = "ty-le-kip-hen"', ""),
        ('version = "A.2.10"', ""),
        ("A.2.1.3 is none of theirs", ""),
        ("a total, a note, một xã", ""),
    ],
)
def test_whole_names_are_found(line: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "plugins").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "plugins" / "module.py").write_text(f"\n{line}\n", encoding="utf-8")
    expected = [f"plugins/module.py:2: {found}"] if found else []
    assert find_names(tmp_path, names_of(COLLECTIONS[1])) == expected


def test_all_that_we_write_is_read(tmp_path: Path) -> None:
    written = ("pelicanconf.py", "plugins/a/b.py", "theme/templates/c.html", "theme/static/js/d.js",
               "theme/static/css/e.css", "theme/locale/f.po", "theme/static/img/g.svg")  # fmt: skip
    for name in (*written, "theme/static/vendor/h.js", "data/i.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Sông Mẫu", encoding="utf-8")
    assert {line.split(":")[0] for line in find_names(tmp_path, {"Sông Mẫu": "unit"})} == set(written)
