"""All data at once and its editions, lists of files, sizes in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.catalogue.api.api_contents import show_as_of
from plugins.cchc.catalogue.api.api_records import RecordMaker
from plugins.cchc.catalogue.publication import Publication
from plugins.cchc.model.figures import COLUMNS
from plugins.cchc.pages.citation import FileSizes, downloads_of, file_table, size_words, sums_section
from plugins.cchc.pages.data_sets import all_data_page, edition_pages
from tests.fixtures.small_edition import small_edition
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    lead_words,
    link_words,
    make_site,
    paths,
    section_of,
    table_words,
    with_sizes,
)

SITE = make_site()
ALL = "du-lieu/tat-ca/"


def test_the_page_of_all_data_names_its_edition_and_counts_figures() -> None:
    page = all_data_page(SITE)
    assert page.kicker == "Ấn bản 2032-07" and lead_words(page) == (
        "168 số liệu; figures.csv có 187 dòng, mỗi ô của biểu một dòng, kể cả ô không có số liệu."
    )
    assert anchors(page) == ["tai-ve", "ma-kiem-tra", "cot", "an-ban", "giay-phep", "trich-dan"]
    assert [fact.term for fact in section_of(page, "cot").facts] == list(COLUMNS)
    cited = section_of(page, "trich-dan").citation
    assert cited is not None and cited.path == ALL
    assert "https://mau.example/du-lieu/tat-ca/2032-07/" in cited.bibtex
    words = "https://mau.example/du-lieu/tat-ca/ (khi có ấn bản mới hơn: https://mau.example/du-lieu/tat-ca/2032-07/)"
    assert cited.texts[0][2].endswith(words), "the address that the edition will have is told before it is there"


def test_editions_stand_newest_first_with_the_number_of_reports_they_hold() -> None:
    assert link_words(section_of(all_data_page(SITE), "an-ban").links) == [
        ("Ấn bản 2032-07", ALL, "mới nhất"),
        ("Ấn bản 2032-05", f"{ALL}2032-05/", "4 báo cáo"),
        ("Ấn bản 2032-04", f"{ALL}2032-04/", "4 báo cáo"),
        ("Ấn bản 2032-01", f"{ALL}2032-01/", "2 báo cáo"),
    ]


def test_each_past_edition_has_a_page_that_tells_what_came_with_it_and_what_has_changed_since() -> None:
    pages = {page.head.path: page for page in edition_pages(SITE)}
    assert list(pages) == [f"{ALL}{month}/" for month in ("2032-05", "2032-04", "2032-01")]
    old = pages[f"{ALL}2032-04/"]
    assert old.kicker == "Ấn bản 2032-04, 4 báo cáo"
    (table,), (replaced,) = section_of(old, "gom").tables, section_of(old, "da-thay").tables
    assert table_words(table) == [
        ["Báo cáo các xã của Huyện Đông", "1.0.0", "25/4/2032"],
        ["Báo cáo quý I", "1.0.0", "20/4/2032"],
    ]
    assert table_words(replaced) == [["Báo cáo quý I", "1.0.0", "20/4/2032"]]
    assert table.rows[1].label_path.endswith("/1.0.0/")
    assert "da-thay" not in anchors(pages[f"{ALL}2032-05/"]), "each of its versions is still the newest"
    assert lead_words(old).startswith("Ấn bản cũ, giữ để tra cứu; ấn bản mới nhất là 2032-07.")
    assert "độ chắc của từng con số là của ấn bản này" in lead_words(old)
    cited = section_of(old, "trich-dan").citation
    assert cited is not None and cited.path == f"{ALL}2032-04/" and "25/4/2032" in cited.texts[0][2]
    assert paths(old.head.crumbs) == ["du-lieu/", ALL]


@pytest.mark.parametrize("edition", ["2032-01", "2032-04", "2032-05"])
def test_a_past_edition_is_brought_back_from_todays_files(edition: str) -> None:
    offered = {f"api/v1/as-of/{edition}.json": 3, f"{ALL}figures.csv": 3, f"{ALL}cchc.sqlite": 3, f"{ALL}cchc.zip": 3}
    pages = {page.head.path: page for page in edition_pages(with_sizes(SITE, offered))}
    replay = section_of(pages[f"{ALL}{edition}/"], "dung-lai")
    changed = int(replay.intro.partition(" ô số của ấn bản này nay ghi khác")[0])
    assert changed == len(show_as_of(RecordMaker(Publication(SITE.edition)), edition)["cells"]) and (changed > 3) is (
        edition == "2032-04"
    )
    assert [file.path for file in replay.downloads] == list(offered)[:3]
    assert len(replay.code) == 2 and all(edition in code for _, code in replay.code)


def test_only_the_files_of_a_folder_itself_are_listed_by_name() -> None:
    files = FileSizes()
    for name in ("units.csv", "figures.csv", "2032-05/figures.csv"):
        files[f"{ALL}{name}"], files.sums[f"{ALL}{name}"] = 3, "ab" * 32
    files["du-lieu/khac.csv"] = 1
    table = file_table(with_sizes(SITE, files), ALL, "Tệp")
    assert [(row.label, row.label_path) for row in table.rows] == [
        ("figures.csv", f"{ALL}figures.csv"), ("units.csv", f"{ALL}units.csv"),
    ]  # fmt: skip
    assert heading_words(table) == ["Tệp", "Kích thước", "SHA-256"]
    assert sums_section(with_sizes(SITE, files), ALL).folded


def test_one_file_without_a_sum_leaves_the_column_to_the_others() -> None:
    files = FileSizes()
    files[f"{ALL}a.csv"] = files[f"{ALL}b.csv"] = 3
    files.sums[f"{ALL}b.csv"] = "ab"
    assert table_words(file_table(with_sizes(SITE, files), ALL, "")) == [["a.csv", "3 B", ""], ["b.csv", "3 B", "ab"]]


def test_a_file_that_was_not_written_is_not_offered() -> None:
    asked = (("A", "a.csv", "ghi chú"), ("B", "b.csv", ""))
    (file,) = downloads_of(with_sizes(SITE, {"a.csv": 12_345}), asked)
    assert (file.label, file.path, file.size, file.note) == ("A", "a.csv", "12 kB", "ghi chú")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (999, "999 B"), (1000, "1 kB"), (1499, "1 kB"), (999_499, "999 kB"), (1_000_000, "1,0 MB"),
        (1_884_160, "1,9 MB"), (9_949_999, "9,9 MB"), (10_000_000, "10 MB"), (0, "0 B"),
    ],
)  # fmt: skip
def test_sizes_in_words(count: int, words: str) -> None:
    assert size_words(SITE, count) == words


def test_sizes_in_english_have_a_point() -> None:
    assert size_words(make_site(lang="en"), 1_884_160) == "1.9 MB"


def test_without_any_release_there_is_no_edition() -> None:
    edition = small_edition()
    empty = replace(edition, collection=replace(edition.collection, releases=()))
    assert list(edition_pages(make_site(empty))) == [] and empty.name == ""
