"""The square on each poster leads a telephone to the page it was made from: rendered as for printing, and decoded."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.cchc.edition import Edition
from plugins.cchc.pages.cards import poster_path, posters_of
from plugins.cchc.pages.links import Links

DPI = "110"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_code_of_each_poster_is_the_address_of_its_page(
    site: Path, edition: Edition, qr_reader: tuple[str, str], tmp_path: Path, lang
) -> None:
    render, decode = qr_reader
    links = Links(lang, edition.units_over_time)
    posters = list(posters_of(edition))
    assert len(posters) > 10
    decoded = {}
    for unit, period in posters:
        picture = tmp_path / f"{unit}-{period}"
        pdf = site / poster_path(links, unit, period)
        subprocess.run([render, "-r", DPI, "-gray", "-singlefile", "-png", str(pdf), str(picture)], check=True)
        read = subprocess.run([decode, "-q", "--raw", f"{picture}.png"], capture_output=True, text=True, check=False)
        decoded[unit, period] = read.stdout.strip()
    assert decoded == {place: f"/{links.unit_period(*place)}?{edition.name}" for place in posters}
