"""Printing the site: one order, every page in each language, files noted as written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.cchc.build.chart_files import living_files
from plugins.cchc.build.print_site import past_highlights, print_site, tombstone_pages, write_account
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.build.workers import Workers
from plugins.cchc.catalogue.addresses import MANIFEST, load_tombstones
from plugins.cchc.errors import CchcError
from plugins.cchc.pages.links import ALL_DATA
from plugins.cchc.pages.models import Page
from plugins.cchc.pages.site_chrome import SiteChrome
from tests.fixtures.small_edition import small_edition

URL = "https://mau.example"


class Printed:
    """What the press was asked to print: the page by the file of the site."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}

    def __call__(self, page: Page, chrome: SiteChrome) -> str:
        file = page.head.path if page.head.path.endswith(".html") else f"{page.head.path}index.html"
        assert file not in self.pages, f"{file} printed twice"
        assert chrome.url == URL
        self.pages[file] = page
        return file


@dataclass(frozen=True)
class Built:
    build: SiteBuild
    output: Path
    pages: Mapping[str, Page]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder, printed = tmp_path_factory.mktemp("site"), Printed()
    build = SiteBuild(small_edition(), URL, "https://kho.example", printed)
    print_site(build, folder, folder / "output", Workers())
    return Built(build, folder / "output", printed.pages)


def test_each_page_is_printed_in_every_language(built: Built) -> None:
    build = built.build
    assert set(build.contexts) == set(build.chrome) == set(build.languages)
    own = {file for file in built.pages if not file.startswith("en/")}
    assert {f"en/{file}" for file in own} == set(built.pages) - own
    assert "index.html" in own and "don-vi/index.html" in own and "du-lieu/api/index.html" in own


def test_page_names_its_template_and_is_written_where_it_stands(built: Built) -> None:
    assert built.pages["index.html"].template == "home" and built.pages["don-vi/index.html"].template == "data_page"
    embeds = {page.template for file, page in built.pages.items() if file.endswith(".nhung.html")}
    assert embeds == {"embed", "forwarding"}
    assert all((built.output / file).read_text("utf-8") == file for file in built.pages)
    pictures = {page.head.picture for page in built.pages.values()}
    assert len(pictures) > 3 and all((built.output / picture).is_file() for picture in pictures)


def test_every_offered_file_was_written_and_noted(built: Built) -> None:
    build = built.build
    assert build.sizes and all((built.output / path).stat().st_size == size for path, size in build.sizes.items())
    offered = {
        download.path for page in built.pages.values() for section in page.sections for download in section.downloads
    }
    assert offered and all((built.output / path).is_file() for path in offered)


def test_the_data_of_today_alone_tell_what_figures_were_before(built: Built) -> None:
    (history,) = built.output.rglob("figures-history.csv")
    assert history.parent == built.output / ALL_DATA and len(history.read_text("utf-8").splitlines()) > 1
    assert list(built.output.rglob("figures.csv")) == [built.output / ALL_DATA / "figures.csv"]


def test_charts_are_drawn_with_their_files(built: Built) -> None:
    build = built.build
    charts = [chart for page in built.pages.values() for chart in page.charts]
    assert charts and all(bool(chart.image) is not chart.svg_narrow.startswith("<svg") for chart in charts)
    offered = [link.path for chart in charts for link in chart.downloads]
    offered += [chart.specification for chart in charts if chart.specification]
    offered += [embed.path for chart in charts for embed in chart.embeds]
    large = [chart for chart in charts if chart.is_large]
    offered += [embed.path.replace(".svg", ".hep.svg") for chart in large for embed in chart.embeds]
    assert all((built.output / path.split("#")[0]).is_file() for path in offered)
    assert build.counts["charts"] == len(charts)
    shown = {chart.specification for chart in charts if chart.specification}
    written = {path.relative_to(built.output).as_posix() for path in built.output.rglob("*.vl.json")}
    assert {path for path in written if not path.endswith(".hep.vl.json")} == shown


def test_a_large_picture_has_a_specification_in_each_width_where_it_is_at_home(built: Built) -> None:
    """No picture of the small edition is that large: it is drawn as if it were."""
    context = built.build.contexts["vi"]
    drawn: Any = SimpleNamespace(picture=SimpleNamespace(forms=()), is_interactive=True, interactive=lambda form: form)
    for is_at_home in (True, False):
        page, chart = next(
            (page, chart)
            for page in built.pages.values()
            for chart in page.charts
            if bool(chart.home) is not is_at_home
        )
        stem = chart.stem(page.head.path)
        files = {f"{stem}.vl.json": "wide", f"{stem}.hep.vl.json": "narrow"} if is_at_home else {}
        assert dict(living_files(context, page, chart, drawn)) == files
    drawn.is_interactive = False
    assert dict(living_files(context, page, replace(chart, home=""), drawn)) == {}


def test_a_row_that_a_page_points_to_is_in_the_file(built: Built) -> None:
    shown = [(page, chart) for page in built.pages.values() for chart in page.charts if chart.row]
    assert shown
    for page, chart in shown:
        assert chart.image
        file, _, row = chart.image.path.partition("#")
        text = (built.output / file).read_text("utf-8")
        assert f'id="{row}"' in text and "text:target" in text
        assert f' width="{chart.image.width:g}" height="{chart.image.height:g}"' in text
        home, _, place = chart.home.partition("#")
        owner = built.pages[f"{home}index.html"]
        (there,) = (each for each in owner.charts if each.id == place)
        assert there.embeds and not chart.embeds and there.file == chart.file and page is not owner


def test_no_picture_is_written_twice_for_a_version(built: Built) -> None:
    files = [path for path in built.output.rglob("*.svg") if "du-lieu" in path.parts]
    assert files and len({path.read_bytes() for path in files}) == len(files)
    assert {
        f"{stem}.svg"
        for reports in built.build.before.frozen.values()
        for places in reports.values()
        for _, stem in places.values()
    } == {str(path.relative_to(built.output)) for path in files if not path.name.endswith(".hep.svg")}


def test_pages_of_data_tell_search_engines_what_they_hold(built: Built) -> None:
    build = built.build
    newest = next(iter(build.edition.releases.values()))
    head = built.pages[f"du-lieu/{newest.report}/index.html"].head
    (described,) = map(json.loads, head.json_ld)
    assert newest.version in json.dumps(described) and URL in json.dumps(described)
    assert head.modified == newest.created
    assert built.pages["don-vi/index.html"].head.json_ld == ()


def test_account_counts_what_was_made(built: Built) -> None:
    build = built.build
    (built.output / "a").mkdir()
    (built.output / "a" / "x.html").write_text("")
    write_account(build, built.output)
    account = json.loads((built.output / "build.json").read_text("utf-8"))
    results = build.edition.results
    assert (
        account["checks"]
        == account["confirmed"] + account["in_range"] + account["failed"] + account["not_applicable"]
        == len(results)
    )
    assert account["failed"] == sum(result.answer == "fail" for result in results) > 0
    assert account["known"] == len(build.edition.findings) and account["figures"] == build.edition.store.count_stated()
    assert account["pages"] == sum(1 for _ in built.output.rglob("*.html")) >= 1
    assert account["charts"] == build.counts["charts"] and account["files"] == len(build.sizes)


def test_build_knows_where_it_stands() -> None:
    build = SiteBuild(small_edition(), URL, "https://kho.example")
    for lang, context in build.contexts.items():
        assert context.language.lang == context.links.lang == lang and context.url == URL
        assert context.sizes is build.sizes and context.edition is build.edition
        chrome = build.chrome[lang]
        assert (chrome.url, chrome.repository, chrome.edition) == (URL, "https://kho.example", build.edition.name)
        assert [other.lang for other in chrome.other_languages] == [one for one in build.languages if one != lang]


def test_a_highlight_that_is_told_no_more_leads_to_its_period(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    addresses = (
        "/ky/2032-q1/",
        "/ky/2032-q1/con/",
        "/ky/2032-q1/het/",
        "/en/ky/2032-q1/het/",
        "/don-vi/so-lua/2032-q1/",
        "/ky/2031/het/",  # of a period that is gone as a whole
    )
    (tmp_path / MANIFEST).write_text("".join(f"{address}\n" for address in addresses), "utf-8")
    output, build = tmp_path / "output", SiteBuild(small_edition())
    (output / "ky" / "2032-q1" / "con").mkdir(parents=True)
    for page in ("ky/2032-q1", "ky/2032-q1/con"):
        (output / page / "index.html").write_text("")
    (gone,) = past_highlights(build.edition, tmp_path, output)
    assert (gone.address, gone.successor) == ("/ky/2032-q1/het/", "/ky/2032-q1/")
    assert gone.date == max(release.created for release in build.edition.collection.releases)[:10]
    pages = [page for context in build.contexts.values() for page in tombstone_pages(context, (gone,), output)]
    assert [page.head.path for page in pages] == ["ky/2032-q1/het/", "en/ky/2032-q1/het/"]
    assert not list(past_highlights(build.edition, tmp_path / "content", output)), "nothing is promised yet"


def test_address_in_use_has_no_tombstone(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    fields = "address,reason_vi,reason_en,date,successor\n"
    (tmp_path / "content" / "tombstones.csv").write_text(
        f"{fields}/don-vi/cu/,Đã gộp.,Joined.,2026-11-29,/don-vi/moi/\n", "utf-8"
    )
    tombstones = load_tombstones(tmp_path)
    build = SiteBuild(small_edition())
    output = tmp_path / "output"
    first, second = build.contexts.values()
    (page,) = tombstone_pages(first, tombstones, output)
    (other,) = tombstone_pages(second, tombstones, output)
    assert page.head.path == "don-vi/cu/" and other.head.path == "en/don-vi/cu/"
    (output / "don-vi" / "cu").mkdir(parents=True)
    (output / "don-vi" / "cu" / "index.html").write_text("")
    with pytest.raises(CchcError, match=r"don-vi/cu/.* vẫn còn dùng"):
        list(tombstone_pages(first, tombstones, output))
