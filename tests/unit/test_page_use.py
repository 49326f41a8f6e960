"""Pages about using the data: ready questions with their answers, code to copy, the JSON API."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plugins.cchc.catalogue.api.api_contents import api_page, make_openapi, python_example
from plugins.cchc.catalogue.publication import Host, Publication
from plugins.cchc.formats.sqlite_format import Answer, Answers
from plugins.cchc.model.collection import Query, QueryColumn
from plugins.cchc.pages.models import CellView, RowView, TableView
from plugins.cchc.pages.use_pages import (
    BASE_FILE,
    answer_view,
    explore_page,
    how_to_use_page,
    iframe_embed,
)
from plugins.cchc.pages.written_texts import base_of, example
from plugins.cchc.tables.columns import COLUMNS
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import small_edition
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    lead_words,
    link_words,
    make_site,
    section_of,
    table_words,
    with_frozen,
    with_sizes,
)
from tests.fixtures.texts import LANGS

SITE = make_site()
QUESTION = Query(
    "hoi",
    text("Ai trễ?"),
    text("Chỉ là thử."),
    "SELECT name_{lang} AS name, n, share FROM t",
    (
        QueryColumn("name", "name", text("Đơn vị")),
        QueryColumn("n", "count", text("Trễ")),
        QueryColumn("share", "share", text("Tỷ lệ")),
        QueryColumn("words", "name", text("Lời")),
    ),
    python="{base}\nprint(1)",
    finding=Query(
        "hoi#finding",
        text("{name}: {n}, {share}, cách {gap}"),
        text(""),
        "SELECT 1",
        (
            QueryColumn("name", "name"),
            QueryColumn("n", "count"),
            QueryColumn("share", "percent"),
            QueryColumn("gap", "share"),
        ),
    ),
)
ABSENT = replace(QUESTION, id="vang", needs=("2018-khong-co",))
SITE = make_site(replace(SITE.edition, collection=replace(SITE.edition.collection, queries=(QUESTION, ABSENT))))
QUERIES = SITE.edition.collection.queries_asked()
ASKED = [part for query in QUERIES for part in (query, query.finding) if part]
PUBLICATION = Publication(small_edition(), Host("https://mau.example/"))


def empty_answers() -> dict:
    return {(query.id, lang): Answer(tuple(c.name for c in query.columns), ()) for query in ASKED for lang in LANGS}


def answers_with(query: Query, *rows) -> Answers:
    return {**empty_answers(), (query.id, "vi"): Answer(tuple(column.name for column in query.columns), rows)}


def test_an_answer_is_a_table_whose_first_column_names_the_row() -> None:
    answer = Answer(("name", "n", "share", "words"), (("Sở Lúa", 1234, 1.5, "a"), ("Sở Gió", None, "x", None)))
    view = answer_view(SITE, QUESTION, answer)
    assert heading_words(view) == ["Đơn vị", "Trễ", "Tỷ lệ", "Lời"] and view.caption == "Ai trễ?"
    assert table_words(view) == [["Sở Lúa", "1.234", "1,50", "a"], ["Sở Gió", "", "x", ""]]
    assert [cell.numeric for cell in view.rows[0].cells] == [True, True, False]
    assert [cell.numeric for cell in view.header_rows[0]] == [True, True, False]


def test_numbers_in_a_column_of_words_stay_as_they_are() -> None:
    view = answer_view(SITE, QUESTION, Answer(("name", "n", "share", "words"), ((2018, 1, 2, 3000),)))
    assert table_words(view) == [["2018", "1", "2,00", "3000"]]


def test_every_ready_question_has_its_section_with_its_sql() -> None:
    page = explore_page(replace(with_sizes(SITE, {BASE_FILE: 1_884_160}), answers=empty_answers()))
    assert anchors(page) == [*(query.id for query in QUERIES), "tep"]
    assert lead_words(page).startswith(f"{len(QUERIES)} câu hỏi viết sẵn")
    for query in QUERIES:
        assert section_of(page, query.id).code == (("SQL", query.sql_in("vi")),)
        assert section_of(page, query.id).title == query.question.first
    assert page.template == "explore" and page.editor is not None
    assert page.editor.base_size == "1,9 MB" and page.editor.first_query == QUERIES[0].sql_in("vi")
    assert [file.path for file in section_of(page, "tep").downloads] == [BASE_FILE]


def test_a_question_whose_report_is_not_held_is_not_asked() -> None:
    assert QUERIES == (QUESTION,)
    for page in (
        explore_page(replace(SITE, answers=empty_answers())),
        how_to_use_page(replace(SITE, url="", answers=empty_answers())),
    ):
        assert "hoi" in anchors(page) and "vang" not in anchors(page)


def test_an_empty_answer_says_nothing() -> None:
    section = section_of(how_to_use_page(replace(SITE, url="", answers=empty_answers())), "hoi")
    assert section.paragraphs == () and section.tables[0].rows == ()


def test_worked_answers_are_said_in_a_sentence() -> None:
    assert QUESTION.finding is not None
    answers = answers_with(QUESTION.finding, ("Sở Lúa", 2941, 19.78, 68.73))
    assert section_of(how_to_use_page(replace(SITE, url="", answers=answers)), "hoi").paragraphs == (
        "Sở Lúa: 2.941, 19,78\u00a0%, cách 68,73",
    )


def test_only_the_first_row_is_said_and_only_where_it_is_whole() -> None:
    assert QUESTION.finding is not None
    first, second = ("Sở Lúa", 2941, 19.78, 68.73), ("Sở Gió", 7, 1.5, 2.5)
    for rows, opening in (((first, second), ["Sở Lúa"]), ((("Sở Lúa", None, 19.78, 68.73), second), [])):
        section = section_of(how_to_use_page(replace(SITE, answers=answers_with(QUESTION.finding, *rows))), "hoi")
        assert [paragraph.split(":")[0] for paragraph in section.paragraphs] == opening


def test_code_to_copy_names_the_site_or_the_folder_of_saved_files() -> None:
    page = how_to_use_page(replace(SITE, url="https://mau.example/so-lieu/", answers=empty_answers()))
    code = [words for section in page.sections for _, words in section.code]
    assert sum('BASE = "https://mau.example/so-lieu/"' in words for words in code) == 5
    assert all("//du-lieu" not in words.replace("https://", "") for words in code)
    assert base_of("") == 'BASE = "./"' and 'base <- "./"' in example(SITE.texts, "", "r")[1]
    assert "'./du-lieu/tat-ca/figures.parquet'" in example(SITE.texts, "", "duckdb")[1]
    assert 'BASE = "https://a.example/"' in example(SITE.texts, "https://a.example", "pandas")[1]


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://a.example/", 'Web.Contents("https://a.example/du-lieu/tat-ca/figures.csv")'),
        ("", 'File.Contents("C:/cchc/du-lieu/tat-ca/figures.csv")'),
    ],
)
def test_power_query_reads_the_web_or_a_file(url: str, source: str) -> None:
    assert source in example(SITE.texts, url, "power-query")[1]


def test_a_frame_is_about_as_high_as_its_table() -> None:
    def height(rows: int, text: str) -> int:
        view = TableView("x", "", (), (RowView("r", "item", False, text, "", (CellView("1", True),)),) * rows, ())
        (told,) = re.findall(r'height="(\d+)"', iframe_embed("", "x.html", view))
        return int(told)

    assert [height(2, "a"), height(15, "a"), height(500, "a")] == [480, 670, 900]
    assert height(10, "a " * 60) > height(10, "a")


def test_a_title_in_code_to_embed_is_escaped() -> None:
    view = TableView('<"&">', "", (), (), ())
    assert iframe_embed("", "x.html", view).startswith(
        '<iframe src="./x.html" title="&lt;&quot;&amp;&quot;&gt;"\n        width="100%"'
    )


def test_the_guide_shows_a_table_that_the_collection_holds() -> None:
    section = section_of(how_to_use_page(replace(SITE, url="https://mau.example", answers=empty_answers())), "nhung")
    assert "https://mau.example/du-lieu/2031-so-lua/1.0.0/mau-2.nhung.html" in section.code[-1][1]
    assert section.code[-1][0] == "HTML, bảng giữ nguyên bản 1.0.0"


def test_the_guide_shows_a_picture_in_both_ways() -> None:
    section = section_of(how_to_use_page(replace(with_frozen(SITE), answers=empty_answers())), "nhung")
    (following, code), (kept, kept_code), _ = section.code
    assert (following, kept[:18]) == ("HTML, theo số liệu mới nhất", "HTML, giữ nguyên b")
    assert 'src="https://mau.example/don-vi/' in code and 'src="https://mau.example/du-lieu/' in kept_code


def test_the_api_page_lists_routes_then_each_with_a_real_example_then_records() -> None:
    page = api_page(SITE, PUBLICATION)
    assert anchors(page)[:4] == ["cach-dung", "dia-chi", "r-index", "r-units"] and anchors(page)[-1] == "truong"
    assert link_words(section_of(page, "dia-chi").links)[2] == (
        "/api/v1/units/{unit}.json", "du-lieu/api/#r-units-unit",
        "Một đơn vị có số ở nhiều bảng, và mọi số liệu về đơn vị ấy",
    )  # fmt: skip
    section, references = section_of(page, "r-units-unit"), small_edition().references
    fullest = max(references.units, key=lambda unit: (len(small_edition().store.of_unit(unit)), unit))
    assert [(fact.text, fact.path) for fact in section.facts] == [
        ("/api/v1/units/{unit}.json", ""), ("5", ""),
        (f"/api/v1/units/{fullest}.json", f"api/v1/units/{fullest}.json"),
        ("Một bảng có số liệu của đơn vị", "du-lieu/api/#b-unittable"),
    ]  # fmt: skip
    assert f'"address": "https://mau.example/api/v1/units/{fullest}.json"' in section.code[0][1]
    assert len(section_of(page, "r-periods").facts) == 4 and page.head.path == "du-lieu/api/"


def test_a_record_is_anchored_at_its_first_field() -> None:
    tables = section_of(api_page(SITE, PUBLICATION), "truong").tables
    (cell,) = [table for table in tables if table.caption == "Một ô (Cell)"]
    assert [row.anchor for row in cell.rows] == ["b-cell", "", ""]
    assert table_words(cell) == [[name, COLUMNS[name].description.in_("vi")] for name in ("table", "row", "field")], (
        "told as in every other file"
    )


def test_the_python_example_asks_for_the_values_of_a_measure() -> None:
    values = small_edition().values_by_measure
    fullest = max(values, key=lambda measure: (len(values[measure]), measure))
    assert f'urlopen("https://mau.example/api/v1/measures/{fullest}.json")' in python_example(PUBLICATION)[0][1]
    ((_, local),) = python_example(Publication(small_edition()))
    assert f'urlopen("http://localhost:8000/api/v1/measures/{fullest}.json")' in local


def test_a_collection_without_measures_has_an_api_without_them() -> None:
    edition = small_edition()
    publication = Publication(replace(edition, collection=replace(edition.collection, measures=())))
    page = api_page(SITE, publication)
    assert python_example(publication) == section_of(page, "cach-dung").code == ()
    assert "r-measures" in anchors(page) and "r-measures-measure" not in anchors(page)
    assert "/measures/{measure}.json" not in str(make_openapi(publication)["paths"])
