"""make bench: builds a made-up collection and prints what a page, a chart and a checked row cost."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from plugins.cchc.trial.measure import measure, report_lines

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000, help="unit × period pages, each with a 185-row table")
    pages = parser.parse_args().pages
    print(f"→ {pages} unit × period pages, made up, built from a cold start", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(report_lines(measure(ROOT, Path(folder), pages))))


if __name__ == "__main__":
    main()
