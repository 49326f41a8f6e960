"""Rules that hold a paper's words, ordinals, units of measure and lists of bodies against its figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.checks.run_checks import check_release, unexplained
from plugins.cchc.model.collection import Collection
from plugins.cchc.model.findings import CheckResult
from plugins.cchc.model.references import Unit
from plugins.cchc.model.releases import Annotation, Passage, Release
from plugins.cchc.words.text import NO_TEXT, verbatim
from tests.unit.check_builders import (
    answers_of,
    make_citation,
    make_collection,
    make_definition,
    make_form,
    make_indicator,
    make_plain_table,
    make_prose,
    make_release,
    make_row,
    make_table,
    short,
)


def answers_among(release: Release, rule: str, **references: object) -> dict[str, CheckResult]:
    """Those of a collection with units, indicators or code lists of its own."""
    collection: Collection = make_collection(release)
    known = replace(collection.references, **references)
    results = check_release(release, replace(collection, references=known))
    return {result.place: result for result in results if result.rule == rule}


@pytest.mark.parametrize(
    ("kind", "about", "answers"),
    [
        ("cause", {"indicator": "X"}, {"mau[1].value": "f"}),
        ("next_task", {"indicator": "X"}, {"mau[1].value": "f"}),
        ("proposal", {"indicator": "X"}, {}),
        ("cause", {"indicator": "Y"}, {}),
        ("cause", {"indicator": "X", "category": "a"}, {"mau[1].value": "f"}),
        ("next_task", {"indicator": "X", "category": "a"}, {}),
    ],
)
def test_a_zero_of_which_the_letter_speaks(kind, about, answers):
    form = make_form("value", rows="indicator")
    rows = [make_row(form, "1", "0", **about), make_row(form, "2", "5", **about), make_row(form, "3", "|", **about)]
    release = replace(make_release(make_table(form, rows)), narrative=(Passage("n-1", kind, "trung-tam", "X"),))
    assert short(answers_of(release, "zero_told")) == answers


@pytest.mark.parametrize(
    ("note", "answers"),
    [
        ("Dự kiến xong tháng 12", {"1": "f"}),
        ("Sở đang trình quyết định", {"1": "f"}),
        ("Quyết định số 5, đang sửa", {"1": "f"}),
        ("Theo kế hoạch, các việc đã làm và đang làm", {"1": "p"}),
        ("Quyết định số 5", {"1": "p"}),
        ("", {}),
    ],
)
def test_what_was_counted_is_not_to_come(note, answers):
    form = make_form("value", make_definition("done_noted", rows=["1", "2"], words=["dự kiến", "đang"]))
    rows = [make_row(form, "1", "3", note=note), make_row(form, "2", "0", note="đang trình")]
    assert short(answers_of(make_release(make_table(form, rows)), "done_noted")) == answers, "a 0 counts nothing"


@pytest.mark.parametrize(("printed", "answer"), [("Hồ sơ", "p"), ("Lượt", "p"), ("Thủ tục", "f"), ("thu-tuc", "f")])
def test_the_unit_printed_is_not_that_of_another_kind_of_thing(printed, answer):
    form = make_form("value", rows="indicator")
    table = make_table(
        form, [make_row(form, "1", "5", indicator="X", unit_of_measure=printed), make_row(form, "2", "5")]
    )
    units = {"unit_of_measure": {"ho-so": verbatim("hồ sơ"), "thu-tuc": verbatim("thủ tục")}}
    known = {"X": replace(make_indicator("X", ""), unit_of_measure="ho-so")}
    answers = answers_among(make_release(table), "unit_printed", code_lists=units, indicators=known)
    assert short(answers) == {"mau": answer}
    assert [place.row for place in answers["mau"].cells] == ["1"]


def test_words_that_a_form_asks_for_are_given_and_its_prompts_are_not_left():
    form = replace(
        make_form("value", make_definition("note_asked", rows=["1", "2", "3", "4"]), rows="indicator"),
        prompts=("Ghi rõ",),
    )
    notes = {
        "1": ("1", "tên"),
        "2": ("1", "Ghi rõ"),
        "3": ("1", ""),
        "4": ("0", ""),
        "5": ("|", "Ghi rõ"),
        "6": ("|", ""),
    }
    rows = [make_row(form, key, printed, note=note) for key, (printed, note) in notes.items()]
    answers = answers_of(make_release(make_table(form, rows)), "note_asked")
    assert short(answers) == {"1": "p", "2": "f", "3": "f", "prompts": "f"}
    assert [place.row for place in answers["prompts"].cells] == ["5"]


def test_no_row_is_printed_twice_below_one_heading():
    form = make_form("value", rows="indicator")
    rows = [
        replace(make_row(form, key, "5"), label=label)
        for key, label in {"i.1": "Số người", "i.2": "Số người", "ii.1": "Số người", "ii.2": "Số việc"}.items()
    ]
    assert list(answers_of(make_release(make_table(form, rows)), "printed_twice")) == ["mau[i.1].value"]


def test_no_words_are_printed_twice_in_a_row():
    text = "ngày 8/2 ngày 8/2\nmột cửa, một cửa liên thông\nba ba cửa\nnăm 2030 và năm 2030\n"
    answers = answers_of(replace(make_release(), source_text=text), "printed_twice")
    assert {place: answer.printed for place, answer in answers.items()} == {"dong-1": "ngày 8/2 ngày 8/2"}


def test_what_is_odd_in_a_line_of_the_text_is_told_with_that_line():
    release = replace(make_release(), source_text="một\nngày 8/2 ngày 8/2\n")
    (result,) = answers_of(release, "printed_twice").values()
    problem = unexplained(release, result)
    assert (problem.file, problem.row, problem.column) == (f"{release.folder}/source.txt", 2, "")


def test_ordinals_of_rows_never_start_anew_below_one_heading():
    text = "1\tMột\n2\tHai\n2\tHai nữa\n4\tBốn\n1\tPhần khác\n"
    form = make_form("value", rows="indicator")
    rows = [
        replace(make_row(form, key, "5"), line_from=line)
        for line, key in enumerate(("i.1", "i.2", "i.3", "i.4", "ii.1"), start=1)
    ]
    release = make_release(make_table(form, rows))
    answers = answers_of(replace(release, source_text=text), "ordinals_in_order")
    assert {place: answer.printed for place, answer in answers.items()} == {"mau[i.3].value": "2; 2"}
    assert not answers_of(release, "ordinals_in_order"), "a version without its text is not asked"


def test_no_numbered_heading_is_missing():
    text = "1.1. Đầu\n1.2. Sau\n1.2.1. Trong\n1.2.3. Thiếu\n2.1. Phần khác\n2.2. Tiếp\n"
    answers = answers_of(replace(make_release(), source_text=text), "ordinals_in_order")
    assert {place: answer.printed for place, answer in answers.items()} == {"dong-4": "1.2.1; 1.2.3"}
    assert answers["dong-4"].reason.in_("vi") == "Dòng 4 của văn bản nguồn"


def made_units(*names: str) -> dict[str, Unit]:
    plain = Unit("", "", "so", "", "", NO_TEXT, NO_TEXT, "", "", "")
    return {name: replace(plain, id=name) for name in names}


def test_a_table_lists_all_bodies_that_another_lists():
    form, other = make_form("value"), make_form("value", form_id="khac")
    few = make_table(form, [make_row(form, str(at), "5", unit=f"so-{at}") for at in (1, 2, 3)])
    many = make_table(other, [make_row(other, str(at), "5", unit=f"so-{at}") for at in (1, 2, 3, 4)])
    pair = make_table(form, [make_row(form, str(at), "5", unit=f"so-{at}") for at in (1, 2)], "rieng")
    units = made_units("so-1", "so-2", "so-3", "so-4")
    answers = answers_among(make_release(few, many, pair), "units_listed", units=units)
    assert {place: (answer.printed, answer.expected) for place, answer in answers.items()} == {"mau.so": ("3", "4")}


def test_levels_of_bodies_are_asked_for_in_their_order():
    form = make_form("value")
    levels = {"xa": ("xa-1", "xa-2", "xa-3"), "huyen": ("huyen-1", "huyen-2", "huyen-3")}
    rows = [make_row(form, unit, "5", unit=unit) for units in levels.values() for unit in units]
    units = {
        name: replace(unit, level=level) for level, names in levels.items() for name, unit in made_units(*names).items()
    }
    release = make_release(make_table(form, rows), make_table(form, rows, "mau-2"))
    assert list(answers_among(release, "units_listed", units=units)) == [
        "mau.huyen", "mau-2.huyen", "mau.xa", "mau-2.xa",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "stated", "answer"),
    [({}, "2", "p"), ({}, "3", "f"), ({"state": "not_in_use"}, "1", "p"), ({}, "|", "n")],
)
def test_a_figure_that_counts_bodies_is_the_number_of_their_rows(words, stated, answer):
    definition = make_definition("rows_counted", figure="prose[so-xa].value", column="mau.b", of=["i.*"], **words)
    form = make_form("a b", definition)
    rows = {"i": "|", "i.1": "5 5", "i.2": "5 0", "i.3": "5 7", "i.4": "5 ~", "ii.1": "5 5"}
    release = make_release(make_plain_table(form, rows), make_prose([("so-xa", "", "X", stated)]))
    assert [result.answer[0] for result in answers_of(release, "rows_counted").values()] == [answer]


@pytest.mark.parametrize(
    ("number", "line", "answers"),
    [("03/BC", 2, {"head": "p"}), ("03/BC", 60, {"head": "f"}), ("04/BC", 2, {})],
)
def test_a_letter_prints_its_own_number_at_its_head(number, line, answers):
    form = make_form("value")
    release = make_release(make_table(form, [replace(make_row(form, "1", "5"), line_from=40)]))
    cited = [make_citation("own", "", number=number, line=line)]
    assert short(answers_of(release, "own_number", citations=cited)) == answers


@pytest.mark.parametrize(
    ("numbers", "answers"),
    [
        (["3/BC-HC", "3/BC-HC"], {}),
        (["3/BC-HC", "3/BC-TC"], {"d": "f"}),
        (["3/BC-HC", "3"], {}),
    ],
)
def test_one_document_has_one_number(numbers, answers):
    cited = [make_citation("d", "", number=number) for number in numbers]
    results = answers_of(make_release(), "dates_agree", citations=cited)
    assert {place: answer for place, answer in short(results).items() if answer != "n"} == answers


def test_the_sign_of_another_report_is_no_matter_of_one_that_prints_none():
    cited = [
        make_citation("d", "", number="3"),
        make_citation("d", "", number="3/CT-A", report="khac"),
        make_citation("d", "", number="3/CT-B", report="khac"),
    ]
    assert short(answers_of(make_release(), "dates_agree", citations=cited)) == {"d": "n"}


def test_a_sign_has_no_letter_more_than_the_initials_of_the_body():
    plans = [
        make_citation(f"k{at}", "", number=f"{at}/KH-{sign}", kind="ke-hoach", issuer="Bộ Lúa, Khoai và Công viên")
        for at, sign in enumerate(["BLKCV", "BLKKCV", "VP", "BLKCV", "ABLKCVX"])
    ]
    assert short(answers_of(make_release(), "document_sign", citations=plans)) == {
        "k0": "p", "k1": "f", "k2": "p", "k3": "p", "k4": "p",
    }  # fmt: skip


@pytest.mark.parametrize(("bases", "answer"), [({"a": "a", "b": "a"}, "p"), ({"a": "a", "b": "c"}, "f")])
def test_percentages_of_one_row_are_of_one_figure(bases, answer):
    form = make_form("a b c", make_definition("percent_row", row="p", of="t", denominators=bases, one_base="yes"))
    table = make_plain_table(form, {"t:total": "10 5 10", "p:percent": "100 50 0"})
    if answer == "f":
        table = make_plain_table(form, {"t:total": "10 5 20", "p:percent": "100 25 0"})
    one_base = answers_of(make_release(table), "percent_row")["p"]
    assert (one_base.answer[0], one_base.level) == (answer, "remark")
    assert one_base.printed == ("100" if answer == "p" else "100; 25")


@pytest.mark.parametrize(("words", "answer"), [("khoảng trên", "f"), ("khoảng", "p"), ("", "p")])
def test_more_than_the_greatest_value_is_too_much(words, answer):
    form = make_form("value", make_definition("value_range", rows=["1"], max="100", above=["trên"]))
    row = make_row(form, "1", "100")
    noted = (Annotation("mau", "1", "value", "qualifier", words, ""),) if words else ()
    row = replace(row, cells={"value": replace(row.cells["value"], annotations=noted)})
    assert short(answers_of(make_release(make_table(form, [row])), "value_range")) == {"1": answer}
