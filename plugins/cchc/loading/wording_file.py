"""data/report_wording.yaml: how reports print things. Building the site needs none of it, so the file may be absent."""

from collections.abc import Sequence
from dataclasses import fields

from ..model.report_wording import NO_WORDING, PeriodPattern, ReportWording
from ..words.text import Lang
from .closed_reading import ClosedSection
from .faults import Faults
from .open_file import open_yaml
from .read_files import Tree

PATH = "data/report_wording.yaml"
_LISTS = tuple(field.name for field in fields(ReportWording) if field.type == tuple[str, ...])
_MEASURES = ("percent", "yes_no", "decimal")
_PERIOD = ("id", "kind", "first_month", "months", "name", "short", "prints")


def read_wording(tree: Tree, languages: Sequence[Lang], faults: Faults) -> ReportWording:
    file = tree.files.get(PATH)
    section = open_yaml(file, faults, languages) if file is not None else None
    if section is None:
        return NO_WORDING
    optional = ("window_day", "passages")
    section.close((*_LISTS, "words_for_figures", "measures", "unit_prints", "periods"), optional)
    figures = _closed(section, "words_for_figures", ("words", "figure"))
    prints = _closed(section, "unit_prints", ("type", "prints"))
    measures = section.section("measures")
    measures.close(_MEASURES)
    periods = _closed(section, "periods", _PERIOD)
    passages = _closed(section, "passages", ("kind", "words"))
    return section.make(
        ReportWording,
        words_for_figures={word: entry.text("figure") for entry in figures for word in entry.words("words")},
        measures={kind: measures.words(kind) for kind in _MEASURES},
        unit_prints={entry.text("type"): entry.words("prints") for entry in prints},
        passages={entry.text("kind"): entry.words("words") for entry in passages},
        periods=tuple(entry.make(PeriodPattern, id=entry.filled("id"), kind=entry.filled("kind")) for entry in periods),
    )


def _closed(section: ClosedSection, key: str, names: tuple[str, ...]) -> list[ClosedSection]:
    entries = section.sections(key)
    for entry in entries:
        entry.close(names)
    return entries
