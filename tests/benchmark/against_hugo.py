"""Beside Hugo: the same pages, each with a long table; from the same values that lie ready as JSON, and from figures
that lie ready as columns and are asked for, written as numbers of the language and printed."""

import gc
import json
import multiprocessing
import os
import pickle
import re
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template

from plugins.cchc.figures import FigureColumns, FigureStore, columns_of
from plugins.cchc.model.figures import Figure
from plugins.cchc.words.language import Language

_ROWS, _PERIOD = 150, "2031"
_SLICE = 250  # pages that a process prints at a time
_PAGE = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>{0}</title><h1>{0}</h1><table>{1}</table></html>'
_HUGO_ROWS = "{{ range .Params.rows }}<tr>{{ range . }}<td>{{ . | safeHTML }}{{ end }}{{ end }}"
_OUR_ROWS = "{% for row in page.rows %}<tr>{% for cell in row %}<td>{{ cell }}{% endfor %}{% endfor %}"
_SETTINGS = 'disableKinds = ["taxonomy", "term", "home", "section", "sitemap", "RSS", "robotsTXT", "404"]\n'


@dataclass(frozen=True)
class Printed:
    wall: float
    cpu: float  # seconds of all processes


@dataclass(frozen=True)
class HugoBeside:
    pages: int
    ours: Printed
    asked: Printed  # ours, from the figures
    hugo: Printed
    hugo_version: str


def compare_with_hugo(folder: Path, pages: int) -> HugoBeside | None:
    """None where there is no Hugo on the machine."""
    if not (program := shutil.which("hugo")):
        return None
    ready, site, columns = folder / "ready", folder / "hugo", list[FigureColumns]()
    for place in (ready, site / "content", site / "layouts" / "_default"):
        place.mkdir(parents=True)
    for number in range(pages):
        figures = list(_made_up(number))
        columns.append(columns_of(figures))
        text = json.dumps(_page_of(figures), ensure_ascii=False)
        (ready / f"{number:06d}.json").write_text(text, encoding="utf-8")
        (site / "content" / f"{number:06d}.md").write_text(text + "\n", encoding="utf-8")  # JSON as front matter
    kept = folder / "columns"
    kept.write_bytes(pickle.dumps(columns))
    (site / "layouts" / "_default" / "single.html").write_text(
        _PAGE.format("{{ .Title | safeHTML }}", _HUGO_ROWS), encoding="utf-8"
    )
    (site / "config.toml").write_text(_SETTINGS, encoding="utf-8")
    version = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    hugo = _spent(lambda: subprocess.run([program, "--quiet", "-s", str(site)], check=True))
    ours = _spent(lambda: _print_all(sorted(ready.iterdir()), partial(_print_ready, folder / "ours")))
    asked = _spent(lambda: _print_figures(kept, folder / "asked"))
    for number in range(pages):
        theirs = _visible(site / "public" / f"{number:06d}" / "index.html")
        for mine in (folder / name / f"{number:06d}.html" for name in ("ours", "asked")):
            if _visible(mine) != theirs:
                raise AssertionError(f"{mine}: the two pages do not say the same")
    return HugoBeside(pages, ours, asked, hugo, version)


def hugo_lines(measured: HugoBeside | None, page_cpu: float) -> list[str]:
    """What `make bench` prints; `page_cpu`: seconds that a whole page of the site takes."""
    if measured is None:
        return ["Hugo              is not on this machine: nothing to compare with"]
    hugo = measured.hugo
    return [
        "wanted: from JSON 2 × as fast as Hugo, from the figures as fast",
        _line(f"Hugo {measured.hugo_version.partition('-')[0]}", measured.pages, hugo),
        _line("ours, from JSON", measured.pages, measured.ours),
        _line("ours, figures", measured.pages, measured.asked),
        _ratio("Hugo / from JSON", hugo, measured.ours) + f" (the same visible text, {_ROWS} rows a page)",
        _ratio("Hugo / figures", hugo, measured.asked) + " (the same pages; columns read, asked, numbers written)",
        f"Hugo / a whole page of the site {hugo.cpu / measured.pages / page_cpu:>6.2f} × CPU "
        "(with pictures and files, both languages: another work)",
    ]


def _ratio(name: str, theirs: Printed, ours: Printed) -> str:
    return f"{name:<16} {'':>9}  {theirs.wall / ours.wall:>9.1f} ×      {theirs.cpu / ours.cpu:>9.1f} × CPU"


def _line(name: str, pages: int, spent: Printed) -> str:
    return f"{name:<16} {pages:>9,}  {spent.wall:>9.1f} s wall {spent.cpu:>9.1f} s CPU"


def _made_up(number: int) -> Iterator[Figure]:
    """What one report says of one body, a figure a row."""
    report = f"{_PERIOD}-don-vi-{number}"
    for row in range(_ROWS):
        value = Decimal((number * 31 + row * 17) % 99_730)
        source = f"Biểu 1, “Chỉ tiêu {row}”, Số lượng"
        yield Figure(
            report, "1.0.0", "bieu-1", f"i.{row}", "value", f"don-vi-{number}", _PERIOD, f"I.{row}", "", value,
            "ho-so", "reported", "", f"{number}/BC", source, "item", f"Chỉ tiêu {row}",
        )  # fmt: skip


_number = Language("vi").number


def _page_of(figures: Sequence[Figure]) -> dict[str, Any]:
    """The values of a page: a row for each figure."""
    rows = [
        (
            figure.row_label,
            _number(figure.number) if figure.number is not None else "",
            figure.unit_of_measure,
            figure.state,
            figure.document,
            figure.source,
        )
        for figure in figures
    ]
    return {"title": figures[0].unit, "rows": rows}


def _template() -> Template:
    return Environment(autoescape=False).from_string(_PAGE.format("{{ page.title }}", _OUR_ROWS))


def _print_all(pages: Sequence[Any], print_slice: Callable[[Sequence[Any]], None]) -> None:
    """In as many processes as there are processors, which know what is known here."""
    slices = [pages[at : at + _SLICE] for at in range(0, len(pages), _SLICE)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("fork")) as pool:
        list(pool.map(print_slice, slices))


def _print_ready(output: Path, files: Sequence[Path]) -> None:
    output.mkdir(exist_ok=True)
    template = _template()
    for file in files:
        page = json.loads(file.read_bytes())
        (output / f"{file.stem}.html").write_text(template.render(page=page), encoding="utf-8")


_store: list[FigureStore] = []  # of this process and those forked from it


def _print_figures(kept: Path, output: Path) -> None:
    output.mkdir()
    columns: list[FigureColumns] = pickle.loads(kept.read_bytes())
    _store[:] = [FigureStore(columns=[partial(columns.__getitem__, at) for at in range(len(columns))])]
    _store[0].unit_periods()  # the index is made here, once
    gc.freeze()
    _print_all(range(len(columns)), partial(_print_asked, output))
    gc.unfreeze()


def _print_asked(output: Path, numbers: Sequence[int]) -> None:
    template, (store,) = _template(), _store
    for number in numbers:
        page = _page_of(store.of_unit_period(f"don-vi-{number}", _PERIOD))
        (output / f"{number:06d}.html").write_text(template.render(page=page), encoding="utf-8")


def _visible(path: Path) -> list[str]:
    return re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8")).split()


def _spent(work: Callable[[], object]) -> Printed:
    """Of this process and of those that it starts."""
    before, began = _cpu(), time.perf_counter()
    work()
    return Printed(time.perf_counter() - began, _cpu() - before)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
