"""Beside Hugo: the same pages, each with a long table, printed from the same values that lie ready as JSON."""

import json
import os
import re
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROWS, _COLUMNS = 150, 5
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
    hugo: Printed
    hugo_version: str


def compare_with_hugo(folder: Path, pages: int) -> HugoBeside | None:
    """None where there is no Hugo on the machine."""
    if not (program := shutil.which("hugo")):
        return None
    ready, site = folder / "ready", folder / "hugo"
    for place in (ready, site / "content", site / "layouts" / "_default"):
        place.mkdir(parents=True)
    for number, page in enumerate(_made_up(pages)):
        text = json.dumps(page, ensure_ascii=False)
        (ready / f"{number:06d}.json").write_text(text, encoding="utf-8")
        (site / "content" / f"{number:06d}.md").write_text(text + "\n", encoding="utf-8")  # JSON as front matter
    (site / "layouts" / "_default" / "single.html").write_text(
        _PAGE.format("{{ .Title | safeHTML }}", _HUGO_ROWS), encoding="utf-8"
    )
    (site / "config.toml").write_text(_SETTINGS, encoding="utf-8")
    version = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    hugo = _spent(lambda: subprocess.run([program, "--quiet", "-s", str(site)], check=True))
    ours = _spent(lambda: _print_all(ready, folder / "ours"))
    for number in range(pages):
        mine, theirs = folder / "ours" / f"{number:06d}.html", site / "public" / f"{number:06d}" / "index.html"
        if _visible(mine) != _visible(theirs):
            raise AssertionError(f"{mine.name}: the two pages do not say the same")
    return HugoBeside(pages, ours, hugo, version)


def hugo_lines(measured: HugoBeside | None, page_cpu: float) -> list[str]:
    """What `make bench` prints; `page_cpu`: seconds that a page of ours takes, made from the figures."""
    if measured is None:
        return ["Hugo              is not on this machine: nothing to compare with"]
    wall, cpu = measured.hugo.wall / measured.ours.wall, measured.hugo.cpu / measured.ours.cpu
    return [
        "wanted: from JSON 2 × as fast as Hugo, from the figures as fast",
        _line(f"Hugo {measured.hugo_version.partition('-')[0]}", measured.pages, measured.hugo),
        _line("ours, from JSON", measured.pages, measured.ours),
        f"Hugo / ours      {'':>9}  {wall:>9.1f} ×      {cpu:>9.1f} × CPU (the same visible text, {_ROWS} rows a page)",
        f"Hugo / ours, from the figures {measured.hugo.cpu / measured.pages / page_cpu:>6.2f} × CPU "
        "(our pages whole, with pictures and files, both languages)",
    ]


def _line(name: str, pages: int, spent: Printed) -> str:
    return f"{name:<16} {pages:>9,}  {spent.wall:>9.1f} s wall {spent.cpu:>9.1f} s CPU"


def _made_up(pages: int) -> Iterator[dict[str, Any]]:
    for number in range(pages):
        rows = [
            [f"Chỉ tiêu {row}", *(str((number * 31 + row * 17 + column) % 9973) for column in range(_COLUMNS))]
            for row in range(_ROWS)
        ]
        yield {"title": f"Đơn vị {number}", "rows": rows}


def _print_all(ready: Path, output: Path) -> None:
    output.mkdir()
    files = sorted(ready.iterdir())
    slices = [files[at : at + _SLICE] for at in range(0, len(files), _SLICE)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_print_slice, slices, [output] * len(slices)))


def _print_slice(files: list[Path], output: Path) -> None:
    from jinja2 import Environment

    template = Environment(autoescape=False).from_string(_PAGE.format("{{ page.title }}", _OUR_ROWS))
    for file in files:
        page = json.loads(file.read_bytes())
        (output / f"{file.stem}.html").write_text(template.render(page=page), encoding="utf-8")


def _visible(path: Path) -> list[str]:
    return re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8")).split()


def _spent(work: Callable[[], object]) -> Printed:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = time.perf_counter() - began
    return Printed(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
