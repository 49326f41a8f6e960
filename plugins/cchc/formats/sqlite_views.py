"""Ready questions of cchc.sqlite, as views."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.figures import COLUMNS
from ..tables.figures_table import HISTORY
from ..words.text import Lang, Text, message

BY_EDITION = "figures_by_edition"
_CELL = ("report", "table", "row", "field")
_TOLD = tuple(name for name in COLUMNS if name not in ("report", "version"))


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
            f"SELECT f.*, {_named('u.name', 'unit', languages)}, u.level AS unit_level, p.start AS period_start, "
            f'p."end" AS period_end, {_named("i.label", "indicator", languages)} FROM newest_figures f '
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
        SqlView(
            BY_EDITION,
            ("figures", HISTORY, "reports"),
            message("Số liệu của từng ấn bản: nêu ấn bản ở cột edition"),
            # Cells that changed stand in the history with the editions of which they were true, all others in figures.
            f"SELECT e.edition, c.report, r.version, {_quoted(_TOLD, 'c')} "
            "FROM (SELECT DISTINCT substr(created, 1, 7) AS edition FROM reports) e "
            f"JOIN reports r ON {_holds('r')} JOIN (SELECT '' AS edition_from, NULL AS edition_to, report, "
            f'{_quoted(_TOLD)} FROM figures WHERE ({_quoted(_CELL)}) NOT IN (SELECT {_quoted(_CELL)} FROM "{HISTORY}") '
            f'UNION ALL SELECT edition_from, edition_to, report, {_quoted(_TOLD)} FROM "{HISTORY}") c '
            f"ON c.report = r.report AND {_holds('c')}",
        ),
    )


def _quoted(names: Iterable[str], table: str = "") -> str:
    return ", ".join(f'{table}."{name}"' if table else f'"{name}"' for name in names)


def _holds(table: str) -> str:
    """In the edition e; a version that another replaced within its month has no first edition, and is in none."""
    return f"e.edition BETWEEN {table}.edition_from AND coalesce({table}.edition_to, e.edition)"


def _named(column: str, thing: str, languages: Sequence[Lang]) -> str:
    """u.name_vi AS unit_name_vi, u.name_en AS unit_name_en."""
    name = column.partition(".")[2]
    return ", ".join(f"{column}_{lang} AS {thing}_{name}_{lang}" for lang in languages)
