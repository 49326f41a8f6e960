"""What travels beside a report's tables: remarks about single cells, lines of the source text, what is told in words,
and the dictionary: each column of each form, and the indicators that a release measures.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model.collection import References
from ..model.releases import NARRATIVE, Annotation, Release
from ..words.text import Lang, message, message_in
from .columns import COLUMNS, make_columns
from .reference_tables import TranslatedColumn, make_indicators_table, make_list_table, make_table_of
from .stat_table import StatColumn, StatTable

_REMARKS = (
    StatColumn(
        "kind",
        message("Loại ghi nhận"),
        message(
            "text_for_number: chữ ở chỗ của số; misprint: lỗi in đã sửa; remark: ghi nhận; qualifier: lời kèm con số; "
            "còn lại là trạng thái ô"
        ),
    ),
    StatColumn("printed", message("Nguyên văn bản in"), message("Đúng như in")),
    COLUMNS["note"],
)
_LINES = (
    StatColumn("line_from", message("Từ dòng"), message("Dòng đầu trong văn bản nguồn"), type="integer"),
    StatColumn("line_to", message("Đến dòng"), message("Dòng cuối trong văn bản nguồn"), type="integer"),
)
PASSAGE_COLUMNS = (
    StatColumn("kind", message("Loại lời"), message("Mã của bảng mã narrative_kind"), "dimension", required=True),
    *make_columns("unit", "indicator"),
    StatColumn("addressee", message("Gửi ai"), message("Nơi nhận đề xuất, như in")),
    StatColumn("name", message_in("title", "Tên"), message("Tên sáng kiến, thủ tục hoặc kế hoạch")),
    StatColumn("code", message("Mã thủ tục"), message("Mã quốc gia của thủ tục, khi văn bản in")),
    StatColumn("date", message("Thời điểm"), message("Như in")),
    StatColumn("result", message_in("column", "Kết quả"), message("Kết quả, tiến độ, theo báo cáo")),
    TranslatedColumn(
        StatColumn("text", message("Nội dung"), message("Lời của dự án, kể lại điều văn bản nói"), required=True)
    ),
    *(
        replace(column, name=name, required=True)
        for column, name in zip(_LINES, ("first_line", "last_line"), strict=True)
    ),
)


def make_narrative_table(
    releases: Iterable[Release], languages: Sequence[Lang], with_report: bool = False
) -> StatTable:
    """What reports say in words; `with_report`: of several, each passage with its report and version."""
    keys = ("report", "version", "row") if with_report else ("row",)
    lines = (
        (*((release.report, release.version) if with_report else ()), p.row, p.kind, p.unit, p.indicator, p.addressee,
         p.name, p.code, p.date, p.result, p.text, p.first_line, p.last_line)
        for release in releases
        for p in release.narrative
    )  # fmt: skip
    columns = (*make_columns(*keys, keys=keys), *PASSAGE_COLUMNS)
    table = make_list_table(NARRATIVE, message("Báo cáo nói gì bằng lời"), columns, lines, languages)
    return replace(table, description=message("Nguyên nhân, khó khăn, đề xuất, nhiệm vụ, sáng kiến mà văn bản kể."))


def make_annotations_table(release: Release, languages: Sequence[Lang]) -> StatTable:
    columns = (*make_columns("table", "row", "field"), *_REMARKS)
    remarks = annotations_of(release)
    table = make_table_of(remarks, "annotations", message("Ghi nhận về từng ô"), columns, languages)
    return replace(table, description=message("Chữ in ở chỗ của số, lỗi in đã sửa, trạng thái khác thường của ô."))


def make_lines_table(release: Release, languages: Sequence[Lang]) -> StatTable:
    columns = (*make_columns("table", "row", keys=("table", "row")), *_LINES)
    lines = (
        (table.id, row.key, row.line_from, row.line_to)
        for table in release.tables
        for row in table.rows
        if row.line_from
    )
    table = make_list_table("lines", message("Vị trí trong văn bản nguồn"), columns, lines, languages)
    description = message(
        "Mỗi dòng số liệu nằm ở dòng nào của tệp văn bản {file} (đếm từ 1).", file=release.source.file
    )
    return replace(table, description=description)


def annotations_of(release: Release) -> Iterator[Annotation]:
    """All remarks of a release in the order of tables, rows and columns."""
    for table in release.tables:
        for row in table.rows:
            yield from (note for note in row.annotations if note.field != "note")
            for cell in row.cells.values():
                yield from cell.annotations
            yield from (note for note in row.annotations if note.field == "note")


_HEADING = StatColumn("label", message("Đầu cột"), message("Như in, từ ngoài vào trong"), "label")
_FACTS = (
    StatColumn("form", message_in("column", "Biểu mẫu"), message("Mã biểu mẫu của bảng")),
    TranslatedColumn(_HEADING),
    StatColumn("type", message("Kiểu"), message("Kiểu theo biểu: integer, number hoặc text")),
    StatColumn("unit_of_measure", message("Đơn vị tính"), role="measure"),
    replace(
        COLUMNS["indicator"],
        description=message(
            "Chỉ tiêu mà cột đo; trống khi từng dòng ghi chỉ tiêu của mình hoặc không đo chỉ tiêu chung"
        ),
    ),
    StatColumn("printed_column", message("Số cột in trên biểu")),
    StatColumn("formula", message("Công thức in trên biểu")),
)


def make_fields_table(releases: Iterable[Release], languages: Sequence[Lang], with_report: bool = False) -> StatTable:
    """`with_report`: of several releases, for a table's id may stand in more than one report."""
    keys = ("report", "table", "field") if with_report else ("table", "field")
    lines = (
        (*((release.report,) if with_report else ()), table.id, field.name, table.form.id, field.full_label, field.type,
         field.unit_of_measure, field.indicator, field.column, field.formula)
        for release in releases
        for table in release.tables
        for field in table.form.fields
    )  # fmt: skip
    columns = (*make_columns(*keys, keys=keys), *_FACTS)
    table = make_list_table("fields", message("Từ điển dữ liệu: các cột của biểu"), columns, lines, languages)
    description = message(
        "Mỗi cột số liệu của mỗi bảng: đầu cột như in (quá ngắn thì thêm tên), kiểu, đơn vị tính, chỉ tiêu được đo, "
        "công thức in trên biểu."
    )
    return replace(table, description=description)


def make_used_indicators_table(release: Release, references: References, languages: Sequence[Lang]) -> StatTable:
    """The indicators of one release with their names: so that a package can be read by itself."""
    used = {row.indicator for table in release.tables for row in table.rows}
    used |= {field.indicator for table in release.tables for field in table.form.fields}
    used |= {passage.indicator for passage in release.narrative}
    indicators = (item for item in references.indicators.values() if item.id in used)
    return make_indicators_table(indicators, languages, of_a_version=True)
