"""Pages about using the data: ready questions with their answers, code to copy, the JSON API."""

from __future__ import annotations

import pytest
from plugins.cchc.formats.query import Query, QueryColumn
from plugins.cchc.formats.ready_queries import LATE_2019, ONLINE_LONG_PHU, QUERIES

from plugins.cchc.formats.run_queries import Answer, Answers
from plugins.cchc.pages.api_page import RecordFacts, RouteFacts, api_page, python_example, record_anchor, route_anchor
from plugins.cchc.pages.examples import base_of, duckdb_read, iframe_embed, pandas_read, power_query_read, r_read
from plugins.cchc.pages.explore import BASE_FILE, answer_view, explore_page
from plugins.cchc.pages.how_to_use import how_to_use_page
from plugins.cchc.words.text import LANGS
from tests.fixtures.small_builders import text
from tests.fixtures.small_site import (
    anchors,
    heading_words,
    lead_words,
    link_words,
    make_site,
    section_of,
    table_words,
    with_sizes,
)

SITE = make_site()
QUESTION = Query(
    "hoi",
    text("Ai trễ?"),
    text("Chỉ là thử."),
    "SELECT name_vi AS name, n, share FROM t",
    (
        QueryColumn("name", text("Đơn vị"), numeric=False),
        QueryColumn("n", text("Trễ")),
        QueryColumn("share", text("Tỷ lệ"), decimals=2),
        QueryColumn("words", text("Lời"), numeric=False),
    ),
)
ROUTES = (
    RouteFacts("units/{unit}.json", text("Một đơn vị"), 1200, "Unit", "api/v1/units/so-lua.json", "{}"),
    RouteFacts("measures/{m}.json", text("Một chỉ số"), 3, "MeasureValue", "api/v1/measures/nhan.json", "[]"),
    RouteFacts("index.json", text("Mục lục"), 1, "", "api/v1/index.json", "{}"),
)
RECORDS = (
    RecordFacts("Unit", text("Đơn vị"), (("id", text("Mã")), ("name", text("Tên")))),
    RecordFacts("MeasureValue", text("Giá trị"), (("value", text("Số")),)),
)


def empty_answers() -> dict:
    return {(query.id, lang): Answer(tuple(c.name for c in query.columns), ()) for query in QUERIES for lang in LANGS}


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
    page = explore_page(with_sizes(SITE, {BASE_FILE: 1_884_160}), empty_answers())
    assert anchors(page) == [*(query.id for query in QUERIES), "tep"]
    assert lead_words(page).startswith(f"{len(QUERIES)} câu hỏi viết sẵn")
    for query in QUERIES:
        assert section_of(page, query.id).code == (("SQL", query.sql_in("vi")),)
        assert section_of(page, query.id).title == query.question.first
    assert page.template == "explore" and page.editor is not None
    assert page.editor.base_size == "1,9 MB" and page.editor.first_query == QUERIES[0].sql_in("vi")
    assert [file.path for file in section_of(page, "tep").downloads] == [BASE_FILE]


def test_a_collection_without_the_reports_has_empty_answers_and_says_nothing_of_them() -> None:
    page = how_to_use_page(SITE, empty_answers(), "")
    assert section_of(page, LATE_2019.id).paragraphs == () and section_of(page, LATE_2019.id).tables[0].rows == ()


def test_worked_answers_are_said_in_a_sentence() -> None:
    late = answers_with(LATE_2019, ("Sở Lúa", 56, 2941, 1.9), ("Sở Gió", 2, 10, 20.0))
    assert section_of(how_to_use_page(SITE, late, ""), LATE_2019.id).paragraphs == (
        "2 đơn vị có hồ sơ trễ hạn; nhiều nhất là Sở Lúa: 56 trên 2.941 hồ sơ đã giải quyết.",
    )
    online = answers_with(ONLINE_LONG_PHU, ("Huyện", 1, 2, 19.78, 19.8), ("Xã", 1, 2, 88.51, 88.5))
    assert section_of(how_to_use_page(SITE, online, ""), ONLINE_LONG_PHU.id).paragraphs == (
        "Huyện: 19,78\u00a0%; Xã: 88,51\u00a0%; cách nhau 68,73 điểm phần trăm.",
    )


def test_code_to_copy_names_the_site_or_the_folder_of_saved_files() -> None:
    page = how_to_use_page(SITE, empty_answers(), "https://mau.example/so-lieu/")
    code = [words for section in page.sections for _, words in section.code]
    assert sum('BASE = "https://mau.example/so-lieu/"' in words for words in code) == 5
    assert all("//du-lieu" not in words.replace("https://", "") for words in code)
    assert base_of("") == 'BASE = "./"' and 'base <- "./"' in r_read("")
    assert "'./du-lieu/tat-ca/figures.parquet'" in duckdb_read("")
    assert 'BASE = "https://a.example/"' in pandas_read("https://a.example")


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://a.example/", 'Web.Contents("https://a.example/du-lieu/tat-ca/figures.csv")'),
        ("", 'File.Contents("C:/cchc/du-lieu/tat-ca/figures.csv")'),
    ],
)
def test_power_query_reads_the_web_or_a_file(url: str, source: str) -> None:
    assert source in power_query_read(url)


def test_a_title_in_code_to_embed_is_escaped() -> None:
    assert iframe_embed("", "x.html", '<"&">').startswith(
        '<iframe src="./x.html" title="&lt;&quot;&amp;&quot;&gt;"\n        width="100%"'
    )


def test_the_guide_shows_a_table_that_the_collection_holds() -> None:
    section = section_of(how_to_use_page(SITE, empty_answers(), "https://mau.example"), "nhung")
    assert "https://mau.example/du-lieu/2031-so-lua/1.0.0/mau-2.nhung.html" in section.code[1][1]
    assert section.code[1][0] == "HTML, bảng giữ nguyên bản 1.0.0"


def test_the_api_page_lists_routes_then_each_with_a_real_example_then_records() -> None:
    page = api_page(SITE, ROUTES, RECORDS, "https://mau.example/")
    assert anchors(page) == ["cach-dung", "dia-chi", "r-units-unit", "r-measures-m", "r-index", "truong"]
    assert link_words(section_of(page, "dia-chi").links)[0] == (
        "/api/v1/units/{unit}.json", "du-lieu/api/#r-units-unit", "Một đơn vị",
    )  # fmt: skip
    unit = section_of(page, "r-units-unit")
    assert [(fact.text, fact.path) for fact in unit.facts] == [
        ("/api/v1/units/{unit}.json", ""), ("1.200", ""), ("/api/v1/units/so-lua.json", "api/v1/units/so-lua.json"),
        ("Đơn vị", "du-lieu/api/#b-unit"),
    ]  # fmt: skip
    assert unit.code == (("JSON", "{}"),) and len(section_of(page, "r-index").facts) == 3
    assert page.head.path == "du-lieu/api/"


def test_a_record_is_anchored_at_its_first_field() -> None:
    tables = section_of(api_page(SITE, ROUTES, RECORDS), "truong").tables
    assert [row.anchor for row in tables[0].rows] == ["b-unit", ""] and tables[0].caption == "Đơn vị (Unit)"
    assert table_words(tables[0]) == [["id", "Mã"], ["name", "Tên"]]
    assert record_anchor(RECORDS[1]) == "b-measurevalue" and route_anchor(ROUTES[0]) == "r-units-unit"


def test_the_python_example_asks_for_the_values_of_a_measure() -> None:
    assert 'urlopen("https://mau.example/api/v1/measures/nhan.json")' in python_example(ROUTES, "https://mau.example/")
    assert 'urlopen("http://localhost:8000/api/v1/measures/nhan.json")' in python_example(ROUTES)
