"""What tables say about themselves: whence they are, what they cover; names of states of cells and of kinds of rows."""

from collections.abc import Mapping
from dataclasses import replace

from ..model.collection import References
from ..model.findings import STANDING_NAMES
from ..model.releases import Release, Table, Window
from ..words.language import DateText
from ..words.text import Text, joined, message, message_in, verbatim
from .stat_table import StatColumn


def unit_text(unit: str, references: References) -> Text:
    known = references.units.get(unit)
    return known.name if known else verbatim(unit)


def period_text(period: str, references: References) -> Text:
    known = references.periods.get(period)
    return known.name if known else verbatim(period)


def source_text(release: Release, references: References) -> Text:
    """Báo cáo số 1/BC ngày 20/6/2019, Sở A."""
    source, issuer = release.source, unit_text(release.source.issuer, references)
    document = message("Báo cáo số {number}", number=source.number) if source.number else release.title
    if not source.date:
        return joined(", ", (document, issuer))
    return message("{document} ngày {date}, {issuer}", document=document, date=DateText(source.date), issuer=issuer)


def table_text(release: Release, table: Table, references: References) -> Text:
    """Where the table stands in the document, what time it covers and whom it is about."""
    unit, period = unit_text(table.unit, references), period_text(table.period, references)
    title = table.form.printed_title
    parts: list[Text] = []
    if title:
        parts.append(message_in("form", "{title}; kỳ số liệu: {period}", title=title, period=period))
    else:
        parts.append(message("Kỳ số liệu: {period}", period=period))
    parts += [window_text(table.window)] if table.window.last else []
    parts.append(message("đơn vị: {unit}; phiên bản {version}.", unit=unit, version=release.version))
    return joined("; ", parts)


def window_text(window: Window) -> Text:
    """Which days were counted, and whence that is known."""
    first, last = DateText(window.first), DateText(window.last)
    if window.kind == "printed":
        return message("từ {first} đến {last}", first=first, last=last)
    if window.kind == "as_of":
        return message("tính đến {date}", date=last)
    if window.kind == "by_rule":
        return message(
            "từ {first} đến {last} theo quy tắc của kỳ báo cáo, văn bản không in ngày", first=first, last=last
        )
    return message("văn bản không in ngày nào")


STATE_LABELS: Mapping[str, Text] = {
    "reported": message("có số liệu"),
    "blank": message("để trống"),
    "not_applicable": message("không thuộc phạm vi báo cáo"),
    "not_in_use": message("chưa dùng hệ thống"),
    "illegible": message("không đọc được"),
    "withheld": message("không công bố"),
    "derived": message("suy ra, không in trên giấy"),
}

STATE_MEANINGS: Mapping[str, Text] = {
    "reported": message("Văn bản ghi số liệu này. Số 0 in trên giấy là số liệu."),
    "blank": message("Ô để trống trên văn bản. Để trống không phải là 0."),
    "not_applicable": message("Nội dung không thuộc phạm vi của đơn vị báo cáo; điều in ở đó không phải số liệu."),
    "not_in_use": message(
        "Theo cách đọc của trang này, hệ thống chưa được đưa vào sử dụng tại nơi đó; số 0 in ở đó không phải số liệu."
    ),
    "illegible": message("Bản quét không đọc được ô này."),
    "withheld": message("Văn bản không cho công bố nội dung này."),
    "derived": message("Dự án suy ra từ các số khác của văn bản."),
}

ROW_KIND_LABELS: Mapping[str, Text] = {
    "item": message("dòng số liệu"),
    "section": message("đề mục"),
    "subtotal": message("cộng nhóm"),
    "total": message("tổng cộng"),
    "percent": message("tỷ lệ %"),
}


_ALL = (
    StatColumn("report", message_in("column", "Báo cáo"), message("Mã báo cáo: kỳ và đơn vị báo cáo")),
    StatColumn(
        "version",
        message("Phiên bản"),
        message("Phiên bản của gói số liệu; phiên bản đã phát hành không bao giờ sửa"),
    ),
    StatColumn("table", message_in("column", "Bảng"), message("Mã bảng trong báo cáo")),
    StatColumn("row", message("Dòng"), message("Khóa của dòng trong bảng số liệu, theo số thứ tự in trên biểu")),
    StatColumn(
        "row_kind",
        message("Loại dòng"),
        message("item: số liệu; section: đề mục; subtotal: cộng nhóm; total: tổng cộng; percent: tỷ lệ %"),
        "kind",
        codes=ROW_KIND_LABELS,
    ),
    StatColumn(
        "label", message("Nội dung"), message("Như in trên biểu; lỗi in đã sửa thì ghi ở annotations.csv"), "label"
    ),
    StatColumn("field", message("Cột của biểu"), message("Mã cột số liệu của biểu")),
    StatColumn(
        "unit",
        message_in("column", "Mã đơn vị"),
        message("Đơn vị mà số liệu nói về"),
        "dimension",
        refers_to="units.unit",
    ),
    StatColumn(
        "period",
        message_in("column", "Kỳ"),
        message("Kỳ số liệu: năm, nửa năm hoặc quý"),
        "dimension",
        refers_to="periods.period",
    ),
    StatColumn(
        "indicator",
        message_in("column", "Mã chỉ tiêu"),
        message("Chỉ tiêu được đo; trống khi biểu không đo chỉ tiêu chung"),
        "dimension",
        refers_to="indicators.indicator",
    ),
    StatColumn(
        "category",
        message("Phân loại"),
        message("Lĩnh vực, loại kiểm tra … khi dòng không phải đơn vị hay chỉ tiêu"),
        "dimension",
    ),
    StatColumn(
        "value", message("Giá trị"), message("Số như in trên văn bản; trống thì xem cột trạng thái"), "value", "number"
    ),
    StatColumn("value_text", message("Giá trị bằng chữ"), message("Chữ in ở ô mà biểu hỏi bằng chữ"), "label"),
    StatColumn("unit_of_measure", message("Đơn vị tính"), message("Đơn vị tính của giá trị"), "measure"),
    StatColumn(
        "states",
        message("Trạng thái ô"),
        message("cột:trạng thái của mỗi ô số liệu không phải “reported” hay “blank”"),
        "states",
    ),
    StatColumn(
        "state",
        message("Trạng thái"),
        message("reported, blank, not_applicable, not_in_use, illegible, withheld hoặc derived"),
        "kind",
        codes=STATE_LABELS,
    ),
    StatColumn("where", message("Vị trí trong báo cáo"), message("Phần, gạch đầu dòng của báo cáo"), "where"),
    StatColumn("note", message_in("column", "Ghi chú"), message("Ghi chú của văn bản hoặc của dự án"), "note"),
    StatColumn("document", message("Văn bản"), message("Số hiệu văn bản nguồn")),
    StatColumn("source", message("Nguồn trong văn bản"), message("Biểu, dòng, cột và dòng văn bản nơi có số liệu")),
    StatColumn(
        "standing",
        message("Độ chắc"),
        message(
            "impossible: không thể cùng đúng; contested: nơi khác ghi số khác; remark: có lưu ý; agrees: khớp; "
            "unconfirmed: chưa có gì đối chiếu"
        ),
        "kind",
        codes=STANDING_NAMES,
    ),
    StatColumn(
        "standings",
        message("Độ chắc từng ô"),
        message("cột:độ chắc của mỗi ô không phải “unconfirmed”, theo riêng bản này: biểu của bản và ghi nhận về ô"),
        "states",
    ),
)

COLUMNS: Mapping[str, StatColumn] = {column.name: column for column in _ALL}


def make_columns(*names: str, keys: tuple[str, ...] = (), required: tuple[str, ...] = ()) -> tuple[StatColumn, ...]:
    """Common columns by name; `keys` tell this table's rows apart, `required` are always filled, whatever they are
    elsewhere."""
    columns = (replace(COLUMNS[name], required=name in required) for name in names)
    return tuple(replace(column, role="key") if column.name in keys else column for column in columns)
