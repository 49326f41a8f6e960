"""What is said of a page away from it: on the picture shown where its address is passed on, on a poster."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..charts.share_card import Card
from ..edition import Edition
from ..errors import CchcError
from ..model.findings import STANDING_NAMES
from ..model.grouping import grouped
from ..model.measures import MeasureValue
from ..words.language import capital, without_marks
from ..words.text import labels
from ..words.text_templates import PropertyTable
from .evidence import as_of_words, evidence_of, period_words
from .finished_pages import spoken_texts
from .links import Links
from .models import Page, Tile
from .page_context import PageContext
from .sentences import lead_of, report_words
from .table_views import FINDING_MARK
from .tiles import before_of, change_words, headline_values, interval_ends, interval_words, tile_of

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_CARDS = PropertyTable(__file__, "cards.csv")  # of each kind of card what it says
_MAKERS = (capital, without_marks, report_words, period_words, interval_words)
_WORDS = {make.__name__: make for make in _MAKERS} | {"standing_names": STANDING_NAMES, "counted": labels("card")}


def values_card(context: PageContext, values: Iterable[MeasureValue]) -> Card | None:
    """The most telling of a unit's values in a period; none where the paper contradicts itself in all of them."""
    measures = context.edition.measures
    honest = (value for value in headline_values(context, values) if not context.is_impossible(value))
    value = next((value for value in honest if not measures[value.measure].mirror_of), None)
    return value_card(context, value) if value else None


def value_card(context: PageContext, value: MeasureValue) -> Card:
    """A figure with all that must be known with it: the contradiction of a contested one, and what else is stated."""
    release, evidence = context.release(value.report), evidence_of(context, value)
    return make_card(context, "value", value=value, release=release, evidence=evidence)


def make_card(context: PageContext, kind: str, **things: object) -> Card:
    """Of a kind of cards.csv; a page that is about no one figure has that of its text."""
    return Card(**_CARDS.record(kind, {"context": context, **_WORDS}, **things))


def check_card(page: Page, card: Card) -> None:
    """A picture travels without its page: what it says must stand there, or the build ends."""
    strange = {number for words in card.words for number in numbers(words)}
    for part in (page.head.description, page.heading, page.lead, *page.sections, page):  # most stand at its beginning
        strange = strange and strange.difference(*map(numbers, spoken_texts((part,))))
    if strange or card.name not in " ".join((page.heading, page.head.title)):
        words = ", ".join(sorted(strange)) or card.name
        raise CchcError(f"{page.head.path}: thẻ chia sẻ ghi “{words}” mà trang không ghi.")


def numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)


MIN_MEASURES = 5  # fewer make no sheet for a wall
CONFIRMED_MARK, REMARK_MARK = "✓", "*"  # in our font, as the site's own sign of a remark is not
_SIGNS = {"pass": CONFIRMED_MARK, "fail": FINDING_MARK, "remark": REMARK_MARK, "none": ""}


@dataclass(frozen=True)
class PosterRow:
    tile: Tile
    figure: str
    sign: str  # what is known of it: confirmed, contradicted, remarked upon
    interval: str
    change: str


@dataclass(frozen=True)
class Poster:
    lang: str
    title: str
    site: str
    heading: str
    period: str
    lead: str
    headings: tuple[str, ...]
    rows: tuple[PosterRow, ...]
    legend: str
    reference: str
    address: str  # of the page, with the edition that the poster shows


def posters_of(edition: Edition) -> Iterator[tuple[str, str]]:
    """The units and periods that have one."""
    for unit, values in edition.values_by_unit.items():
        measures = grouped((value.period, value.measure) for value in values)
        yield from ((unit, period) for period, known in measures.items() if len(set(known)) >= MIN_MEASURES)


def poster_path(links: Links, unit: str, period: str) -> str:
    return f"{links.unit(unit)}{unit}-{period}.pdf"


def make_poster(context: PageContext, unit: str, period: str) -> Poster:
    """With one value a measure."""
    values = context.edition.values_by_unit[unit]
    headline = headline_values(context, (value for value in values if value.period == period))
    first, name, edition = headline[0], context.unit_name(unit), context.edition.name
    release, table = context.source(first)
    reference = context.t(
        "Số tham chiếu {reference}; {as_of}. Nguồn: {document}.",
        reference=f"{unit}/{period}/{edition}",
        as_of=as_of_words(context, release, table),
        document=context.report_number(release),
    )
    return Poster(
        lang=context.language.lang,
        title=f"{name}, {context.when(period)}",
        site=context.portal_name,
        heading=name,
        period=period_words(context, release, table),
        lead="".join(words for words, _ in lead_of(context, headline)),
        headings=(context.t("Chỉ số"), context.t("Giá trị"), context.t("Trong nhóm"), context.t("Độ chắc, ngưỡng")),
        rows=tuple(_row(context, value) for value in headline),
        legend=context.t("{pass_} khớp phép tính   {fail} bị mâu thuẫn   {remark} có lưu ý: mã dẫn tới trang nói rõ.",
                         pass_=CONFIRMED_MARK, fail=FINDING_MARK, remark=REMARK_MARK),
        reference=reference,
        address=f"{context.address(context.links.unit_period(unit, period))}?{edition}",
    )  # fmt: skip


def _row(context: PageContext, value: MeasureValue) -> PosterRow:
    tile, before = tile_of(context, value), before_of(context, value)
    change, words = change_words(context, before, value) if before else "", ""
    if before and change:
        words = context.t("{change} so với {period}", change=change, period=context.when(before.period))
    sign, ends = _SIGNS[tile.evidence.check], interval_ends(context, value, context.number)
    return PosterRow(
        tile,
        figure=tile.figure.replace("≠", "/"),  # our font has no such sign
        sign=f" {sign}" if sign else "",
        interval=context.t("95 %: {low}–{high}", low=ends[0], high=ends[1]) if ends else "",
        change=words,
    )
