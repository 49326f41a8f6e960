"""The documents of the API, and all shapes by name."""

from __future__ import annotations

from collections.abc import Mapping

from .shape import ADDRESS, BOTH, TEXT, WHOLE, Prop, Shape, many, of, prop, shape
from .shapes_common import COMMON
from .shapes_measured import MEASURED
from .shapes_reports import REPORTS
from .shapes_units import UNITS

_ROUTE = shape(
    "Route", "Một loại địa chỉ của API", "A kind of address of the API",
    prop("path", TEXT, "địa chỉ sau /api/v1/, phần trong ngoặc nhọn là mã", "path below /api/v1/, ids in braces"),
    prop("title", BOTH, "nội dung", "what it holds"),
    prop("documents", WHOLE, "số lượng tệp", "number of documents"),
    prop("example", ADDRESS, "một địa chỉ có thật", "a real address"),
)  # fmt: skip
_COUNTS = shape(
    "Counts", "Trong kho có gì", "What there is",
    prop("reports", WHOLE, "báo cáo", "reports"),
    prop("versions", WHOLE, "bản đã phát hành", "released versions"),
    prop("units", WHOLE, "đơn vị", "bodies"),
    prop("periods", WHOLE, "kỳ", "periods"),
    prop("indicators", WHOLE, "chỉ tiêu", "indicators"),
    prop("measures", WHOLE, "chỉ số", "measures"),
    prop("figures", WHOLE, "số liệu", "figures"),
    prop("findings", WHOLE, "chỗ không khớp", "findings"),
)  # fmt: skip


def _document(name: str, vi: str, en: str, *props: Prop) -> Shape:
    """What a route answers: the head, then its own."""
    return shape(name, vi, en, prop("meta", of("Meta"), "đầu tệp", "head"), *props)


def _list(name: str, key: str, item: str, vi: str, en: str) -> Shape:
    count = prop("count", WHOLE, "có bao nhiêu", "how many there are")
    return _document(name, vi, en, count, prop(key, many(of(item)), vi, en))


_FIGURES = (
    prop("count", WHOLE, "có bao nhiêu số liệu", "how many figures there are"),
    prop("figures", many(of("Figure")), "các số liệu của bản mới nhất", "the figures of the newest versions"),
)

DOCUMENTS = (
    _document("IndexDocument", "Mục lục của API", "The API's table of contents",
              prop("counts", of("Counts"), "trong kho có gì", "what there is"),
              prop("routes", many(of("Route")), "các loại địa chỉ", "kinds of addresses"),
              prop("openapi", ADDRESS, "mô tả OpenAPI", "OpenAPI description"),
              prop("catalogue", ADDRESS, "danh mục DCAT", "DCAT catalogue"),
              prop("all_data", of("Page"), "trang tải mọi số liệu", "page of all data")),
    _list("UnitsDocument", "units", "UnitSummary", "Các đơn vị", "All bodies"),
    _document("UnitDocument", "Một đơn vị và số liệu về đơn vị ấy", "A body and the figures about it",
              prop("unit", of("Unit"), "đơn vị", "the body"), *_FIGURES),
    _list("PeriodsDocument", "periods", "Period", "Các kỳ", "All periods"),
    _list("IndicatorsDocument", "indicators", "IndicatorSummary", "Các chỉ tiêu", "All indicators"),
    _document("IndicatorDocument", "Một chỉ tiêu và số liệu", "An indicator and its figures",
              prop("indicator", of("Indicator"), "chỉ tiêu", "the indicator"), *_FIGURES),
    _list("MeasuresDocument", "measures", "MeasureSummary", "Các chỉ số", "All measures"),
    _document("MeasureDocument", "Một chỉ số và giá trị", "A measure and its values",
              prop("measure", of("Measure"), "chỉ số", "the measure"),
              prop("count", WHOLE, "có bao nhiêu giá trị", "how many values there are"),
              prop("values", many(of("MeasureValue")), "các giá trị", "the values")),
    _list("ReportsDocument", "reports", "ReportSummary", "Các báo cáo", "All reports"),
    _document("ReportDocument", "Một báo cáo: các bản, bảng, tệp", "A report: its versions, tables and files",
              prop("report", of("Report"), "báo cáo", "the report")),
    _list("FindingsDocument", "findings", "Finding", "Các chỗ không khớp", "All findings"),
    _list("VersionsDocument", "versions", "Version", "Các bản đã phát hành", "All released versions"),
)  # fmt: skip

RECORDS = (*COMMON, *UNITS, *MEASURED, *REPORTS, _ROUTE, _COUNTS)
SHAPES: Mapping[str, Shape] = {one.name: one for one in (*RECORDS, *DOCUMENTS)}
