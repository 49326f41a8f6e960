"""Pictures: which question each answers, its series made from the edition's values, its data table."""

from ...model.releases import Release, Table
from ..models import ChartView
from ..page_context import PageContext
from .funnels import funnel_chart
from .opinions import opinions_chart
from .peers import district_charts, group_chart, peers_chart
from .scores import scores_chart, table_scores_chart
from .settlement import group_settlement_chart, settlement_chart, table_settlement_chart
from .stated import dossiers_chart
from .swarms import swarm_chart
from .tile_maps import commune_map, province_map
from .timeline import before_and_after, timeline_chart

__all__ = [
    "before_and_after",
    "commune_map",
    "district_charts",
    "dossiers_chart",
    "funnel_chart",
    "group_chart",
    "group_settlement_chart",
    "peers_chart",
    "province_map",
    "scores_chart",
    "settlement_chart",
    "swarm_chart",
    "table_charts",
    "timeline_chart",
]


def table_charts(context: PageContext, release: Release, table: Table) -> tuple[ChartView, ...]:
    """The pictures that answer a table's first question, where it has one."""
    charts = (
        table_settlement_chart(context, release, table),
        table_scores_chart(context, release, table),
        opinions_chart(context, release, table),
    )
    return tuple(chart for chart in charts if chart)
