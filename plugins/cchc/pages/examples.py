"""The worked examples of the guide: code that runs as it stands, once BASE names where the files are."""

from __future__ import annotations

from html import escape

from ..formats.sqlite_views import BY_EDITION
from ..model.queries import Query
from .links import ALL_DATA

# A site without an address (a preview) shows the folder into which the files were saved.
HERE = "."


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


def iframe_embed(url: str, path: str, title: str) -> str:
    return f"""<iframe src="{url.rstrip("/") or HERE}/{path}" title="{escape(title)}"
        width="100%" height="640" loading="lazy" style="border:0"></iframe>"""


def picture_embed(url: str, page: str, files: tuple[str, str], title: str) -> str:
    """A picture that leads to its page; `files` are its own and the one for phones, if it has one."""
    base, (wide, narrow) = url.rstrip("/") or HERE, files
    source = f'  <source media="(max-width: 799px)" srcset="{base}/{narrow}">\n' if narrow else ""
    return f"""<a href="{base}/{page}"><picture>
{source}  <img src="{base}/{wide}" alt="{escape(title)}" loading="lazy" style="max-width:100%">
</picture></a>"""


def worked(url: str, query: Query) -> str:
    """A worked example's own code."""
    return query.python.replace("{base}", base_of(url))
