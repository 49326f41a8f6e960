"""Lists as tables: one line for each record, its words in each language of the portal: units, periods, indicators,
codes, cited documents, for the package of all data; and the reporting calendar, one line a body, a regime and a period.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ..model.collection import Collection, References
from ..model.figures import edition_spans
from ..model.references import Indicator
from ..model.regimes import forms_of, make_calendar
from ..words.text import NO_TEXT, Lang, Text, message, message_in
from .columns import COLUMNS, make_columns
from .stat_table import StatColumn, StatTable

ListLine = tuple[str | int | Text, ...]  # one for each column, in the columns' order


def make_table_of(
    things: Iterable[object],
    name: str,
    title: Text,
    columns: Sequence[StatColumn],
    languages: Sequence[Lang],
) -> StatTable:
    """A line for each thing: what it calls by the names of the columns; the id of the thing itself is its key."""
    names = [column.name for column in columns]
    values = ([getattr(thing, name if hasattr(thing, name) else "id") for name in names] for thing in things)
    # Several words stand as the list writes them, with a space between.
    lines = (tuple(" ".join(value) if isinstance(value, tuple) else value for value in line) for line in values)
    return make_list_table(name, title, columns, lines, languages)


def make_list_table(
    name: str,
    title: Text,
    columns: Sequence[StatColumn],
    lines: Iterable[ListLine],
    languages: Sequence[Lang],
) -> StatTable:
    rows = tuple(tuple(_cells(line, columns, languages)) for line in lines)
    shown = (column.in_each(languages) for column in columns)
    return StatTable(name, title, NO_TEXT, tuple(chain.from_iterable(shown)), rows)


def _cells(line: ListLine, columns: Iterable[StatColumn], languages: Sequence[Lang]) -> Iterator[str | int]:
    for value, column in zip(line, columns, strict=True):
        if isinstance(value, Text):
            # A text stands in a translated column, and nothing else does.
            assert column.joint, column.name
            yield from (value.in_(lang) for lang in languages)
        else:
            yield value


_NAME = StatColumn("name", message_in("name", "Tên"), role="label", required=True, joint=" ")
_SHORT = StatColumn("short", message("Tên ngắn"), joint=" ")
_LABEL = StatColumn("label", message_in("label", "Tên"), role="label", required=True, joint=" ")
_WINDOW_KINDS = message(
    "printed: văn bản in cả hai ngày; as_of: chỉ in ngày cuối; by_rule: theo quy tắc của kỳ báo cáo, văn bản không in; "
    "unknown: không rõ. Bảng in ngày riêng thì ngày ấy đứng trước"
)
_CODE = message(
    "Không đủ để nối bảng: mã được dùng lại cho đơn vị sau, có khi dưới tên khác. Nối theo unit, hoặc theo code cùng "
    "valid_from và valid_to"
)
_CODE_LIST = message("Mã trong legal_acts của văn bản ban hành danh mục, hoặc tên cơ quan giữ danh mục")
_AGENCY_ID = message("Nhà nước cấp cho cơ quan; trống khi chưa đọc được ở văn bản ban hành")
_GAP_KINDS = message("left_out: có trong văn bản mà không công bố; elsewhere: biết là có, chưa sưu tầm")
_EDITIONS = message("Ấn bản đầu tiên mà đây là bản mới nhất của báo cáo; trống khi bản khác thay ngay trong tháng")
_ISSUER = StatColumn("issuer", message_in("column", "Cơ quan ban hành"))
UNIT_COLUMNS = (
    StatColumn("unit", message("Mã đơn vị"), role="key"),
    StatColumn("type", message("Loại"), required=True),
    StatColumn("level", message("Cấp"), role="dimension", required=True),
    StatColumn("parent", message("Đơn vị cấp trên"), role="dimension", refers_to="units.unit"),
    StatColumn("code", message("Mã hành chính"), _CODE),
    _NAME,
    _SHORT,
    StatColumn("valid_from", message("Có hiệu lực từ"), type="date"),
    StatColumn("valid_to", message_in("column", "Đến"), type="date"),
    StatColumn("source", message("Nguồn")),
    StatColumn("code_list", message("Danh mục của mã"), _CODE_LIST),
    StatColumn("agency_id", message("Mã định danh điện tử của cơ quan"), _AGENCY_ID),
)
UNIT_NAME_COLUMNS = (
    StatColumn("name", message("Tên như in"), role="label", required=True),
    *make_columns("unit", "report", "table", "note"),
)
SUCCESSION_COLUMNS = (
    replace(COLUMNS["unit"], required=True),
    StatColumn("relation", message("Quan hệ"), required=True),
    StatColumn("successor", message("Đơn vị kế tiếp"), role="dimension", refers_to="units.unit"),
    StatColumn("date", message("Ngày"), type="date"),
    StatColumn("legal_act", message_in("legal act", "Văn bản")),
    StatColumn("source", message("Nguồn")),
    StatColumn("note", COLUMNS["note"].label, role="note", joint=" "),
)
PERIOD_COLUMNS = (
    StatColumn("period", COLUMNS["period"].label, role="key"),
    StatColumn("kind", message_in("column", "Loại kỳ"), required=True),
    StatColumn("start", message_in("column", "Từ ngày"), type="date", required=True),
    StatColumn("end", message("Đến ngày"), type="date", required=True),
    _NAME,
    replace(_SHORT, required=True),
)
INDICATOR_COLUMNS = (
    StatColumn("indicator", message("Mã chỉ tiêu"), role="key"),
    StatColumn("slug", message("Mã địa chỉ"), required=True),
    StatColumn("section", message_in("column", "Lĩnh vực"), required=True),
    StatColumn("group", message("Nhóm"), joint=", "),
    _LABEL,
    StatColumn("unit_of_measure", message("Đơn vị tính"), role="measure"),
    StatColumn("value_type", message("Kiểu giá trị"), required=True),
    StatColumn("direction", message_in("column", "Chiều tốt"), required=True),
    StatColumn("code_list", message_in("column", "Bảng mã")),
    StatColumn("definition", message("Định nghĩa"), joint=", "),
    StatColumn("comparability", message("Mức so sánh được"), joint=", "),
)
_GAP_COLUMNS = (
    StatColumn("gap", message_in("column", "Mã"), role="key"),
    StatColumn("kind", message("Loại"), _GAP_KINDS),
    StatColumn("what", message("Cái gì"), role="label", joint=" "),
    _ISSUER,
    StatColumn("period", message("Kỳ"), joint=" "),
    StatColumn("url", message("Địa chỉ")),
    StatColumn("seen_on", message("Thấy ngày"), type="date"),
    StatColumn("source", message("Nguồn"), joint=" "),
)
_CERTAINTY = StatColumn("certainty", message("Đã đọc ở đâu"), message("Bảng mã certainty"))
_LEGAL_ACT_COLUMNS = (
    StatColumn("act", message_in("column", "Mã"), role="key"),
    StatColumn("number", message("Số hiệu")),
    StatColumn("date", message("Ngày"), type="date"),
    _ISSUER,
    _NAME,
    StatColumn("in_force_from", message("Có hiệu lực từ"), type="date"),
    StatColumn("in_force_to", message_in("column", "Đến"), type="date"),
    StatColumn("replaced_by", message("Văn bản thay thế"), refers_to="legal_acts.act"),
    StatColumn("url", message("Địa chỉ")),
    _CERTAINTY,
    StatColumn("note", COLUMNS["note"].label, role="note", joint=" "),
)
_INDEX_COLUMNS = (
    StatColumn("index", message("Bộ chỉ số"), role="key"),
    StatColumn("item", message("Mục"), role="key"),
    StatColumn("act", message_in("legal act", "Văn bản"), refers_to="legal_acts.act"),
    StatColumn("group", message("Nhóm"), joint=", "),
    _LABEL,
    StatColumn("points", message_in("column", "Điểm")),
    StatColumn("threshold", message("Ngưỡng")),
    StatColumn("formula", message("Công thức"), joint=", "),
    StatColumn("measure", message("Chỉ số gần nhất")),
    StatColumn("reach", message("Tính lại được đến đâu"), message("Bảng mã reach")),
    StatColumn("missing", message("Đầu vào còn thiếu"), joint=", "),
    _CERTAINTY,
)
_COMPARISON_COLUMNS = (
    StatColumn("set", message_in("column", "Mã"), role="key"),
    StatColumn("level", message("Cấp"), role="dimension", required=True),
    StatColumn("types", message("Các loại đơn vị"), required=True),
    StatColumn("valid_from", message("Có hiệu lực từ"), type="date"),
    StatColumn("valid_to", message_in("column", "Đến"), type="date"),
    _NAME,
    StatColumn("rule", message("Vì sao so được"), joint=", "),
)
_DOCUMENT_COLUMNS = (
    COLUMNS["document"],
    StatColumn("kind", message("Loại văn bản")),
    StatColumn("number", message("Số hiệu")),
    StatColumn("date_printed", message("Ngày như in")),
    StatColumn("date", message("Ngày"), type="date"),
    _ISSUER,
    StatColumn("subject_printed", message("Trích yếu như in")),
    StatColumn("subject", message("Trích yếu"), role="label", joint=" "),
    *make_columns("report", "where"),
    StatColumn("line", message("Dòng văn bản nguồn"), type="integer"),
    COLUMNS["note"],
)


def make_reports_table(collection: Collection, languages: Sequence[Lang]) -> StatTable:
    columns = (
        StatColumn("report", COLUMNS["report"].label, role="key"),
        StatColumn("version", COLUMNS["version"].label, role="key"),
        StatColumn("newest", message("Là bản mới nhất"), type="boolean"),
        COLUMNS["unit"],
        COLUMNS["period"],
        StatColumn("title", message_in("title", "Tên"), role="label", joint=" "),
        StatColumn("edition_from", message("Từ ấn bản"), _EDITIONS),
        StatColumn("edition_to", message("Đến ấn bản"), message("Trống: đến nay vẫn là bản mới nhất")),
        StatColumn("created", message("Ngày phát hành"), type="date"),
        StatColumn("reason", message("Lý do thay đổi")),
        COLUMNS["document"],
        StatColumn("document_date", message("Ngày văn bản"), type="date"),
        replace(_ISSUER, role="dimension", refers_to="units.unit"),
        StatColumn("window", message("Khoảng ngày được đếm: biết từ đâu"), _WINDOW_KINDS),
        StatColumn("window_from", message("Đếm từ ngày"), type="date"),
        StatColumn("window_to", message("Đếm đến ngày"), type="date"),
    )
    spans = edition_spans(collection)
    newest = {(release.report, release.version) for release in collection.newest()}
    lines = (
        (r.report, r.version, (r.report, r.version) in newest, r.unit, r.period, r.title,
         *spans.get((r.report, r.version), ("", "")), r.created[:10], r.reason, r.source.number or r.source.file,
         r.source.date, r.source.issuer, r.window.kind, r.window.first, r.window.last)
        for r in collection.releases
    )  # fmt: skip
    return make_list_table("reports", message("Báo cáo và phiên bản"), columns, lines, languages)


def make_reference_tables(references: References, languages: Sequence[Lang]) -> tuple[StatTable, ...]:
    """All that have a line for each thing, whose columns are called as it calls them."""
    units, periods = references.units.values(), references.periods.values()
    successions = message("Đổi tên, sáp nhập, chia tách")
    return (
        make_table_of(units, "units", message_in("title", "Đơn vị"), UNIT_COLUMNS, languages),
        make_table_of(
            references.unit_names, "unit_names", message("Cách ghi tên đơn vị"), UNIT_NAME_COLUMNS, languages
        ),
        make_table_of(references.successions, "unit_successions", successions, SUCCESSION_COLUMNS, languages),
        make_table_of(periods, "periods", message_in("title", "Kỳ báo cáo"), PERIOD_COLUMNS, languages),
        make_indicators_table(references.indicators.values(), languages),
    )


# A version says of its indicators what its figures cannot be read without; what they mean in full is said of all in one
# place, for it may be bettered later.
_OF_A_VERSION = ("indicator", "section", "label", "unit_of_measure", "value_type", "code_list")


def make_indicators_table(
    indicators: Iterable[Indicator], languages: Sequence[Lang], of_a_version: bool = False
) -> StatTable:
    columns = [column for column in INDICATOR_COLUMNS if not of_a_version or column.name in _OF_A_VERSION]
    return make_table_of(indicators, "indicators", message("Chỉ tiêu"), columns, languages)


def make_documents_table(references: References, languages: Sequence[Lang]) -> StatTable:
    title = message("Văn bản được viện dẫn")
    return make_table_of(references.citations, "documents", title, _DOCUMENT_COLUMNS, languages)


def make_code_lists_table(references: References, languages: Sequence[Lang]) -> StatTable:
    columns = (
        StatColumn("list", message("Bảng mã"), role="key"),
        StatColumn("code", message_in("column", "Mã"), role="key"),
        _LABEL,
    )
    lines = ((name, code, label) for name, labels in references.code_lists.items() for code, label in labels.items())
    return make_list_table("code_lists", message_in("title", "Bảng mã"), columns, lines, languages)


def make_rule_tables(references: References, languages: Sequence[Lang]) -> tuple[StatTable, ...]:
    """The lists that say what the collection goes by and what it lacks; one that is empty is left out."""
    lists = (
        ("gaps", references.gaps, message("Điều bộ sưu tập không có"), _GAP_COLUMNS),
        ("legal_acts", references.legal_acts.values(), message("Văn bản quy định"), _LEGAL_ACT_COLUMNS),
        ("index_items", references.index_items, message("Mục của bộ chỉ số chính thức"), _INDEX_COLUMNS),
        ("comparison_sets", references.comparison_sets, message("Nhóm so sánh"), _COMPARISON_COLUMNS),
    )
    return tuple(
        make_table_of(things, name, title, columns, languages) for name, things, title, columns in lists if things
    )


_BASIS = message(
    "stated: văn bản nêu; filed: bộ sưu tập có báo cáo loại này; unknown: không rõ có phải báo cáo hay không"
)
_STATUS = message("held: có; not_collected: chưa sưu tầm, không có nghĩa là đơn vị không báo cáo; unknown: không rõ")
_KINDS = message("quarter: quý; half: 6 tháng; nine_months: 9 tháng; year: năm")
_DUE = message("Hạn của tỉnh gửi Bộ; hạn của đơn vị gửi tỉnh không thấy văn bản nào nêu")
_COLUMNS = (
    StatColumn("regime", message_in("column", "Chế độ báo cáo"), role="key"),
    replace(COLUMNS["unit"], role="key", description=NO_TEXT),
    StatColumn("period_kind", message("Loại kỳ"), _KINDS, "key"),
    replace(COLUMNS["period"], role="key", description=message("Trống khi bộ sưu tập chưa biết kỳ nào loại này")),
    StatColumn("forms", message("Biểu mẫu")),
    StatColumn("basis", message("Căn cứ"), _BASIS),
    StatColumn("status", message("Tình trạng"), _STATUS),
    COLUMNS["report"],
    StatColumn("due", message("Hạn theo quy tắc"), _DUE),
    StatColumn("due_act", message("Quy tắc về hạn"), message("Mã trong legal_acts")),
)


def make_calendar_table(collection: Collection, languages: Sequence[Lang]) -> StatTable:
    acts = {duty.regime: duty.due_act for duty in collection.portal.duties}
    lines = (
        (e.regime, e.unit, e.kind, e.period, " ".join(forms_of(e.regime, collection)), e.basis, e.status, e.report,
         e.due, acts.get(e.regime, "") if e.due else "")
        for e in make_calendar(collection)
    )  # fmt: skip
    table = make_list_table("lich-bao-cao", message("Lịch báo cáo"), _COLUMNS, lines, languages)
    return replace(table, source=message("Các báo cáo trong bộ sưu tập và văn bản chúng viện dẫn"))
