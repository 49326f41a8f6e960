"""What every page builder needs: the edition, one language, the addresses, and small questions about them."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..edition import Edition
from ..formats.sqlite_format import Answers
from ..model.findings import CONTESTED, IMPOSSIBLE, CellPlace, FigureStanding
from ..model.grouping import grouped
from ..model.measures import Measure, MeasureValue, recounted
from ..model.portal import Portal
from ..model.references import Indicator, Period, Unit
from ..model.releases import Cell, Release, Table
from ..words.catalogue import OWN_LANGUAGE
from ..words.language import Language, lower
from ..words.text import Text, labels
from .links import Links, root_of
from .models import Link, PageHead
from .peer_rankings import PeerRankings


class RestatedPart(NamedTuple):
    """A figure of which another is stated, and in which tables; in none where a whole column is added up."""

    indicator: str
    number: Decimal
    other: Decimal
    tables: tuple[str, ...]


def restated_parts(edition: Edition, value: MeasureValue) -> Mapping[tuple[str, str], RestatedPart]:
    """Of the cells that make a value those of which another figure is stated, by row and field."""
    parts: dict[tuple[str, str], RestatedPart] = {}
    table = edition.releases[value.report].table(value.table)
    for place, (key, column, indicator) in zip(value.cells, value.parts, strict=True):
        known = edition.standing_at(value.report, place)
        row = table.row(key) if table and known.standing == CONTESTED else None  # else no row need be fetched
        number = row.cells[column].number if row else None
        others = known.others_than(number) if number is not None else iter(())
        if number is not None and (told := next(others, None)):
            tables = dict.fromkeys(cell.table for cell in told[1].cells if cell != place)
            elsewhere = tuple(table for table in tables if table != value.table) or tuple(tables)
            parts[key, column] = RestatedPart(indicator, number, told[0], elsewhere)
    return parts


def recounted_value(edition: Edition, value: MeasureValue) -> MeasureValue | None:
    """A contested value as another place of the same paper states it, its part and its whole together; None where
    it states only one of them: half of one statement over half of another would be stated by nobody."""
    parts = restated_parts(edition, value)
    places = {parts[key, field].tables if (key, field) in parts else (value.table,) for key, field, _ in value.parts}
    if len(places) > 1 or not all(places):
        return None
    gaps = {at: part.other - part.number for at, part in parts.items()}
    other = replace(recounted(edition.measures[value.measure], value, gaps), restated_in=next(iter(places)))
    return None if other.above_whole or other.value == value.value else other


# The entries of the navigation, by their method of Links.
SECTIONS = labels("section")
TEXTS = Path(__file__).resolve().parents[3] / "content" / "texts"
# Where the frozen pictures lie: by report and key of the picture its version, and its path without the end of a form.
FrozenPlaces = Mapping[str, Mapping[str, tuple[str, str]]]


@dataclass(frozen=True)
class PageContext:
    edition: Edition
    language: Language
    links: Links
    url: str = ""  # absolute address of the published site; empty in a preview
    # What the build has made before the pages:
    sizes: Mapping[str, int] = field(default_factory=dict)  # bytes of the files that pages offer, by site path
    frozen: FrozenPlaces = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)  # to the ready questions
    texts: Path = TEXTS  # fixed prose, a folder a language

    @cached_property
    def rankings(self) -> PeerRankings:
        """Where each value stands among its peers."""
        return PeerRankings(self.edition)

    @cached_property
    def values_by_period(self) -> Mapping[tuple[str, str], tuple[MeasureValue, ...]]:
        """By measure and period."""
        every = self.edition.values_by_measure.values()
        return grouped(((value.measure, value.period), value) for values in every for value in values)

    @cached_property
    def values_over_time(self) -> Mapping[tuple[str, str, str], tuple[MeasureValue, ...]]:
        """By unit, measure and category."""
        every = self.edition.values_by_unit.values()
        return grouped(((value.unit, value.measure, value.category), value) for values in every for value in values)

    def tables_in(self, period: str, unit: str = "") -> list[tuple[Release, Table]]:
        """The tables of a period, reports in their order; where a unit is named, those that hold a figure of it."""
        own = self.edition.store.tables_of(unit) if unit else ()
        reports = sorted({report for report, _ in own}) if unit else self.edition.releases
        tables = ((release, table) for release in map(self.release, reports) for table in release.tables)
        return [
            (release, table)
            for release, table in tables
            if table.period == period and (not unit or (release.report, table.id) in own)
        ]

    @cached_property
    def once(self) -> Callable[[Hashable, Callable[[], Any]], Any]:
        """What several pages show, made once: by what it is about."""
        made: dict[Hashable, Any] = {}

        def once(key: Hashable, make: Callable[[], Any]) -> Any:
            if key not in made:
                made[key] = make()
            return made[key]

        return once

    def address(self, path: str) -> str:
        """A path as people copy it: whole where the site has an address, from its root where it has none."""
        return f"{self.url.rstrip('/')}/{path}"

    def t(self, message: str, **words: object) -> str:
        return self.language.t(message, **words)

    def explanation(self, of: str) -> str:
        return self.text(labels("explanation")[of])

    def quoted(self, words: str) -> str:
        return self.language.quoted(words)

    def qualified(self, cell: Cell, number: str) -> str:
        """The number behind the words that make it less than exact: hơn 1.500."""
        return f"{self.quoted(cell.qualifier)} {number}" if cell.qualifier and number else number

    def text(self, text: Text) -> str:
        return self.language.text(text)

    def number(self, number: Decimal | int, decimals: int | None = None) -> str:
        return self.language.number(number, decimals)

    def date(self, iso: str) -> str:
        return self.language.date(iso)

    @property
    def portal(self) -> Portal:
        return self.edition.portal

    @property
    def portal_name(self) -> str:
        return self.text(self.portal.names.site)

    @property
    def quoted_lang(self) -> str:
        """What to mark words of the paper with, on a page in another language than the paper's."""
        return "" if self.language.is_own else OWN_LANGUAGE

    def unit(self, unit: str) -> Unit:
        return self.edition.references.units[unit]

    def own_name(self, unit: str) -> str:
        """The name alone, where the place says the rest: in a district's own list."""
        return self.text(self.unit(unit).name)

    def unit_name(self, unit: str) -> str:
        """A commune with its district: there are several wards of one name."""
        name, parent = self.own_name(unit), self.unit(unit).parent
        return f"{name}, {self.unit_short(parent)}" if self.is_commune(self.unit(unit)) else name

    def unit_short(self, unit: str) -> str:
        return self.text(self.unit(unit).short) or self.own_name(unit)

    def is_commune(self, unit: Unit) -> bool:
        """Whether it is of the lowest level and stands below another body than the province itself."""
        lowest = next(reversed(self.levels), "")
        return unit.level == lowest and unit.parent not in ("", self.portal.province)

    @property
    def levels(self) -> tuple[str, ...]:
        """From the province down, in the order of the code list."""
        return tuple(self.edition.references.code_lists.get("level", ()))

    @property
    def sections(self) -> tuple[str, ...]:
        """What indicators are about, in the order of the code list."""
        return tuple(self.edition.references.code_lists.get("section", ()))

    def units_of_this_time(self) -> list[Unit]:
        """Units that some period of the collection can be about: what came after the last of them is another story."""
        references = self.edition.references
        last = max((period.end for period in references.periods.values()), default="")
        return [unit for unit in references.units.values() if unit.valid_from <= last]

    def period(self, period: str) -> Period:
        return self.edition.references.periods[period]

    def period_name(self, period: str) -> str:
        return self.text(self.period(period).name)

    def when(self, period: str) -> str:
        """The period's name inside a sentence."""
        return lower(self.period_name(period))

    def period_short(self, period: str) -> str:
        return self.text(self.period(period).short)

    def label(self, code_list: str, code: str) -> str:
        return self.text(self.edition.references.label(code_list, code))

    def method_label(self, value: MeasureValue) -> str:
        """How the value was counted, in words."""
        variants = self.edition.measures[value.measure].variants
        labels = (self.text(variant.method_label) for variant in variants if variant.method == value.method)
        return next(labels, value.method)

    def unit_link(self, unit: str) -> Link:
        return Link(self.unit_name(unit), self.links.unit(unit))

    def unit_period_link(self, unit: str, period: str) -> Link:
        return Link(self.unit_name(unit), self.links.unit_period(unit, period))

    def measure_link(self, measure: Measure, note: str = "") -> Link:
        return Link(self.text(measure.title), self.links.measure(measure.id), note)

    def indicator_link(self, indicator: Indicator, note: str = "") -> Link:
        return Link(self.text(indicator.label), self.links.indicator(indicator), note)

    def report_link(self, release: Release, note: str = "") -> Link:
        return Link(self.text(release.title), self.links.report(release.report), note)

    def data_set_link(self, release: Release, note: str = "") -> Link:
        return Link(self.text(release.title), self.links.data_set(release.report), note)

    def table_link(self, release: Release, table: Table, note: str = "") -> Link:
        return Link(self.text(table.title), self.links.table(release.report, table.id), note)

    def release(self, report: str) -> Release:
        return self.edition.releases[report]

    def table(self, report: str, name: str) -> Table:
        table = self.release(report).table(name)
        assert table is not None, f"{report} has no table {name}"
        return table

    def source(self, value: MeasureValue) -> tuple[Release, Table]:
        return self.release(value.report), self.table(value.report, value.table)

    def standing(self, value: MeasureValue) -> FigureStanding:
        return self.edition.standing_of(value)

    def standing_at(self, report: str, table: str, row: str, field: str) -> FigureStanding:
        return self.edition.standing_at(report, CellPlace(table, row, field))

    def is_impossible(self, value: MeasureValue) -> bool:
        """Whether its printed figures cannot all be true: then there is no rate, rank, colour or quote of it."""
        return self.standing(value).standing == IMPOSSIBLE

    def is_contested(self, value: MeasureValue) -> bool:
        """Whether somebody states another figure for the same thing: then both are shown, and neither is ranked."""
        return self.standing(value).standing == CONTESTED

    def rivals(self, value: MeasureValue) -> tuple[MeasureValue, ...]:
        """What else is stated for the very thing that a contested value is about, each figure once; where nothing is,
        what another place of the same paper makes of it."""
        if not self.is_contested(value):
            return ()
        rivals = {(rival.table, rival.value): rival for rival in self.edition.rivals_of(value)}
        return tuple(rivals.values()) or tuple(filter(None, (recounted_value(self.edition, value),)))

    def figure_words(self, value: MeasureValue) -> str:
        """The value as a picture or a table prints it: a contested one never without the other."""
        return " ≠ ".join(self.format_value(stated) for stated in (value, *self.rivals(value)))

    def report_number(self, release: Release) -> str:
        """The document's number; a letter printed without one is named as such."""
        return release.source.number or self.t("văn bản không ghi số")

    def paper_words(self, report: str) -> str:
        """What is known of the paper itself beyond what it prints: a draft, sent before the year ended."""
        notes = self.edition.collection.notes.get(report)
        return self.text(notes.paper) if notes else ""

    def by_name(self, units: Iterable[Unit]) -> list[Unit]:
        """Kinds together, then in the order of names, number 2 before number 10; of one name always in one order."""
        return sorted(units, key=lambda unit: (unit.type, natural_key(self.own_name(unit.id)), unit.id))

    def format_value(self, value: MeasureValue) -> str:
        """The value in words; a rate that the paper itself prints keeps the decimals it was printed with."""
        measure = self.edition.measures[value.measure]
        if self.is_impossible(value):
            # Figures that cannot all be true are the paper's contradiction, not a share of 172 %.
            return self.t("không tính được")
        if measure.unit_of_measure == "phan-tram":
            if value.denominator is None:
                return self.language.percent(value.numerator * measure.scale)
            return self.language.percent(value.value, measure.decimals)
        return self.number(value.value, measure.decimals)

    def parts(self, value: MeasureValue) -> str:
        """What was divided by what, as counted: “2.885 trên 2.941”; nothing where the paper prints the share alone."""
        if value.denominator is None:
            return ""
        return self.t("{part} trên {whole}", part=value.numerator, whole=value.denominator)

    def section_link(self, section: str) -> Link:
        return Link(self.text(SECTIONS[section]), getattr(self.links, section)())

    def head(self, path: str, title: str, description: str, section: str = "", *crumbs: Link) -> PageHead:
        """`section`: the entry of the navigation, where the way to pages below it begins; `crumbs` go on from there."""
        entry = self.section_link(section) if section else Link("", path)
        is_below = path.startswith(entry.path) and path != entry.path
        return PageHead(
            lang=self.language.lang,
            path=path,
            root=root_of(path),
            title=title,
            description=description,
            crumbs=(entry, *crumbs) if is_below else crumbs,
            shared_path=path.removeprefix(self.links.prefix),
            section=entry.path if section else "",
        )


def natural_key(name: str) -> tuple[tuple[int, str], ...]:
    """Letters without their marks, numbers as numbers."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    folded = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", folded))


def row_name(context: PageContext, table: Table, key: str) -> str:
    """How a row is called in evidence: its printed number where that is plain, else its label, for which alone it is
    fetched."""
    if key.isdigit():
        return context.t("dòng {number}", number=key)
    row = table.row(key)
    return context.t("dòng “{label}”", label=context.quoted(row.label)) if row else ""
