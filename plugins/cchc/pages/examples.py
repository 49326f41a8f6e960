"""The worked examples of the guide: code that runs as it stands, once BASE names where the files are."""

from __future__ import annotations

from html import escape

from ..formats.ready_queries import CENTRE, LATE_2018, LATE_2019, LONG_PHU, ONLINE_LONG_PHU, YEAR_2018
from .links import ALL_DATA

# A site without an address (a preview) shows the folder into which the files were saved.
HERE = "."


def base_of(url: str) -> str:
    return f'BASE = "{url.rstrip("/") or HERE}/"'


def pandas_read(url: str) -> str:
    return f"""import pandas as pd

{base_of(url)}
figures = pd.read_csv(BASE + "{ALL_DATA}figures.csv")
units = pd.read_csv(BASE + "{ALL_DATA}units.csv")
print(figures.groupby("report").size())"""


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
                    fileEncoding = "UTF-8-BOM", na.strings = "")
units <- read.csv(paste0(base, "{ALL_DATA}units.csv"),
                  fileEncoding = "UTF-8-BOM", na.strings = "")
figures$number <- suppressWarnings(as.numeric(figures$value))
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
    Numbered = Table.AddColumn(Reported, "number",
        each try Number.FromText([value], "en-US") otherwise null, type nullable number)
in
    Numbered"""


def iframe_embed(url: str, path: str, title: str) -> str:
    return f"""<iframe src="{url.rstrip("/") or HERE}/{path}" title="{escape(title)}"
        width="100%" height="640" loading="lazy" style="border:0"></iframe>"""


def _late_2019(url: str) -> str:
    return f"""import pandas as pd

{base_of(url)}
figures = pd.read_csv(BASE + "{ALL_DATA}figures.csv")
units = pd.read_csv(BASE + "{ALL_DATA}units.csv").set_index("unit")

table = figures[(figures["report"] == "{CENTRE}")
                & (figures["table"] == "tthc-pl-1")
                & ~figures["row"].isin(["total", "percent"])]
wide = table.assign(value=pd.to_numeric(table["value"])).pivot(index="unit", columns="field", values="value")
late = wide.loc[wide["resolved_late"] > 0, ["resolved_late", "resolved_total"]]
late = late.assign(late_share=(100 * late["resolved_late"] / late["resolved_total"]).round(2))
answer = late.join(units["name_vi"]).sort_values(["resolved_late", "late_share"], ascending=False)
print(answer.to_string())"""


def _online_long_phu(url: str) -> str:
    return f"""import pandas as pd

{base_of(url)}
figures = pd.read_csv(BASE + "{ALL_DATA}figures.csv")

prose = figures[(figures["report"] == "{LONG_PHU}") & (figures["table"] == "prose")]
value = pd.to_numeric(prose.set_index("row")["value"])
answer = pd.DataFrame(
    [
        (level, value[f"{{level}}-truc-tuyen"], value[f"{{level}}-truc-tuyen-tren-tong"])
        for level in ("huyen", "xa")
    ],
    columns=["level", "online", "received"],
)
answer["online_share"] = (100 * answer["online"] / answer["received"]).round(2)
print(answer.to_string())"""


def _late_2018(url: str) -> str:
    return f"""import pandas as pd

{base_of(url)}
figures = pd.read_csv(BASE + "{ALL_DATA}figures.csv")
units = pd.read_csv(BASE + "{ALL_DATA}units.csv").set_index("unit")

form = figures[(figures["report"] == "{YEAR_2018}")
               & (figures["table"] == "bm-12") & (figures["field"] == "resolved_late")]
late = form.assign(late=pd.to_numeric(form["value"])).dropna(subset=["late"])
late = late.join(units[["name_vi", "level"]], on="unit").sort_values(["late", "unit"], ascending=[False, True])
late["running"] = late["late"].cumsum()
late["share_of_all"] = (100 * late["running"] / late["late"].sum()).round(2)
local = late[late["level"].isin(["district", "commune"])]
late["share_local"] = (100 * local["late"].cumsum() / local["late"].sum()).round(2)
answer = late[["name_vi", "late", "running", "share_of_all", "share_local"]].head(10)
print(answer.to_string())"""


WORKED = ((LATE_2019, _late_2019), (ONLINE_LONG_PHU, _online_long_phu), (LATE_2018, _late_2018))
