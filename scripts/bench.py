"""make bench: builds a made-up collection and prints what a page, a chart and a checked row cost."""

from __future__ import annotations

import sys
import tempfile
from itertools import islice
from pathlib import Path

from plugins.cchc.benchmark.chart_speed import measure_charts, speed_line
from plugins.cchc.benchmark.interval_simulation import simulate
from plugins.cchc.benchmark.measure_build import measure, report_lines
from plugins.cchc.benchmark.measure_checking import checking_lines, measure_checking
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.charts import Series
from plugins.cchc.edition import assemble
from plugins.cchc.errors import UseError
from plugins.cchc.messages.commands import Arguments, run_command
from plugins.cchc.pages.page_list import pages_of, unit_pages

ROOT = Path(__file__).resolve().parent.parent
TRUTHS, DRAWS = 1000, 200
CHARTS = 100  # real ones that are drawn both ways


def main(words: list[str] | None = None) -> int:
    parser = Arguments(prog="make bench", description="Dựng một bộ dữ liệu giả và đo.")
    parser.add_argument("--pages", type=int, default=1000, help="số trang đơn vị × kỳ, mỗi trang một bảng 185 dòng")
    pages = parser.parse_args(words).pages
    if pages < 1:
        raise UseError("PAGES phải từ 1 trở lên, ví dụ make bench PAGES=100.")
    print(f"→ {TRUTHS} made-up truths, {DRAWS} draws of each: do intervals and ranks hold?", flush=True)
    print(simulate(TRUTHS, DRAWS).line(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        print(f"→ {CHARTS} real charts, drawn by this project and by vl-convert in turns", flush=True)
        print(speed_line(measure_charts(real_series())), flush=True)
        print("→ made-up reports, checked by this project and by Frictionless", flush=True)
        print("\n".join(checking_lines(measure_checking(ROOT, Path(folder) / "checked"))), flush=True)
        print(f"→ {pages} unit × period pages, made up, built from a cold start", flush=True)
        print("\n".join(report_lines(measure(ROOT, Path(folder) / "built", pages))))
    return 0


def real_series() -> list[Series]:
    context = next(iter(SiteBuild(assemble(ROOT)).contexts.values()))
    charts = (chart for page in pages_of(context, unit_pages) for section in page.sections for chart in section.charts)
    return [chart.undrawn for chart in islice(charts, CHARTS)]


if __name__ == "__main__":
    sys.exit(run_command(main))
