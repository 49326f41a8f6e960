"""A check, a kind of chart, a page …: exactly the files that docs/architecture.md lists are touched, and it works."""

from __future__ import annotations

import csv
import re
from pathlib import Path, PurePath

import pytest

from tests.docs.architecture import files_listed
from tests.docs.project_copy import ProjectCopy

EN = {"lang": "en"}


@pytest.fixture
def project(tmp_path: Path) -> ProjectCopy:
    return ProjectCopy(tmp_path)


SAME_NUMBER = '''

@table_rule(message("Hai ô ghi cùng một số"), "same", left="term", right="term")
def same_number(rule_input: RuleInput) -> Results:
    """Two cells state the same number.

    Not applicable where one of the two gives none.
    """
    left, right = rule_input.term(rule_input.text("left")), rule_input.term(rule_input.text("right"))
    yield answer_equal(rule_input.writer, rule_input.place_of(left), left, right)
'''
IDENTITY = """\
  - id: same-cell
    rule: same_number
    left: "bieu-1[1].received_total"
    right: "bieu-1[2].received_total"
    stated: "no"
    level: error
    title: {vi: "Hai đơn vị cùng một số", en: "Two bodies with the same number"}
"""
ASK_CHECK = """
import json
from pathlib import Path
from plugins.cchc.checks import RULES, check_collection
from plugins.cchc.loading import load
answers = [r.answer for r in check_collection(load(Path())) if r.check == "bieu-1/same-cell"]
print(json.dumps([answers, RULES["same_number"].title.in_("en")]))
"""


def test_check(project: ProjectCopy) -> None:
    project.append("plugins/cchc/checks/rules/row_rules.py", SAME_NUMBER)
    project.append("data/forms/bieu-1.yaml", IDENTITY)
    project.run("-m", "scripts.docs", "--root", ".")
    project.translate({"Hai ô ghi cùng một số": "Two cells state the same number"})
    assert project.touched() == set(files_listed("A check", EN | {"form": "bieu-1"}))
    assert project.ask(ASK_CHECK) == [["fail"], "Two cells state the same number"]
    assert "### `same_number`" in (project.root / "docs/rules.md").read_text("utf-8")


ASK_KIND = """
import json
from decimal import Decimal
from plugins.cchc.charts.series import KINDS, Series, SeriesMark, SeriesRow
from plugins.cchc.charts.chart import draw
row, mark = SeriesRow("a", "Sở A"), SeriesMark("a", "", Decimal(3), "3")
(drawn,) = draw([Series("bare_bars", "en", "Title", "What to see", (row,), (mark,))])
print(json.dumps(["bare_bars" in KINDS, "Bare bars." in drawn.picture.svg_narrow]))
"""


def test_kind_of_chart(project: ProjectCopy) -> None:
    charts = "plugins/cchc/charts"
    project.write_like(f"{charts}/kinds/bare_bars.py", f"{charts}/kinds/count_bars.py", {"count_bars": "bare_bars"})
    project.imitate(f"{charts}/kinds/__init__.py", "count_bars", "bare_bars")
    project.insert("plugins/cchc/words/labels.csv", "chart,settlement_bars,", "chart,bare_bars,,Thanh trần\n")
    project.translate({"Thanh trần": "Bare bars"})
    assert project.touched() == set(files_listed("A kind of chart", EN | {"kind": "bare_bars"}))
    assert project.ask(ASK_KIND) == [True, True]


ASK_PAGE = """
import json
from pathlib import Path
from plugins.cchc.build.check_pages import promised_pages
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import assemble
from plugins.cchc.pages.page_list import catalogue_pages
build = SiteBuild(assemble(Path()))
told = []
for context in build.contexts.values():
    pages = (page for plan in catalogue_pages(context) for page in plan.pages(context))
    page = next(page for page in pages if "soat-lai" in page.head.path)
    told.append([page.head.path, page.heading, page.head.path in set(promised_pages(build.edition, context.links))])
print(json.dumps(told))
"""


PAGE = '''"""A page that says nothing but its title."""

from .models import Page
from .page_context import PageContext


def second_look(context: PageContext) -> Page:
    title = context.t("Soát lại lần nữa")
    return Page(head=context.head(context.links.second_look(), title, title), heading=title)
'''


def test_page(project: ProjectCopy) -> None:
    pages, title = "plugins/cchc/pages", "Soát lại lần nữa"
    project.write(f"{pages}/second_look.py", PAGE)
    link = '    second_look = _address("soat-lai/")\n'
    project.insert(f"{pages}/links.py", "    static = _address", link)
    project.insert(f"{pages}/page_list.py", "from .models import", "from .second_look import second_look\n")
    project.insert(
        f"{pages}/page_list.py", "    yield from map(_plan, (findings_page", "    yield _plan(second_look)\n"
    )
    promise = "    yield links.second_look()\n"
    project.insert("plugins/cchc/build/check_pages.py", "    yield from (links.explore(),", promise)
    project.translate({title: "A second look"})
    assert project.touched() == set(files_listed("A page", EN | {"page": "second_look"}))
    assert project.ask(ASK_PAGE) == [["soat-lai/", title, True], ["en/soat-lai/", "A second look", True]]


ITALIAN = "theme/locale/it/LC_MESSAGES/cchc.po"
ASK_LANGUAGE = """
import json
from pathlib import Path
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import assemble
from plugins.cchc.pages.page_list import unit_pages
build = SiteBuild(assemble(Path()))
pages = {lang: next(unit_pages(context)).pages(context)[0] for lang, context in build.contexts.items()}
said = {lang: [page.head.path, build.chrome[lang].nav[0].label] for lang, page in pages.items()}
print(json.dumps([said, build.chrome["it"].name]))
"""


MAKE_LISTS = """
from pathlib import Path
import yaml
from plugins.cchc.loading.schemas import render_yaml
from plugins.cchc.loading.schemas import reference_shapes
path, languages = Path("data/reference/datapackage.yaml"), ("vi", "en", "it")
described = yaml.safe_load(path.read_text("utf-8"))
for titled in (described, *described["resources"]):
    titled["title_it"] = titled["title_en"]
described["description_it"] = described["description_en"]
for resource in described["resources"]:
    known = {field["name"]: field for field in resource["schema"]["fields"]}
    resource["schema"] = reference_shapes(languages)[resource["name"]].schema(languages)
    for field in resource["schema"]["fields"]:
        field |= known.get(field["name"], {"title": field["name"]})
path.write_text(render_yaml(described), "utf-8")
"""


def say_in_italian(project: ProjectCopy) -> None:
    """Every name and title in data, but for those of reports, which are never edited; here the English words."""
    data = project.root / "data"
    definitions = (path for path in data.rglob("*.yaml") if "reports" not in path.parts)
    for path in (path for path in definitions if path.parent.name != "reference"):
        text = re.sub(r"en: (\"[^\"]*\"|[^,}]*)}", r"en: \1, it: \1}", path.read_text("utf-8"))
        path.write_text(text, "utf-8", newline="\n")
    for path in (data / "reference").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        places = [place for place, name in enumerate(header) if name.endswith("_en")]
        for row in (header, *rows):
            for place in reversed(places):
                row.insert(place + 1, row[place].removesuffix("_en") + "_it" if row is header else row[place])
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])


def test_language(project: ProjectCopy) -> None:
    """Italian: one sentence of the program, and every name in data."""
    portal = (project.root / "data/portal.yaml").read_text("utf-8")
    project.write("data/portal.yaml", portal.replace("languages: [vi, en]", "languages: [vi, en, it]"))
    say_in_italian(project)
    (project.root / ITALIAN).parent.mkdir(parents=True)
    project.write(ITALIAN, 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    project.run("-m", "scripts.strings")
    empty = 'msgid "Đơn vị"\nmsgstr ""\n'
    catalogue = (project.root / ITALIAN).read_text("utf-8")
    assert empty in catalogue, "make strings did not fill the catalogue"
    project.write(ITALIAN, catalogue.replace(empty, 'msgid "Đơn vị"\nmsgstr "Unità"\n'))
    project.run("-c", MAKE_LISTS)
    listed = files_listed("A language", {"lang": "it"})
    touched = project.touched()
    assert [file for file in touched if not any(PurePath(file).match(pattern) for pattern in listed)] == []
    assert [pattern for pattern in listed if not any(PurePath(file).match(pattern) for file in touched)] == []
    pages, name = project.ask(ASK_LANGUAGE)
    assert pages["it"] == ["it/don-vi/", "Unità"] and pages["en"] == ["en/don-vi/", "Units"]
    assert name == "Sóc Trăng CCHC open data"


FORMAT = '''\
"""TSV: columns kept apart by tabs."""

from __future__ import annotations

from pathlib import Path

from ..tables.stat_table import StatBook
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
    offered={"calendar": NO_TEXT},
    write=write,
)
'''
ASK_FORMAT = """
import json
from pathlib import Path
from plugins.cchc.build.check_pages import promised_files
from plugins.cchc.build.download_tasks import download_tasks
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.edition import assemble
from plugins.cchc.formats.publish_files import format_of
build = SiteBuild(assemble(Path()))
promised = [file for file in promised_files(build.edition) if file.endswith(".tsv")]
made = {path for task in download_tasks(build).values() for path in task().files}
format = format_of("a.tsv")
print(json.dumps([
    promised, [file in made for file in promised], format.media_type, format.title.in_("en")]
))
"""


def test_format(project: ProjectCopy) -> None:
    formats = "plugins/cchc/formats"
    project.write(f"{formats}/tsv_format.py", FORMAT)
    project.insert(f"{formats}/publish_files.py", "from .xlsx_format import", "from .tsv_format import TSV\n")
    project.insert(f"{formats}/publish_files.py", ", PARQUET, ZIP)", ", TSV")
    project.translate({"TSV (ngăn bằng dấu tab)": "TSV (tabs)"})
    touched = {name for name in project.touched() if not name.startswith("output/")}
    assert touched == set(files_listed("A download format", EN | {"format": "tsv"}))
    promised, written, media_type, title = project.ask(ASK_FORMAT)
    assert promised == ["lich-bao-cao/lich-bao-cao.tsv"] and written == [True]
    assert (media_type, title) == ("text/tab-separated-values", "TSV (tabs)")
