"""The rows a form has: from the newest released table of that form, else from what the form's definition names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..errors import UseError
from ..loading.read_forms import Forms
from ..loading.schemas import DIMENSIONS
from ..model.collection import Collection, References
from ..model.forms import Form
from ..model.releases import Release, Row
from .folding import fold, fold_case

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
    by_key: Mapping[str, TemplateRow] = field(default_factory=dict, compare=False)

    @property
    def has_measure(self) -> bool:
        return "unit_of_measure" in self.columns


def make_template(collection: Collection, table: str, without: str = "") -> Template:
    """The rows of a table. `without` names a report whose own wording must not help to read it."""
    form = Forms(dict(collection.forms), {}, frozenset()).of_table(table)
    if form is None:
        raise UseError(f"Không có biểu mẫu “{table}”. → Chọn: {', '.join(collection.forms)}.")
    releases = sorted_releases(collection, table)
    others = [one for one in releases if one.report != without]
    model = (others or releases)[-1] if releases else None
    rows = _released_rows(model, table) if model else _defined_rows(form, collection.references)
    if not rows:
        message = f"Biểu mẫu {form.id} chưa có bảng nào đã công bố và không ghi các dòng của nó"
        raise UseError(f"{message}. → Nhập bảng đầu tiên bằng tay, xem data/README.md.")
    labels, misprints, wordings = (
        _labels(others, table, fold),
        _misprints(others, table),
        _labels(others, table, fold_case),
    )
    made = tuple(
        replace(
            row,
            names=labels.get(row.key, frozenset()) | misprints.get(row.key, frozenset()) | {fold(row.label)},
            wordings=wordings.get(row.key, frozenset()) | {fold_case(row.label)},
            misprints=misprints.get(row.key, frozenset()) - labels.get(row.key, frozenset()) - {fold(row.label)},
        )
        for row in rows
    )
    source = model.table(table) if model else None
    return Template(
        table=table,
        form=form,
        rows=made,
        columns=_columns(form, made),
        period=source.period if source else "",
        report_period=model.period if model else "",
        unit=source.unit if model and source and source.unit != model.unit else "",
        by_key={row.key: row for row in made},
    )


def sorted_releases(collection: Collection, table: str) -> list[Release]:
    """Releases that hold the table, the one with the latest period last."""
    ends = {period.id: period.end for period in collection.references.periods.values()}
    held = [release for release in collection.newest() if release.table(table) is not None]
    return sorted(held, key=lambda one: (ends.get(one.period, ""), one.period, one.report))


def tables_of(collection: Collection, form_id: str) -> tuple[str, ...]:
    """The tables of a form: tthc-pl-3 has tthc-pl-3a and tthc-pl-3b; most have the one named like the form."""
    found = {
        table.id
        for release in collection.newest()
        for table in release.tables
        if table.form.id == form_id and table.form.rows != "prose"
    }
    return tuple(sorted(found)) or (form_id,)


def known_labels(collection: Collection, form_id: str, without: str = "") -> frozenset[str]:
    """Folded labels of all released tables of the form: they tell forms with the same header apart."""
    held = [(one.report, table) for one in collection.newest() for table in one.tables if table.form.id == form_id]
    others = [table for report, table in held if report != without] or [table for _, table in held]
    return frozenset(fold(row.label) for table in others for row in table.rows)


def _released_rows(model: Release, table_id: str) -> list[TemplateRow]:
    table = model.table(table_id)
    return [_template_row(row) for row in table.rows] if table else []


def _template_row(row: Row) -> TemplateRow:
    places = (row.unit, row.indicator, row.category, row.unit_of_measure)
    return TemplateRow(row.key, row.kind, row.label, *places)


def _labels(releases: Iterable[Release], table: str, form: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Wordings of each row in all releases."""
    return _gather((row.key, form(row.label)) for row in _rows(releases, table))


def _misprints(releases: Iterable[Release], table: str) -> dict[str, frozenset[str]]:
    """How the paper has misprinted each row."""
    return _gather(
        (row.key, fold(note.printed))
        for row in _rows(releases, table)
        for note in row.annotations
        if (note.field, note.kind) == ("label", "misprint")
    )


def _rows(releases: Iterable[Release], table_id: str) -> Iterator[Row]:
    for release in releases:
        table = release.table(table_id)
        yield from table.rows if table else ()


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, text in pairs:
        if text:
            found.setdefault(key, set()).add(text)
    return {key: frozenset(names) for key, names in found.items()}


def _columns(form: Form, rows: Iterable[TemplateRow]) -> tuple[str, ...]:
    rows = tuple(rows)
    used = [name for name in (*DIMENSIONS, "unit_of_measure") if any(getattr(row, name) for row in rows)]
    return tuple(name for name in used if name != form.rows)


def _defined_rows(form: Form, references: References) -> list[TemplateRow]:
    """Rows that the form's identities speak of; their labels are those of the indicators with the same code."""
    keys = dict.fromkeys(key for identity in form.identities for key in _row_keys(identity.params))
    by_slug = {one.slug.replace("-", "."): one for one in references.indicators.values()}
    rows = []
    for key in keys:
        indicator = by_slug.get(key) if form.rows == "indicator" else None
        label = indicator.label.first if indicator else _plain_label(key)
        kind = key if key in AUTOMATIC else "item"
        rows.append(TemplateRow(key, kind, label, indicator=indicator.id if indicator else ""))
    return rows


def _plain_label(key: str) -> str:
    return {"total": "Tổng cộng", "percent": "Tỷ lệ %"}.get(key, f"Dòng {key}")


def _row_keys(params: Mapping[str, object]) -> Iterator[str]:
    for word in ("row", "of", "rows", "parts", "total", "heading"):
        value = params.get(word)
        for one in [value] if isinstance(value, str) else value if isinstance(value, (list, tuple)) else []:
            if isinstance(one, str) and one.replace(".", "").replace("-", "").isalnum() and _is_key(one):
                yield one


def _is_key(text: str) -> bool:
    """Row keys, not names of fields (received_total) nor patterns (i.*)."""
    return text in AUTOMATIC or (text[0].isalnum() and "_" not in text and (text[0].isdigit() or text[0] in "ivx"))
