"""Pages as tasks: each page, or the few that are made together, with its pictures, in one language."""

from dataclasses import replace
from functools import partial

from ..catalogue.api.api_contents import api_page
from ..catalogue.publication import Host, Publication
from ..catalogue.schema_org import json_ld_of
from ..charts.chart import draw
from ..pages.change_views import files_of_versions
from ..pages.embeds import with_pictures
from ..pages.finished_pages import abbreviations_of, with_folds
from ..pages.models import Page, PageHead
from ..pages.page_context import PageContext
from ..pages.page_list import Chapter, PagePlan
from .chart_files import card_bytes, card_of, card_path, frozen_files, living_files
from .made_files import MadeFiles, Tasks
from .search_files import compare_file
from .site_build import SiteBuild


def frozen_tasks(build: SiteBuild) -> Tasks:
    """The frozen pictures of each report in each language."""
    return {
        f"{lang}/{report}": partial(
            build.keep, f"{lang}/{report}", files_of_versions(context, report), partial(frozen_files, context, report)
        )
        for report in build.edition.releases
        for lang, context in build.contexts.items()
    }


def chapter_tasks(chapter: Chapter, build: SiteBuild) -> Tasks:
    return {
        f"{lang}/{plan.name}": partial(print_plan, build, context, plan)
        for lang, context in build.contexts.items()
        for plan in chapter(context)
    }


def program_tasks(build: SiteBuild) -> Tasks:
    """The page about the API, and what the script of a page asks."""
    publication = Publication(build.edition, Host(build.url))

    def print_api(context: PageContext) -> MadeFiles:
        return print_pages(build, context, api_page(context, publication))

    makers = {"api": print_api, "compare": compare_file}
    return {
        f"{lang}/{name}": partial(make, context)
        for lang, context in build.contexts.items()
        for name, make in makers.items()
    }


def print_plan(build: SiteBuild, context: PageContext, plan: PagePlan) -> MadeFiles:
    """Nothing is modelled or printed where all that the pages ask of the reports is what it was."""

    def make() -> MadeFiles:
        return print_pages(build, context, *plan.pages(context))

    return build.keep(f"{context.language.lang}/{plan.name}", plan.asked, make) if plan.asked else make()


def print_pages(build: SiteBuild, context: PageContext, *pages: Page) -> MadeFiles:
    """The pages as files, with those of their pictures."""
    assert build.press is not None, "pages are printed by a build that has a press"
    files: dict[str, str | bytes] = {}
    charts = 0
    for page in pages:
        shown = (*page.charts, *page.kept)
        drawings = draw(chart.undrawn for chart in shown)
        charts += len(shown)
        for chart, drawing in zip(shown, drawings, strict=True):
            files |= living_files(context, page, chart, drawing)
        heights = {id(chart): drawing.phone_height for chart, drawing in zip(shown, drawings, strict=True)}
        path = page.head.path if page.head.path.endswith(".html") else f"{page.head.path}index.html"
        card = None if page.head.path.endswith(".html") else card_of(context, page)
        picture = card_path(context, page.head, has_own=card is not None)
        if card:
            files[picture] = card_bytes(card)
        head = replace(_with_facts(build, page.head), picture=picture)
        told = replace(with_folds(page, heights), head=head, abbreviations=abbreviations_of(context, page))
        drawn = with_pictures(context, told, dict(zip(map(id, shown), drawings, strict=True)))
        files[path] = build.press(drawn, build.chrome[context.language.lang])
    made = {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}
    return MadeFiles(made, count=len(pages), charts=charts)


def _with_facts(build: SiteBuild, head: PageHead) -> PageHead:
    """What machines ask of a page: its days, the data on it, the way to it."""
    days = build.days.of(head.path)
    json_ld = json_ld_of(build.edition, head.path, build.sizes, build.url)
    return replace(head, json_ld=(*json_ld, *build.crumbs_of(head)), published=days.published, modified=days.modified)
