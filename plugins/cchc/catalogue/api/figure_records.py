"""Figures in the API: the columns of figures.csv, each a field, numbers as printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from ...model.figures import Figure
from ...model.releases import STATES, Value
from ...words.text import message, message_in
from .api_records import ApiRecord, Narrowed, one_of

FIGURE_COUNT = message("có bao nhiêu số liệu")
FIGURE_LIST = message("các số liệu của bản mới nhất")
_NUMBER_OR_WORDS = Narrowed({"type": ["number", "string", "null"]})


class FigureRecord(ApiRecord, title=message("Một số liệu và nơi văn bản in số liệu ấy")):
    report: Annotated[str, message("mã báo cáo")]
    version: Annotated[str, message("bản của gói dữ liệu")]
    table: Annotated[str, message("mã bảng")]
    row: Annotated[str, message_in("api", "khóa của dòng trong bảng")]
    field: Annotated[str, message("mã cột số liệu")]
    unit: Annotated[str, message("mã đơn vị mà số liệu nói về")]
    period: Annotated[str, message("mã kỳ")]
    indicator: Annotated[str | None, message("mã chỉ tiêu")]
    category: Annotated[str | None, message("lĩnh vực, loại kiểm tra …")]
    value: Annotated[Value, _NUMBER_OR_WORDS, message("giá trị như in; null thì xem state")]
    unit_of_measure: Annotated[str | None, message("đơn vị tính")]
    state: Annotated[str, one_of(*STATES), message("trạng thái của ô; 0 in trên giấy là reported, để trống là blank")]
    note: Annotated[str | None, message_in("api", "ghi chú, chữ in trong ô")]
    document: Annotated[str, message("số hiệu văn bản nguồn")]
    source: Annotated[str, message("biểu, dòng, cột, dòng văn bản nơi in số liệu")]


def figure_records(figures: Iterable[Figure]) -> tuple[FigureRecord, ...]:
    return tuple(map(FigureRecord.of, figures))
