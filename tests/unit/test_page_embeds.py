"""Embeds: pictures that follow the newest figures, and tables and pictures that nothing later can change."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plugins.cchc.build.chart_files import frozen_files
from plugins.cchc.charts.chart import draw
from plugins.cchc.model.releases import Release
from plugins.cchc.pages.embeds import (
    frozen_foot,
    frozen_pictures,
    frozen_place,
    living_foot,
    picture_embeds,
    table_embeds,
    with_pictures,
)
from plugins.cchc.pages.evidence import table_name
from plugins.cchc.pages.indicator import measure_page
from plugins.cchc.pages.links import language_prefix
from plugins.cchc.pages.models import ChartView, Link, Page, PageSection
from plugins.cchc.pages.page_context import PageContext
from plugins.cchc.pages.period import period_charts, period_page
from plugins.cchc.pages.pictures import measured
from plugins.cchc.pages.pictures.tile_maps import commune_map
from plugins.cchc.pages.unit import unit_page
from plugins.cchc.pages.unit_period import unit_period_page
from plugins.cchc.pages.use_pages import picture_embed
from plugins.cchc.words.text import Lang
from tests.fixtures.small_builders import make_cell, text
from tests.fixtures.small_edition import with_releases
from tests.fixtures.small_names import MEASURE_ON_TIME
from tests.fixtures.small_reports import CENTRE_Q1, CENTRE_Q2, Q1, WORK
from tests.fixtures.small_site import make_site, paths, table_words, with_frozen
from tests.unit.charts_samples import SAMPLES

SITE = with_frozen(make_site())
FIRST, SECOND = SITE.edition.collection.releases[:2]
UNIT = "don-vi/so-lua/2032-q1/"


def stems(site: PageContext, report: str = CENTRE_Q1) -> list[str]:
    return [picture.stem for picture in frozen_pictures(site, report)]


def frozen_table(site: PageContext, release: Release, table: str) -> Page:
    pages = {page.head.path: page for page in table_embeds(site, release.report)}
    return pages[site.links.frozen_table(release.report, release.version, table)]


def notice(page: Page) -> PageSection:
    (section,) = page.sections
    return section


def chart_of(page: Page, chart_id: str) -> ChartView:
    (chart,) = (chart for chart in page.charts if chart.id == chart_id)
    return chart


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_table_of_a_version_has_its_page_beside_the_versions_files(lang: Lang) -> None:
    folder = f"{language_prefix(lang)}du-lieu/{CENTRE_Q1}/1.0.1/"
    pages = [page.head.path for page in table_embeds(make_site(lang=lang), CENTRE_Q1)]
    assert [path for path in pages if path.startswith(folder)] == [f"{folder}mau-{form}.nhung.html" for form in (1, 3)]
    assert len(pages) == len(set(pages)) == 4


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_chart_of_a_report_is_kept_below_the_folder_of_its_version(lang: Lang) -> None:
    held, folder = stems(make_site(lang=lang)), f"{language_prefix(lang)}du-lieu/{CENTRE_Q1}/1.0.0/"
    assert held[0] == f"{folder}mau-1/ho-so" and len(held) == len(set(held))
    assert f"{folder}don-vi/so-lua/2032-q1/ho-so-mau-1" in held
    assert f"{folder}ky/2032-q1/bd-2032-q1-{MEASURE_ON_TIME}-trung-tam-dem-department" in held
    assert not [stem for stem in held if not stem.startswith(f"{language_prefix(lang)}du-lieu/{CENTRE_Q1}/")]


def test_what_several_pages_show_is_kept_once() -> None:
    """The period's page shows the table's picture; each unit's page shows its peers with one row marked."""
    held = stems(SITE)
    assert not [stem for stem in held if "/ky/2032-q1/ho-so-" in stem or "/cung-cap-" in stem]


def test_a_version_adds_only_the_pictures_that_it_changes() -> None:
    """1.0.1 puts one cell right: what shows it is kept anew, the rest where it was; nothing of 1.0.0 goes."""
    others = tuple(one for one in SITE.edition.collection.releases if one is not SECOND)
    collection = replace(SITE.edition.collection, releases=others)
    before = stems(make_site(replace(SITE.edition, collection=collection)))
    after = stems(SITE)
    assert after[: len(before)] == before
    added = after[len(before) :]
    assert added and all(f"/{CENTRE_Q1}/1.0.1/" in stem for stem in added) and len(added) < len(before)
    assert f"du-lieu/{CENTRE_Q1}/1.0.1/mau-1/ho-so" in added


def test_no_other_report_can_change_what_is_kept() -> None:
    other = replace(SECOND, report="2032-q1-khac", unit="so-vang")
    assert stems(make_site(with_releases(other))) == stems(SITE)


def test_a_body_of_one_period_has_no_picture_over_time() -> None:
    assert not [stem for stem in stems(SITE) if "theo-ky-" in stem]


def test_a_report_of_several_periods_has_its_lines_over_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "FEWEST", 2)
    second = replace(SITE.table(CENTRE_Q2, "mau-1"), id="mau-1b")
    both = replace(SECOND, version="1.1.0", tables=(Q1, second))
    held = stems(make_site(with_releases(both)))
    assert f"du-lieu/{CENTRE_Q1}/1.1.0/don-vi/so-lua/theo-ky-{MEASURE_ON_TIME}" in held
    assert f"du-lieu/{CENTRE_Q1}/1.1.0/don-vi/so-mua/theo-ky-{MEASURE_ON_TIME}" not in held
    assert not [stem for stem in held if stem.endswith("don-vi/so-lua/ho-so-mau-1b")], "its period shows it"


def test_pictures_of_a_report_of_several_periods_stand_in_the_order_of_periods_and_units(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measured, "FEWEST", 2)
    both = replace(FIRST, tables=(Q1, replace(SITE.table(CENTRE_Q2, "mau-1"), id="mau-1b")))
    others = (release for release in SITE.edition.collection.releases if release.report != CENTRE_Q1)
    collection = replace(SITE.edition.collection, releases=(both, *others))
    held = stems(make_site(replace(SITE.edition, collection=collection)))
    periods = [stem.split("/")[-2] for stem in held if "/ky/" in stem]
    assert periods == sorted(periods) and len(set(periods)) == 2
    over_time = [stem.split("/")[-2] for stem in held if "theo-ky-" in stem]
    assert over_time == sorted(over_time) and len(set(over_time)) > 1


def test_an_older_version_shows_its_own_cells_and_says_that_there_is_a_newer_one() -> None:
    old, new = frozen_table(SITE, FIRST, "mau-1"), frozen_table(SITE, SECOND, "mau-1")
    late = [table_words(notice(page).tables[0])[1][4] for page in (old, new)]
    assert late == ["1", "10"]
    assert notice(old).warning == "Đã có bản mới hơn: 1.0.1, 2/5/2032. Bảng này có 1 ô đổi." and notice(old).alarm
    today = f"du-lieu/{CENTRE_Q1}/"
    assert paths(notice(old).links) == [today, f"{today}1.0.1/", f"{today}1.0.0/#canh-bao"]
    told = "Bản 1.0.0, 20/4/2032: con số ở trang này, và độ chắc của chúng theo riêng bản ấy, không đổi."
    assert notice(old).intro == told and notice(old).links[0].label == "Số liệu và độ chắc đến nay"
    assert (notice(new).warning, paths(notice(new).links), notice(new).alarm) == ("", [today], False)


def test_head_of_a_frozen_table() -> None:
    page = frozen_table(SITE, FIRST, "mau-1")
    assert page.head.title == "Giải quyết hồ sơ, TT Mẫu, quý I/2032, bản 1.0.0"
    assert page.head.crumbs[-1].path == f"du-lieu/{CENTRE_Q1}/1.0.0/" and page.template == "embed"
    assert page.head.crumbs[-1].label == "Báo cáo quý I, bản 1.0.0" and page.kicker == "1/BC-TTM · quý I/2032"
    assert notice(page).title == page.heading == "Giải quyết hồ sơ"


def test_a_table_that_did_not_change_is_kept_once_and_the_later_address_leads_there() -> None:
    kept, way = frozen_table(SITE, FIRST, "mau-3"), frozen_table(SITE, SECOND, "mau-3")
    assert (notice(kept).warning, paths(notice(kept).links)) == ("", [f"du-lieu/{CENTRE_Q1}/"])
    assert kept.head.crumbs[-1].path == way.head.crumbs[-1].path == f"du-lieu/{CENTRE_Q1}/1.0.1/"
    assert notice(kept).intro.startswith("Bản 1.0.0, 20/4/2032, và như vậy đến bản 1.0.1: con số ở trang này")
    assert (way.template, way.heading) == ("forwarding", "Bảng này ở bản 1.0.1 không khác bản 1.0.0")
    assert paths(way.sections[0].links) == [kept.head.path] and way.head.title.endswith("bản 1.0.1")


def test_a_table_that_stays_through_three_versions_is_kept_once_for_all_of_them() -> None:
    site = make_site(with_releases(replace(SECOND, version="1.0.2", change_note=text("Sửa"))))
    third = site.edition.releases[CENTRE_Q1]
    kept = frozen_table(site, FIRST, "mau-3")
    assert notice(kept).intro.startswith("Bản 1.0.0, 20/4/2032, và như vậy đến bản 1.0.2: con số ở trang này")
    assert kept.head.crumbs[-1].path == f"du-lieu/{CENTRE_Q1}/1.0.2/"
    assert [paths(notice(frozen_table(site, each, "mau-3")).links) for each in (SECOND, third)] == [
        [kept.head.path]
    ] * 2
    assert notice(frozen_table(site, FIRST, "mau-1")).warning.startswith("Đã có bản mới hơn: 1.0.2, ")


def test_a_table_that_changed_and_came_back_is_kept_anew() -> None:
    """What stands at an address never hangs on a version that came between."""
    site = make_site(with_releases(replace(FIRST, version="1.0.2", change_note=text("Sửa"))))
    assert [frozen_table(site, release, "mau-1").template for release in (FIRST, SECOND)] == ["embed", "embed"]
    third = site.edition.releases[CENTRE_Q1]
    assert (third.version, frozen_table(site, third, "mau-1").template) == ("1.0.2", "embed")
    assert "Bảng này có 1 ô đổi" in notice(frozen_table(site, SECOND, "mau-1")).warning


def test_a_table_of_which_only_the_source_is_told_otherwise_says_that_no_figure_changed() -> None:
    source = replace(SECOND.source, number="9/BC-TTM")
    site = make_site(with_releases(replace(SECOND, version="1.0.2", source=source, change_note=text("Sửa"))))
    warning = notice(frozen_table(site, FIRST, "mau-3")).warning
    assert warning.startswith("Đã có bản mới hơn: 1.0.2") and warning.endswith("Không ô số nào của bảng này đổi.")


def test_a_later_release_that_is_no_mistake_is_no_alarm() -> None:
    site = make_site(with_releases(replace(SECOND, reason="late_report")))
    assert notice(frozen_table(site, FIRST, "mau-1")).alarm is False
    mistake = replace(SECOND, version="1.0.2", change_note=text("Sửa"))
    site = make_site(with_releases(replace(SECOND, reason="late_report"), mistake))
    assert notice(frozen_table(site, FIRST, "mau-1")).alarm, "one mistake among the newer ones is enough"


def test_what_was_put_right_since_leads_to_the_corrections() -> None:
    """In the newest version Sở Nắng's row adds up: the findings of the old one are published no more."""
    row = replace(Q1.rows[4], cells={**Q1.rows[4].cells, "received": make_cell("55")})
    table = replace(Q1, rows=(*Q1.rows[:4], row, *Q1.rows[5:]))
    site = make_site(with_releases(replace(SECOND, version="1.0.2", tables=(table, WORK), change_note=text("Sửa"))))

    def findings(page: Page) -> set[str]:
        return {cell.finding for row in notice(page).tables[0].rows for cell in row.cells if cell.finding}

    assert findings(frozen_table(site, SECOND, "mau-1")) == {"dinh-chinh/"}
    living = {SITE.links.finding(CENTRE_Q1, f"{CENTRE_Q1}.mau-1.{check}.4") for check in ("khong-qua", "bang-tong")}
    assert findings(frozen_table(SITE, SECOND, "mau-1")) == living
    assert findings(frozen_table(SITE, FIRST, "mau-1")) == {"dinh-chinh/", *living}, "its own first row is put right"


def test_a_chart_of_one_report_offers_both_forms() -> None:
    chart = chart_of(unit_period_page(SITE, "so-lua", "2032-q1"), "ho-so-mau-1")
    following, kept = picture_embeds(SITE, UNIT, chart)
    assert (following.label, following.path) == ("Theo số liệu mới nhất", f"{UNIT}ho-so-mau-1.svg")
    folder = f"du-lieu/{CENTRE_Q1}/1.0.1/"
    assert (kept.label, kept.path) == ("Giữ nguyên bản 1.0.1", f"{folder}{UNIT}ho-so-mau-1.svg")
    assert (following.home, kept.home) == (UNIT, folder)
    code = picture_embed("https://mau.example", following, chart, is_large=False)
    assert code.startswith(f'<a href="https://mau.example/{UNIT}"><img src="https://mau.example/{UNIT}ho-so-mau-1.svg"')
    assert "source" not in code


def test_a_picture_that_a_correction_left_alone_stays_where_it_was() -> None:
    chart = chart_of(unit_period_page(SITE, "so-mua", "2032-q1"), "ho-so-mau-1")
    report, version, _ = frozen_place(SITE, chart) or ("", "", "")
    assert (report, version) == (CENTRE_Q1, FIRST.version) and SITE.release(CENTRE_Q1) is SECOND


def test_a_large_picture_is_offered_with_its_form_for_phones() -> None:
    chart = chart_of(unit_period_page(SITE, "so-lua", "2032-q1"), f"cung-cap-{MEASURE_ON_TIME}")
    embeds = picture_embeds(SITE, UNIT, chart)
    stem = f"ky/2032-q1/bd-2032-q1-{MEASURE_ON_TIME}-trung-tam-dem-department"
    assert [embed.path for embed in embeds] == [f"{stem}.svg#so-lua", f"du-lieu/{CENTRE_Q1}/1.0.1/{stem}.svg#so-lua"]
    code = picture_embed("https://mau.example", embeds[0], chart, is_large=True)
    assert f'srcset="https://mau.example/{stem}.hep.svg#so-lua"' in code


def test_a_chart_of_several_reports_only_follows() -> None:
    (chart, *_) = (chart for chart in unit_page(SITE, "so-muoi").charts if chart.id.startswith("theo-ky-"))
    assert len({report for report, _ in chart.origins}) > 1
    (following,) = picture_embeds(SITE, "don-vi/so-muoi/", chart)
    assert following.path == f"don-vi/so-muoi/{chart.id}.svg"
    assert printed(unit_page(SITE, "so-muoi"), chart).embed_note == SITE.explanation("living pictures alone")


def test_a_title_in_the_code_is_escaped() -> None:
    chart = chart_of(unit_period_page(SITE, "so-lua", "2032-q1"), "ho-so-mau-1")
    (first, *_) = picture_embeds(SITE, UNIT, chart)
    code = picture_embed("", first, replace(chart, title='Tên "x" <b>'), is_large=False)
    assert 'alt="Tên &quot;x&quot; &lt;b&gt;"' in code and code.startswith(f'<a href="./{UNIT}">')


def printed(page: Page, chart: ChartView) -> ChartView:
    (drawn,) = draw([chart.series])
    alone = replace(page, sections=(PageSection("bieu-do", "Biểu đồ", charts=(chart,)),))
    return with_pictures(SITE, alone, {id(chart): drawn}).charts[0]


def test_over_each_place_of_a_map_lies_a_way_to_its_page() -> None:
    chart = commune_map(SITE, "huyen-dong", "2032-q1")
    assert chart is not None
    svg = printed(unit_period_page(SITE, "huyen-dong", "2032-q1"), chart).svg_narrow
    assert 'role="group"' in svg and 'role="img"' not in svg, "a picture's inner links are told to nobody"
    assert svg.endswith("</g></svg>") and svg.count("<a href=") == 6
    assert (
        '<a href="../../xa-dau/" aria-label="Xã Đầu: 80,00\u00a0%"><rect x="106" y="156" width="100" height="80"/>'
        in svg
    )
    plain = printed(unit_period_page(SITE, "huyen-dong", "2032-q1"), replace(chart, ways={})).svg_narrow
    assert 'role="img"' in plain and "<a href=" not in plain


def test_a_way_over_a_point_has_its_name_above_it() -> None:
    series = SAMPLES["swarm"]()
    page = unit_period_page(SITE, "so-lua", "2032-q1")
    ways = {row.id: Link('Sở "A" & B', "don-vi/so-a/") for row in series.rows}
    chart = replace(chart_of(page, "ho-so-mau-1"), series=series, ways=ways)
    told = '<circle cx="294.9" cy="80" r="4"/><text x="294.9" y="70">Sở "A" &amp; B</text></a>'
    assert f'<a href="../../so-a/" aria-label="Sở &quot;A&quot; &amp; B">{told}' in printed(page, chart).svg_narrow


def test_a_large_interactive_picture_is_named_once_and_offers_its_specification() -> None:
    page = unit_period_page(SITE, "so-lua", "2032-q1")
    chart = replace(chart_of(page, "ho-so-mau-1"), series=SAMPLES["funnel"]())
    told = printed(page, chart)
    both = told.svg_narrow + told.svg_wide
    assert told.is_large and both.count("<title ") == both.count("<desc ") == 1
    named = set(re.findall(r'aria-labelledby="([^"]*)"', both))
    assert len(named) == 1 and all(f'id="{name}"' in told.svg_wide for name in named.pop().split())
    assert [link.label for link in told.downloads] == ["SVG", "Vega-Lite", "CSV"]
    assert told.downloads[1].path == told.specification == f"{UNIT}ho-so-mau-1.vl.json"
    image = printed(page, replace(chart, is_image=True, file=f"{UNIT}ho-so-mau-1")).image
    assert image is not None and image.path == f"{UNIT}ho-so-mau-1.hep.svg", "the form for phones stands in a page"


def test_room_is_kept_in_a_page_for_a_picture_with_the_address_of_its_home() -> None:
    page = unit_period_page(SITE, "so-lua", "2032-q1")
    chart = replace(chart_of(page, "ho-so-mau-1"), is_image=True, file="x")
    homes = ("ky/2032-q1/#x", f"{'rat-dai/' * 30}#x")
    short, long = (image for home in homes if (image := printed(page, replace(chart, home=home)).image))
    assert short.width == long.width and short.height < long.height


def test_a_drawn_chart_has_its_pictures_files_and_forms() -> None:
    pages = (unit_period_page(SITE, "so-lua", "2032-q1"), unit_page(SITE, "so-lua"))
    for page in pages:
        drawn = draw(chart.series for chart in page.charts)
        drawings = dict(zip(map(id, page.charts), drawn, strict=True))
        printed = with_pictures(SITE, page, drawings)
        assert len(printed.charts) == len(page.charts) > 0
        for chart, drawing in zip(printed.charts, drawn, strict=True):
            wide, narrow = drawing.picture.svg_wide, drawing.picture.svg_narrow
            if chart.home:
                assert chart.image and not (chart.svg_wide or chart.svg_narrow or chart.downloads or chart.embeds)
                continue
            assert chart.is_large == bool(wide)
            assert chart.svg_wide == wide.replace(' xmlns="http://www.w3.org/2000/svg"', "")
            assert chart.svg_narrow[-300:] == narrow[-300:]
            assert (chart.svg_narrow + chart.svg_wide).count("<title ") == 1, "told once, for both forms"
            (named,) = {each.split("-")[0] for each in re.findall(r'aria-labelledby="([^"]*)"', chart.svg_narrow)}
            assert f'<desc id="{named}-d">' in chart.svg_narrow + chart.svg_wide
            svg, *tables = chart.downloads
            assert svg.path == chart.embeds[0].path and svg.label == "SVG"
            assert all(path.startswith("du-lieu/") and path.endswith(".csv") for path in paths(tables)) and tables
            assert chart.embed_note == ("" if len(chart.embeds) > 1 else SITE.explanation("living pictures alone"))
            wanted = f"{chart.stem(page.head.path)}.vl.json" if drawing.is_interactive else ""
            assert chart.specification == wanted


def test_the_figures_of_a_picture_are_named_where_they_were_filed() -> None:
    page = unit_page(SITE, "so-muoi")
    drawings = dict(zip(map(id, page.charts), draw(chart.series for chart in page.charts), strict=True))
    printed = with_pictures(SITE, page, drawings)
    (line, *_) = (chart for chart in printed.charts if "theo-ky" in chart.id)
    names = [table_name(SITE, SITE.table(report, table)) for report, table in line.origins]
    assert "Phụ lục I" in names
    assert [link.label for link in line.downloads] == ["SVG", *(f"CSV {name}" for name in names)]


def test_the_foot_of_a_file_says_where_it_is_from() -> None:
    chart = chart_of(unit_period_page(SITE, "so-lua", "2032-q1"), "ho-so-mau-1")
    assert living_foot(SITE, chart, UNIT) == (chart.source, f"https://mau.example/{UNIT}")
    (kept,) = (one for one in frozen_pictures(SITE, CENTRE_Q1) if one.chart.series == chart.series)
    assert kept.release is SECOND
    assert frozen_foot(SITE, kept) == (
        chart.source,
        "Giữ nguyên theo bản 1.0.1, 2/5/2032, cả điều bản ấy biết về từng con số. Số liệu và điều biết đến nay: "
        f"https://mau.example/du-lieu/{CENTRE_Q1}/",
    )


def test_a_picture_stays_offered_when_more_is_known_of_its_figures_than_when_it_was_frozen() -> None:
    chart = chart_of(unit_period_page(SITE, "so-lua", "2032-q1"), "ho-so-mau-1")
    series = chart.series
    doubted = replace(series, say="x", marks=tuple(replace(mark, sign="✗") for mark in series.marks))
    ((report, _),) = chart.origins
    made = frozen_files(SITE, report)
    assert made.count == sum(path.endswith(".svg") and not path.endswith(".hep.svg") for path in made.files) > 1
    site = replace(SITE, frozen={report: made.places})
    kept = frozen_place(site, replace(chart, series=doubted))
    assert kept is not None and kept == frozen_place(site, chart)
    assert frozen_place(site, replace(chart, series=replace(series, title="khác"))) is None


def test_communes_of_a_large_group_share_the_picture_of_their_district(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the measure shows it without a row marked."""
    monkeypatch.setattr(measured, "MANY", 3)
    chart = next(each for each in period_charts(SITE, "2032-q1") if each.file)
    assert chart.file == f"ky/2032-q1/{chart.id}" and not chart.marked
    assert chart.id not in {shown.id for shown in period_page(SITE, "2032-q1").charts}
    unit = chart.series.rows[0].id
    marked = [chart for chart in unit_period_page(SITE, unit, "2032-q1").charts if chart.home]
    assert chart.file in {each.stem("x/") for each in marked} and {each.row for each in marked} == {unit}
    shown = {each.id: each for each in measure_page(SITE, SITE.edition.measures[MEASURE_ON_TIME]).charts}
    assert {each.home for each in marked} <= {f"chi-tieu/{MEASURE_ON_TIME}/#{name}" for name in shown}
    assert shown[chart.id].is_image and not shown[chart.id].home and not shown[chart.id].table.rows
