"""The rows a form has: from the newest released table of that form, else from what the form's definition names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..errors import UseError
from ..loading.read_definitions import Forms
from ..loading.schemas import DIMENSIONS
from ..model.collection import Collection, References
from ..model.releases import Form, Release, Row
from .folding import fold, fold_case, squeeze

AUTOMATIC = ("total", "percent")


@dataclass(frozen=True)
class TemplateRow:
    key: str
    kind: str
    label: str
    unit: str = ""
    indicator: str = ""
    category: str = ""
    unit_of_measure: str = ""
    names: frozenset[str] = frozenset()  # every folded wording under which the row is known
    misprints: frozenset[str] = frozenset()  # of these, the ones that were put right
    wordings: frozenset[str] = frozenset()  # released labels with their marks

    @property
    def parent(self) -> str:
        return self.key.rpartition(".")[0]


@dataclass(frozen=True)
class Template:
    table: str
    form: Form
    rows: tuple[TemplateRow, ...]
    columns: tuple[str, ...]  # of those that the form leaves open: unit, category, unit_of_measure
    period: str = ""  # of the table the rows were taken from
    report_period: str = ""
    unit: str = ""  # whom rows without a unit of their own are about, where that is not the reporter

    @cached_property
    def by_key(self) -> dict[str, TemplateRow]:
        return {row.key: row for row in self.rows}

    @property
    def has_measure(self) -> bool:
        return "unit_of_measure" in self.columns


def make_template(table: str, collection: Collection) -> Template:
    """The rows of a table of a known form, each with the wordings of all its releases."""
    form = Forms(collection.forms).of_table(table)
    assert form is not None, table
    releases = sorted_releases(collection, table)
    tables = [released for release in releases if (released := release.table(table))]
    rows = [_template_row(row) for row in tables[-1].rows] if tables else _defined_rows(form, collection.references)
    if not rows:
        message = f"Biểu mẫu {form.id} chưa có bảng nào đã công bố và không ghi các dòng của nó"
        raise UseError(f"{message}. → Nhập bảng đầu tiên bằng tay, xem data/README.md.")
    used = [name for name in (*DIMENSIONS, "unit_of_measure") if any(getattr(row, name) for row in rows)]
    worded = tuple(_with_wordings(row, filter(None, (table.row(row.key) for table in tables))) for row in rows)
    template = Template(table, form, worded, tuple(name for name in used if name != form.rows))
    if not tables:
        return template
    unit = tables[-1].unit if tables[-1].unit != releases[-1].unit else ""
    return replace(template, period=tables[-1].period, report_period=releases[-1].period, unit=unit)


def sorted_releases(collection: Collection, table: str) -> list[Release]:
    """Releases that hold the table, the one with the latest period last."""
    releases, periods = collection.newest(), collection.references.periods
    in_order = sorted(releases, key=lambda each: (periods[each.period].end, each.period, each.report))
    return [release for release in in_order if release.table(table) is not None]


def tables_of(collection: Collection, form_id: str) -> tuple[str, ...]:
    """The tables of a form, a letter after its id where it has several; most have the one named like the form."""
    tables = (table for release in collection.newest() for table in release.tables)
    return tuple(sorted({table.id for table in tables if table.form.id == form_id})) or (form_id,)


def known_labels(collection: Collection, form_id: str) -> frozenset[str]:
    """Squeezed labels of all released tables of the form: they tell forms with the same header apart."""
    tables = (table for release in collection.newest() for table in release.tables if table.form.id == form_id)
    return frozenset(squeeze(row.label) for table in tables for row in table.rows)


def _template_row(row: Row) -> TemplateRow:
    return TemplateRow(row.key, row.kind, row.label, row.unit, row.indicator, row.category, row.unit_of_measure)


def _with_wordings(row: TemplateRow, released: Iterable[Row]) -> TemplateRow:
    labels, misprints = {row.label}, set[str]()
    for other in released:
        labels.add(other.label)
        notes = (note for note in other.annotations if (note.field, note.kind) == ("label", "misprint"))
        misprints.update(fold(note.printed) for note in notes)
    names, wordings = frozenset(map(fold, labels)) - {""}, frozenset(map(fold_case, labels))
    put_right = frozenset(misprints) - names - {""}
    return replace(row, names=names | put_right, misprints=put_right, wordings=wordings)


def _defined_rows(form: Form, references: References) -> list[TemplateRow]:
    """Rows that the form's identities speak of: indicators by their slug, totals and percentages."""
    by_key = {indicator.slug.replace("-", "."): indicator for indicator in references.indicators.values()}
    rows = []
    words = (word for definition in form.check_definitions for word in _words(definition.params.values()))
    for key in dict.fromkeys(words):
        if form.rows == "indicator" and key in by_key:
            rows.append(TemplateRow(key, "item", by_key[key].label.first, indicator=by_key[key].id))
        elif key in AUTOMATIC:
            rows.append(TemplateRow(key, key, references.label("row_kind", key).first))
    return rows


def _words(params: Iterable[object]) -> Iterator[str]:
    for value in params:
        yield from (word for word in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(word, str))
