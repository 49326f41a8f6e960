"""Pages as tasks: each page, or the few that are made together, with its pictures, in one language."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from ..catalogue.api.api_contents import api_page
from ..catalogue.publication import Host, Publication
from ..catalogue.schema_org import json_ld_of
from ..charts.chart import draw
from ..pages.cards import check_card
from ..pages.change_views import files_of_versions
from ..pages.embeds import asked_of_pictures, with_pictures
from ..pages.finished_pages import abbreviations_of, with_folds
from ..pages.models import Page
from ..pages.page_context import PageContext
from ..pages.page_list import Chapter, PagePlan
from .chart_files import card_bytes, card_of, card_path, frozen_files, living_files
from .made_files import MadeFiles, Tasks
from .search_files import compare_file, search_file
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
    """The page about the API, and what the scripts of the site ask."""
    publication = Publication(build.edition, Host(build.url))

    def print_api(context: PageContext) -> MadeFiles:
        return print_pages(build, context, api_page(context, publication))

    def index(context: PageContext) -> MadeFiles:
        return search_file(context, build.chrome[context.language.lang])

    makers = {"api": print_api, "compare": compare_file, "search": index}
    return {
        f"{lang}/{name}": partial(make, context)
        for lang, context in build.contexts.items()
        for name, make in makers.items()
    }


def print_plan(build: SiteBuild, context: PageContext, plan: PagePlan) -> MadeFiles:
    """Nothing is modelled where all that the pages ask of the reports is told before, and is what it was."""
    if plan.asked is None:
        return print_pages(build, context, *plan.pages(context))

    def make() -> MadeFiles:
        return _joined(_print_page(build, context, _told(build, context, page)) for page in plan.pages(context))

    lang = context.language.lang
    return build.keep(f"{lang}/{plan.name}", (plan.asked, build.chrome[lang]), make)


def print_pages(build: SiteBuild, context: PageContext, *pages: Page) -> MadeFiles:
    """The pages as files, with those of their pictures; nothing is drawn or printed where the page says what it did."""
    return _joined(_kept_page(build, context, _told(build, context, page)) for page in pages)


def _joined(parts: Iterable[MadeFiles]) -> MadeFiles:
    made = tuple(parts)
    files = {path: content for part in made for path, content in part.files.items()}
    return MadeFiles(files, count=len(made), charts=sum(part.charts for part in made))


def _told(build: SiteBuild, context: PageContext, page: Page) -> Page:
    """The page with its card, and with what machines ask of it: its days, the data on it."""
    card, head = card_of(context, page), page.head
    days = build.days.of(head.path)
    json_ld = json_ld_of(build.edition, head.path, build.sizes, build.url)
    picture = card_path(context, head, has_own=card is not None)
    head = replace(head, json_ld=json_ld, published=days.published, modified=days.modified, picture=picture)
    return replace(page, head=head, card=card)


def _kept_page(build: SiteBuild, context: PageContext, page: Page) -> MadeFiles:
    """The card is kept by itself: pages that change often say the same on it."""
    asked = page, asked_of_pictures(context, page), build.chrome[context.language.lang]
    made = build.keep(f"pages/{_file(page)}", asked, partial(_print_page, build, context, page))
    return replace(made, files={**made.files, page.head.picture: card_bytes(page.card)}) if page.card else made


def _print_page(build: SiteBuild, context: PageContext, page: Page) -> MadeFiles:
    assert build.press is not None, "pages are printed by a build that has a press"
    if page.card:
        check_card(page, page.card)
    shown = page.charts
    drawings = dict(zip(map(id, shown), draw(chart.undrawn for chart in shown), strict=True))
    files = dict(file for chart in shown for file in living_files(context, page, chart, drawings[id(chart)]))
    heights = {chart: drawing.phone_height for chart, drawing in drawings.items()}
    page = replace(with_folds(page, heights), abbreviations=abbreviations_of(context, page))
    files[_file(page)] = build.press(with_pictures(context, page, drawings), build.chrome[context.language.lang])
    return MadeFiles({path: text.encode() for path, text in files.items()}, count=1, charts=len(shown))


def _file(page: Page) -> str:
    path = page.head.path
    return path if path.endswith(".html") else f"{path}index.html"
