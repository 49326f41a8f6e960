"""All units: by level, communes by district."""

from collections.abc import Iterable

from ..model.references import Unit
from .models import Link, Page, PageSection, with_content
from .page_context import PageContext
from .written_texts import text_page


def units_page(context: PageContext) -> Page:
    parts = {"words: units": context.text(context.portal.home.all_units)}
    return text_page(context, "don-vi", unit_sections(context), parts, "units")


def unit_sections(context: PageContext) -> tuple[PageSection, ...]:
    """Those of today, where they are others than in the reports; then all that reports speak of, by level, communes by
    district."""
    units = context.units_of_this_time()
    later = [unit for unit in context.edition.references.units.values() if unit not in units and not unit.valid_to]
    levels = (
        _section(
            context,
            f"cap-{level}",
            context.label("level", level),
            [unit for unit in units if unit.level == level and not context.is_commune(unit)],
        )
        for level in context.levels
    )
    districts = {unit.parent for unit in units if context.is_commune(unit)}
    communes = (
        _section(
            context,
            f"xa-{district.id}",
            context.unit_name(district.id),
            context.by_name(unit for unit in units if unit.parent == district.id),
        )
        for district in units
        if district.id in districts
    )
    today = _section(context, "hien-nay", context.t("Đơn vị hiện nay"), context.by_name(later))
    return with_content(today, *levels, *communes)


def _section(context: PageContext, anchor: str, title: str, units: Iterable[Unit]) -> PageSection:
    reported = set(context.edition.store.units())
    successions = context.edition.references.successions
    reported |= {step.successor for step in successions if step.unit in reported}
    links = tuple(
        Link(
            context.own_name(unit.id),
            context.links.unit(unit.id),
            "" if unit.id in reported else context.t("chưa có số"),
        )
        for unit in units
    )
    return PageSection(anchor, title, links=links, link_style="columns", filter=context.t("Lọc đơn vị"))
