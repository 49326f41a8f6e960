"""Highlights: what a period tells at once, ranked by how many dossiers it is about, of about as many what was late
first; rules choose, no person does.

A finding is a failed check; a highlight is what sound figures tell. A contested figure says so before it says anything
else, an impossible one is never told. Each that is about several bodies has a light page besides, for a shared link
shows the picture of its page; what one body alone has stands on its own page, which has a picture.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ..model.findings import STANDING_NAMES, STANDINGS
from ..model.measures import MeasureValue
from ..words.language import capital
from .cards import make_card
from .check_views import contradiction
from .evidence import evidence_of, place_of, table_name
from .highlight_rules import FIGURE, RULES, PeriodValues, Telling, largest_values
from .models import Evidence, Highlight, Link, Page, PageSection, with_content
from .page_context import PageContext
from .sentences import report_words
from .tiles import method_note

FEWEST, MOST = 6, 8  # on a page
MOST_OF_A_PERIOD = 4  # on the first page, which tells of several


def highlights_section(context: PageContext, period: str) -> tuple[PageSection, ...]:
    return _section(context, tellings_of(context, period))


def home_highlights(context: PageContext) -> tuple[PageSection, ...]:
    """A few of each period."""
    periods = context.edition.references.periods
    told = [telling for period in periods for telling in tellings_of(context, period)[:MOST_OF_A_PERIOD]]
    told.sort(key=lambda telling: telling.weight, reverse=True)
    return _section(context, told[:MOST])


def _section(context: PageContext, told: Sequence[Telling]) -> tuple[PageSection, ...]:
    highlights = (highlight_of(context, telling) for telling in told)
    return with_content(PageSection("dang-chu-y", context.t("Điểm đáng chú ý"), highlights=tuple(highlights)))


def highlight_pages(context: PageContext, period: str) -> Iterator[Page]:
    title = context.t("Điểm đáng chú ý")
    back = Link(context.period_name(period), context.links.period(period))
    for telling in tellings_of(context, period):
        if telling.is_of_one:
            continue
        highlight = highlight_of(context, telling)
        doubt, (before, figure, after) = highlight.doubt, highlight.words
        release = context.release(telling.values[0].report)
        source = f"{capital(report_words(context, release))} · {highlight.evidence.place}"
        subject = ": ".join(filter(None, (highlight.link.label, "" if doubt else figure)))
        about = f"{back.label}, {subject}. {source}. {' '.join(highlight.notes)}".strip()
        # In a word; the arithmetic of a contradiction stands in the sentence.
        standing = highlight.evidence.check_label
        if telling.named:
            standing = context.text(STANDING_NAMES[context.standing(_weakest(context, telling)).standing])
        basis = replace(highlight, anchor="", path="", doubt="", words=("", "", ""))
        yield Page(
            head=context.head(highlight.path, highlight.sentence, about, "periods", back),
            heading=title,
            kicker=back.label,
            lead_source=source,
            lead=((f"{doubt} " if doubt else "", False), (before, False), (figure, True), (after, False)),
            sections=(PageSection("can-cu", context.t("Căn cứ"), highlights=(basis,), links=(back,)),),
            card=make_card(
                context, "highlight", highlight=highlight, name=title, period=period, standing=standing, source=source
            ),
        )


def tellings_of(context: PageContext, period: str) -> list[Telling]:
    """The weightiest first; where the rules tell of few things, the largest values follow."""
    values = PeriodValues(context, period)
    told: dict[str, Telling] = {}
    for telling in (telling for rule in RULES for telling in rule(values)):
        told.setdefault(telling.subject, telling)
    chosen = sorted(told.values(), key=lambda telling: telling.weight, reverse=True)[:MOST]
    others = (telling for telling in largest_values(values) if telling.subject not in told)
    return [*chosen, *islice(others, max(0, FEWEST - len(chosen)))]


def highlight_of(context: PageContext, telling: Telling) -> Highlight:
    about, first = telling.values, telling.values[0]
    before, _, after = telling.words.partition(FIGURE)
    is_of_one_unit = len({value.unit for value in telling.named}) == 1
    link = (
        context.unit_period_link(first.unit, first.period)
        if is_of_one_unit
        else context.measure_link(context.edition.measures[first.measure])
    )
    return Highlight(
        anchor=f"dcy-{first.period}-{telling.subject}",
        doubt=_doubt(context, telling),
        words=(before, telling.figure, after),
        notes=tuple(dict.fromkeys(filter(None, (method_note(context, value) for value in about)))),
        picture=telling.picture,
        evidence=_evidence(context, telling),
        link=link,
        path=link.path if telling.is_of_one else context.links.highlight(first.period, telling.subject),
    )


def _doubt(context: PageContext, telling: Telling) -> str:
    """The first clause, where somebody states another figure for one that is told or counted."""
    named = [value for value in telling.named if context.is_contested(value)]
    if named:
        told = "; ".join(contradiction(context, context.standing(value), value.cells) for value in named)
        return context.t("Số bị mâu thuẫn ({arithmetic}):", arithmetic=told)
    counted = sum(map(context.is_contested, telling.others))
    return context.t("Gồm số bị mâu thuẫn của {n} đơn vị:", n=counted) if counted else ""


def _evidence(context: PageContext, telling: Telling) -> Evidence:
    """Of the weakest of the values that are named, with the places of all; of a sum how many of its figures agree."""
    if not telling.named:
        return _sum_evidence(context, telling.others)
    weakest = _weakest(context, telling)
    same = [value for value in telling.named if (value.report, value.table) == (weakest.report, weakest.table)]
    cells = [(row, field) for value in same for row, field, _ in value.parts]
    place = place_of(context, weakest.report, weakest.table, cells)
    return replace(evidence_of(context, weakest), parts="", place=place)


def _weakest(context: PageContext, telling: Telling) -> MeasureValue:
    return min(telling.named, key=lambda value: STANDINGS.index(context.standing(value).standing))


def _sum_evidence(context: PageContext, values: Sequence[MeasureValue]) -> Evidence:
    counts = Counter(context.standing(value).standing for value in values)
    told = [
        f"{counts[standing]} {context.text(STANDING_NAMES[standing])}" for standing in STANDINGS if counts[standing]
    ]
    first = values[0]
    table = context.table(first.report, first.table)
    label = context.t("{n} số: {standings}", n=len(values), standings=", ".join(told))
    return Evidence("", table_name(context, table), context.links.table(first.report, first.table), "none", label)
