"""What a task asks of the reports, noted while it asks: as long as each question has the answer it had, the task would
yield what it yielded.

Whoever asks something that is not listed here has asked for everything, and is asked anew with any change.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from ..model.measures import MeasureValue
from ..model.releases import Release
from ..pages.citation import FileSizes
from ..pages.links import Links
from ..pages.page_context import PageContext

if TYPE_CHECKING:
    from .site_build import SiteBuild

Question = tuple[str, ...]  # its kind, and what it is about
EVERYTHING: Question = ("everything",)
_Answer = Callable[..., object]  # to a question, by what it is about
_Ask = Callable[..., Question | None]  # from the arguments of a use; None: what is asked is no matter of the reports


class Answers:
    """Of each question one word that changes with the answer, worked out once."""

    def __init__(self, build: SiteBuild) -> None:
        self._edition, self._known = build.edition, dict[Question, str]()
        self.made: dict[object, tuple[Any, dict[Question, str]]] = {}  # what several tasks show, with what was asked
        edition, references, store, sizes = build.edition, build.edition.references, build.edition.store, build.sizes
        context = next(iter(build.contexts.values()))  # in any language: answers are values
        reports, values = self._reports, self._values
        self._of_files: Mapping[str, _Answer] = {  # which come while the site is built
            "size": sizes.get,
            "sum": sizes.sums.get,
            "folder": sizes.in_folder,
        }
        self._of_data: Mapping[str, _Answer] = {
            "everything": self._everything,
            "report": self._report,
            "name": lambda: edition.name,
            "last_day": edition.last_day,
            "period": references.periods.get,
            "unit_names": lambda unit: references.names_by_unit.get(unit),
            "document": lambda document: references.citations_by_document.get(document),
            "citations": lambda: references.citations,
            "unit": self._unit,
            "unit_figures": lambda unit: reports(sorted({report for report, _ in store.tables_of(unit)})),
            "indicator_figures": lambda indicator: reports(store.reports_with(indicator)),
            "period_figures": lambda unit, period: reports(store.reports_of(unit, period)),
            "unit_values": lambda unit: edition.values_by_unit.get(unit),
            "measure_values": lambda measure: values(edition.values_by_measure.get(measure, ())),
            "period_values": lambda *place: values(context.values_by_period.get(place, ())),
            "peers": lambda *key: values(context.rankings.values_by_key.get(key, ())),
            "told": lambda unit: reports(release.report for release, _ in edition.told_by_unit.get(unit, ())),
            "filed": lambda unit: reports(release.report for release in edition.releases_by_unit.get(unit, ())),
            "compared": lambda unit: unit in context.rankings.newest_units,
            "days": lambda path: build.days.printed(path),
            "chrome": lambda lang: build.undated_chrome[lang],
        }

    def __getitem__(self, question: Question) -> str:
        kind, *about = question
        if kind in self._of_files:
            return digest(self._of_files[kind](*about))
        if question not in self._known:
            self._known[question] = digest(self._of_data[kind](*about))
        return self._known[question]

    def _everything(self) -> object:
        releases, references = self._edition.collection.releases, self._edition.references
        lists = references.periods, references.citations, references.unit_names
        return lists, [(release.version, *self._reports([release.report])) for release in releases]

    def _report(self, report: str) -> object:
        """Its versions with their sums, what is known about it, and what other reports have to do with its checks."""
        collection = self._edition.collection
        versions = collection.versions.get(report, ())
        told = [(release.files, collection.references.listed_of(release)) for release in versions]
        return told, collection.notes.get(report), self._edition.answers_beyond(report)

    def _reports(self, reports: Iterable[str]) -> list[object]:
        return [(report, self["report", report]) for report in reports]

    def _unit(self, unit: str) -> object:
        """Where its figures are."""
        store = self._edition.store
        return sorted(store.tables_of(unit)), sorted(store.periods_of(unit)), unit in self._edition.units_over_time

    def _values(self, values: Iterable[MeasureValue]) -> object:
        """With what is known about the reports that state them."""
        told = tuple(values)
        return told, self._reports(dict.fromkeys(value.report for value in told))


def digest(value: object) -> str:
    """The same for equal values, whether their parts are shared in memory or not. They hold no sets, of which the
    fast pickler counts each as a level deeper and breaks at fifty."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.fast = True  # what stands twice is written twice
    pickler.dump(value)
    return hashlib.sha256(stream.getbuffer()).hexdigest()


def _nothing(*_: object) -> None:
    """What is no report's changes with the inputs, with which everything is void; so does what follows from values
    that were asked for before."""


def _report(key: str | tuple[str, ...], *_: object) -> Question:
    return "report", key if isinstance(key, str) else key[0]


def _release(release: Release) -> Question:
    return "report", release.report


def _about(kind: str) -> _Ask:
    return lambda *about: (kind, *(part for each in about for part in (each if isinstance(each, tuple) else (each,))))


# What each use of the edition asks: of an attribute, of a key of a mapping, of the arguments of a call.
_Uses = Mapping[str, "_Ask | _Uses"]
_REFERENCES: _Uses = {
    "periods": _about("period"),
    "comparison_set": lambda _, period: ("period", period),
    "names_by_unit": _about("unit_names"),
    "citations_by_document": _about("document"),
    "listed_of": _release,
    "citations": _about("citations"),
    **dict.fromkeys(
        (
            "units", "successions", "successions_from", "successions_to", "indicators", "code_lists", "legal_acts",
            "index_items", "comparison_sets", "gaps", "label", "role", "indicators_with", "indicator_groups",
            "official_indices",
        ),
        _nothing,
    ),
}  # fmt: skip
_COUNTED = ("unit", "indicator")
_STORE: _Uses = {
    "of_unit": _about("unit_figures"),
    "of_unit_period": _about("period_figures"),
    "periods_of": _about("unit"),
    "tables_of": _about("unit"),
    "of_indicator": _about("indicator_figures"),
    "count_stated": lambda column="", word="": (f"{column}_figures", word) if column in _COUNTED else EVERYTHING,
}
_COLLECTION: _Uses = {
    **dict.fromkeys(("portal", "measures", "forms"), _nothing),
    "references": _REFERENCES,
    **dict.fromkeys(("notes", "versions"), _report),
}
_EDITION: _Uses = {
    **dict.fromkeys(("portal", "measures", "tally_of", "step", "judged"), _nothing),
    "references": _REFERENCES,
    **dict.fromkeys(("releases", "results_by_report", "results_by_table", "results_by_cell"), _report),
    **dict.fromkeys(("findings_by_report", "findings_by_key", "values_by_table", "standing_at"), _report),
    "standing_of": lambda value: _report(value.report),
    "alone": _release,
    "rivals_of": lambda value: ("unit_values", value.unit),
    "values_by_unit": _about("unit_values"),
    "values_by_measure": _about("measure_values"),
    "told_by_unit": _about("told"),
    "releases_by_unit": _about("filed"),
    "units_over_time": _about("unit"),
    "has_own_files": _about("unit"),
    "name": _about("name"),
    "last_day": _about("last_day"),
    "collection": _COLLECTION,
    "store": _STORE,
}


@dataclass
class Asked:
    """Notes the questions of a task; `build_of` yields what they are asked of."""

    answers: Answers
    questions: dict[Question, str] = field(default_factory=dict)

    def note(self, question: Question | None) -> None:
        if question and question not in self.questions:
            self.questions[question] = self.answers[question]

    def once(self, lang: str, key: object, make: Callable[[], Any]) -> Any:
        """What several tasks show is made once; each has asked what was asked for it."""
        made, key = self.answers.made, (lang, key)
        if key not in made:
            outer, self.questions = self.questions, {}
            made[key] = make(), self.questions
            self.questions = outer
        value, questions = made[key]
        self.questions |= questions
        return value

    def build_of(self, build: SiteBuild) -> SiteBuild:
        edition: Any = _AskedValue(build.edition, _EDITION, self.note)
        asked = replace(build, edition=edition, before=type(build.before)(), kept=None)
        asked.__dict__.update(  # where its cached properties are sought
            contexts={lang: self._context_of(context, edition) for lang, context in build.contexts.items()},
            chrome=_AskedMapping(build.undated_chrome, _about("chrome"), self.note),
            days=_AskedValue(build.days, {"printed": _about("days")}, self.note),
        )
        return asked

    def _context_of(self, context: PageContext, edition: Any) -> PageContext:
        links = Links(context.links.lang, edition.units_over_time)
        everything: Any = _AskedMapping(context.answers, lambda *_: EVERYTHING, self.note)
        frozen: Any = _AskedMapping(context.frozen, _report, self.note)
        asked = replace(
            context, edition=edition, links=links, sizes=_AskedSizes(context.sizes, self.note), frozen=frozen,
            answers=everything,
        )  # fmt: skip
        rankings, over_time = context.rankings, context.values_over_time
        asked.__dict__.update(
            once=partial(self.once, links.lang),
            rankings=_AskedValue(
                rankings,
                {
                    "key": _nothing,
                    "group": lambda value: ("peers", *rankings.key(value)),
                    "groups_of": _about("measure_values"),
                    "newest_units": _about("compared"),
                },
                self.note,
            ),
            values_by_period=_AskedMapping(context.values_by_period, _about("period_values"), self.note),
            values_over_time=_AskedMapping(over_time, lambda key: ("unit_values", key[0]), self.note),
        )
        return asked


class _AskedValue:
    """Stands for a value of which some uses ask little."""

    def __init__(self, value: Any, uses: _Uses, note: Callable[[Question | None], None]) -> None:
        self._value, self._uses, self._note = value, uses, note

    def __getattr__(self, name: str) -> Any:
        value, ask = getattr(self._value, name), self._uses.get(name)
        if ask is None or (ask is not _nothing and isinstance(value, str | tuple)):
            self._note((name,) if ask else EVERYTHING)
            return value
        used = value if ask is _nothing else self._stand_in(value, ask)
        self.__dict__[name] = used  # found there the next time
        return used

    def _stand_in(self, value: Any, ask: _Ask | _Uses) -> Any:
        if isinstance(ask, Mapping):
            return _AskedValue(value, ask, self._note)
        if isinstance(value, Mapping | frozenset):
            return _AskedMapping(value, ask, self._note)

        def call(*arguments: Any) -> Any:
            self._note(ask(*arguments))
            return value(*arguments)

        return call

    def __len__(self) -> int:
        self._note(EVERYTHING)
        return len(self._value)


class _AskedMapping(Mapping[Any, Any]):
    """Stands for a mapping or a set: who asks for more than one key has asked for everything."""

    def __init__(self, values: Any, ask: _Ask, note: Callable[[Question | None], None]) -> None:
        self._values, self._ask, self._note = values, cache(ask), note  # each key comes again and again

    def __getitem__(self, key: Any) -> Any:
        self._note(self._ask(key))
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._note(self._ask(key))
        return key in self._values

    def __iter__(self) -> Iterator[Any]:
        self._note(EVERYTHING)
        return iter(self._values)

    def __len__(self) -> int:
        self._note(EVERYTHING)
        return len(self._values)


class _AskedSizes(FileSizes):
    """Stands for the sizes of the files that are there."""

    def __init__(self, sizes: Any, note: Callable[[Question | None], None]) -> None:
        super().__init__()
        self._sizes, self._note = sizes, note
        self.sums: Any = _AskedMapping(sizes.sums, _about("sum"), note)

    def __contains__(self, path: object) -> bool:
        self._note(("size", str(path)))
        return path in self._sizes

    def __getitem__(self, path: str) -> int:
        self._note(("size", path))
        return self._sizes[path]

    def get(self, path: str, default: Any = None) -> Any:
        self._note(("size", path))
        return self._sizes.get(path, default)

    def in_folder(self, folder: str) -> list[str]:
        self._note(("folder", folder))
        return self._sizes.in_folder(folder)
