"""indicators.json, measures.json, measures/<id>.json: what is measured, and headline figures with their parts."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from ...model.findings import STANDINGS
from ...model.measures import CHANCES, Measure, MeasureValue, Variant
from ...pages.check_views import finding_anchor
from ...pages.links import measure_document
from ...tables.columns import columns_of
from ...words.text import Text, message, message_in
from ..publication import Publication
from .api_records import (
    Address,
    ApiRecord,
    Columns,
    Direction,
    PageAddresses,
    Route,
    list_route,
    one_of,
    shape_of,
    with_id,
)


class CodeRecord(ApiRecord, title=message("Một mã và nghĩa của mã")):
    code: Annotated[str, message("mã")]
    label: Annotated[Text, message("nghĩa")]


# What an indicator means in full tells the table indicators.csv.
_LONG = ("group", "definition", "comparability")
_SHORT = [column for column in columns_of("indicators") if column.name not in _LONG]


class IndicatorRecord(ApiRecord, title=message("Một chỉ tiêu"), columns=with_id(_SHORT)):
    direction: Annotated[Direction, message("chiều tốt")]
    figures: Annotated[int, message_in("indicator", "số lượng số liệu")]
    page: Annotated[PageAddresses, message("trang của chỉ tiêu, hay chỗ trên trang của nhóm")]
    codes: Annotated[tuple[CodeRecord, ...], message("nghĩa của từng mã, khi giá trị là mã")]


def list_indicators(publication: Publication) -> Iterator[IndicatorRecord]:
    for indicator in publication.edition.references.indicators.values():
        codes = publication.edition.references.code_lists.get(indicator.code_list, {})
        yield IndicatorRecord.of(
            indicator,
            figures=publication.figure_count("indicator", indicator.id),
            page=publication.pages(publication.links.indicator(indicator)),
            codes=tuple(CodeRecord(code, label) for code, label in codes.items()),
        )


class MeasureSummaryRecord(ApiRecord, title=message("Một chỉ số")):
    id: Annotated[str, message("mã chỉ số")]
    title: Annotated[Text, message("tên")]
    short: Annotated[Text | None, message_in("measure", "tên ngắn")]
    question: Annotated[Text | None, message("câu hỏi mà chỉ số trả lời")]
    topic: Annotated[str, message("lĩnh vực")]
    unit_of_measure: Annotated[str, message("đơn vị tính")]
    scale: Annotated[int, message("nhân với: 100 cho tỷ lệ %")]
    decimals: Annotated[int, message("số chữ số thập phân")]
    direction: Annotated[Direction, message("chiều tốt")]
    minimum_denominator: Annotated[int, message("mẫu số nhỏ hơn số này thì không xếp hạng")]
    chance: Annotated[
        str,
        one_of(*CHANCES),
        message("may rủi đằng sau tỷ lệ: cases: lượt việc có thể khác đi; none: đếm hết, không có khoảng"),
    ]
    caveats: Annotated[Text | None, message("lưu ý khi dùng")]
    values: Annotated[int, message("số lượng giá trị")]
    url: Annotated[Address, message("tệp API của chỉ số")]
    page: Annotated[PageAddresses, message("trang của chỉ số")]


class MethodRecord(ApiRecord, title=message("Cách tính chỉ số trong một nhóm biểu mẫu")):
    method: Annotated[str, message("mã cách tính; giá trị khác cách tính không so với nhau")]
    label: Annotated[Text, message("tên cách tính")]
    forms: Annotated[tuple[str, ...], message("các biểu mẫu")]
    numerator: Annotated[tuple[str, ...], message("các chỉ tiêu cộng thành tử số")]
    denominator: Annotated[tuple[str, ...], message("các chỉ tiêu cộng thành mẫu số; rỗng: tử số là chỉ số")]
    note: Annotated[Text | None, message("ghi chú")]


class MeasureRecord(MeasureSummaryRecord, title=message("Một chỉ số, đầy đủ")):
    methods: Annotated[tuple[MethodRecord, ...], message("các cách tính")]


class PartRecord(ApiRecord, title=message("Một ô dùng để tính")):
    role: Annotated[Literal["numerator", "denominator"], message("thuộc tử số hay mẫu số")]
    row: Annotated[str, message("khóa của dòng")]
    field: Annotated[str, message("mã cột")]
    indicator: Annotated[str, message("mã chỉ tiêu")]


class ContradictionRecord(ApiRecord, title=message("Số khác nêu cho một ô dùng để tính chỉ số")):
    finding: Annotated[str, message("mã chỗ lệch, trong findings.json")]
    printed: Annotated[str | None, message("số in trên văn bản")]
    expected: Annotated[str | None, message("số tính lại")]
    arithmetic: Annotated[str | None, message("phép tính")]


class MeasureValueRecord(ApiRecord, title=message("Chỉ số của một đơn vị trong một kỳ")):
    unit: Annotated[str, message_in("api", "mã đơn vị")]
    period: Annotated[str, message("mã kỳ")]
    category: Annotated[str | None, message("phân loại của dòng")]
    value: Annotated[Decimal, message("giá trị, đã làm tròn")]
    numerator: Annotated[Decimal, message("tử số")]
    denominator: Annotated[Decimal | None, message("mẫu số")]
    above_whole: Annotated[
        bool, message("tử số lớn hơn mẫu số: văn bản tự mâu thuẫn, đừng dùng giá trị này để so sánh")
    ]
    method: Annotated[str, message("mã cách tính")]
    report: Annotated[str, message("mã báo cáo")]
    version: Annotated[str, message("bản của gói dữ liệu")]
    table: Annotated[str, message("mã bảng")]
    row: Annotated[str | None, message("khóa của dòng; null khi lấy từ nhiều dòng")]
    standing: Annotated[str, one_of(*STANDINGS), message("độ chắc: của ô kém chắc nhất trong các ô dùng để tính")]
    basis: Annotated[tuple[Text, ...], message("vì sao: phép đối chiếu khớp hay lệch, ghi nhận của người chép")]
    contradictions: Annotated[tuple[ContradictionRecord, ...], message("khi bị mâu thuẫn: các số khác")]
    parts: Annotated[Columns[PartRecord], message("các ô dùng để tính")]


class MeasureDocument(ApiRecord, title=message("Một chỉ số và giá trị")):
    measure: Annotated[MeasureRecord, message_in("one", "chỉ số")]
    count: Annotated[int, message("có bao nhiêu giá trị")]
    values: Annotated[Columns[MeasureValueRecord], message("các giá trị")]


def list_measures(publication: Publication) -> Iterator[MeasureSummaryRecord]:
    for measure in publication.edition.measures.values():
        yield MeasureSummaryRecord.of(measure, **_facts(publication, measure))


def show_measure(publication: Publication, measure_id: str) -> MeasureDocument:
    measure = publication.edition.measures[measure_id]
    methods = tuple(MethodRecord.of(variant, label=variant.method_label) for variant in measure.variants)
    known = publication.edition.values_by_measure[measure_id]
    values = Columns(MeasureValueRecord, (_value(publication, measure, value) for value in known))
    return MeasureDocument(
        MeasureRecord.of(measure, **_facts(publication, measure), methods=methods), len(values), values
    )


def _value(publication: Publication, measure: Measure, value: MeasureValue) -> MeasureValueRecord:
    known = publication.edition.standing_of(value)
    return MeasureValueRecord.of(
        value,
        version=publication.edition.releases[value.report].version,
        standing=known.standing,
        basis=known.reasons,
        contradictions=tuple(
            ContradictionRecord.of(result, finding=finding_anchor(result))
            for result in (known.results if known.is_doubted else ())
        ),
        parts=_parts(measure, value),
    )


def _facts(publication: Publication, measure: Measure) -> dict[str, object]:
    """What the site adds to a measure."""
    return {
        "values": len(publication.edition.values_by_measure[measure.id]),
        "url": publication.host.at(measure_document(measure.id)),
        "page": publication.pages(publication.links.measure(measure.id)),
    }


def _parts(measure: Measure, value: MeasureValue) -> Columns[PartRecord]:
    """The cells of the value, of which the variant says how many belong to the numerator; they come first."""
    variant = next(variant for variant in measure.variants if variant.method == value.method and _fits(variant, value))
    above = len(variant.numerator)
    parts = enumerate(value.parts)
    return Columns(PartRecord, (PartRecord("numerator" if at < above else "denominator", *part) for at, part in parts))


def _fits(variant: Variant, value: MeasureValue) -> bool:
    """Two variants may share a method; the value's cells tell which of them was used."""
    return (*variant.numerator, *variant.denominator) == tuple(indicator for _, _, indicator in value.parts)


def _measure_with_most(publication: Publication) -> str:
    values = publication.edition.values_by_measure
    return max(values, key=lambda measure: (len(values[measure]), measure))


RECORDS = (
    IndicatorRecord,
    CodeRecord,
    MeasureSummaryRecord,
    MeasureRecord,
    MethodRecord,
    PartRecord,
    ContradictionRecord,
    MeasureValueRecord,
)
BY_COLUMN = (IndicatorRecord, PartRecord, MeasureValueRecord)
ROUTES = (
    list_route("indicators.json", message("Các chỉ tiêu"), Columns[IndicatorRecord], list_indicators),
    list_route("measures.json", message("Các chỉ số"), tuple[MeasureSummaryRecord, ...], list_measures),
    Route(
        "measures/{measure}.json",
        message("Một chỉ số: định nghĩa, cách tính và mọi giá trị"),
        shape_of(MeasureDocument),
        show_measure,
        keys=lambda publication: publication.edition.measures,
        example_key=_measure_with_most,
    ),
)
