"""Links of built pages: what is followed, what is fetched, what stands where."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cchc.build.build_record import list_files
from plugins.cchc.build.check_links import check_links, read_page

SOUND = {
    "index.html": '<a href="a/#x">x</a><a href="./">x</a><a href="">x</a><link rel="stylesheet" href="s.css">',
    "en/index.html": '<a href="../a/b.csv">x</a><a href="../">x</a><a href="https://example.org/">x</a>',
    "a/index.html": '<p id="x"></p><a href="../a/#x">x</a><a href="#x">x</a><a href="b%2Ecsv?y=1">x</a>',
    "en/a/index.html": '<a href="mailto:a@example.org">x</a><img src="data:image/png;base64,AA">',
    "a/b.csv": "x",
    "s.css": '@import "t.css";a{background:url("a/b.csv")}p{background:url(data:image/png;base64,AA)}',
    "t.css": "",
}


def make_site(folder: Path, **more: str) -> Path:
    for name, text in (SOUND | more).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def faults_of(folder: Path, url: str = "") -> list[str]:
    return list(check_links(folder, list_files(folder), ("vi", "en"), url))


def test_sound_site_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(make_site(tmp_path)) == []


@pytest.mark.parametrize(
    "text",
    [
        '<a href="/a/">root of another server</a>',
        '<a href="a">folder without its slash</a>',
        '<a href="../../a/">above the site</a>',
        '<a href="a/#y">no such anchor</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="//example.org/">x</a>',
        '<link rel="preload" href="https://example.org/f.woff2">',
        '<img srcset="a/b.csv 1x, https://example.org/2.png 2x">',
        '<svg><image href="https://example.org/x.png"/></svg>',
        '<svg><use xlink:href="#nowhere"/></svg>',
        '<form action="https://example.org/"></form>',
        '<base href="https://example.org/">',
        '<iframe src="data:text/html,x"></iframe>',
    ],
)
def test_fault_is_told_once_with_its_page(tmp_path: Path, text: str) -> None:
    faults = faults_of(make_site(tmp_path, **{"index.html": text}))
    assert len(faults) == 1
    assert faults[0].startswith("index.html: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@import 'u.css';", "không có tệp “u.css”"),
        ("a{background:url(../a/b.csv)}", "không có tệp “../a/b.csv”"),
        ('@import "//example.org/u.css";', "trang gọi ra máy chủ khác: “//example.org/u.css”"),
        ("a{background:url(https://example.org/x.png)}", "trang gọi ra máy chủ khác: “https://example.org/x.png”"),
    ],
)
def test_a_style_sheet_fetches_only_what_is_there(tmp_path: Path, text: str, told: str) -> None:
    assert faults_of(make_site(tmp_path, **{"t.css": text})) == [f"t.css: {told}"]


def test_whatever_a_page_fetches_elsewhere_is_told_as_such(tmp_path: Path) -> None:
    for address in ("//example.org/x.png", "https://example.org/x.png", "data:text/html,x"):
        (fault,) = faults_of(make_site(tmp_path, **{"index.html": f'<img src="{address}">'}))
        assert fault == f"index.html: trang gọi ra máy chủ khác: “{address}”"


def test_page_without_twin_is_told_in_both_directions(tmp_path: Path) -> None:
    faults = faults_of(make_site(tmp_path, **{"c/index.html": "x", "en/d/index.html": "x", "404.html": "x"}))
    assert [fault.split(":")[0] for fault in faults] == ["c/index.html", "en/d/index.html"]


def test_own_absolute_address_is_internal(tmp_path: Path) -> None:
    url = "https://cchc.example.org/so-lieu"
    page = f'<a href="{url}">x</a><a href="{url}/a/#x">x</a><script src="{url}/a/b.csv"></script>'
    assert faults_of(make_site(tmp_path, **{"404.html": page, "en/a/index.html": page}), url) == []
    broken = faults_of(make_site(tmp_path, **{"404.html": f'<a href="{url}/z/">x</a>'}), url)
    assert broken == [f"404.html: liên kết “{url}/z/” không dẫn tới đâu"]


@pytest.mark.parametrize("repository", ["https://example.org/git/cchc", "https://example.org/git/cchc/"])
def test_the_repository_may_stand_on_the_own_host(tmp_path: Path, repository: str) -> None:
    page = f'<a href="{repository.rstrip("/")}/issues/new">x</a><a href="https://example.org/git/cchc-2/">x</a>'
    site = make_site(tmp_path, **{"404.html": page})
    told = list(check_links(site, list_files(site), ("vi", "en"), "https://example.org", repository))
    assert told == ["404.html: liên kết “https://example.org/git/cchc-2/” không dẫn tới đâu"]


def test_a_repository_above_the_site_hides_no_lost_page(tmp_path: Path) -> None:
    site = make_site(tmp_path, **{"404.html": '<a href="https://example.org/a/b/z/">x</a>'})
    told = list(check_links(site, list_files(site), ("vi", "en"), "https://example.org/a/b", "https://example.org/a"))
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        '<area href="a/"><a href="http://example.org/">x</a>',
        '<a href="a/.">x</a><a href="a/..">x</a><a href=".">x</a><a href="a/../">x</a>',
        '<a href="a/#m%E1%BB%A5c%201">an anchor as browsers write it</a><a href="a/b.csv#row=2">part of a file</a>',
        '<link rel="alternate" href="a/b.csv"><link href="a/"><link rel="ICON" href="data:image/png;base64,AA">',
        '<img srcset="a/b.csv 1x, a/b.csv 2x,"><img src="data:image/svg+xml,x"><a name="x">no link</a><p>y</p>',
        '<script>1</script><input value="https://example.org/"><a href>x</a>',
    ],
)
def test_what_leads_somewhere_is_no_fault(tmp_path: Path, text: str) -> None:
    page = SOUND["a/index.html"] + '<h2 id="mục 1"></h2>'
    assert faults_of(make_site(tmp_path, **{"index.html": text, "a/index.html": page})) == []


@pytest.mark.parametrize(
    ("text", "told"),
    {
        '<area href="z/">': "liên kết “z/” không dẫn tới đâu",
        '<link href="z.html">': "liên kết “z.html” không dẫn tới đâu",
        '<link rel="alternate stylesheet" href="//a.example/s.css">': "trang gọi ra máy chủ khác: “//a.example/s.css”",
        '<a href="ftp://example.org/">': "liên kết lạ “ftp://example.org/”",
        '<a href="javascript:x">': "liên kết lạ “javascript:x”",
        '<a href="#y">': "liên kết “#y” dẫn tới chỗ không có trong trang",
        '<a href="a/..." id="y">': "liên kết “a/...” không dẫn tới đâu",
        '<img src="">': "",
    }.items(),
)
def test_a_link_is_told_for_what_it_is(tmp_path: Path, text: str, told: str) -> None:
    assert faults_of(make_site(tmp_path, **{"index.html": text})) == ([f"index.html: {told}"] if told else [])


def test_faults_are_told_by_page_and_then_by_address(tmp_path: Path) -> None:
    letters = "gbeadcf"
    links = "".join(f'<a href="{at}1">x</a><img src="{at}2">' for at in letters)
    sheets = {f"{at}.css": "a{background:url(no.png)}" for at in letters}
    faults = faults_of(make_site(tmp_path, **{"index.html": links, "404.html": links}, **sheets))
    inside = [f"“{at}{kind}”" for kind in "12" for at in sorted(letters)]
    assert [fault.partition(":")[0] for fault in faults] == [
        *["404.html"] * 14,
        *["index.html"] * 14,
        *sorted(sheets),
    ]
    assert all(address in fault for address, fault in zip(inside * 2, faults, strict=False))


def test_a_style_sheet_is_read_with_spaces_and_quotes(tmp_path: Path) -> None:
    text = "a{background:url( 'a/b.csv' )}p{background:url(a/b.csv?v=1#x)}"
    assert faults_of(make_site(tmp_path, **{"t.css": text})) == []


def test_an_address_of_another_host_that_begins_alike_is_not_our_own(tmp_path: Path) -> None:
    url = "https://example.org/a"
    page = f'<a href="{url}bc/">x</a><a href="{url}">x</a><a href="{url}/">x</a><a href="{url}//a/">x</a>'
    assert faults_of(make_site(tmp_path, **{"index.html": page}), url) == []


def test_page_is_read_by_a_parser_not_by_pattern(tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    page.write_text('<!-- <a href="gone/"> --><a title="<a href=x>" href="a&amp;b/">x</a><p>&lt;a href="y"&gt;</p>')
    assert read_page(page).links == {"a&b/"}
