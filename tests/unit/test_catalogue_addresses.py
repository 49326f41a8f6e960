"""Addresses once published: found, or their end is told; the manifest only grows."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.build.print_site import tombstone_pages
from plugins.cchc.catalogue.addresses import (
    MANIFEST,
    LostAddress,
    Tombstone,
    add_addresses,
    addresses_of,
    begin_manifest,
    check_addresses,
    load_manifest,
    load_tombstones,
    refuse_lost,
    tombstone_page,
)
from plugins.cchc.catalogue.addresses import TOMBSTONES as FILE
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from plugins.cchc.words.text import translations
from scripts.addresses import main
from tests.fixtures.texts import LANGS
from tests.unit.catalogue_samples import make_edition

FILES = (
    "index.html", "en/index.html", "don-vi/a/index.html", "en/don-vi/a/index.html", "404.html", "theme/css/site.css",
    "du-lieu/2018-a/1.0.0/bm-01.csv", "du-lieu/2018-a/1.0.0/SHA256SUMS", "du-lieu/tat-ca/figures.csv",
    "don-vi/a/a.csv", "api/v1/units.json", "du-lieu/tat-ca/2026-11/figures.csv",
    "don-vi/a/x.svg", "du-lieu/2018-a/1.0.0/don-vi/a/x.svg", "du-lieu/2018-a/1.0.0/bm-01.nhung.html",
    "en/du-lieu/2018-a/1.0.0/bm-01.nhung.html",
)  # fmt: skip
# A picture that follows the newest figures may go when its page shows it no more; those of versions enter later.
KEPT = (
    "/", "/don-vi/a/", "/du-lieu/2018-a/1.0.0/SHA256SUMS",
    "/du-lieu/2018-a/1.0.0/bm-01.csv", "/du-lieu/2018-a/1.0.0/bm-01.nhung.html",
    "/en/", "/en/don-vi/a/", "/en/du-lieu/2018-a/1.0.0/bm-01.nhung.html",
)  # fmt: skip
HEAD = "address,reason_vi,reason_en,date,successor\n"
GRAVES = ("don-vi/a/index.html", "en/don-vi/a/index.html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / MANIFEST).write_text("".join(f"{address}\n" for address in KEPT), encoding="utf-8")
    return tmp_path


def bury(root: Path, *lines: str) -> None:
    (root / FILE).write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def without(*files: str) -> list[str]:
    return [file for file in FILES if file not in files]


def faults(root: Path, files: list[str]) -> list[str]:
    return list(check_addresses(files, root))


def test_pages_and_files_of_versions_are_promised_and_nothing_else():
    assert addresses_of(FILES) == frozenset(KEPT)


def test_a_site_that_has_them_all_is_sound(root):
    assert faults(root, list(FILES)) == []


@pytest.mark.parametrize("lost", ["don-vi/a/index.html", "en/index.html", "du-lieu/2018-a/1.0.0/bm-01.csv"])
def test_a_lost_address_is_named(root, lost):
    (fault,) = faults(root, without(lost))
    assert fault.startswith("/" + lost.removesuffix("index.html") + ":") and FILE in fault
    with pytest.raises(LostAddress):
        refuse_lost(without(lost), root)


def test_a_tombstone_stands_for_both_languages(root):
    bury(root, "/don-vi/a/,Nhập vào đơn vị khác,Merged,2027-01-01,/")
    assert faults(root, list(FILES)) == []  # its two pages are the tombstones, printed where the pages stood
    assert [fault.split(":")[0] for fault in faults(root, without(*GRAVES))] == ["/don-vi/a/", "/en/don-vi/a/"]


def test_a_file_has_its_tombstone_as_a_folder(root):
    bury(root, "/du-lieu/2018-a/1.0.0/bm-01.csv,Có dữ liệu cá nhân,Held personal data,2027-01-01,")
    graves = [f"{lang}du-lieu/2018-a/1.0.0/bm-01.csv/index.html" for lang in ("", "en/")]
    assert faults(root, [*without("du-lieu/2018-a/1.0.0/bm-01.csv"), *graves]) == []
    (stone,) = load_tombstones(root)
    assert [f"{path}index.html" for path in stone.paths.values()] == graves


def test_a_tombstone_must_be_true(root):
    bury(root, "/don-vi/b/,Không rõ,Unknown,2027-01-01,", "/don-vi/a/,Chuyển,Moved,2027-01-01,/khong-co/")
    said = faults(root, list(FILES))
    assert any("/don-vi/b/ chưa từng được công bố" in fault for fault in said)
    assert any("/khong-co/" in fault for fault in said)


BROKEN = [
    ("don-vi/a/,x,x,2027-01-01,", "không phải là địa chỉ"),
    ("/../etc/,x,x,2027-01-01,", "không phải là địa chỉ"),
    ("/en/don-vi/a/,x,x,2027-01-01,", "không có thư mục ngôn ngữ"),
    ("/don-vi/a/,,x,2027-01-01,", "thiếu lý do"),
    ("/don-vi/a/,x,,2027-01-01,", "thiếu lý do"),
    ("/don-vi/a/,x,x,1/1/2027,", "không phải là ngày"),
    ("/don-vi/a/,x,x,2027-02-30,", "không phải là ngày"),
    ("/don-vi/a/,x,x,2027-01-01,/don-vi/a/", "không thay thế được"),
    ("/don-vi/a/,x,x,2027-01-01", "đúng 5 ô"),
    ("/don-vi/a/,x,x,2027-01-01,,thừa", "đúng 5 ô"),
]


@pytest.mark.parametrize(("line", "said"), BROKEN)
def test_a_broken_tombstone_is_refused_with_its_line(root, line, said):
    bury(root, "/en-la/,x,x,2027-01-01,", line)
    with pytest.raises(CchcError, match=f"dòng 3: .*{said}"):
        load_tombstones(root)


def test_a_tombstone_twice_or_under_a_strange_header_is_refused(root):
    bury(root, "/a/,x,x,2027-01-01,", "/a/,y,y,2027-01-02,")
    with pytest.raises(CchcError, match="dòng 3: /a/ ghi hai lần"):
        load_tombstones(root)
    for header in ("address,reason", "address,date,successor", "address,reason_vi,successor,date"):
        (root / FILE).write_text(f"{header}\n", encoding="utf-8")
        with pytest.raises(CchcError, match="dòng đầu"):
            load_tombstones(root)


def test_the_manifest_grows_at_its_end_alone(root):
    before = (root / MANIFEST).read_bytes()
    more = [*FILES, "ky/2018/index.html", "en/ky/2018/index.html", "don-vi/b/index.html"]
    assert add_addresses(more, root) == ("/don-vi/b/", "/en/ky/2018/", "/ky/2018/")
    after = (root / MANIFEST).read_bytes()
    assert after == before + b"/don-vi/b/\n/en/ky/2018/\n/ky/2018/\n"
    assert add_addresses(more, root) == () and (root / MANIFEST).read_bytes() == after


def test_graves_are_no_new_addresses(root):
    bury(root, "/du-lieu/2018-a/1.0.0/bm-01.csv,x,x,2027-01-01,")
    graves = [f"{lang}du-lieu/2018-a/1.0.0/bm-01.csv/index.html" for lang in ("", "en/")]
    assert add_addresses([*without("du-lieu/2018-a/1.0.0/bm-01.csv"), *graves], root) == ()


def test_nothing_is_added_from_a_site_that_lost_something(root):
    before = (root / MANIFEST).read_bytes()
    with pytest.raises(LostAddress):
        add_addresses([*without("en/index.html"), "ky/index.html"], root)
    assert (root / MANIFEST).read_bytes() == before


def test_the_first_manifest_is_made_once(root):
    with pytest.raises(CchcError, match="đã có"):
        begin_manifest(FILES, root)
    (root / MANIFEST).unlink()
    assert begin_manifest(FILES, root) == load_manifest(root) == KEPT


@pytest.mark.parametrize("text", ["don-vi/\n", "/a/\n/a/\n", "/a/ \n", "\n"])
def test_a_damaged_manifest_is_refused(root, text):
    (root / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(CchcError, match=r"addresses\.txt"):
        load_manifest(root)


def test_a_missing_manifest_is_no_empty_one(root):
    (root / MANIFEST).unlink()
    with pytest.raises(CchcError, match="Thiếu tệp"):
        faults(root, [])


def test_the_command_adds_what_the_built_site_has(root, tmp_path, capsys):
    site = tmp_path / "output"
    for file in (*FILES, "ky/index.html"):
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_text("")
    assert main(["--site", str(site), "--root", str(root)]) == 0
    assert "thêm 1 địa chỉ" in capsys.readouterr().out
    (root / MANIFEST).unlink()
    assert main(["--site", str(site), "--root", str(root), "--first"]) == 0
    assert f"thêm {len(KEPT) + 1} địa chỉ" in capsys.readouterr().out
    with pytest.raises(CchcError, match="Không có trang dựng xong"):
        main(["--site", str(tmp_path / "none"), "--root", str(root)])


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_why_since_when_and_where_to_look(root, lang):
    bury(root, "/don-vi/a/,Nhập vào đơn vị khác,Merged with another,2027-01-01,/don-vi/b/")
    (stone,) = load_tombstones(root)
    site = PageContext(make_edition(), Language(lang), Links(lang))
    page = tombstone_page(site, stone.paths[lang], stone.addresses[lang], stone)
    assert page.head.path == ("don-vi/a/" if lang == "vi" else "en/don-vi/a/")
    assert page.lead[0][0] == ("Nhập vào đơn vị khác" if lang == "vi" else "Merged with another")
    facts = [fact.text for section in page.sections for fact in section.facts]
    assert facts == [stone.addresses[lang], "1/1/2027" if lang == "vi" else "1 January 2027"]
    (link,) = [link for section in page.sections for link in section.links]
    assert link.path == ("don-vi/b/" if lang == "vi" else "en/don-vi/b/")


def test_a_file_or_the_home_page_may_take_the_place():
    site = PageContext(make_edition(), Language("en"), Links("en"))
    for successor, path in (("/du-lieu/a/1.0.1/b.csv", "du-lieu/a/1.0.1/b.csv"), ("/", "en/"), ("", "en/")):
        stone = Tombstone("/x/", translations({"vi": "Vì", "en": "Because"}), "2027-01-01", successor, 2)
        page = tombstone_page(site, "en/x/", "/en/x/", stone)
        assert page.sections[-1].links[0].path == path


def test_a_language_without_a_reason_is_named(root, tmp_path):
    (root / FILE).write_text("address,reason_vi,date,successor\n/a/,x,2027-01-01,\n", encoding="utf-8")
    tombstones = load_tombstones(root)
    assert dict(tombstones[0].paths) == {"vi": "a/"}
    with pytest.raises(CchcError, match="reason_en"):
        list(tombstone_pages(PageContext(make_edition(), Language("en"), Links("en")), tombstones, tmp_path))
