"""The way from a page to another: as short as it can be, and right from a file beside a folder's page."""

from __future__ import annotations

import pytest

from plugins.cchc.pages.links import root_of
from plugins.cchc.pages.models import PageHead


def head_at(path: str, root: str = "") -> PageHead:
    return PageHead("vi", path, root or root_of(path), "", "", (), "", "")


@pytest.mark.parametrize(
    ("here", "there", "way"),
    [
        ("don-vi/a/", "don-vi/b/", "../b/"),
        ("en/don-vi/a/2018/", "en/don-vi/b/#x", "../../b/#x"),
        ("en/don-vi/a/", "don-vi/a/", "../../../don-vi/a/"),
        ("don-vi/a/", "", "../../"),
        ("don-vi/a/", "don-vi/a/", "./"),
        ("don-vi/a/", "don-vi/a/#x", "#x"),
        ("don-vi/a/", "don-vi/", "../"),
        ("don-vi/a/", "don-vi/a/b.svg#x", "b.svg#x"),
        ("", "don-vi/", "don-vi/"),
        ("", "", "./"),
        ("", "#x", "#x"),
        ("don-vi/a/", "https://coquan.example/", "https://coquan.example/"),
        ("du-lieu/r/1.0.0/t.html", "du-lieu/r/1.0.0/", "./"),
        ("du-lieu/r/1.0.0/t.html", "du-lieu/r/1.0.0/#x", "./#x"),
        ("du-lieu/r/1.0.0/t.html", "du-lieu/r/1.0.0/t.csv", "t.csv"),
    ],
)
def test_the_shortest_way(here: str, there: str, way: str) -> None:
    assert head_at(here).to(there) == way


def test_a_page_that_is_served_at_any_depth_says_the_whole_way() -> None:
    assert head_at("404.html", "https://mau.example/").to("don-vi/") == "https://mau.example/don-vi/"
