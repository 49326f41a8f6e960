"""Rules that run without being asked for: figures_agree, dates_agree, date_possible, continuity."""

from __future__ import annotations

from dataclasses import replace

from plugins.cchc.checks import check_collection
from plugins.cchc.model.findings import CellPlace
from tests.unit.check_builders import (
    answers_of,
    make_citation,
    make_collection,
    make_form,
    make_prose,
    make_release,
    make_row,
    make_table,
    short,
)

RECEIVED = make_form("received", form_id="nhan", indicators={"received": "III.7.1"})


def received(table_id: str, *rows: tuple[str, str, str], kind: str = "item", period: str = "2019-h1", **about: str):
    made = [make_row(RECEIVED, key, value, kind, unit=unit, **about) for key, unit, value in rows]
    return make_table(RECEIVED, made, table_id, period)


def test_a_figure_in_the_text_agrees_with_the_table():
    table = received("bang", ("1", "so-1", "36"), ("2", "so-2", "8"))
    prose = make_prose(
        [("a", "so-1", "III.7.1", "36"), ("b", "so-2", "III.7.1", "9"), ("c", "so-3", "III.7.1", "1"),
         ("d", "so-1", "", "99"), ("e", "so-1", "III.7.1", "|")]
    )  # fmt: skip
    answers = answers_of(make_release(table, prose), "figures_agree")
    assert short(answers) == {"prose[a].value": "p", "prose[b].value": "f"}
    failed = answers["prose[b].value"]
    assert (failed.printed, failed.expected, failed.gap) == ("9", "8", "+1")
    assert failed.cells == (CellPlace("prose", "b", "value"), CellPlace("bang", "2", "received"))


def test_a_figure_in_the_text_agrees_with_the_text_before_it():
    prose = make_prose(
        [("a", "so-1", "X", "36"), ("b", "so-1", "X", "36"), ("c", "so-1", "X", "37"), ("d", "so-2", "X", "1")]
    )
    answers = answers_of(make_release(prose), "figures_agree")
    assert short(answers) == {"prose[b].value": "p", "prose[c].value": "f"}
    assert answers["prose[c].value"].cells[:2] == (CellPlace("prose", "c", "value"), CellPlace("prose", "a", "value"))


def test_the_text_is_compared_with_every_table():
    prose = make_prose([("a", "so-1", "III.7.1", "36")])
    tables = received("b1", ("1", "so-1", "36")), received("b2", ("1", "so-1", "35"))
    failed = answers_of(make_release(*tables, prose), "figures_agree")["prose[a].value"]
    assert (failed.answer, failed.expected) == ("fail", "35")
    assert [place.table for place in failed.cells] == ["prose", "b2", "b1"]


def test_the_text_is_not_compared_with_a_category_a_percentage_or_another_period():
    prose = make_prose([("a", "trung-tam", "III.7.1", "36")])
    tables = [
        received("b1", ("1", "", "1"), category="dat-dai"),
        received("b2", ("1", "", "1"), kind="percent"),
        received("b3", ("1", "", "1"), period="2019-q1"),
        received("b4", ("1", "", "1"), kind="subtotal"),
    ]
    assert answers_of(make_release(*tables, prose), "figures_agree") == {}


def test_rows_without_a_unit_are_about_the_table_s_unit():
    prose = make_prose([("a", "trung-tam", "III.7.1", "36")])
    table = received("bang", ("tong", "", "36"), kind="total")
    assert short(answers_of(make_release(table, prose), "figures_agree")) == {"prose[a].value": "p"}


def test_two_tables_agree_on_the_same_indicator():
    first = received("b1", ("1", "so-1", "91"), ("2", "so-2", "5"), ("3", "so-3", "1"))
    second = received("b2", ("x", "so-2", "6"), ("y", "so-1", "91"), ("z", "so-4", "1"))
    answers = answers_of(make_release(first, second), "figures_agree")
    assert short(answers) == {"b2[x].received": "f", "b2[y].received": "p"}
    failed = answers["b2[x].received"]
    assert (failed.printed, failed.expected, failed.gap) == ("6", "5", "+1")
    assert failed.cells == (CellPlace("b2", "x", "received"), CellPlace("b1", "2", "received"))


def test_figures_of_different_things_are_not_compared():
    tables = [
        received("b1", ("1", "so-1", "91")),
        received("b2", ("1", "so-1", "90"), period="2019-q1"),
        received("b3", ("1", "so-1", "89"), category="dat-dai"),
        received("b4", ("1", "so-1", "100"), kind="percent"),
        received("b5", ("1", "so-1", "|"), ("1-2", "so-2", "~")),
    ]
    assert answers_of(make_release(*tables), "figures_agree") == {}


def test_a_row_printed_twice_in_one_table_is_not_two_tables():
    assert answers_of(make_release(received("b1", ("1", "so-1", "91"), ("1-2", "so-1", "92"))), "figures_agree") == {}


def dates(rule: str, *citations: tuple[str, str], elsewhere: str = "vb-9"):
    cited = [make_citation(document, printed) for document, printed in citations]
    return answers_of(make_release(), rule, citations=[*cited, make_citation(elsewhere, "1/1/2001", report="khac")])


def test_a_document_is_cited_with_one_date():
    answers = dates(
        "dates_agree",
        ("vb-1", "28/12/2018"), ("vb-1", "ngày 28 tháng 12 năm 2018"),
        ("vb-2", "11/7/2019"), ("vb-2", "14/7/2019"), ("vb-2", "17/2019"), ("vb-2", "11/7/2019"),
        ("vb-3", "1/1/2019"),
        ("vb-4", "1/1/2019"), ("vb-4", ""), ("vb-4", "2019"),
    )  # fmt: skip
    assert short(answers) == {"vb-1": "p", "vb-2": "f", "vb-4": "n"}
    assert answers["vb-2"].printed == "11/7/2019; 14/7/2019; 17/2019"


def test_reports_cite_a_document_with_the_same_date() -> None:
    answers = dates("dates_agree", ("vb-1", "2/1/2001"), ("vb-2", "1/1/2001"), elsewhere="vb-1")
    assert short(answers) == {"vb-1": "f"} and answers["vb-1"].printed == "2/1/2001; 1/1/2001"
    assert short(dates("dates_agree", ("vb-1", "1/1/2001"), elsewhere="vb-1")) == {"vb-1": "p"}


def test_the_year_of_a_date_is_the_one_that_the_number_states() -> None:
    def judged(number: str, printed: str) -> str:
        cited = replace(make_citation("vb", printed), number=number)
        (answer,) = answers_of(make_release(), "date_possible", citations=[cited]).values()
        return answer.answer[0] + answer.expected

    assert judged("61/2018/NĐ-CP", "23/4/2018") == "p2018" and judged("61/2018/NĐ-CP", "23/4/2017") == "f2018"
    assert judged("61/NQ-CP", "23/4/2017") == "p" and judged("61/2018/NĐ-CP", "4/2018") == "n"


def test_a_printed_date_exists():
    answers = dates(
        "date_possible",
        ("vb-1", "29/2/2020"), ("vb-2", "31/02/2023"), ("vb-3", "17/2019"), ("vb-4", "7/2019"), ("vb-5", ""),
        ("vb-2", "31/02/2023"), ("vb-2", "1/2/2023"),
    )  # fmt: skip
    assert short(answers) == {
        "vb-1.29-2-2020": "p", "vb-2.31-02-2023": "f", "vb-3.17-2019": "f", "vb-4.7-2019": "n", "vb-2.1-2-2023": "p",
    }  # fmt: skip
    assert answers["vb-2.31-02-2023"].printed == "31/02/2023"


FLOW = make_form("over pending", form_id="luong", indicators={"over": "carried_over", "pending": "in_hand"})


def flow(report: str, period: str, *rows: tuple[str, str], table_id: str = "luong"):
    made = [make_row(FLOW, str(at), printed, unit=unit) for at, (unit, printed) in enumerate(rows, start=1)]
    return make_release(make_table(FLOW, made, table_id, period), report=report, period=period)


def test_what_is_carried_over_is_what_was_pending():
    before = flow("2018-a", "2018", ("so-1", "0 10"), ("so-2", "0 4"))
    now = flow("2019-a", "2019-h1", ("so-1", "10 3"), ("so-2", "5 3"), ("so-3", "5 3"))
    answers = answers_of(now, "continuity", before)
    assert short(answers) == {"luong[1].over": "p", "luong[2].over": "f", "luong[3].over": "n"}
    failed = answers["luong[2].over"]
    assert (failed.printed, failed.expected, failed.gap, failed.level) == ("5", "4", "+1", "remark")
    # A cell of another report is named in words: places speak of the report that is asked.
    assert failed.cells == (CellPlace("luong", "2", "over"),)
    assert failed.reason.in_("en") == "Compared with 2018-a, luong[2].pending"


def test_a_period_that_does_not_end_the_day_before_is_no_predecessor():
    later = flow("2019-b", "2019-q4", ("so-1", "7 3"))
    answers = answers_of(later, "continuity", flow("2018-a", "2018", ("so-1", "0 10")))
    assert answers["luong[1].over"].answer == "not_applicable"


def test_a_paper_of_before_the_periods_end_says_nothing_about_its_end():
    now, before = flow("2019-a", "2019-h1", ("so-1", "10 3")), flow("2018-a", "2018", ("so-1", "0 9"))
    early = replace(before, source=replace(before.source, date="2018-11-20"))
    assert short(answers_of(now, "continuity", before)) == {"luong[1].over": "f"}
    assert short(answers_of(now, "continuity", early)) == {"luong[1].over": "n"}


def test_two_quarters_of_one_report_are_compared():
    first = flow("a", "2019-q1", ("so-1", "0 7")).tables[0]
    second = flow("a", "2019-q2", ("so-1", "7 1"), table_id="luong-2").tables[0]
    answers = answers_of(make_release(first, second), "continuity")
    assert short(answers) == {"luong[1].over": "n", "luong-2[1].over": "p"}
    assert answers["luong-2[1].over"].cells == (CellPlace("luong-2", "1", "over"), CellPlace("luong", "1", "pending"))


def test_one_report_that_agrees_is_enough():
    now = flow("2019-a", "2019-h1", ("so-1", "10 3"))
    befores = flow("2018-a", "2018", ("so-1", "0 9")), flow("2018-b", "2018", ("so-1", "0 10"))
    assert short(answers_of(now, "continuity", *befores)) == {"luong[1].over": "p"}


def test_the_collection_is_checked_in_its_newest_versions_in_the_order_of_reports():
    old = make_release(received("b", ("1", "so-1", "1")), report="z", version="1.0.0")
    new = make_release(
        received("b", ("1", "so-1", "2")), make_prose([("a", "so-1", "III.7.1", "2")]), report="z", version="1.10.0"
    )
    middle = make_release(make_prose([("a", "so-1", "III.7.1", "2")]), report="z", version="1.9.0")
    before = flow("a", "2018", ("so-1", "0 10"))
    now = flow("b", "2019-h1", ("so-1", "10 3"))
    results = check_collection(make_collection(new, old, now, middle, before))
    told = [(one.report, one.version, one.rule, one.answer) for one in results]
    assert told == [
        ("a", "1.0.0", "continuity", "not_applicable"),
        ("b", "1.0.0", "continuity", "pass"),
        ("z", "1.10.0", "figures_agree", "pass"),
    ]


def test_a_cited_document_has_a_number_that_states_its_year_once():
    citations = [
        make_citation("none", "/12/2023", number="/S1-VP"),
        make_citation("twice", "14/8/2023", number="15/2023/2023/QĐ-S1"),
        make_citation("once", "14/8/2023", number="15/2023/QĐ-S1"),
    ]
    answers = answers_of(make_release(), "date_possible", citations=citations)
    assert short(answers) == {"none.12-2023": "f", "twice.14-8-2023": "f", "once.14-8-2023": "p"}
    assert answers["twice.14-8-2023"].printed == "15/2023/2023/QĐ-S1 14/8/2023"
