"""The measure's yardstick: the same unit × period pages, printed by Jinja2 alone with a plain template.

Run by `make bench` as a process of its own: python -m plugins.bench_baseline <project with data> <output folder>
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from jinja2 import Environment

from plugins.cchc.edition import assemble
from plugins.cchc.pages.links import Links
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.unit_period import unit_period_page
from plugins.cchc.words.language import Language

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = """<!doctype html><html lang="{{ page.head.lang }}"><head><meta charset="utf-8">
<title>{{ page.head.title }}</title>
</head><body><h1>{{ page.heading }}</h1>
{% for section in page.sections %}<h2>{{ section.title }}</h2>
{% for tile in section.tiles %}<p>{{ tile.name }} {{ tile.figure }} {{ tile.evidence.place }}</p>{% endfor %}
{% for table in section.tables %}<table>{% for row in table.rows %}<tr><th>{{ row.label }}</th>
{% for cell in row.cells %}<td>{{ cell.text }}</td>{% endfor %}</tr>{% endfor %}</table>{% endfor %}
{% for download in section.downloads %}<a href="{{ download.path }}">{{ download.label }}</a>{% endfor %}
{% endfor %}</body></html>"""


def make_pages(root: Path) -> list[Page]:
    edition = assemble(root)
    sites = [
        PageContext(edition, Language(lang), Links(lang, edition.units_over_time)) for lang in edition.portal.languages
    ]
    keys = edition.store.unit_periods()
    return [unit_period_page(site, unit, period) for site in sites for unit, period in keys]


def write_plainly(pages: list[Page], output: Path) -> float:
    """Seconds for printing and writing; making the page models is not in it."""
    template = Environment(autoescape=True).from_string(TEMPLATE)
    started = time.monotonic()
    for page in pages:
        folder = output / page.head.path
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(template.render(page=page), encoding="utf-8")
    return time.monotonic() - started


if __name__ == "__main__":
    made = make_pages(Path(sys.argv[1]))
    print(json.dumps({"pages": len(made), "seconds": write_plainly(made, Path(sys.argv[2]))}))
