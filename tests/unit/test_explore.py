"""The ready questions on a real SQLite file, the pages that show them, and the addresses of embedded charts."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.errors import CchcError
from plugins.cchc.formats.publish_files import publish_all
from plugins.cchc.formats.query import Query, QueryColumn, count, name
from plugins.cchc.formats.ready_queries import LATE_2018, LATE_2019, ONLINE_LONG_PHU, QUERIES
from plugins.cchc.formats.run_queries import Answer, Answers, run_queries
from plugins.cchc.pages.embeds import embed_pages
from plugins.cchc.pages.explore import explore_page
from plugins.cchc.pages.how_to_use import how_to_use_page
from plugins.cchc.pages.links import Links, embed_file, root_of
from plugins.cchc.pages.models import ChartView, Link, Page, PageHead, PageSection, TableView
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.words.language import Language
from plugins.cchc.words.text import LANGS, bilingual
from tests.unit.version_site import make_site, section


@pytest.fixture(scope="module")
def answers(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    folder = tmp_path_factory.mktemp("all")
    publish_all(edition.collection, edition.store.all(), folder, "2026-11", "")
    return run_queries(folder / "cchc.sqlite", QUERIES)


def site_of(edition: Edition, lang: str = "vi") -> PageContext:
    return PageContext(edition, Language(lang), Links(lang))  # type: ignore[arg-type]


def test_every_question_has_an_answer_in_both_languages(answers: Answers) -> None:
    assert len(QUERIES) >= 8 and len({query.id for query in QUERIES}) == len(QUERIES)
    for query in QUERIES:
        vi, en = (answers[query.id, lang] for lang in LANGS)
        assert vi.rows and len(vi.rows) == len(en.rows)
        assert all(row[0] for row in (*vi.rows, *en.rows)), query.id
        numeric = [at for at, column in enumerate(query.columns) if column.numeric]
        assert [[row[at] for at in numeric] for row in vi.rows] == [[row[at] for at in numeric] for row in en.rows]


def test_worked_answers_are_those_of_the_paper(answers: Answers) -> None:
    late = answers[LATE_2019.id, "vi"].rows
    assert late[0] == ("Sở Tư pháp", 56, 2941, 1.9)
    assert sum(int(str(row[1])) for row in late) == 70  # the form's own total
    assert [row[1:] for row in answers[ONLINE_LONG_PHU.id, "vi"].rows] == [
        (2497, 2821, 88.51, 88.51), (1049, 5304, 19.78, 19.8),
    ]  # fmt: skip
    assert answers[LATE_2018.id, "vi"].rows[2][1:] == (1238, 11753, 74.89, 77.45)


def test_pages_print_question_sql_and_answer(edition: Edition, answers: Answers) -> None:
    for lang in LANGS:
        site = site_of(edition, lang)
        page = explore_page(site, answers)
        for query in QUERIES:
            part = section(page, query.id)
            assert part.title == site.language.text(query.question)
            assert part.code == (("SQL", query.sql_in(lang)),)
            assert len(part.tables[0].rows) == len(answers[query.id, lang].rows)
        assert (
            page.template == "explore"
            and page.editor is not None
            and page.editor.first_query == QUERIES[0].sql_in(lang)
        )


def test_guide_says_the_figures_of_the_answers(edition: Edition, answers: Answers) -> None:
    page = how_to_use_page(site_of(edition), answers, "https://example.org/so-lieu/")
    said = section(page, LATE_2018.id).paragraphs[0]
    assert "11.753" in said and "77,45\u00a0%" in said and "74,89\u00a0%" in said
    assert "68,73" in section(page, ONLINE_LONG_PHU.id).paragraphs[0]
    assert "56 trên 2.941" in section(page, LATE_2019.id).paragraphs[0]
    code = [text for part in page.sections for _, text in part.code]
    assert sum('BASE = "https://example.org/so-lieu/"' in text for text in code) == 5
    assert all("//du-lieu" not in text.replace("https://", "") for text in code)


def test_collection_without_these_reports_has_empty_answers_and_no_findings() -> None:
    site = make_site()
    empty = {(query.id, lang): Answer(tuple(c.name for c in query.columns), ()) for query in QUERIES for lang in LANGS}
    assert section(how_to_use_page(site, empty, ""), LATE_2018.id).paragraphs == ()
    assert section(explore_page(site, empty), LATE_2018.id).tables[0].rows == ()


QUESTION = Query(
    "x",
    bilingual("a", "b"),
    bilingual("", ""),
    "SELECT name_vi AS name, n FROM t",
    (name("A", "B"), count("n", "n", "n")),
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "t.sqlite"
    with sqlite3.connect(path) as held:
        held.execute("CREATE TABLE t (name_vi, name_en, n)")
        held.execute("INSERT INTO t VALUES ('Sở', 'Department', 3)")
    held.close()
    return path


def test_names_are_asked_in_the_readers_language(base: Path) -> None:
    found = run_queries(base, [QUESTION])
    assert found["x", "vi"].rows == (("Sở", 3),) and found["x", "en"].rows == (("Department", 3),)


@pytest.mark.parametrize(
    ("sql", "said"), [("SELECT name FROM nowhere", "nowhere"), ("SELECT n AS name, n AS m FROM t", "đã hẹn")]
)
def test_question_that_does_not_fit_the_file_ends_the_build(base: Path, sql: str, said: str) -> None:
    wrong = Query(
        "x", bilingual("", ""), bilingual("", ""), sql, (name("A", "B"), QueryColumn("n", bilingual("n", "n")))
    )
    with pytest.raises(CchcError, match=said):
        run_queries(base, [wrong])


def test_file_is_only_read(base: Path) -> None:
    with pytest.raises(CchcError, match="readonly"):
        run_queries(base, [Query("x", bilingual("", ""), bilingual("", ""), "DELETE FROM t", ())])


@pytest.mark.parametrize("lang", ["", "en/"])
def test_embed_stands_beside_its_page_and_leads_back(lang: str) -> None:
    path = f"{lang}don-vi/x/"
    chart = ChartView("c-1", "Title", "Say", "<svg/>", "<svg/>", TableView("", "", (), (), ()), "S", ())
    drawn = ChartView(**{**vars(chart), "embed": embed_file(path, "c-1")})
    head = PageHead(
        lang.strip("/") or "vi", path, root_of(path), "X", "", (Link("Units", f"{lang}don-vi/"),), "don-vi/x/", "", "{}"
    )
    (one,) = embed_pages(Page(head, "", "Body X", sections=(PageSection("a", "A", charts=(drawn,)),)))
    assert one.head.path == f"{lang}don-vi/x/c-1.nhung.html"
    assert one.head.root == root_of(path) and one.head.shared_path == "don-vi/x/c-1.nhung.html"
    assert one.head.crumbs[-1] == Link("Body X", path) and one.head.json_ld == ""
    assert one.sections[0].charts == (drawn,)
