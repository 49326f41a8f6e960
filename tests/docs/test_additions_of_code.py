"""A check, a kind of chart, a page …: exactly the files that docs/architecture.md lists are touched, and it works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.architecture import files_listed
from tests.docs.project_copy import ProjectCopy

EN = {"lang": "en"}


@pytest.fixture
def project(tmp_path: Path) -> ProjectCopy:
    return ProjectCopy(tmp_path)


RULE = '''\
"""In each row, a column is an even number.

Not applicable in a row where it is not printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import CheckResult
from ...words.text import message
from ..result_writer import Arithmetic
from ..rule import IdentityRule, Param
from ..rule_input import RuleInput

MISSING = message("Ô này không in số")


def check(case: RuleInput) -> Iterator[CheckResult]:
    for row in case.rows():
        cell = case.spot(row, case.text("even"))
        if cell.number is None:
            yield case.question.skip(row.key, [cell], MISSING)
        else:
            yield case.question.answer(cell.number % 2 == 0, row.key, [cell], Arithmetic(cell.printed, ""))


RULE = IdentityRule("even_field", message("Cột này là số chẵn"), __doc__, (Param("even", "field"),), check)
'''
IDENTITY = """\
  - id: even-total
    rule: even_field
    even: received_total
    stated: "no"
    level: error
    title: {vi: "Tổng là số chẵn", en: "The total is even"}
"""
ASK_CHECK = """
import json
from pathlib import Path
from plugins.cchc.checks import RULES, check_collection
from plugins.cchc.loading import load
answers = {r.place: r.answer for r in check_collection(load(Path())) if r.check == "bieu-1/even-total"}
print(json.dumps([answers, RULES["even_field"].title.in_("en")]))
"""


def test_check(project: ProjectCopy) -> None:
    registry = "plugins/cchc/checks/rule_registry.py"
    project.write("plugins/cchc/checks/rules/even_field.py", RULE)
    project.insert(registry, "    figures_agree,\n", "    even_field,\n")
    project.insert(registry, ")\n_REPORT_RULES", "    even_field.RULE,\n")
    project.append("data/forms/bieu-1.yaml", IDENTITY)
    project.run("-m", "scripts.docs", "--root", ".")
    project.translate({"Ô này không in số": "No number is printed", "Cột này là số chẵn": "The column is even"})
    assert project.touched() == set(files_listed("A check", EN | {"rule": "even_field", "form": "bieu-1"}))
    assert project.ask(ASK_CHECK) == [{"1": "pass", "2": "pass", "total": "pass"}, "The column is even"]
    assert "### `even_field`" in (project.root / "docs/rules.md").read_text("utf-8")


KIND = '''\
"""Bars without a frame."""

from __future__ import annotations

from typing import Any

from ..chart_layout import Width
from ..series import Series
from .count_bars import draw_count_bars


def draw_bare_bars(series: Series, form: Width) -> dict[str, Any]:
    return draw_count_bars(series, form)
'''
ASK_KIND = """
import json
from decimal import Decimal
from plugins.cchc.charts import KINDS, Series, SeriesMark, SeriesRow, draw
row, mark = SeriesRow("a", "Sở A"), SeriesMark("a", "", Decimal(3), "3")
(drawn,) = draw([Series("bare_bars", "en", "Title", "What to see", (row,), (mark,))])
print(json.dumps(["bare_bars" in KINDS, drawn.picture.by_vega, "Bare bars." in drawn.picture.svg_wide]))
"""


def test_kind_of_chart(project: ProjectCopy) -> None:
    charts = "plugins/cchc/charts"
    project.write(f"{charts}/kinds/bare_bars.py", KIND)
    project.insert(f"{charts}/kinds/__init__.py", "from .count_bars", "from .bare_bars import draw_bare_bars\n")
    project.insert(f"{charts}/kinds/__init__.py", '    "settlement_bars":', '    "bare_bars": draw_bare_bars,\n')
    project.insert(f"{charts}/series.py", '    "settlement_bars",\n', '    "bare_bars",\n')
    project.insert(f"{charts}/chart_words.py", '    "settlement_bars":', '    "bare_bars": message("Thanh trần"),\n')
    project.translate({"Thanh trần": "Bare bars"})
    assert project.touched() == set(files_listed("A kind of chart", EN | {"kind": "bare_bars"}))
    assert project.ask(ASK_KIND) == [True, 0, True]


PAGE = '''\
"""Who helps: a page of one sentence."""

from __future__ import annotations

from .models import Page
from .page_context import PageContext


def helpers_page(site: PageContext) -> Page:
    title = site.t("Ai giúp tôi đọc trang này")
    return Page(head=site.head(site.links.helpers(), title, title, (), "data"), kicker="", heading=title)
'''
ASK_PAGE = """
import json
from pathlib import Path
from plugins.cchc.build.check_pages import promised_pages
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import assemble
from plugins.cchc.pages.page_list import catalogue_pages
build = SiteBuild(assemble(Path()), Path("output"))
told = []
for context in build.contexts.values():
    page = next(page for page in catalogue_pages(context) if "ai-giup" in page.head.path)
    told.append([page.head.path, page.heading, page.head.path in set(promised_pages(build.edition, context.links))])
print(json.dumps(told))
"""


def test_page(project: ProjectCopy) -> None:
    pages = "plugins/cchc/pages"
    project.write(f"{pages}/helpers_page.py", PAGE)
    link = '    def helpers(self) -> str:\n        return f"{self.prefix}ai-giup/"\n\n'
    project.insert(f"{pages}/links.py", "    def search(self)", link)
    project.insert(f"{pages}/page_list.py", "from .home import", "from .helpers_page import helpers_page\n")
    project.insert(f"{pages}/page_list.py", "    yield home_page(site)", "    yield helpers_page(site)\n")
    promise = "    yield links.helpers()\n"
    project.insert("plugins/cchc/build/check_pages.py", "    yield from (links.explore(),", promise)
    project.translate({"Ai giúp tôi đọc trang này": "Who helps me to read this site"})
    assert project.touched() == set(files_listed("A page", EN | {"page": "helpers_page"}))
    vi, en = project.ask(ASK_PAGE)
    assert vi == ["ai-giup/", "Ai giúp tôi đọc trang này", True]
    assert en == ["en/ai-giup/", "Who helps me to read this site", True]


KHMER = "theme/locale/km/LC_MESSAGES/cchc.po"
ASK_LANGUAGE = """
import json
from pathlib import Path
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import assemble
from plugins.cchc.pages.page_list import unit_pages
build = SiteBuild(assemble(Path()), Path("output"))
pages = {lang: next(unit_pages(context)) for lang, context in build.contexts.items()}
chrome = build.chrome["km"]
print(json.dumps([{lang: [page.head.path, page.heading] for lang, page in pages.items()}, chrome.name]))
"""


def test_language(project: ProjectCopy) -> None:
    """Khmer: the portal's own names and one sentence; whatever is not translated yet is shown in the first language."""
    portal = (
        (project.root / "data/portal.yaml").read_text("utf-8").replace("languages: [vi, en]", "languages: [vi, en, km]")
    )
    project.write("data/portal.yaml", re.sub(r"en: (\"[^\"]*\"|[^,}]*)}", r"en: \1, km: \1}", portal))
    (project.root / KHMER).parent.mkdir(parents=True)
    project.write(KHMER, 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    project.run("-m", "scripts.strings")
    empty = 'msgid "Đơn vị"\nmsgstr ""\n'
    catalogue = (project.root / KHMER).read_text("utf-8")
    assert catalogue.count(empty) == 1
    project.write(KHMER, catalogue.replace(empty, 'msgid "Đơn vị"\nmsgstr "អង្គភាព"\n'))
    assert project.touched() == set(files_listed("A language", {"lang": "km"}))
    pages, name = project.ask(ASK_LANGUAGE)
    assert pages["km"] == ["km/don-vi/", "អង្គភាព"] and pages["en"] == ["en/don-vi/", "Units"]
    assert name == "Sóc Trăng CCHC open data"


FORMAT = '''\
"""TSV: columns kept apart by tabs."""

from __future__ import annotations

from pathlib import Path

from ..tables.stat_book import StatBook
from ..words.text import NO_TEXT, message, verbatim
from .file_format import FileFormat


def write(book: StatBook, path: Path) -> None:
    path.write_text("\\t".join(column.name for column in book.only_table.columns) + "\\n", "utf-8")


TSV = FileFormat(
    suffix="tsv",
    media_type="text/tab-separated-values",
    file_type="TSV",
    content="table",
    label=verbatim("TSV"),
    title=message("TSV (ngăn bằng dấu tab)"),
    about=message("Bảng ngăn bằng dấu tab"),
    offered={"unit": NO_TEXT},
    write=write,
)
'''
ASK_FORMAT = """
import json
from pathlib import Path
from plugins.cchc.build.check_pages import promised_files
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.build.write_downloads import write_downloads
from plugins.cchc.edition import assemble
from plugins.cchc.formats.all_formats import format_of
build = SiteBuild(assemble(Path()), Path("output"))
promised = [file for file in promised_files(build.edition) if file.endswith(".tsv")]
write_downloads(build)
format = format_of("a.tsv")
print(json.dumps([
    promised, [(build.output / file).is_file() for file in promised], format.media_type, format.title.in_("en")]
))
"""


def test_format(project: ProjectCopy) -> None:
    formats = "plugins/cchc/formats"
    project.write(f"{formats}/tsv_format.py", FORMAT)
    project.insert(f"{formats}/all_formats.py", "from .xlsx_format import", "from .tsv_format import TSV\n")
    project.insert(f"{formats}/all_formats.py", ", ZIP, CSVW)", ", TSV")
    project.translate({"TSV (ngăn bằng dấu tab)": "TSV (tabs)", "Bảng ngăn bằng dấu tab": "A table with tabs"})
    touched = {name for name in project.touched() if not name.startswith("output/")}
    assert touched == set(files_listed("A download format", EN | {"format": "tsv"}))
    promised, written, media_type, title = project.ask(ASK_FORMAT)
    assert promised == ["don-vi/so-noi-vu/so-noi-vu.tsv", "don-vi/so-tu-phap/so-tu-phap.tsv"]
    assert written == [True, True]
    assert (media_type, title) == ("text/tab-separated-values", "TSV (tabs)")
