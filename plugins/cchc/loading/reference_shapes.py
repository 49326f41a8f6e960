"""The shapes of data/reference/*.csv, and which list holds the ids that others refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from ..words.language import LanguageName
from ..words.text import Lang, Text, message, message_in
from .schemas import ID_PATTERN, SchemaColumn, TableShape

_DAY = r"^\d{4}-\d{2}-\d{2}$"

# Columns that several lists have or that need no constraint.
_TITLES: Mapping[str, Text] = {
    "code": message_in("schema", "Mã chính thức"),
    "source": message_in("schema", "Nguồn"),
    "table": message_in("schema", "Bảng"),
    "note": message_in("schema", "Ghi chú"),
    "legal_act": message_in("schema", "Văn bản"),
    "value_type": message_in("schema", "Kiểu giá trị"),
    "code_list": message_in("schema", "Bảng mã"),
    "number": message_in("schema", "Số"),
    "date_printed": message_in("schema", "Ngày như in"),
    "issuer": message_in("schema", "Cơ quan ban hành"),
    "where": message_in("schema", "Vị trí trong báo cáo"),
    "url": message_in("schema", "Địa chỉ"),
    "points": message_in("schema", "Điểm"),
    "threshold": message_in("schema", "Ngưỡng"),
    "measure": message_in("schema", "Chỉ số gần nhất"),
}
# Columns that hold one text in each language: name_vi, name_en.
_TRANSLATED: Mapping[str, Text] = {
    "short": message_in("schema", "Tên ngắn"),
    "note": message_in("schema", "Ghi chú"),
    "name": message_in("schema", "Tên"),
    "group": message_in("schema", "Nhóm"),
    "definition": message_in("schema", "Định nghĩa"),
    "comparability": message_in("schema", "Khả năng so sánh"),
    "subject": message_in("schema", "Trích yếu"),
    "label": message_in("schema", "Nhãn"),
    "formula": message_in("schema", "Cách tính"),
    "missing": message_in("schema", "Đầu vào không báo cáo nào có"),
    "rule": message_in("schema", "Vì sao so được"),
}


def _text(name: str) -> SchemaColumn:
    return SchemaColumn(name, title=_TITLES[name])


def _in_each(languages: Sequence[Lang], name: str, required: bool = False) -> Iterator[SchemaColumn]:
    """The column once for each language; all but the first say so in their title."""
    for at, lang in enumerate(languages):
        what, language = _TRANSLATED[name], LanguageName(lang)
        title = message("{what} {language}", what=what, language=language)
        own_title = message_in("column of the first language", "{what}", what=what, language=language)
        yield SchemaColumn(f"{name}_{lang}", title=title if at else own_title, required=required)


def _certainty() -> SchemaColumn:
    return SchemaColumn("certainty", title=message_in("schema", "Độ chắc"), required=True, refers="certainty")


@lru_cache
def reference_shapes(languages: tuple[Lang, ...]) -> Mapping[str, TableShape]:
    """The shape of each list, by the name of its file."""
    each = partial(_in_each, languages)
    return {
        "units": TableShape(
            (
                SchemaColumn("unit", title=message_in("schema", "Mã đơn vị"), required=True, pattern=ID_PATTERN),
                SchemaColumn("type", title=message_in("schema", "Loại"), required=True, refers="unit_type"),
                SchemaColumn("level", title=message_in("schema", "Cấp"), required=True, refers="level"),
                SchemaColumn("parent", title=message_in("schema", "Đơn vị cấp trên"), refers="unit"),
                _text("code"),
                *each("name", required=True),
                *each("short"),
                SchemaColumn("valid_from", title=message_in("schema", "Có từ ngày"), pattern=_DAY),
                SchemaColumn("valid_to", title=message_in("schema", "Đến ngày"), pattern=_DAY),
                _text("source"),
            ),
            key=("unit",),
        ),
        "unit_names": TableShape(
            (
                SchemaColumn("name", title=message_in("schema", "Tên như in"), required=True),
                SchemaColumn("unit", title=message_in("schema", "Mã đơn vị"), required=True, refers="unit"),
                SchemaColumn("report", title=message_in("schema", "Báo cáo")),
                _text("table"), _text("note"),
            ),
            may_be_bare=True,
        ),
        "unit_successions": TableShape(
            (
                SchemaColumn("unit", title=message_in("schema", "Mã đơn vị"), required=True, refers="unit"),
                SchemaColumn("relation", title=message_in("schema", "Thay đổi"), required=True,
                       enum=("renamed", "merged", "split", "dissolved")),
                SchemaColumn("successor", title=message_in("schema", "Đơn vị kế tiếp"), refers="unit"),
                SchemaColumn("date", title=message_in("schema", "Ngày"), pattern=_DAY),
                _text("legal_act"), _text("source"), *each("note"),
            ),
            may_be_bare=True,
        ),
        "periods": TableShape(
            (
                SchemaColumn("period", title=message_in("schema", "Mã kỳ"), required=True,
                             pattern=r"^\d{4}(-[a-z0-9]{1,12})?$"),
                SchemaColumn("kind", title=message_in("schema", "Loại kỳ"), required=True, refers="period_kind"),
                SchemaColumn("start", title=message_in("schema", "Từ ngày"), required=True, pattern=_DAY),
                SchemaColumn("end", title=message_in("column of periods", "Đến ngày"), required=True, pattern=_DAY),
                *each("name"), *each("short"),
            ),
            key=("period",),
        ),
        "indicators": TableShape(
            (
                SchemaColumn("indicator", title=message_in("schema", "Mã chỉ tiêu"), required=True,
                       pattern="^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$"),
                SchemaColumn("slug", title=message_in("schema", "Tên trong địa chỉ"), required=True,
                             pattern="^[a-z0-9-]{1,80}$"),
                SchemaColumn("page", title=message_in("schema", "Trang của nhóm"), required=True,
                             refers="indicator_page"),
                SchemaColumn("own_page", title=message_in("schema", "Có trang riêng"), enum=("1",)),
                SchemaColumn("section", title=message_in("schema", "Lĩnh vực"), refers="section"),
                *each("group"),
                *each("label", required=True),
                SchemaColumn("unit_of_measure", title=message_in("schema", "Đơn vị tính"), refers="unit_of_measure"),
                _text("value_type"),
                SchemaColumn("direction", title=message_in("schema", "Chiều tốt"),
                       enum=("higher_better", "lower_better", "neutral")),
                SchemaColumn("role", title=message_in("schema", "Vai trò"), refers="role"),
                _text("code_list"), *each("definition"), *each("comparability"),
            ),
            key=("indicator",),
        ),
        "code_lists": TableShape(
            (
                SchemaColumn("list", title=message_in("column of code_lists", "Bảng mã"), required=True),
                SchemaColumn("code", title=message_in("schema", "Mã"), required=True),
                *each("label", required=True),
            ),
            key=("list", "code"),
        ),
        "documents": TableShape(
            (
                SchemaColumn("document", title=message_in("schema", "Mã văn bản"), required=True),
                SchemaColumn("kind", title=message_in("schema", "Loại văn bản"), required=True, refers="document_kind"),
                _text("number"), _text("date_printed"),
                SchemaColumn("date", title=message_in("schema", "Ngày"), pattern=_DAY),
                _text("issuer"), *each("subject"),
                SchemaColumn("report", title=message_in("schema", "Báo cáo"), required=True),
                _text("where"),
                SchemaColumn("line", "integer", message_in("schema", "Dòng văn bản"), required=True, minimum=1),
                _text("note"),
            ),
            may_be_bare=True,
        ),
        "legal_acts": TableShape(
            (
                SchemaColumn("act", title=message_in("schema", "Mã văn bản"), required=True, pattern=ID_PATTERN),
                _text("number"),
                SchemaColumn("date", title=message_in("schema", "Ngày"), pattern=_DAY),
                _text("issuer"), *each("name", required=True),
                SchemaColumn("in_force_from", title=message_in("schema", "Có hiệu lực từ"), pattern=_DAY),
                SchemaColumn("in_force_to", title=message_in("schema", "Hết hiệu lực"), pattern=_DAY),
                SchemaColumn("replaced_by", title=message_in("schema", "Được thay bằng"), refers="legal_act"),
                _text("url"), _certainty(), *each("note"),
            ),
            key=("act",), may_be_bare=True,
        ),
        "index_items": TableShape(
            (
                SchemaColumn("index", title=message_in("schema", "Bộ chỉ số"), required=True, pattern=ID_PATTERN,
                             refers="official_index"),
                SchemaColumn("item", title=message_in("schema", "Mục"), required=True),
                SchemaColumn("act", title=message_in("schema", "Văn bản"), required=True, refers="legal_act"),
                *each("group", required=True), *each("label", required=True),
                _text("points"), _text("threshold"), *each("formula"), _text("measure"),
                SchemaColumn("reach", title=message_in("schema", "Tính lại được đến đâu"), required=True,
                             refers="reach"),
                *each("missing"), _certainty(),
            ),
            key=("index", "item"), may_be_bare=True,
        ),
        "comparison_sets": TableShape(
            (
                SchemaColumn("set", title=message_in("schema", "Nhóm so sánh"), required=True, pattern=ID_PATTERN),
                SchemaColumn("level", title=message_in("schema", "Cấp"), required=True, refers="level"),
                SchemaColumn("types", title=message_in("schema", "Các loại đơn vị"), required=True,
                             pattern="^[a-z0-9-]+( [a-z0-9-]+)*$"),
                SchemaColumn("valid_from", title=message_in("schema", "Có từ ngày"), pattern=_DAY),
                SchemaColumn("valid_to", title=message_in("schema", "Đến ngày"), pattern=_DAY),
                *each("name", required=True), *each("rule", required=True),
            ),
            key=("set",), may_be_bare=True,
        ),
    }  # fmt: skip


TITLES = {
    "units": message_in("schema list", "Đơn vị"),
    "unit_names": message_in("schema list", "Tên đơn vị như in trong báo cáo"),
    "unit_successions": message_in("schema list", "Sáp nhập, đổi tên, chia tách đơn vị"),
    "periods": message_in("schema list", "Kỳ báo cáo"),
    "indicators": message_in("schema list", "Chỉ tiêu"),
    "code_lists": message_in("schema list", "Bảng mã"),
    "documents": message_in("schema list", "Văn bản được dẫn"),
    "legal_acts": message_in("schema list", "Văn bản quy định cách tính"),
    "index_items": message_in("schema list", "Các mục của bộ chỉ số chính thức"),
    "comparison_sets": message_in("schema list", "Nhóm đơn vị so được với nhau"),
}
