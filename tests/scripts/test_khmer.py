"""Another script: with a catalogue, names and a font, and no code, every page speaks in Khmer letters."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.browser.serving import serve
from tests.docs.test_additions_of_code import MAKE_LISTS
from tests.fixtures.khmer import LANG, speak_khmer
from tests.fixtures.newcomer import FILES, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROVINCE = ROOT / "tests" / "fixtures" / "other-province"
LATIN_RUN = re.compile(r"[A-Za-zÀ-ỹ]+(?: [A-Za-zÀ-ỹ]+)*")
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ\u1ea0-\u1ef9]")
# A page of each kind that shows pictures.
WITH_PICTURES = (
    "",
    "ky/2026-q1/",
    "chi-tieu/kip-hen/",
    "don-vi/xa-kenh-mau/",
    "bao-cao/2026-q1-ban-mot-cua-song-mau/k7-a/",
)
# Boxes of the ink of all texts of each picture that is shown: pairs that lie on each other.
OVERLAPS = """() => {
  const pen = document.createElement("canvas").getContext("2d"), overlaps = [];
  let texts = 0;
  for (const picture of document.querySelectorAll("svg.chart")) {
    if (!picture.getBoundingClientRect().width) continue;
    const boxes = [...picture.querySelectorAll("text")].map(text => {
      const style = getComputedStyle(text), box = text.getBBox(), y = text.y.baseVal[0].value;
      pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const ink = pen.measureText(text.textContent);
      return [box.x, box.x + box.width, y - ink.actualBoundingBoxAscent, y + ink.actualBoundingBoxDescent,
              text.textContent];
    });
    texts += boxes.length;
    boxes.forEach((a, at) => boxes.slice(at + 1).forEach(b => {
      const across = Math.min(a[1], b[1]) - Math.max(a[0], b[0]), down = Math.min(a[3], b[3]) - Math.max(a[2], b[2]);
      if (across > 0.5 && down > 0.5) overlaps.push([a[4], b[4]]);
    }));
  }
  return [texts, overlaps];
}"""


@pytest.fixture(scope="module")
def khmer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fork = tmp_path_factory.mktemp("khmer")
    for name in FILES:
        source = (PROVINCE if name in ("data", "content") else ROOT) / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, fork / name)
    shutil.copytree(ROOT / "content" / "texts", fork / "content" / "texts")
    speak_khmer(fork)
    for words in (
        ("-c", MAKE_LISTS.replace('"it"', f'"{LANG}"').replace('_it"', f'_{LANG}"')),
        ("-m", "scripts.check"),
        ("-m", "scripts.build", "--output", "output"),
    ):
        ended = subprocess.run([sys.executable, *words], cwd=fork, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-3000:]
    return fork


def test_every_page_stands_in_all_three_languages(khmer: Path) -> None:
    pages = {lang: _pages(khmer / "output" / lang) for lang in ("en", LANG)}
    assert len(pages["en"]) > 80 and pages[LANG] == pages["en"]


def _pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_only_words_of_released_reports_are_vietnamese(khmer: Path) -> None:
    """What released versions say is never edited; every other word is in the catalogue or in the names of data."""
    known = _plain(" ".join(_printed(khmer / "data")))
    words = {
        (path.parent.name, run)
        for path in (khmer / "output" / LANG).rglob("*.html")
        for text in _own_texts(html.parse(str(path)).getroot(), LANG)
        for run in LATIN_RUN.findall(text)
        if VIETNAMESE.search(run)
    }
    assert sorted(pair for pair in words if _plain(pair[1]) not in known) == []


def _printed(data: Path) -> Iterator[str]:
    """Whatever the papers print and the data tell in one language alone, and how a language calls itself."""
    yield "Tiếng Việt"
    yield from (path.read_text("utf-8").replace('""', '"') for path in sorted(data.glob("reports/*/*/*.*")))
    for path in (data / "reference").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from (text for name, text in row.items() if not name.endswith(("_vi", "_en", f"_{LANG}")))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _own_texts(element, lang: str) -> Iterator[str]:
    """Texts that are not marked as another language's or as code."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "code", "pre", "a"):
        return
    lang = element.get("lang", lang)
    if lang == LANG and element.text:
        yield element.text
    for child in element:
        yield from _own_texts(child, lang)
        if lang == LANG and child.tail:
            yield child.tail


@pytest.mark.parametrize("width", [360, 1280])
def test_stacked_letters_keep_their_room_in_pictures(khmer: Path, browser: Browser, width: int) -> None:
    texts, overlaps = 0, []
    with serve(khmer / "output") as address:
        tab = browser.new_page(viewport={"width": width, "height": 900})
        for page in WITH_PICTURES:
            tab.goto(f"{address}{LANG}/{page}")
            on_page, over_each_other = tab.evaluate(OVERLAPS)
            assert on_page, f"{page} has no picture"
            texts += on_page
            overlaps += over_each_other
        tab.close()
    assert texts > 100 and overlaps == []
