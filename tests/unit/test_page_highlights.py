"""Highlights: what the rules tell of a made-up period, in which order, and what they keep silent about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.build.chart_files import card_of
from plugins.cchc.model.measures import MeasureValue
from plugins.cchc.pages.cards import make_card
from plugins.cchc.pages.highlight_rules import (
    FIGURE,
    RULES,
    PeriodValues,
    Telling,
    far_apart,
    few_hold_most_late,
    few_receive_most,
    largest_values,
    none_late,
)
from plugins.cchc.pages.peer_rankings import PeerGroup
from plugins.cchc.pages.period import (
    FEWEST,
    MOST,
    highlight_of,
    highlight_pages,
    highlights_section,
    home_highlights,
    home_page,
    tellings_of,
)
from plugins.cchc.words.text import Translations
from tests.fixtures.small_edition import MEASURES, make_edition, small_edition
from tests.fixtures.small_names import MEASURE_LATE, MEASURE_ON_TIME
from tests.fixtures.small_site import make_site, value_of

SITE = make_site()
Q1 = "2032-q1"
DEPARTMENTS = ("so-lua", "so-muoi", "so-gio", "so-may", "so-mua")
Counts = tuple[tuple[int, int], ...]


def period_of(*groups: PeerGroup) -> PeriodValues:
    """A period of which these groups alone are known."""
    values = PeriodValues(SITE, Q1)
    values.__dict__["groups"] = list(groups)
    return values


def shares(*counts: tuple[int, int], role: str = "late") -> PeerGroup:
    """So many of so many in each department, as the share of what was late or of another role."""
    group = SITE.rankings.group(value_of(SITE, MEASURE_LATE, "so-lua", Q1))
    values = tuple(
        replace(
            group.values[0],
            unit=unit,
            numerator=Decimal(part),
            denominator=Decimal(whole),
            value=Decimal(100 * part) / whole,
        )
        for unit, (part, whole) in zip(DEPARTMENTS, counts, strict=False)
    )
    return PeerGroup(replace(group.measure, role=role), values, peers=group.peers)


def sentence_of(told: Telling) -> str:
    return told.words.replace(FIGURE, told.figure)


def test_few_that_hold_most_are_named_with_their_counts() -> None:
    many, few = shares((60, 100), (50, 100), (5, 100), (4, 100), (3, 100)), shares(*[(2, 9)] * 4)
    (told,) = few_hold_most_late(period_of(many, few))
    assert sentence_of(told).startswith(
        "110 trong 130 hồ sơ quá hạn của quý I/2032 là của 2 trong 9 nơi: Sở Lúa 60 và Sở Muối 50."
    )
    assert told.dossiers == 110 and [value.unit for value in told.named] == ["so-lua", "so-muoi"]
    assert told.picture.bars == (("0.0", "46.2", "late"), ("46.2", "38.5", "late"), ("84.6", "15.4", "waiting"))


@pytest.mark.parametrize(
    "counts",
    [
        ((30, 100), (30, 100), (30, 100), (30, 100), (30, 100)),  # nobody holds more than the others
        ((9, 100), (1, 100), (1, 100), (1, 100), (1, 100)),  # too few to tell of
        ((20, 100), (20, 100), (20, 100), (1, 100), (1, 100)),  # the second and the third tie
    ],
)
def test_no_few_where_they_tie_or_count_little(counts: Counts) -> None:
    assert list(few_hold_most_late(period_of(shares(*counts), shares(*[(0, 9)] * 4)))) == []


def test_those_without_a_late_dossier_are_counted_unless_they_are_all_or_one() -> None:
    (told,) = none_late(period_of(shares((0, 80), (0, 90), (4, 70), (0, 3), (1, 3))))
    assert sentence_of(told) == (
        "2 trong 3 sở, ngành đã giải quyết từ 30 hồ sơ trở lên không có hồ sơ nào quá hạn, quý I/2032: "
        "cả thảy 170 hồ sơ."
    )
    assert told.named == () and len(told.others) == 2
    assert list(none_late(period_of(shares((0, 80), (1, 90), (4, 70))))) == []
    assert list(none_late(period_of(shares((0, 80), (0, 90), (0, 70))))) == []


def test_few_that_receive_most_are_named() -> None:
    group = shares((70, 900), (5, 90), (4, 70), role="settled")
    (told,) = few_receive_most(period_of(group))
    assert sentence_of(told) == "900 trong 1.060 hồ sơ mà 3 sở, ngành tiếp nhận, quý I/2032, là của Sở Lúa."


def test_the_ends_of_a_measure_are_told_where_chance_does_not_explain_them() -> None:
    group = shares((10, 900), (450, 900), (890, 900), role="")
    assert list(far_apart(period_of(group))) == [], "the other side of a share"
    measure = replace(group.measure, mirror_of="", direction="higher_better")
    (told,) = far_apart(period_of(replace(group, measure=measure)))
    assert "(Sở Lúa, 10 trên 900)" in sentence_of(told) and "(Sở Gió, 890 trên 900)" in sentence_of(told)
    near = replace(shares((10, 900), (11, 900), (12, 900), role=""), measure=measure)
    assert list(far_apart(period_of(near))) == []


def test_ends_are_those_of_the_figures_that_count_and_the_others_are_said_to_be_left_out() -> None:
    group = shares((10, 900), (450, 900), (890, 900), (0, 5), (900, 900), role="")
    measure = replace(group.measure, mirror_of="", direction="higher_better")
    doubted = frozenset({group.values[-1]})
    (told,) = far_apart(period_of(replace(group, measure=measure, doubted=doubted)))
    assert sentence_of(told).endswith(" trong 3 sở, ngành. Không kể 2 nơi có số mâu thuẫn hoặc mẫu số nhỏ.")
    assert "0 trên 5" not in sentence_of(told)


def test_counts_of_bodies_of_unlike_size_have_no_ends() -> None:
    group = shares((10, 900), (450, 900), (890, 900), role="")
    counts = tuple(replace(value, denominator=None, value=value.numerator) for value in group.values)
    measure = replace(group.measure, mirror_of="", direction="higher_better")
    scored, counted = (replace(measure, unit_of_measure=unit) for unit in ("diem", "ho-so"))
    assert len(list(far_apart(period_of(replace(group, measure=scored, values=counts))))) == 1
    assert list(far_apart(period_of(replace(group, measure=counted, values=counts)))) == []


def test_of_about_as_many_dossiers_those_that_were_late_come_first() -> None:
    (received,) = few_receive_most(period_of(shares((7, 900), (5, 90), (4, 70), role="settled")))
    (late,) = few_hold_most_late(period_of(shares((150, 900), (5, 90), (4, 70)), shares((140, 150), (4, 70), (3, 70))))
    assert received.dossiers > late.dossiers and received.weight < late.weight
    assert replace(late, dossiers=Decimal(20)).weight < received.weight, "not before ten times as many"


def test_a_highlight_shows_a_figure_of_its_sentence_and_which_dossiers_its_form_counts() -> None:
    told = next(telling for telling in tellings_of(SITE, Q1) if telling.named)
    note = Translations((("vi", "Chỉ hồ sơ cấp huyện."),))
    measures = tuple(
        replace(each, variants=tuple(replace(variant, note=note) for variant in each.variants)) for each in MEASURES
    )
    site = make_site(make_edition(replace(small_edition().collection, measures=measures)))
    shown = highlight_of(site, told)
    assert "".join(shown.words) == sentence_of(told) and shown.words[1] == told.figure and told.figure[0].isdigit()
    assert shown.notes == (note.first,)
    assert {tile.context for section in home_page(site).sections for tile in section.tiles} == {note.first}


def test_a_period_is_told_of_in_the_order_of_dossiers_each_thing_once() -> None:
    told = tellings_of(SITE, Q1)
    assert FEWEST <= len(told) <= MOST and len({telling.subject for telling in told}) == len(told)
    by_rules = [
        telling.weight for telling in told if telling.subject.startswith(("qua-han-", "khong-qua-han-", "tiep-nhan-"))
    ]
    assert by_rules == sorted(by_rules, reverse=True)


def test_nothing_that_cannot_be_true_is_told_and_no_part_of_a_whole() -> None:
    for period in SITE.edition.references.periods:
        for telling in tellings_of(SITE, period):
            for value in (*telling.named, *telling.others):
                assert not SITE.is_impossible(value) and not value.category


def test_the_largest_values_fill_the_page_without_the_other_side_of_a_share() -> None:
    measures = {telling.named[0].measure for telling in largest_values(PeriodValues(SITE, Q1))}
    assert MEASURE_LATE not in measures and MEASURE_ON_TIME in measures


def contested_value() -> MeasureValue:
    values = (value for values in SITE.edition.values_by_measure.values() for value in values)
    return next(value for value in values if SITE.is_contested(value))


def test_a_contested_figure_says_so_in_the_first_clause() -> None:
    (told,) = few_receive_most(period_of(shares((7, 800), (5, 90), (0, 70), role="settled")))
    named = replace(told, named=(contested_value(),))
    counted = replace(told, named=(), others=(contested_value(),))
    assert highlight_of(SITE, named).doubt.startswith("Số bị mâu thuẫn (")
    assert highlight_of(SITE, counted).doubt == "Gồm số bị mâu thuẫn của 1 đơn vị:"
    sound = replace(told, named=(value_of(SITE, MEASURE_ON_TIME, "so-lua", Q1),))
    assert highlight_of(SITE, sound).doubt == ""


def test_a_highlight_leads_to_its_unit_and_that_of_several_to_the_measure() -> None:
    first, *_ = tellings_of(SITE, Q1)
    one, other = (value_of(SITE, MEASURE_ON_TIME, unit, Q1) for unit in ("so-lua", "so-muoi"))
    assert highlight_of(SITE, replace(first, named=(one,))).link.path == "don-vi/so-lua/2032-q1/"
    assert highlight_of(SITE, replace(first, named=(one, other))).link.path == f"chi-tieu/{MEASURE_ON_TIME}/"
    of_sum = highlight_of(SITE, replace(first, named=(), others=(one, other)))
    assert of_sum.evidence.check_label == "2 số: 2 khớp" and of_sum.evidence.path.endswith("/mau-1/")


def test_a_section_has_what_is_told_or_is_not_there() -> None:
    (section,) = highlights_section(SITE, Q1)
    assert section.anchor == "dang-chu-y"
    assert len({highlight.anchor for highlight in section.highlights}) == len(section.highlights)
    assert highlights_section(SITE, "2032-q4") == ()
    (home,) = home_highlights(SITE)
    assert FEWEST <= len(home.highlights) <= MOST


def test_what_one_body_alone_has_is_passed_on_by_its_own_page() -> None:
    alone = [telling for telling in tellings_of(SITE, Q1) if telling.is_of_one]
    assert alone and not any(telling.is_of_one for rule in RULES for telling in rule(PeriodValues(SITE, Q1)))
    for telling in alone:
        highlight = highlight_of(SITE, telling)
        assert highlight.path == highlight.link.path and telling.named[0].unit in highlight.path.split("/")


def test_each_highlight_of_several_has_a_page_that_says_it_and_a_card_that_shows_it() -> None:
    told = [highlight_of(SITE, telling) for telling in tellings_of(SITE, Q1) if not telling.is_of_one]
    assert told
    pages = list(highlight_pages(SITE, Q1))
    assert [page.head.path for page in pages] == [each.path for each in told]
    assert {page.head.path.rpartition("/")[0].rpartition("/")[0] for page in pages} == {f"ky/{Q1}"}
    for page, highlight in zip(pages, told, strict=True):
        card = card_of(SITE, page)  # held against the page
        assert card and (card.figure, card.text) == ("" if highlight.doubt else highlight.words[1], highlight.sentence)
        assert "".join(run for run, _ in page.lead) == page.head.title == highlight.sentence
        assert card.standing and card.is_doubted == bool(highlight.doubt)
        assert page.sections[0].links[-1].path == f"ky/{Q1}/"


def test_the_card_of_a_contested_highlight_says_so_first() -> None:
    (told,) = few_receive_most(period_of(shares((7, 800), (5, 90), (0, 70), role="settled")))
    highlight = highlight_of(SITE, replace(told, named=(contested_value(),)))
    card = make_card(
        SITE, "highlight", highlight=highlight, name="Điểm", period="2032-q1", standing="có số khác", source="Phụ lục I"
    )
    assert (
        card.is_doubted
        and not card.figure
        and card.text.startswith("Số bị mâu thuẫn (")
        and card.text.endswith(sentence_of(told))
    )
