"""What measures rest on and how near the reports come to an official index: said with its certainty, or not at all."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.model.findings import IMPOSSIBLE
from plugins.cchc.model.references import IndexItem

INDEX = "chi-so-766"
# How the points of this group are divided among its items was not read anywhere.
UNDIVIDED = "Dịch vụ trực tuyến: 12 trên 100 điểm của chỉ số 766"


def test_every_measure_says_how_it_is_made_and_what_it_rests_on(edition: Edition) -> None:
    for measure in edition.measures.values():
        for text in (measure.formula, measure.counts, measure.reported_by):
            assert text.in_("vi") and text.in_("en"), measure.id
        assert measure.basis, measure.id


def test_nothing_claims_to_be_held_against_an_act_that_nobody_has_read(edition: Edition) -> None:
    acts = edition.references.legal_acts
    for measure in edition.measures.values():
        for basis in measure.basis:
            assert basis.checked != "act" or acts[basis.act].certainty == "read", measure.id


def test_a_target_is_a_value_of_a_share_and_says_from_when(edition: Edition) -> None:
    targets = {
        (measure.id, basis.target, basis.since)
        for measure in edition.measures.values()
        for basis in measure.basis
        if basis.target and measure.unit_of_measure == "phan-tram"
    }
    assert {(measure, target) for measure, target, _ in targets} == {
        ("dung-han", "90"), ("truc-tuyen-muc-do-3-4", "50"), ("cung-cap-muc-do-3-4", "80"),
        ("thanh-toan-truc-tuyen", "80"), ("so-hoa-ho-so", "80"), ("so-hoa-ho-so-cap-xa", "80"),
    }  # fmt: skip
    assert {since for _, _, since in targets} == {"2022-08-01"}


def test_a_share_above_its_whole_is_a_contradiction_of_the_paper(edition: Edition) -> None:
    above = [value for values in edition.values_by_measure.values() for value in values if value.above_whole]
    assert above and all(edition.standing_of(value).standing == IMPOSSIBLE for value in above)


@pytest.mark.parametrize(
    ("measure", "unit", "period", "shares"),
    [
        ("da-giai-quyet", "so-tu-phap", "2019-h1", {"85.79"}),
        ("dung-han-ca-ton", "so-tu-phap", "2019-h1", {"97.58"}),
        ("dung-han-ca-ton", "huyen-long-phu", "2023-q1", {"100.00"}),
        ("truc-tuyen-muc-do-3-4", "huyen-long-phu", "2023-q1", {"43.64"}),
        ("qua-mang-hoac-buu-chinh", "tinh-soc-trang", "2018", {"13.14", "18.92", "0.00"}),
        ("cung-cap-muc-do-3-4", "huyen-long-phu", "2023-q1", {"59.35"}),
        ("cung-cap-muc-do-3-4", "so-thong-tin-va-truyen-thong", "2023-q1", set()),  # level 3 is blank
        ("cung-cap-muc-do-4", "so-thong-tin-va-truyen-thong", "2023-q1", {"100.00"}),
        ("tich-hop-cong-quoc-gia", "so-thong-tin-va-truyen-thong", "2023-q1", {"26.83"}),
        ("thanh-toan-truc-tuyen", "huyen-long-phu", "2023-q1", {"51.02"}),
        ("so-hoa-ho-so", "huyen-long-phu", "2023-q1", {"99.33"}),  # as its text prints
        ("so-hoa-ho-so-cap-xa", "huyen-long-phu", "2023-q1", {"13.06"}),
        ("phan-anh-kien-nghi", "so-tai-nguyen-va-moi-truong", "2023", {"100.00"}),
        ("phan-anh-kien-nghi", "huyen-long-phu", "2023-q1", set()),  # none received, none handled: no share
        ("phan-anh-kien-nghi", "so-thong-tin-va-truyen-thong", "2018", set()),  # ratings, no petitions
        ("chuyen-doi-vi-tri", "so-tai-nguyen-va-moi-truong", "2023", {"75.00"}),
        ("dao-tao-boi-duong", "so-tai-nguyen-va-moi-truong", "2023", {"77"}),
        ("quy-trinh-tren-niem-yet", "so-cong-thuong", "2019-h1", {"45.61"}),
    ],
)
def test_what_the_papers_give(edition: Edition, measure: str, unit: str, period: str, shares: set[str]) -> None:
    values = [value for value in edition.values_by_unit[unit] if (value.measure, value.period) == (measure, period)]
    assert {str(value.value) for value in values} == shares


def test_online_is_never_wider_than_what_is_counted(edition: Edition) -> None:
    """A form that counts only some procedures gives no share of all dossiers, and post is not called online."""
    assert {form for variant in edition.measures["truc-tuyen"].variants for form in variant.forms} == {"tthc-pl-1"}
    limited = edition.measures["truc-tuyen-muc-do-3-4"]
    assert "chỉ thủ tục mức độ 3" in limited.title.in_("vi") and "chỉ thủ tục mức độ 3" in limited.short.in_("vi")
    assert "bưu chính" in edition.measures["qua-mang-hoac-buu-chinh"].short.in_("vi")


def items_of(edition: Edition) -> tuple[IndexItem, ...]:
    return tuple(item for item in edition.references.index_items if item.index == INDEX)


def test_points_of_items_add_up_to_what_their_group_has(edition: Edition) -> None:
    points: dict[str, list[str]] = defaultdict(list)
    for item in items_of(edition):
        points[item.group.in_("vi")].append(item.points)
    stated = {group: int(group.rpartition(": ")[2].partition(" ")[0]) for group in points}
    assert sum(stated.values()) == 100
    for group, of_items in points.items():
        if group != UNDIVIDED:
            assert sum(Decimal(item or 0) for item in of_items) == stated[group], group
    assert set(points[UNDIVIDED]) == {""}


def test_an_item_names_a_measure_or_the_inputs_that_no_report_holds(edition: Edition) -> None:
    for item in items_of(edition):
        assert bool(item.measure) == (item.reach != "missing"), item.item
        assert set(item.measures) <= edition.measures.keys(), item.item
        assert (item.missing.in_("vi") and item.missing.in_("en")) or item.reach == "recomputed", item.item
    assert not any(item.reach == "recomputed" for item in items_of(edition))


def test_thresholds_of_items_are_the_targets_of_their_measures(edition: Edition) -> None:
    for item in items_of(edition):
        for measure in item.measures:
            targets = {basis.target for basis in edition.measures[measure].basis if basis.act == item.act}
            assert targets == {item.threshold}, item.item
