"""Tiles and the evidence under them: which measures lead, what came before, where the number stands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.findings import CONTESTED, CellPlace, FigureStanding
from plugins.cchc.model.releases import UNKNOWN_WINDOW
from plugins.cchc.pages.check_views import arithmetic, contradiction
from plugins.cchc.pages.evidence import evidence_of, place_of, table_name
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.tiles import (
    change_words,
    headline_values,
    interval_words,
    method_note,
    method_notes,
    rival_words,
    strip_of,
    tile_of,
    trend_words,
)
from tests.fixtures.small_builders import text
from tests.fixtures.small_edition import MEASURES, small_edition
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_reports import CATEGORIES, COMMUNES, LUA, LUA_PROSE, Q1
from tests.fixtures.small_site import make_site, value_of, with_portal
from tests.unit.test_standing import answer

SITE = make_site()
SAME = "(0,00, hai khoảng 95 % còn chồng nhau)"


def evidence(measure: str, unit: str, period: str = "2032-q1", category: str = ""):
    value = value_of(SITE, measure, unit, period, category)
    return evidence_of(SITE, value)


def test_a_tile_says_the_figure_its_rank_and_what_it_was_before() -> None:
    value = value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q2")
    tile = tile_of(SITE, value, "Quý II/2032")
    assert (tile.name, tile.figure, tile.missing) == ("Tỷ lệ đúng hạn, ngắn", "93,75\u00a0%", False)
    assert (tile.rank, tile.trend) == (
        "không phân biệt được với 2 đơn vị cùng cấp",
        "trước đó, quý I/2032, tính đến 25/3/2032: 90,00\u00a0% (+3,75, hai khoảng 95 % còn chồng nhau)",
    )
    assert (tile.context, tile.path) == ("Quý II/2032", f"chi-tieu/{MEASURE_ON_TIME}/")


def test_a_figure_that_cannot_be_is_a_missing_one() -> None:
    tile = tile_of(SITE, value_of(SITE, MEASURE_ON_TIME, "so-lua", "2031"))
    assert (tile.figure, tile.missing, tile.trend) == ("không tính được", True, "")


def test_a_strip_has_the_place_of_each_sound_peer() -> None:
    values = {unit: value_of(SITE, MEASURE_ON_TIME, unit, "2032-q1") for unit in ("so-lua", "so-nang")}
    strip = strip_of(SITE, values["so-lua"])
    assert strip is not None and (strip.low, strip.high) == ("90,00\u00a0%", "100,00\u00a0%")
    assert strip.own == (0,) and strip.others == (0, 49, 99)
    assert strip.words == "90,00\u00a0% trong 4 đơn vị, từ 90,00\u00a0% đến 100,00\u00a0%"
    assert strip_of(SITE, values["so-nang"]) is None, "what cannot be has no place"
    assert strip_of(SITE, value_of(SITE, MEASURE_LATE, "so-lua", "2032-q1")) is None, "the other side is drawn once"
    assert strip_of(SITE, value_of(SITE, "viec-lam", "trung-tam-mau", "2032-q1")) is None, "it has no peers"


def test_two_ways_of_counting_make_no_trend() -> None:
    """Sở Muối stated its own year; the centre counted the quarter after it."""
    assert trend_words(SITE, value_of(SITE, MEASURE_ON_TIME, "so-muoi", "2032-q1")) == ""


def test_before_is_the_newest_earlier_period_and_not_one_that_overlaps() -> None:
    values = {period: value_of(SITE, MEASURE_ON_TIME, "so-gio", period) for period in ("2032-q1", "2032-q2")}
    half = replace(values["2032-q2"], period="2032-h1")
    later = replace(values["2032-q2"], period="2032-q4")
    edition = small_edition()
    shown = (*edition.values_by_unit["so-gio"], half, later)
    changed = replace(edition)
    changed.__dict__["values_by_unit"] = {"so-gio": shown}
    site = make_site(changed)
    assert trend_words(site, later) == f"trước đó, quý II/2032, tính đến 15/6/2032: 90,00\u00a0% {SAME}", (
        "the same way of counting, newest end"
    )
    assert trend_words(site, half) == "", "a quarter inside the half is not before it"
    assert trend_words(site, values["2032-q1"]) == ""


def test_before_is_of_the_same_measure_and_the_same_part() -> None:
    edition = small_edition()
    early = value_of(SITE, MEASURE_ON_TIME, "so-gio", "2032-q1")
    others = (replace(early, measure=MEASURE_LATE), replace(early, category="dat"))
    changed = replace(edition)
    later = value_of(SITE, MEASURE_ON_TIME, "so-gio", "2032-q2")
    changed.__dict__["values_by_unit"] = {"so-gio": (*others, later)}
    assert trend_words(make_site(changed), later) == ""


def test_of_two_values_of_one_period_the_one_counted_the_same_way_is_before() -> None:
    edition = small_edition()
    early, later = (value_of(SITE, MEASURE_ON_TIME, "so-gio", period) for period in ("2032-q1", "2032-q2"))
    for shown in ((early, replace(early, method="khac"), later), (replace(early, method="khac"), early, later)):
        changed = replace(edition)
        changed.__dict__["values_by_unit"] = {"so-gio": shown}
        assert (
            trend_words(make_site(changed), later) == f"trước đó, quý I/2032, tính đến 25/3/2032: 90,00\u00a0% {SAME}"
        )


def test_a_value_above_its_whole_is_never_what_was_before() -> None:
    edition = small_edition()
    early, later = (value_of(SITE, MEASURE_ON_TIME, "so-gio", period) for period in ("2032-q1", "2032-q2"))
    changed = replace(edition)
    above = replace(early, numerator=early.denominator + 1)  # type: ignore[operator]
    changed.__dict__["values_by_unit"] = {"so-gio": (above, later)}
    assert trend_words(make_site(changed), later) == ""


def test_headlines_follow_their_order_and_then_the_alphabet() -> None:
    site = with_portal(SITE, headlines=("nhan", MEASURE_ON_TIME))
    values = [value_of(SITE, m, "so-lua", "2032-q1") for m in (MEASURE_LATE, MEASURE_ON_TIME, "nhan")]
    values.append(replace(values[0], measure="a"))
    assert [value.measure for value in headline_values(site, values)] == ["nhan", MEASURE_ON_TIME, "a", MEASURE_LATE]


def test_a_bodys_own_total_comes_before_a_part_of_it() -> None:
    part, whole = (value_of(SITE, "viec-lam", "trung-tam-mau", "2032-q1", category) for category in ("dat", ""))
    other = value_of(SITE, "viec-lam", "trung-tam-mau", "2032-q1", "ho-tich")
    assert headline_values(SITE, [part, whole]) == [whole] == headline_values(SITE, [whole, part])
    assert headline_values(SITE, [part, other]) == [part], "the first part, where no total is known"


def test_each_note_on_counting_is_said_once_with_its_measures() -> None:
    values = [value_of(SITE, MEASURE_ON_TIME, unit, "2032-q1") for unit in ("so-lua", "so-gio")]
    values.append(value_of(SITE, MEASURE_ON_TIME, "so-lua", "2031"))
    values.append(value_of(SITE, MEASURE_LATE, "so-lua", "2032-q1"))
    assert method_notes(SITE, values) == (
        "Tỷ lệ đúng hạn, ngắn: Trung tâm đếm bằng phần mềm.",
        "Tỷ lệ đúng hạn, ngắn: Cơ quan tự nêu.",
    )
    assert method_note(SITE, values[3]) == ""


def test_evidence_names_form_row_and_columns_in_the_order_of_the_parts() -> None:
    held = evidence(MEASURE_ON_TIME, "so-lua")
    assert (held.parts, held.place) == ("90 trên 100", "Phụ lục I, dòng 1, cột 2, 3 và 4")
    assert held.path == "bao-cao/2032-q1-trung-tam-mau/mau-1/#r-1"
    assert (held.check, held.check_label, held.check_path) == ("pass", "khớp: cột 1 = 2 + 3 + 4 + 5 + 6", "")


def test_only_arithmetic_and_agreement_count_as_confirmation() -> None:
    """The received dossiers are also within a bound, which confirms nothing."""
    assert evidence("nhan", "so-lua").check_label == "khớp: cột 1 = 2 + 3 + 4 + 5 + 6"


def test_what_does_not_add_up_is_said_with_the_arithmetic_and_leads_to_the_finding() -> None:
    held = evidence("nhan", "so-nang")
    assert (held.check, held.check_label) == (
        "fail",
        "không thể cùng đúng: báo cáo ghi 40 + 10 + 5, phải ≤ 50 (lệch 5)",
    )
    assert held.check_path == SITE.links.finding("2032-q1-trung-tam-mau", "2032-q1-trung-tam-mau.mau-1.khong-qua.4")


def test_a_printed_percentage_cannot_be_worked_out_again() -> None:
    held = evidence("in-san", "so-lua", "2031")
    assert (held.check, held.check_label, held.parts) == ("none", "tỷ lệ in sẵn, dòng ấy không kèm số đếm", "")


def test_a_printed_percentage_that_something_confirms_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    known = evidence_of(SITE, value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1"))
    sound = SITE.standing(value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1"))
    monkeypatch.setattr(PageContext, "standing", lambda *_: sound)
    assert evidence("in-san", "so-lua", "2031").check_label == known.check_label


def test_a_figure_in_no_check_has_no_verdict() -> None:
    held = evidence("nguoi-lam", "so-muoi", "2031")
    assert (held.check, held.check_label, held.check_path) == ("none", "", "")


def test_a_remark_is_told_and_contests_nothing() -> None:
    """“Các loại làm như nhau” is a remark: it fails, and the number stands."""
    held = evidence("viec-lam", "trung-tam-mau", category="dat")
    assert (held.check, held.check_label) == (
        "remark",
        "có lưu ý: lệch ở phép “Các loại làm như nhau”: báo cáo ghi 5; nơi khác ghi 30 (lệch 25)",
    )
    assert held.place == "Biểu mẫu 3, dòng “Việc đất đai”, cột 2 và 1"


def test_rows_of_indicators_are_named_by_their_code() -> None:
    assert evidence(MEASURE_ON_TIME, "so-lua", "2031").place == "biểu 2, dòng mã I.3 và I.2"
    assert evidence("nguoi-lam", "so-lua", "2031").place == "biểu 2, dòng mã II.1"


def test_one_code_and_several_codes_are_told_apart_in_english() -> None:
    english = make_site(lang="en")
    one = place_of(english, "2031-so-lua", "mau-2", [("i.3", "value")])
    two = place_of(english, "2031-so-lua", "mau-2", [("i.3", "value"), ("i.2", "value")])
    assert one.endswith(" I.3") and two.endswith(" I.3 and I.2")
    assert one.removesuffix(" I.3") != two.removesuffix(" I.3 and I.2")


def test_a_place_of_several_rows_lists_them() -> None:
    said = place_of(SITE, "2032-q1-trung-tam-mau", "mau-1", [("1", "received"), ("2", "received"), ("1", "late")])
    assert said == "Phụ lục I, dòng 1 và dòng 2, cột 1 và 4"


def test_a_column_without_a_number_is_named() -> None:
    said = place_of(SITE, "2032-q2-trung-tam-mau", "mau-4", [("1", "score_2")])
    assert said == "biểu 4, dòng 1, cột điểm hai"


def test_a_table_is_called_by_the_shortest_honest_name() -> None:
    assert table_name(SITE, Q1) == "Phụ lục I"
    assert table_name(make_site(lang="en"), Q1) == "Appendix I"
    assert table_name(SITE, LUA) == "biểu 2", "its printed title is too long"
    assert table_name(SITE, LUA_PROSE) == "lời văn"
    assert table_name(SITE, COMMUNES) == "Phụ lục xã", "a form's second table by its own title"
    assert table_name(SITE, replace(Q1, form=replace(Q1.form, printed_title="x" * 24))) == "x" * 24
    assert table_name(SITE, replace(Q1, form=replace(Q1.form, printed_title="x" * 25))) == "biểu 1"
    assert CATEGORIES.printed_title == "Biểu mẫu 3" and all(measure.title != text("") for measure in MEASURES)


def contested_site(*stated: tuple[int, str, tuple[str, ...]]):
    """The small site where figures of a value are stated once more: which part, the other figure, in which tables."""
    edition = replace(small_edition())
    value = value_of(make_site(), MEASURE_ON_TIME, "so-lua", "2032-q1")
    known = {}
    for number, other, tables in stated:
        cells = (value.cells[number], *(CellPlace(table, "x", "x") for table in tables))
        result = answer("tables_sum", *cells)._replace(printed="", expected=other, arithmetic="1 + 2")
        known[value.cells[number]] = FigureStanding(CONTESTED, (result,))
    edition.__dict__["_standings"] = {value.report: known}
    return make_site(edition), value


def test_a_second_share_is_shown_only_where_one_place_states_its_part_and_its_whole() -> None:
    site, value = contested_site((-1, "80", ("mau-3",)))
    assert site.rivals(value) == (), "the part of one statement over the whole of another is stated by nobody"
    (words,) = rival_words(site, value)
    assert words == "80, không phải 10: hồ sơ quá hạn"
    every = [(number, "45", ("mau-3",)) for number in range(len(value.parts) - 1)]
    site, value = contested_site(*every, (-1, "200", ("mau-3",)))
    (rival,) = site.rivals(value)
    assert rival.restated_in == ("mau-3",) and (rival.numerator, rival.denominator) == (90, 290)
    assert "chính biểu" not in rival_words(site, value)[0]


def test_a_sum_inside_the_form_is_said_to_be_the_form_s_own() -> None:
    site, value = contested_site((-1, "120", ("mau-1",)))
    assert rival_words(site, value) == ("42,86\u00a0% (90 trên 210) theo phép tính của chính biểu",)


@pytest.mark.parametrize("what", ["neutral", "few", "unknown days"])
def test_no_change_is_told_of_what_cannot_be_compared(what: str) -> None:
    edition = replace(small_edition())
    site = make_site(edition)
    before, value = (value_of(SITE, MEASURE_ON_TIME, "so-lua", period) for period in ("2032-q1", "2032-q2"))
    assert change_words(site, before, value)
    if what == "neutral":
        measures = {**edition.measures}
        measures[value.measure] = replace(measures[value.measure], direction="neutral")
        edition.__dict__["measures"] = measures
    elif what == "few":
        before = replace(before, denominator=Decimal(29))
    else:
        release = edition.releases[before.report]
        tables = tuple(replace(table, as_of="", other_window=UNKNOWN_WINDOW) for table in release.tables)
        edition.__dict__["releases"] = {**edition.releases, before.report: replace(release, tables=tables)}
    assert change_words(site, before, value) == ""


def test_a_change_is_rounded_once() -> None:
    before, value = (value_of(SITE, MEASURE_ON_TIME, "so-lua", period) for period in ("2032-q1", "2032-q2"))
    before = replace(before, numerator=Decimal(1), denominator=Decimal(300), value=Decimal("0.33"))
    value = replace(value, numerator=Decimal(2), denominator=Decimal(300), value=Decimal("0.67"))
    assert change_words(SITE, before, value).startswith("+0,33"), "0.67 - 0.33 would be 0.34"


def test_an_end_that_only_rounds_to_all_or_none_is_said_to_be_beyond_it() -> None:
    value = value_of(SITE, MEASURE_ON_TIME, "so-lua", "2032-q1")
    nearly = replace(value, numerator=Decimal(999999), denominator=Decimal(1000000))
    assert interval_words(SITE, nearly).endswith("đến < 100,00\u00a0%")
    hardly = replace(value, numerator=Decimal(1), denominator=Decimal(1000000))
    assert "> 0,00\u00a0%" in interval_words(SITE, hardly)
    assert interval_words(SITE, replace(nearly, numerator=Decimal(1000000))).endswith("đến 100,00\u00a0%")


def test_two_statements_are_told_from_the_side_of_the_figure() -> None:
    mine, other = CellPlace("mau-1", "1", "received"), CellPlace("mau-3", "1", "x")
    result = answer("rows_equal", other, mine)._replace(printed="72", expected="81", gap="-9")
    known = FigureStanding(CONTESTED, (result,))
    assert contradiction(SITE, known, [mine]) == "báo cáo ghi 81; nơi khác ghi 72 (lệch 9)"
    assert contradiction(SITE, known, [other]) == "báo cáo ghi 72; nơi khác ghi 81 (lệch 9)"


def test_printed_arithmetic_rounds_only_where_it_says_so_and_leaves_dates_alone() -> None:
    share = answer("percent_of_rows", CellPlace("mau-1", "1", "received"))
    failed = share._replace(printed="99", expected="99.72", arithmetic="354 / (354 + 1) × 100", gap="-0.72")
    assert arithmetic(SITE, failed) == "354 / (354 + 1) × 100 ≈ 99,72; báo cáo ghi 99 (lệch 0,72)"
    exact = failed._replace(answer="pass", printed="50", expected="50", arithmetic="1 / 2 × 100")
    assert arithmetic(SITE, exact) == "50 = 1 / 2 × 100"
    dated = failed._replace(printed="30/11/2018", expected="", arithmetic="", gap="")
    assert arithmetic(SITE, dated) == "báo cáo ghi 30/11/2018"
