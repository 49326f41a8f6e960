"""The catalogue behind the search: everything that has a page, by kind, units by their first letter."""

from itertools import groupby

from ..model.references import Unit
from .models import Link, Page, PageSection
from .page_context import PageContext, natural_key
from .written_texts import text_page


def search_page(context: PageContext) -> Page:
    measures = tuple(context.measure_link(measure) for measure in context.edition.measures.values())
    sections = (
        *_units_by_letter(context),
        PageSection("chi-so", context.t("Chỉ số chính"), links=measures, folded=True),
        PageSection("chi-tieu", context.t("Chỉ tiêu có số liệu"), links=_reported_indicators(context), folded=True),
        PageSection("bang", context.t("Bảng"), links=_tables(context), folded=True),
    )
    return text_page(context, "tim-kiem", sections, section="")


def _units_by_letter(context: PageContext) -> list[PageSection]:
    """By the letter that tells units of one kind apart: without “huyện”, “xã”, and without marks."""

    def letter(unit: Unit) -> str:
        first = natural_key(_telling_name(context, unit)[:1])[0][1]
        return first.upper() or "0–9"

    units = sorted(
        context.edition.references.units.values(), key=lambda unit: natural_key(_telling_name(context, unit))
    )
    return [
        PageSection(
            f"chu-{first[:1].lower()}",
            context.t("Đơn vị: {letter}", letter=first),
            links=tuple(context.unit_link(unit.id) for unit in named),
            link_style="columns",
            folded=True,
        )
        for first, named in groupby(units, key=letter)
    ]


def _telling_name(context: PageContext, unit: Unit) -> str:
    """Without the word for its kind, which stands before the name in one language and after it in another."""
    kind, name = context.label("unit_type", unit.type), context.own_name(unit.id)
    telling = name.removeprefix(f"{kind} ").removesuffix(f" {kind}")
    return telling if telling != name and not telling[:1].islower() else context.unit_short(unit.id)


def _reported_indicators(context: PageContext) -> tuple[Link, ...]:
    reported = context.edition.store.indicators()
    indicators = context.edition.references.indicators.values()
    return tuple(context.indicator_link(item, item.id) for item in indicators if item.id in reported)


def _tables(context: PageContext) -> tuple[Link, ...]:
    return tuple(
        Link(
            f"{context.text(table.title)}, {context.when(table.period)}", context.links.table(release.report, table.id)
        )
        for release in context.edition.releases.values()
        for table in release.tables
    )
