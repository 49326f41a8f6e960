"""A report counts at least into the last month of its period, and all of its tables up to the same day.

A remark: the paper may have been asked for before the period was over. Two answers, about the last day and about
several; no answer for a report that prints no day.
"""

from ...model.releases import Release
from ...words.text import message
from ..cross_report_index import CrossReportIndex
from ..dates import plain_date
from ..rule import Arithmetic, Results, ResultWriter, report_rule


@report_rule(message("Số liệu đếm đến tháng cuối của kỳ, các bảng đến cùng một ngày"), "presence", "remark")
def check(writer: ResultWriter, release: Release, index: CrossReportIndex) -> Results:
    period = index.references.periods.get(release.period)
    windows = [release.window, *(table.window for table in release.tables if table.period == release.period)]
    days = sorted({window.last for window in windows if window.is_printed})
    if period and days:
        last = Arithmetic(plain_date(days[-1]), "")
        yield writer.answer(days[-1][:7] >= period.end[:7], "last-day", [], last)
        yield writer.answer(len(days) == 1, "one-day", [], Arithmetic("; ".join(map(plain_date, days)), ""))
