"""robots.txt and llms.txt: what a visiting program should know first."""

from collections.abc import Callable, Iterator
from functools import partial

from ..pages.links import ALL_DATA, CATALOGUE
from ..words.text import Text, message, message_in
from .api.api_contents import OPENAPI
from .api.api_routes import API, API_PAGE
from .common_facts import LICENCE_URL, PROVENANCE, all_translations
from .publication import Publication


def render_robots(publication: Publication) -> str:
    """Everything may be read; the list of pages is named where there is one."""
    lines = ["User-agent: *", "Disallow:"]
    if publication.host.url:
        lines += ["", f"Sitemap: {publication.host.at('sitemap.xml')}"]
    return "\n".join(lines) + "\n"


_CAUTION = message(
    "Ô trống không phải là 0; xem trạng thái của ô. Tỷ lệ thuộc các cách tính khác nhau không so với nhau. "
    "Khi trích dẫn, ghi bản của bộ dữ liệu và số hiệu văn bản."
)
_VERSION, _DATA_SET_TITLE = message("bản"), message_in("llms", "tên bộ dữ liệu")
_DATA, _DATA_SETS, _DATA_SET = (
    message_in("llms", "Dữ liệu"),
    message_in("llms", "Bộ dữ liệu"),
    message_in("llms", "bộ dữ liệu"),
)
_LICENCE = message_in("llms", "Giấy phép và trích dẫn")
_FIGURES, _COLUMNS = message("mỗi số liệu một dòng"), message("ý nghĩa các cột")
_STATIC, _DOCUMENTATION = message("JSON tĩnh"), message_in("llms", "mô tả")
_CATALOGUE = message_in("llms", "danh mục")
_CHECKS, _CONTRADICTIONS = message_in("llms", "Đối chiếu"), message("chỗ văn bản tự mâu thuẫn")
_Tell = Callable[[Text], str]


def render_llms(publication: Publication) -> str:
    """After the convention of llmstxt.org: a title, a summary, links; each text in every language."""
    names, languages = publication.portal.names, publication.languages
    tell = partial(all_translations, languages=languages)
    about, *more = (f"> {names.about.in_(lang)}" for lang in languages)
    lines = [f"# {names.publisher.first}", "", about, *(line for text in more for line in (">", text)), ""]
    for text in (PROVENANCE, _CAUTION):
        lines += [*(text.in_(lang) for lang in languages), ""]
    lines += [f"## {tell(_DATA)}", "", *_data(publication, tell), ""]
    lines += [f"## {tell(_DATA_SETS)}", "", *_data_sets(publication, tell), ""]
    lines += [f"## {tell(_LICENCE)}", "", *_licence(publication, tell), ""]
    return "\n".join(lines)


def _data(publication: Publication, tell: _Tell) -> tuple[str, ...]:
    at = publication.host.at
    return (
        f"- [figures.csv]({at(ALL_DATA + 'figures.csv')}): {tell(_FIGURES)}",
        f"- [datapackage.json]({at(ALL_DATA + 'datapackage.json')}): {tell(_COLUMNS)}",
        f"- [API]({at(API + 'index.json')}): {tell(_STATIC)}; [OpenAPI]({at(OPENAPI)}); "
        f"[{tell(_DOCUMENTATION)}]({at(API_PAGE)})",
        f"- [DCAT]({at(CATALOGUE)}): {tell(_CATALOGUE)}",
        f"- [{tell(_CHECKS)}]({at(publication.links.findings())}): {tell(_CONTRADICTIONS)}",
    )


def _data_sets(publication: Publication, tell: _Tell) -> Iterator[str]:
    first, *others = publication.languages
    for report, release in publication.edition.releases.items():
        page = publication.host.at(publication.links.data_set(report))
        about = [release.title.in_(lang) for lang in others] + [f"{tell(_VERSION)} {release.version}"]
        yield f"- [{release.title.in_(first)}]({page}): {'; '.join(about)}"


def _licence(publication: Publication, tell: _Tell) -> tuple[str, ...]:
    publisher, data = publication.portal.names.publisher, publication.host.at(publication.links.data())
    return (
        f"- [CC BY 4.0]({LICENCE_URL})",
        f"- {tell(publisher)}, <{tell(_DATA_SET_TITLE)}>, <{tell(_VERSION)}>, "
        f"{data}<{tell(_DATA_SET)}>/<{tell(_VERSION)}>/",
    )
