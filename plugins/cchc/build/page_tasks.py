"""Pages as tasks: each page, or the few that are made together, with its pictures, in one language."""

from collections.abc import Iterable, Iterator
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
from ..words.text import Lang
from .chart_files import card_of, card_path, frozen_files, living_files
from .kept_files import Part
from .made_files import MadeFiles, Tasks, join_files
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
        f"{lang}/{plan.name}": partial(print_plan, build, lang, plan)
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


def print_plan(build: SiteBuild, lang: Lang, plan: PagePlan) -> MadeFiles:
    """Nothing is modelled where all that the pages asked of the reports is answered as it was."""

    def make(build: SiteBuild) -> Iterator[Part]:
        context = build.contexts[lang]
        return _parts(build, context, plan.pages(context))

    return build.keep_asked(f"{lang}/{plan.name}", make)


def print_pages(build: SiteBuild, context: PageContext, *pages: Page) -> MadeFiles:
    return join_files(part.make() for part in _parts(build, context, pages))


def _parts(build: SiteBuild, context: PageContext, pages: Iterable[Page]) -> Iterator[Part]:
    """Each page, with the files of its pictures: nothing is drawn or printed where it says what it did."""
    for page in pages:
        told = _told(build, context, page)
        value = told, asked_of_pictures(context, told), build.chrome[context.language.lang]
        yield Part(_file(told), value, partial(_print_page, build, context, told))


def _told(build: SiteBuild, context: PageContext, page: Page) -> Page:
    """The page with its card, and with what machines ask of it: its days, the data on it."""
    card, head = card_of(context, page), page.head
    days = build.days.printed(head.path)
    json_ld = json_ld_of(context.edition, head.path, context.sizes, build.url)
    picture = card_path(context, head, has_own=card is not None)
    head = replace(head, json_ld=json_ld, published=days.published, modified=days.modified, picture=picture)
    return replace(page, head=head, card=card)


def _print_page(build: SiteBuild, context: PageContext, page: Page) -> MadeFiles:
    assert build.press is not None, "pages are printed by a build that has a press"
    if page.card:
        check_card(page, page.card)
    shown = page.charts
    drawings = dict(zip(map(id, shown), draw(chart.series for chart in shown), strict=True))
    files = dict(file for chart in shown for file in living_files(context, page, chart, drawings[id(chart)]))
    heights = {chart: drawing.phone_height for chart, drawing in drawings.items()}
    page = replace(with_folds(page, heights), abbreviations=abbreviations_of(context, page))
    files[_file(page)] = build.press(with_pictures(context, page, drawings), build.chrome[context.language.lang])
    cards = {page.head.picture: page.card} if page.card else {}
    return MadeFiles({path: text.encode() for path, text in files.items()}, count=1, charts=len(shown), cards=cards)


def _file(page: Page) -> str:
    path = page.head.path
    return path if path.endswith(".html") else f"{path}index.html"
