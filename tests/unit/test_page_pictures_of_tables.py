"""Pictures of whole tables: where dossiers went, scores, opinions, what a body states of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.cchc.model.findings import CONTESTED, FigureStanding
from plugins.cchc.model.releases import Release, Row, Table
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.pictures import filed as settlement
from plugins.cchc.pages.pictures.common import row_label
from plugins.cchc.pages.pictures.filed import (
    dossiers_chart,
    group_settlement_chart,
    scores_chart,
    settlement_chart,
    table_charts,
    table_scores_chart,
    table_settlement_chart,
)
from plugins.cchc.pages.table_views import FINDING_MARK
from tests.fixtures.small_builders import make_cell, make_field, make_form, make_release, make_table
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_names import (
    COMMUNE_RECEIVED,
    COMMUNE_SETTLED,
    EARLY,
    LATE,
    ON_TIME,
    OVERDUE,
    RECEIVED,
    SETTLED,
    STATED_ON_TIME,
    WAITING,
)
from tests.fixtures.small_reports import CENTRE_Q1, CENTRE_Q2, POINTS, Q1, Q2, VOICES, WORK
from tests.fixtures.small_site import heading_words, make_site, mark_words, table_words

SITE = make_site()
PARTS = (EARLY, ON_TIME, LATE, WAITING, OVERDUE)


def test_one_bar_says_how_many_were_settled_and_wait() -> None:
    chart = settlement_chart(SITE, "so-lua", "2032-q1")
    assert chart is not None and chart.title == "100 hồ sơ đã giải quyết, 20 còn đang giải quyết"
    assert chart.say == "10 hồ sơ trả trễ, 5 đang giải quyết mà quá hạn."
    assert mark_words(chart) == {
        f"1.{part}": words for part, words in zip(PARTS, ("60", "30", "10", "15", "5"), strict=True)
    }
    assert [(row.label, row.aside) for row in chart.series.rows] == [("Sở Lúa", "120")]
    assert [group.role for group in chart.series.groups] == ["early", "ontime", "late", "waiting", "overdue"]
    assert chart.source == "Nguồn: 1/BC-TTM, Phụ lục I, số liệu đến 25/3/2032" and chart.id == "ho-so-mau-1"
    assert table_words(chart.table) == [["Sở Lúa", "60", "30", "10", "15", "5"]]


def test_the_reporting_body_has_the_total_for_its_own() -> None:
    chart = settlement_chart(SITE, "trung-tam-mau", "2032-q1")
    assert chart is not None and chart.title == "2.705 hồ sơ đã giải quyết, 35 còn đang giải quyết"
    assert [row.label for row in chart.series.rows] == ["Tổng cộng"]


def test_no_bar_without_a_number_or_for_another_period() -> None:
    assert settlement_chart(SITE, "huyen-bac", "2032-q1") is None
    assert settlement_chart(SITE, "so-mua", "2032-q2") is None
    assert settlement_chart(SITE, "so-lua", "2031") is None


FEW = make_form(
    "mau-9", "Ít cột", "unit",
    (make_field("a", "Sớm", EARLY), make_field("b", "Đúng hạn", ON_TIME), make_field("c", "Quá hạn", LATE)),
    printed="Biểu 9",
)  # fmt: skip


def few_release(*rows: tuple[str, str, str, str], unit: str = "so-vang"):
    table = make_table("mau-9", FEW, "2032-q2", unit, rows, about="unit")
    return make_release("2032-q2-a", unit, "2032-q2", "Ít cột", (table,))


def test_a_form_that_counts_nothing_in_hand_says_so() -> None:
    site = make_site(with_releases(few_release(("1", "so-vang", "Sở Vàng", "4|5|1"))))
    chart = settlement_chart(site, "so-vang", "2032-q2")
    assert chart is not None and chart.title == "10 hồ sơ đã giải quyết"
    assert chart.say == "1 hồ sơ trả trễ. Biểu này không đếm hồ sơ đang giải quyết."
    assert [group.label for group in chart.series.groups] == ["Trước hạn", "Đúng hạn", "Quá hạn"]


def test_on_time_and_late_alone_make_no_picture() -> None:
    fields = (make_field("settled", "Đúng hạn", STATED_ON_TIME), make_field("late", "Quá hạn", LATE))
    rows = (("1", "so-vang", "Sở Vàng", "9|1"),)
    table = make_table("mau-9", replace(FEW, fields=fields), "2032-q2", "so-vang", rows, about="unit")
    release = make_release("2032-q2-a", "so-vang", "2032-q2", "Ít cột", (table,))
    assert settlement_chart(make_site(with_releases(release)), "so-vang", "2032-q2") is None


def test_the_richest_form_comes_first() -> None:
    site = make_site(with_releases(few_release(("1", "so-lua", "Sở Lúa", "4|5|1"))))
    chart = settlement_chart(site, "so-lua", "2032-q2")
    assert chart is not None and chart.id == "ho-so-mau-1"


def test_a_sum_whose_total_is_contested_has_a_sign_and_the_title_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    known = settlement._standings

    def contested(site: PageContext, release: Release, table: Table, row: Row) -> list[FigureStanding]:
        return [FigureStanding(CONTESTED)] if row.key == table.rows[0].key else known(site, release, table, row)

    monkeypatch.setattr(settlement, "_standings", contested)
    chart = group_settlement_chart(SITE, "2032-q1")
    assert chart is not None and chart.title.endswith(" trong 500 hồ sơ, gồm số bị mâu thuẫn của 1 đơn vị")
    assert [row.aside.endswith(FINDING_MARK) for row in chart.series.rows] == [True, *[False] * 4]
    assert any(caveat.startswith(FINDING_MARK) for caveat in chart.series.caveats), "the sign is explained"


def test_a_total_of_one_kind_of_work_is_not_the_bodys_own() -> None:
    rows = (("total:total", "", "Cộng", "4|5|1"),)
    release = few_release(*rows)
    site = make_site(with_releases(release))
    assert settlement_chart(site, "so-vang", "2032-q2") is not None
    table = release.tables[0]
    of_land = replace(table, rows=(replace(table.rows[0], category="dat"),))
    site = make_site(with_releases(replace(release, tables=(of_land,))))
    assert settlement_chart(site, "so-vang", "2032-q2") is None
    plain = replace(table, rows=(replace(table.rows[0], kind="subtotal"),))
    assert settlement_chart(make_site(with_releases(replace(release, tables=(plain,)))), "so-vang", "2032-q2") is None


def test_every_body_of_a_table_without_totals_and_without_empty_rows() -> None:
    chart = group_settlement_chart(SITE, "2032-q1")
    assert chart is not None, "the sixth commune has no system yet"
    assert chart.title == "58 hồ sơ trả trễ, 0 đang giải quyết mà quá hạn, trong 500 hồ sơ"
    assert [row.label for row in chart.series.rows] == ["Phường 1", "P. 2", "Phường 10", "Xã Trong", "Xã Đầu"]
    quarter = group_settlement_chart(SITE, "2032-q2")
    assert quarter is not None and [row.label for row in quarter.series.rows][-1] == "H. Đông"
    assert group_settlement_chart(SITE, "2031") is None
    assert heading_words(chart.table) == [
        "Đơn vị", "Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết, còn hạn", "Đang giải quyết, quá hạn",
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "drawn"), [(2, False), (3, True), (4, True)])
def test_three_bodies_make_a_picture(count: int, drawn: bool) -> None:
    release = SITE.release(CENTRE_Q2)
    table = replace(Q2, rows=Q2.rows[:count])
    site = make_site(with_releases(replace(release, tables=(table,))))
    assert (group_settlement_chart(site, "2032-q2") is not None) is drawn
    assert (table_settlement_chart(site, release, table) is not None) is drawn


def test_more_bodies_than_can_be_drawn_make_none(monkeypatch: pytest.MonkeyPatch) -> None:
    table = SITE.release(CENTRE_Q2).tables[0]
    monkeypatch.setattr(settlement, "MANY", 4)
    assert group_settlement_chart(SITE, "2032-q2") is not None
    assert table_settlement_chart(SITE, SITE.release(CENTRE_Q2), table) is not None
    monkeypatch.setattr(settlement, "MANY", 3)
    assert group_settlement_chart(SITE, "2032-q2") is None
    assert table_settlement_chart(SITE, SITE.release(CENTRE_Q2), table) is None


def test_a_missing_part_is_not_drawn_as_zero() -> None:
    row = replace(Q1.rows[1], cells={**Q1.rows[1].cells, "waiting": make_cell("")})
    table = replace(Q1, rows=(row, *Q1.rows[2:5]))
    site = make_site(with_releases(replace(SITE.release(CENTRE_Q1), tables=(table, WORK))))
    chart = table_settlement_chart(site, SITE.release(CENTRE_Q1), table)
    assert chart is not None
    (mark,) = [mark for mark in chart.series.marks if (mark.row, mark.group) == ("1", WAITING)]
    assert (mark.value, mark.text) == (None, "không có số liệu")
    assert chart.series.rows[0].aside == "105"


def test_a_table_has_the_pictures_that_answer_its_question() -> None:
    release = SITE.release(CENTRE_Q2)
    drawn = [[chart.id for chart in table_charts(SITE, release, table)] for table in release.tables]
    assert drawn == [["ho-so"], ["diem-mau-4"], ["hai-long-mau-5"]]
    assert table_charts(SITE, SITE.release(CENTRE_Q1), WORK) == ()


def test_scores_stand_by_their_number_with_blanks_said() -> None:
    chart = scores_chart(SITE, "", "2032-q2")
    assert chart is not None and chart.title == "1 trong 3 điểm chỉ số là 2, mức cao nhất"
    assert [(group.id, group.short) for group in chart.series.groups] == [("score_2", "2"), ("score_10", "10")]
    assert mark_words(chart) == {
        "1.score_2": "2,0", "1.score_10": "1,5", "2.score_2": "0,5", "2.score_10": "không có số liệu",
    }  # fmt: skip
    assert [row.label for row in chart.series.rows] == ["Sở Lúa", "Sở Muối"], "a total is nobody's score"
    assert chart.series.groups[0].low == 0 and chart.series.groups[0].high == 2


def test_scores_of_one_unit_are_its_row_alone() -> None:
    chart = scores_chart(SITE, "so-muoi", "2032-q2")
    assert chart is not None and [row.id for row in chart.series.rows] == ["2"]
    assert scores_chart(SITE, "so-gio", "2032-q2") is None and scores_chart(SITE, "", "2032-q1") is None
    assert table_scores_chart(SITE, SITE.release(CENTRE_Q2), POINTS) is not None
    assert table_scores_chart(SITE, SITE.release(CENTRE_Q2), replace(POINTS, rows=POINTS.rows[2:])) is None


def test_opinions_say_what_is_missing_and_count_the_whole() -> None:
    (chart,) = table_charts(SITE, SITE.release(CENTRE_Q2), VOICES)
    assert chart.title == "6 trong 40 ý kiến không hài lòng"
    assert [(row.label, row.aside) for row in chart.series.rows] == [("Sở Lúa", "40"), ("Sở Muối", "0")]
    words = mark_words(chart)
    assert words["1.satisfied_attitude"] == "15" and words["2.satisfied_attitude"] == "không có số liệu"
    assert words["2.dissatisfied_transaction_time"] == "0", "zero is an answer"
    assert [group.role for group in chart.series.groups] == ["good", "good2", "bad", "bad2"]


def figures(unit: str, site=SITE):
    return site.edition.store.of_unit_period(unit, "2031")


def test_dossiers_are_shown_as_the_body_states_them() -> None:
    chart = dossiers_chart(SITE, figures("so-muoi"))
    assert chart is not None and chart.title == "Tiếp nhận: 300, như báo cáo ghi, năm 2031"
    assert chart.say.startswith("Báo cáo không nói số tiếp nhận có gồm hồ sơ kỳ trước")
    assert mark_words(chart) == {RECEIVED: "300", SETTLED: "290", STATED_ON_TIME: "280"}
    assert [row.label for row in chart.series.rows] == ["Tiếp nhận", "Đã giải quyết, trả kết quả", "Ghi là đúng hạn"]
    assert table_words(chart.table)[0] == ["Hồ sơ tiếp nhận", "300", ""]
    assert chart.table.rows[0].label_path == "bao-cao/2031-so-muoi/mau-2/#r-i.1"
    assert chart.source == "Nguồn: văn bản không ghi số, biểu 2"


def test_numbers_that_cannot_all_be_true_are_said_to_be_so() -> None:
    chart = dossiers_chart(SITE, figures("so-lua"))
    assert chart is not None
    assert chart.say == "Số ghi là đúng hạn lớn hơn số đã giải quyết: các số này không thể cùng đúng."


def test_equal_numbers_contradict_nothing() -> None:
    held = [figure for figure in figures("so-muoi") if figure.indicator in (RECEIVED, SETTLED)]
    same = [replace(figure, value=held[0].value) for figure in held]
    chart = dossiers_chart(SITE, same)
    assert chart is not None and chart.say.startswith("Báo cáo không nói")


def test_what_was_carried_over_is_said_to_be_within_only_where_the_report_states_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    indicators, held = SITE.edition.references.indicators, figures("so-muoi")
    monkeypatch.setitem(indicators, OVERDUE, replace(indicators[OVERDUE], role="carried_over"))
    chart = dossiers_chart(SITE, [*held, replace(held[0], indicator=OVERDUE)])
    assert chart is not None and chart.say == "Số tiếp nhận gồm cả hồ sơ kỳ trước chuyển qua."
    more = [held[0], replace(held[1], value=held[0].value + 1)]  # type: ignore[operator]
    chart = dossiers_chart(SITE, more)
    assert chart is not None and chart.say.startswith("Số đã giải quyết lớn hơn số tiếp nhận")


def test_a_district_and_its_communes_are_named_apart() -> None:
    """The commune's own indicators are no part of the made-up lists: their labels are borrowed."""
    references = SITE.edition.references
    roles = {COMMUNE_RECEIVED: "commune_received", COMMUNE_SETTLED: "commune_settled"}
    borrowed = {code: replace(references.indicators[RECEIVED], role=role) for code, role in roles.items()}
    lists = replace(references, indicators={**references.indicators, **borrowed})
    edition = replace(SITE.edition, collection=replace(SITE.edition.collection, references=lists))
    held = [figure for figure in figures("so-muoi") if figure.indicator in (RECEIVED, SETTLED)]
    communes = [
        replace(figure, indicator=code) for figure, code in zip(held, (COMMUNE_RECEIVED, COMMUNE_SETTLED), strict=True)
    ]
    chart = dossiers_chart(make_site(edition), [*held, *communes])
    assert chart is not None
    assert [row.label for row in chart.series.rows] == [
        "Cấp huyện: tiếp nhận", "Cấp huyện: đã giải quyết, trả kết quả", "Cấp xã: tiếp nhận",
        "Cấp xã: đã giải quyết, trả kết quả",
    ]  # fmt: skip


def test_one_number_makes_no_picture_nor_do_forms_of_other_rows() -> None:
    held = figures("so-muoi")
    assert dossiers_chart(SITE, held[:1]) is None and dossiers_chart(SITE, held[:2]) is not None
    assert dossiers_chart(SITE, SITE.edition.store.of_unit_period("so-lua", "2032-q1")) is None
    blank = [replace(held[0], value=None), held[1]]
    assert dossiers_chart(SITE, blank) is None


def test_what_a_paper_calls_its_sum_is_told_in_a_word_where_the_language_is_another() -> None:
    row = replace(SITE.edition.releases[CENTRE_Q1].tables[0].rows[0], kind="total", label="Cộng của giấy", unit="")
    assert (row_label(SITE, row), row_label(make_site(lang="en"), row)) == ("Cộng của giấy", "Total")
