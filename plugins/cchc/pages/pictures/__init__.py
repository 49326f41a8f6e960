"""Pictures: which question each answers, its series made from the edition's values, its data table."""

from ...model.releases import Release, Table
from ..models import ChartView
from ..page_context import PageContext
from .dossiers import table_settlement_chart
from .table_rows import opinions_chart, table_scores_chart


def table_charts(context: PageContext, release: Release, table: Table) -> tuple[ChartView, ...]:
    """The pictures that answer a table's first question, where it has one."""
    makers = (table_settlement_chart, table_scores_chart, opinions_chart)
    return tuple(filter(None, (make(context, release, table) for make in makers)))
