"""The worked examples of the guide: code that runs as it stands, once BASE names where the files are."""

from html import escape
from pathlib import Path

from .links import ALL_DATA, NARROW_SVG, SVG
from .models import ChartView, Embed, TableView

# A site without an address (a preview) shows the folder into which the files were saved.
HERE = "."
# Of a frame of 800 px: letters across it and in its narrowest column, pixels of a line and of what surrounds a table.
_LETTERS, _NARROWEST, _LINE, _AROUND = 110, 12, 26, 280
_LOWEST, _HIGHEST = 480, 900


def base_of(url: str) -> str:
    return f'BASE = "{url.rstrip("/") or HERE}/"'


def example(texts: Path, url: str, name: str, **words: str) -> tuple[str, str]:
    """The language, which is the file's first line, and the program: what stands in braces is filled in."""
    language, code = (texts / "code" / f"{name}.txt").read_text("utf-8").rstrip("\n").split("\n\n", 1)
    table = f"{url.rstrip('/') or 'C:/cchc'}/{ALL_DATA}figures.csv"
    source = f'{"Web" if url else "File"}.Contents("{table}")'
    filled = {"base": base_of(url), "site": url.rstrip("/") or HERE, "source": source, **words}
    for word, value in filled.items():
        code = code.replace(f"{{{word}}}", value)
    return language, code


def iframe_embed(url: str, path: str, view: TableView) -> str:
    """A table's light page, about as high as its table; where scripts may run, as high as it is."""
    base = url.rstrip("/") or HERE
    return f"""<iframe src="{base}/{path}" title="{escape(view.caption)}"
        width="100%" height="{frame_height(view)}" loading="lazy" style="border:0"></iframe>
<script src="{base}/theme/js/embed.js" async></script>"""


def frame_height(view: TableView) -> int:
    """In pixels, on a screen: a line for what fits into a column of its share of the width."""
    columns = 1 + max((len(row.cells) for row in view.rows), default=0)
    fits = max(_LETTERS // columns, _NARROWEST)
    heads = [max((len(header.text) for header in row), default=0) for row in view.header_rows]
    rows = [max(map(len, (row.label, *(cell.text for cell in row.cells)))) for row in view.rows]
    lines = sum(-(-letters // fits) or 1 for letters in (*heads, *rows))
    return min(max(_AROUND + lines * _LINE, _LOWEST), _HIGHEST)


def picture_embed(url: str, embed: Embed, chart: ChartView, is_large: bool) -> str:
    """A picture that leads to its page; a large one has another form for phones. site.js writes the same."""
    base, picture = url.rstrip("/") or HERE, embed.path
    image = f'<img src="{base}/{picture}" alt="{escape(chart.title)}" loading="lazy" style="max-width:100%">'
    if is_large:
        narrow = picture.replace(SVG, NARROW_SVG)
        image = f'<picture><source media="(max-width: 799px)" srcset="{base}/{narrow}">\n{image}</picture>'
    return f'<a href="{base}/{embed.home}">{image}</a>'
