"""Cards: what the picture says that is shown where a page is passed on; drawn when the page is printed."""

import re
from collections.abc import Iterable

from ..charts.share_card import Card
from ..errors import CchcError
from ..model.findings import STANDING_NAMES
from ..model.measures import MeasureValue
from ..model.releases import Release
from ..words.language import capital, without_marks
from .abbreviations import spoken_texts
from .evidence import evidence_of, period_words
from .models import Highlight, Page
from .page_context import PageContext
from .quotes import report_words
from .tiles import headline_values, interval_words

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")


def values_card(context: PageContext, values: Iterable[MeasureValue]) -> Card | None:
    """The most telling of a unit's values in a period; none where the paper contradicts itself in all of them."""
    measures = context.edition.measures
    honest = (value for value in headline_values(context, values) if not context.is_impossible(value))
    value = next((value for value in honest if not measures[value.measure].mirror_of), None)
    return value_card(context, value) if value else None


def value_card(context: PageContext, value: MeasureValue) -> Card:
    """A figure with all that must be known with it: the contradiction of a contested one, and what else is stated."""
    release, evidence = context.release(value.report), evidence_of(context, value)
    standing = evidence.check_label or context.text(STANDING_NAMES[context.standing(value).standing])
    return Card(
        site=context.portal_name,
        name=context.unit_name(value.unit),
        period=period_words(context, release, context.table(value.report, value.table)),
        measure=context.text(context.edition.measures[value.measure].title),
        figure=context.figure_words(value),
        parts=evidence.parts,
        interval=interval_words(context, value),
        standing=capital(without_marks(standing)),
        is_doubted=context.standing(value).is_doubted,
        source=without_marks(f"{capital(report_words(context, release))} · {evidence.place}"),
    )


def period_card(context: PageContext, period: str, units: int) -> Card:
    return Card(
        site=context.portal_name,
        name=context.period_name(period),
        measure=context.t("Số đơn vị có số liệu trong kỳ"),
        figure=context.number(units),
        source=context.text(context.portal.names.tagline),
    )


def report_card(context: PageContext, release: Release, standing: str) -> Card:
    """A document by what it holds; `standing`: how the checks on it fell."""
    return Card(
        site=context.portal_name,
        name=context.text(release.title),
        measure=context.t("Số bảng chép từ văn bản này"),
        figure=context.number(len(release.tables)),
        standing=standing,
        source=capital(report_words(context, release)),
    )


def highlight_card(context: PageContext, highlight: Highlight, names: tuple[str, str], known: tuple[str, str]) -> Card:
    """`names`: of the page and the period; `known`: standing and source. A contested figure is in no big letters."""
    return Card(
        site=context.portal_name,
        name=names[0],
        period=names[1],
        figure="" if highlight.doubt else highlight.words[1],
        text=without_marks(highlight.sentence),
        standing=capital(without_marks(known[0])),
        is_doubted=bool(highlight.doubt),
        source=without_marks(known[1]),
    )


def text_card(context: PageContext, page: Page) -> Card:
    """For a page that is about no one figure, and for those of its kind that have no card of their own."""
    return Card(
        site=context.portal_name,
        name=page.heading,
        text=page.head.description,
        source=context.text(context.portal.names.tagline),
    )


def check_card(page: Page, card: Card) -> None:
    """A picture travels without its page: what it says must stand there, or the build ends."""
    told = {number for text in (page.heading, page.head.description, *spoken_texts(page)) for number in numbers(text)}
    strange = {number for words in card.words for number in numbers(words)} - told
    if strange or card.name not in " ".join((page.heading, page.head.title)):
        words = ", ".join(sorted(strange)) or card.name
        raise CchcError(f"{page.head.path}: thẻ chia sẻ ghi “{words}” mà trang không ghi.")


def numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)
