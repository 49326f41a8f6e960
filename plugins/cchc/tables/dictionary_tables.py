"""The data dictionary as tables: each column of each form, and the indicators that a release measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.collection import References
from ..model.forms import Field
from ..model.releases import Release, Table
from ..words.text import NO_TEXT, message
from .cell_makers import text_cell
from .columns import make_column, make_columns
from .reference_tables import make_indicators_table
from .stat_table import StatRow, StatTable

_TITLE = message("Từ điển dữ liệu: các cột của biểu")
_SAID = message(
    "Mỗi cột số liệu của mỗi bảng: đầu cột như in, kiểu, đơn vị tính, chỉ tiêu được đo, công thức in trên biểu."
)
_FACTS = (
    make_column("form", ("Biểu mẫu", "Form"), ("Mã biểu mẫu của bảng", "Id of the table's form")),
    make_column(
        "label_vi", ("Đầu cột", "Heading (Vietnamese)"), ("Như in, từ ngoài vào trong", "As printed, outermost first"),
        "label",
    ),
    make_column("label_en", ("Đầu cột tiếng Anh", "Heading (English)"), role="label"),
    make_column(
        "type", ("Kiểu", "Type"),
        ("Kiểu theo biểu: integer, number hoặc text", "By the form: integer, number or text"),
    ),
    make_column("unit_of_measure", ("Đơn vị tính", "Unit of measure"), role="measure"),
    make_column(
        "indicator", ("Mã chỉ tiêu", "Indicator id"),
        ("Chỉ tiêu mà cột đo; trống khi từng dòng ghi chỉ tiêu của mình hoặc không đo chỉ tiêu chung",
         "What the column measures; empty where each row names its own or it is no common indicator"),
        "dimension", refers_to="indicators.indicator",
    ),
    make_column("printed_column", ("Số cột in trên biểu", "Printed number of the column")),
    make_column("formula", ("Công thức in trên biểu", "Printed formula")),
)  # fmt: skip


def make_fields_table(release: Release) -> StatTable:
    return _make(("table", "field"), (release,), release.version)


def make_all_fields_table(releases: Iterable[Release]) -> StatTable:
    """Of several releases: a table's id may stand in more than one report."""
    return _make(("report", "table", "field"), releases)


def _make(keys: tuple[str, ...], releases: Iterable[Release], version: str = "") -> StatTable:
    return StatTable(
        name="fields",
        title=_TITLE,
        source=NO_TEXT,
        columns=(*make_columns(*keys, keys=keys), *_FACTS),
        rows=tuple(_rows(releases, keys)),
        description=_SAID,
        version=version,
    )


def _rows(releases: Iterable[Release], keys: tuple[str, ...]) -> Iterator[StatRow]:
    for release in releases:
        for table in release.tables:
            for field in table.form.fields:
                known = {"report": release.report, "table": table.id, "field": field.name}
                held = tuple(known[key] for key in keys)
                yield StatRow("/".join(held), "item", tuple(text_cell(text) for text in (*held, *_facts(table, field))))


def _facts(table: Table, field: Field) -> tuple[str, ...]:
    parts = (*field.headings, field.label)
    return (
        table.form.id, " > ".join(part.first for part in parts), " > ".join(part.in_("en") for part in parts),
        field.type,
        field.unit_of_measure, field.indicator, field.column, field.formula,
    )  # fmt: skip


def make_used_indicators_table(release: Release, references: References) -> StatTable:
    """The indicators of one release with their definitions: so that a package can be read by itself."""
    tables = release.tables
    used = {row.indicator for table in tables for row in table.rows}
    used |= {field.indicator for table in tables for field in table.form.fields}
    return make_indicators_table(one for one in references.indicators.values() if one.id in used)
