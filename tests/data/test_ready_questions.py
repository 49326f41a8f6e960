"""The ready questions put to the real data: answers are those of the paper, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.formats.publish_files import publish_all
from plugins.cchc.formats.sqlite_format import Answers, run_queries
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.use_pages import explore_page, how_to_use_page
from plugins.cchc.words.language import Language
from tests.fixtures.small_site import section_of
from tests.fixtures.texts import LANGS

LATE_2019, ONLINE_LONG_PHU, LATE_2018 = "tre-han-2019", "truc-tuyen-long-phu", "tre-han-bieu-12"


@pytest.fixture(scope="module")
def answers(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    folder = tmp_path_factory.mktemp("all")
    publish_all(edition.collection, edition.store.all(), folder)
    return run_queries(folder / "cchc.sqlite", edition.collection.queries_asked(), edition.portal.languages)


def site_of(edition: Edition, lang: str = "vi") -> PageContext:
    return PageContext(edition, Language(lang), Links(lang, edition.units_over_time))  # type: ignore[arg-type]


def test_every_question_has_an_answer_in_both_languages(edition: Edition, answers: Answers) -> None:
    queries = edition.collection.queries_asked()
    assert len(queries) >= 8 and len({query.id for query in queries}) == len(queries)
    for query in queries:
        vi, en = (answers[query.id, lang] for lang in LANGS)
        assert vi.rows and len(vi.rows) == len(en.rows)
        assert all(row[0] for row in (*vi.rows, *en.rows)), query.id
        numeric = [at for at, column in enumerate(query.columns) if column.is_numeric]
        assert [[row[at] for at in numeric] for row in vi.rows] == [[row[at] for at in numeric] for row in en.rows]


def test_worked_answers_are_those_of_the_paper(answers: Answers) -> None:
    late = answers[LATE_2019, "vi"].rows
    assert late[0] == ("Sở Tư pháp", 56, 2941, 1.9)
    assert sum(int(str(row[1])) for row in late) == 70  # the form's own total
    assert [row[1:] for row in answers[ONLINE_LONG_PHU, "vi"].rows] == [
        (2497, 2821, 88.51, 88.51), (1049, 5304, 19.78, 19.8),
    ]  # fmt: skip
    assert answers[LATE_2018, "vi"].rows[2][1:] == (1238, 11753, 74.89, 77.45)


def test_pages_print_question_sql_and_answer(edition: Edition, answers: Answers) -> None:
    for lang in LANGS:
        site = site_of(edition, lang)
        page = explore_page(replace(site, answers=answers))
        for query in edition.collection.queries_asked():
            part = section_of(page, query.id)
            assert part.title == site.language.text(query.question)
            assert part.code == (("SQL", query.sql_in(lang)),)
            assert len(part.tables[0].rows) == len(answers[query.id, lang].rows)
        assert (
            page.template == "explore"
            and page.editor is not None
            and page.editor.first_query == edition.collection.queries[0].sql_in(lang)
        )


def test_guide_says_the_figures_of_the_answers(edition: Edition, answers: Answers) -> None:
    page = how_to_use_page(replace(site_of(edition), url="https://example.org/so-lieu/", answers=answers))
    said = section_of(page, LATE_2018).paragraphs[0]
    assert "11.753" in said and "77,45\u00a0%" in said and "74,89\u00a0%" in said
    assert "68,73" in section_of(page, ONLINE_LONG_PHU).paragraphs[0]
    assert "56 trên 2.941" in section_of(page, LATE_2019).paragraphs[0]
    code = [text for part in page.sections for _, text in part.code]
    assert sum('BASE = "https://example.org/so-lieu/"' in text for text in code) == 7
    assert all("//du-lieu" not in text.replace("https://", "") for text in code)
