"""make bench: measures on real and made-up data, prints the figures and writes docs/performance.md."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from plugins.cchc.benchmark.against_hugo import compare_with_hugo, figure_lines, hugo_lines
from plugins.cchc.benchmark.chart_speed import measure_charts, real_series, speed_line
from plugins.cchc.benchmark.interval_simulation import simulate
from plugins.cchc.benchmark.measure_build import measure, report_lines
from plugins.cchc.benchmark.measure_checking import checking_lines, measure_checking
from plugins.cchc.benchmark.one_more_report import measure_site, site_lines
from plugins.cchc.benchmark.performance_page import write_performance
from plugins.cchc.errors import UseError
from plugins.cchc.messages.commands import Arguments, run_command

ROOT = Path(__file__).resolve().parent.parent
TRUTHS, DRAWS = 1000, 200
CHARTS = 100  # real ones that are drawn both ways


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make bench", description="Đo trên dữ liệu thật và dữ liệu giả, ghi docs/performance.md.")
    parser.add_argument("--pages", type=int, default=1000, help="số trang đơn vị × kỳ giả")
    pages = parser.parse_args(words).pages
    if pages < 1:
        raise UseError("PAGES phải từ 1 trở lên, ví dụ make bench PAGES=100.")
    parts: list[tuple[str, list[str]]] = []

    def tell(heading: str, lines: list[str]) -> None:
        print("\n".join((f"→ {heading}", *lines)), flush=True)
        parts.append((heading, lines))

    tell(
        f"{TRUTHS} made-up truths, {DRAWS} draws of each: do intervals and ranks hold?",
        [simulate(TRUTHS, DRAWS).line()],
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tell("The real site, and one more report", site_lines(measure_site(ROOT, folder / "site")))
        tell(f"{CHARTS} real charts", [speed_line(measure_charts(real_series(ROOT, CHARTS)))])
        tell("Checking made-up reports", checking_lines(measure_checking(ROOT, folder / "checked")))
        made_up = measure(ROOT, folder / "built", pages)
        tell(f"{pages:,} made-up unit × period pages from a cold start", report_lines(made_up))
        hugo = compare_with_hugo(folder / "pages", 10 * pages)
        tell(f"{10 * pages:,} pages beside Hugo", [*hugo_lines(hugo), *figure_lines(hugo, made_up.page_seconds)])
    write_performance(ROOT / "docs" / "performance.md", f" PAGES={pages}", parts)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
