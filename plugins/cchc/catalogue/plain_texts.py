"""robots.txt and llms.txt: what a visiting program should know first."""

from __future__ import annotations

from ..pages.links import ALL_DATA
from ..words.text import message
from .api.contents import CATALOGUE, OPENAPI
from .api.route import API, API_PAGE
from .publication import Publication
from .terms import LICENCE_URL, PROVENANCE


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


def render_llms(publication: Publication) -> str:
    """After the convention of llmstxt.org: a title, a summary, links; in both languages."""
    names = publication.portal.names
    lines = [f"# {names.publisher.first}", "", f"> {names.about.first}", ">", f"> {names.about.in_('en')}", ""]
    lines += [PROVENANCE.first, PROVENANCE.in_("en"), "", _CAUTION.first, _CAUTION.in_("en"), ""]
    lines += ["## Dữ liệu / Data", "", *_data(publication), ""]
    lines += ["## Bộ dữ liệu / Data sets", "", *_data_sets(publication), ""]
    lines += ["## Giấy phép và trích dẫn / Licence and citation", "", *_licence(publication)]
    return "\n".join(lines) + "\n"


def _data(publication: Publication) -> list[str]:
    at = publication.host.at
    return [
        f"- [figures.csv]({at(ALL_DATA + 'figures.csv')}): mỗi số liệu một dòng / one observed value a row",
        f"- [datapackage.json]({at(ALL_DATA + 'datapackage.json')}): ý nghĩa các cột / what the columns mean",
        f"- [API]({at(API + 'index.json')}): JSON tĩnh / static JSON; [OpenAPI]({at(OPENAPI)}); "
        f"[mô tả / documentation]({at(API_PAGE)})",
        f"- [DCAT]({at(CATALOGUE)}): danh mục / catalogue",
        f"- [Đối chiếu / Checks]({at(publication.links.findings())}): chỗ văn bản tự mâu thuẫn / contradictions",
    ]


def _data_sets(publication: Publication) -> list[str]:
    return [
        f"- [{one.title.first}]({publication.host.at(publication.links.data_set(one.report))}): {one.title.in_('en')}; "
        f"bản / version {one.version}"
        for one in publication.edition.releases.values()
    ]


def _licence(publication: Publication) -> list[str]:
    publisher = publication.portal.names.publisher
    return [
        f"- [CC BY 4.0]({LICENCE_URL})",
        f"- {publisher.first} / {publisher.in_('en')}, <tên bộ dữ liệu / data set>, <bản / version>, "
        f"{publication.host.at(publication.links.data())}<bộ dữ liệu / data set>/<bản / version>/",
    ]
