"""make bench: measures on real and made-up data, prints the figures and writes docs/performance.md."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from plugins.cchc.messages.commands import Arguments, run_command, stage
from tests.benchmark.against_hugo import compare_with_hugo, hugo_lines
from tests.benchmark.chart_speed import measure_charts, real_series, speed_line
from tests.benchmark.interval_simulation import simulate
from tests.benchmark.measure_build import Growth
from tests.benchmark.measure_checking import checking_lines, measure_checking
from tests.benchmark.one_more_report import measure_site, site_lines
from tests.benchmark.performance_page import write_performance

ROOT = Path(__file__).resolve().parent.parent
# Made-up truths with draws of each; bodies with years of each, a report each year; pages beside Hugo.
SHORT = ((200, 100), ((16, 3), (48, 4)), 3_000)
LONG = ((1_000, 200), ((120, 5), (120, 50)), 10_000)
CHARTS = 100  # real ones that are drawn both ways


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make bench", description="Đo trên dữ liệu thật và dữ liệu giả, ghi docs/performance.md.")
    parser.add_argument("--long", action="store_true", help="đo cả mười năm: 6.000 báo cáo (hàng giờ)")
    asked = parser.parse_args(words)
    (truths, draws), sizes, pages = LONG if asked.long else SHORT
    parts: list[tuple[str, list[str]]] = []

    def tell(heading: str, measure: Callable[[], list[str]]) -> None:
        with stage(heading, "dòng", 1) as count_on:
            parts.append((heading, measure()))
            count_on(len(parts[-1][1]))
        print(*parts[-1][1], sep="\n", flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        growth = Growth(ROOT, folder / "grown", sizes)
        tell(f"{truths:,} made-up truths: do intervals and ranks hold?", lambda: [simulate(truths, draws).line()])
        tell("The real site, and one more report", lambda: site_lines(measure_site(ROOT, folder / "site")))
        tell(f"{CHARTS} real charts", lambda: [speed_line(measure_charts(real_series(ROOT, CHARTS)))])
        tell("Checking made-up reports", lambda: checking_lines(measure_checking(ROOT, folder / "checked")))
        tell("Collections that grow", growth.lines)
        hugo = folder / "hugo"
        page_cpu = growth.grown[-1].page_cpu
        tell(f"{pages:,} pages beside Hugo", lambda: hugo_lines(compare_with_hugo(hugo, pages), page_cpu))
    write_performance(ROOT / "docs" / "performance.md", " LONG=1" if asked.long else "", parts)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
