"""The data dictionary as tables: each column of each form, and the indicators that a release measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model.collection import References
from ..model.releases import Release
from ..words.text import Lang, joined, message, message_in
from .columns import COLUMNS, make_columns
from .list_table import ListLine, TranslatedColumn, make_list_table
from .reference_tables import make_indicators_table
from .stat_table import StatColumn, StatTable

_HEADING = StatColumn("label", message("Đầu cột"), message("Như in, từ ngoài vào trong"), "label")
_FACTS = (
    StatColumn("form", message_in("column", "Biểu mẫu"), message("Mã biểu mẫu của bảng")),
    TranslatedColumn(_HEADING),
    StatColumn("type", message("Kiểu"), message("Kiểu theo biểu: integer, number hoặc text")),
    StatColumn("unit_of_measure", message("Đơn vị tính"), role="measure"),
    replace(
        COLUMNS["indicator"],
        description=message(
            "Chỉ tiêu mà cột đo; trống khi từng dòng ghi chỉ tiêu của mình hoặc không đo chỉ tiêu chung"
        ),
    ),
    StatColumn("printed_column", message("Số cột in trên biểu")),
    StatColumn("formula", message("Công thức in trên biểu")),
)


def make_fields_table(releases: Iterable[Release], languages: Sequence[Lang], with_report: bool = False) -> StatTable:
    """`with_report`: of several releases, for a table's id may stand in more than one report."""
    keys = ("report", "table", "field") if with_report else ("table", "field")
    lines = (line if with_report else line[1:] for line in _field_lines(releases))
    columns = (*make_columns(*keys, keys=keys), *_FACTS)
    table = make_list_table("fields", message("Từ điển dữ liệu: các cột của biểu"), columns, lines, languages)
    description = message(
        "Mỗi cột số liệu của mỗi bảng: đầu cột như in (quá ngắn thì thêm tên), kiểu, đơn vị tính, chỉ tiêu được đo, "
        "công thức in trên biểu."
    )
    return replace(table, description=description)


def _field_lines(releases: Iterable[Release]) -> Iterator[ListLine]:
    for release in releases:
        for table in release.tables:
            for field in table.form.fields:
                heading = joined(" > ", (*field.headings, field.label))
                yield (
                    release.report, table.id, field.name, table.form.id, heading, field.type, field.unit_of_measure,
                    field.indicator, field.column, field.formula,
                )  # fmt: skip


def make_used_indicators_table(release: Release, references: References, languages: Sequence[Lang]) -> StatTable:
    """The indicators of one release with their names: so that a package can be read by itself."""
    used = {row.indicator for table in release.tables for row in table.rows}
    used |= {field.indicator for table in release.tables for field in table.form.fields}
    used |= {passage.indicator for passage in release.narrative}
    indicators = (item for item in references.indicators.values() if item.id in used)
    return make_indicators_table(indicators, languages, of_a_version=True)
