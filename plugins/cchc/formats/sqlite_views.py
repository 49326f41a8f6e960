"""Ready questions of cchc.sqlite, as views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..words.text import Lang, Text, message


@dataclass(frozen=True)
class SqlView:
    name: str
    tables: tuple[str, ...]  # made only where these are in the file
    description: Text
    query: str


def make_views(languages: Sequence[Lang]) -> tuple[SqlView, ...]:
    return (
        SqlView(
            "newest_figures",
            ("figures", "reports"),
            message("Số liệu của phiên bản mới nhất của mỗi báo cáo"),
            "SELECT f.* FROM figures f JOIN reports r ON r.report = f.report AND r.version = f.version "
            "WHERE r.newest = 1",
        ),
        SqlView(
            "named_figures",
            ("figures", "reports", "units", "periods", "indicators"),
            message("Số liệu mới nhất kèm tên đơn vị, kỳ và chỉ tiêu"),
            f'SELECT f.report, f.version, f."table", f."row", f.field, f.unit, {_named("u.name", "unit", languages)}, '
            'u.level AS unit_level, f.period, p.start AS period_start, p."end" AS period_end, '
            f"f.indicator, {_named('i.label', 'indicator', languages)}, f.category, f.value, "
            "f.value_text, f.unit_of_measure, f.state, f.note, f.document, f.source, f.standing FROM newest_figures f "
            "LEFT JOIN units u ON u.unit = f.unit LEFT JOIN periods p ON p.period = f.period "
            "LEFT JOIN indicators i ON i.indicator = f.indicator",
        ),
        SqlView(
            "unstated_figures",
            ("figures", "reports"),
            message("Ô không có số liệu, đếm theo báo cáo, bảng và trạng thái"),
            'SELECT report, "table", state, count(*) AS cells FROM newest_figures '
            "WHERE state NOT IN ('reported', 'derived') GROUP BY report, \"table\", state",
        ),
        SqlView(
            "counts_by_report",
            ("figures", "reports"),
            message("Số ô và số ô có số liệu của mỗi báo cáo"),
            "SELECT report, version, count(*) AS cells, sum(state IN ('reported', 'derived')) AS stated "
            "FROM figures GROUP BY report, version",
        ),
    )


def _named(column: str, thing: str, languages: Sequence[Lang]) -> str:
    """u.name_vi AS unit_name_vi, u.name_en AS unit_name_en."""
    name = column.partition(".")[2]
    return ", ".join(f"{column}_{lang} AS {thing}_{name}_{lang}" for lang in languages)
