"""The worked examples of the guide: code that runs as it stands, once BASE names where the files are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from ..formats.sqlite_views import BY_EDITION
from ..model.queries import Query
from .links import ALL_DATA, NARROW_SVG, SVG
from .models import ChartView, Embed, TableView

# A site without an address (a preview) shows the folder into which the files were saved.
HERE = "."
# Of a frame of 800 px: letters across it and in its narrowest column, pixels of a line and of what surrounds a table.
_LETTERS, _NARROWEST, _LINE, _AROUND = 110, 12, 26, 280
_LOWEST, _HIGHEST = 480, 900


def base_of(url: str) -> str:
    return f'BASE = "{url.rstrip("/") or HERE}/"'


def pandas_read(url: str) -> str:
    return f"""import pandas as pd

{base_of(url)}
# Periods are 2018 and 2019-h1, rows 1 and i.2: both are names, not numbers.
figures = pd.read_csv(BASE + "{ALL_DATA}figures.csv", dtype={{"period": str, "row": str}})
units = pd.read_csv(BASE + "{ALL_DATA}units.csv")
print(figures.groupby("report").size())"""


def polars_read(url: str) -> str:
    return f"""import polars as pl

{base_of(url)}
# Looks through the whole file before it settles types: the period is 2018 first and 2019-h1 later on.
figures = pl.read_csv(BASE + "{ALL_DATA}figures.csv", infer_schema_length=None)
# Parquet says itself what each column holds.
same = pl.read_parquet(BASE + "{ALL_DATA}figures.parquet")
print(figures.group_by("report").len())"""


def edition_of_base(edition: str) -> str:
    return f"SELECT * FROM {BY_EDITION} WHERE edition = '{edition}';"


def edition_of_api(url: str, edition: str) -> str:
    return f"""import pandas as pd

{base_of(url)}
CELL = ["report", "table", "row", "field"]
figures = pd.read_csv(BASE + "{ALL_DATA}figures.csv", dtype={{"period": str, "row": str}})
past = pd.read_json(BASE + "api/v1/as-of/{edition}.json", typ="series")
versions = {{one["report"]: one["version"] for one in past["versions"]}}
changed = {{tuple(one[name] for name in CELL): one["figure"] for one in past["cells"]}}

then = figures[figures["report"].isin(list(versions))]
then = then.assign(version=then["report"].map(versions))
as_today = [cell not in changed for cell in then[CELL].itertuples(index=False, name=None)]
cells = then[as_today].to_dict("records") + [figure for figure in changed.values() if figure]
edition = pd.DataFrame(cells, columns=figures.columns)
print(edition.groupby("report").size())"""


def frictionless_read(url: str, report: str, version: str, table: str) -> str:
    return f"""from frictionless import Package

{base_of(url)}
package = Package(BASE + "du-lieu/{report}/{version}/datapackage.json")
rows = package.get_resource("{table}").read_rows()
for row in rows[:3]:
    print(row["label"], row["row"])"""


def sqlite_read() -> str:
    return """import sqlite3

base = sqlite3.connect("cchc.sqlite")
for row in base.execute("SELECT * FROM counts_by_report"):
    print(row)"""


def duckdb_read(url: str) -> str:
    address = f"{url.rstrip('/') or HERE}/{ALL_DATA}figures.parquet"
    return f"""SELECT report, "table", count(*) AS figures
FROM '{address}'
GROUP BY ALL ORDER BY ALL;"""


def r_read(url: str) -> str:
    return f"""base <- "{url.rstrip("/") or HERE}/"
figures <- read.csv(paste0(base, "{ALL_DATA}figures.csv"),
                    fileEncoding = "UTF-8", na.strings = "")
units <- read.csv(paste0(base, "{ALL_DATA}units.csv"),
                  fileEncoding = "UTF-8", na.strings = "")
aggregate(field ~ report, data = figures, FUN = length)"""


def power_query_read(url: str) -> str:
    is_web = bool(url)
    address = f"{url.rstrip('/') or 'C:/cchc'}/{ALL_DATA}figures.csv"
    source = f'Web.Contents("{address}")' if is_web else f'File.Contents("{address}")'
    return f"""let
    Source = Csv.Document({source},
        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    Headed = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),
    Reported = Table.SelectRows(Headed, each [state] = "reported"),
    Typed = Table.TransformColumnTypes(Reported, {{{{"value", type number}}}}, "en-US")
in
    Typed"""


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


def worked(url: str, query: Query) -> str:
    """A worked example's own code."""
    return query.python.replace("{base}", base_of(url))


# What a written text names as <!-- code: name -->: the language with its program.
EXAMPLES: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "pandas": lambda url: ("Python, pandas", pandas_read(url)),
    "polars": lambda url: ("Python, polars", polars_read(url)),
    "r": lambda url: ("R", r_read(url)),
    "power-query": lambda url: ("Power Query M", power_query_read(url)),
    "sqlite": lambda url: ("Python, sqlite3", sqlite_read()),
    "duckdb": lambda url: ("DuckDB", duckdb_read(url)),
}
