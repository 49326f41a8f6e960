"""What tables say of themselves: whence they are, what they cover; states of cells and kinds of rows by name; and their
columns, which columns.csv declares.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from ..model.collection import References
from ..model.findings import STANDING_NAMES
from ..model.releases import Release, Table, Window
from ..words.language import DateText
from ..words.own_files import own_rows
from ..words.text import NO_TEXT, Text, joined, labels, message, message_in, verbatim
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


STATE_LABELS, STATE_MEANINGS, ROW_KIND_LABELS = labels("state"), labels("state meaning"), labels("row kind")
_CODES = {"row_kind": ROW_KIND_LABELS, "state": STATE_LABELS, "standing": STANDING_NAMES}
_JOINTS = {"space": " ", "comma": ", "}


@cache
def _lists() -> Mapping[str, Mapping[str, StatColumn]]:
    """The columns of columns.csv by list and name; its first list has those that several tables share."""
    lists: dict[str, dict[str, StatColumn]] = defaultdict(dict)
    for line in own_rows(__file__, "columns.csv"):
        lists[line["list"]][line["name"]] = _column(line, lists["common"])
    return lists


def _column(line: Mapping[str, str], common: Mapping[str, StatColumn]) -> StatColumn:
    """A line without a label is a common column, but for what it says otherwise."""
    _, name, context, label, description, *_ = line.values()
    told: dict[str, Any] = {fact: line[fact] for fact in ("role", "type", "refers_to") if line[fact]}
    told |= {"required": True} if line["required"] else {}
    if not label:
        return replace(common[name], **told)
    about = message(description) if description else NO_TEXT
    codes, joint = _CODES.get(name, {}), _JOINTS.get(line["joint"], "")
    return StatColumn(name, message_in(context, label), about, codes=codes, joint=joint, **told)


COLUMNS = _lists()["common"]


def columns_of(table: str) -> tuple[StatColumn, ...]:
    """The columns of one of the lists, in their order."""
    return tuple(_lists()[table].values())


def make_columns(*names: str, keys: tuple[str, ...] = (), required: tuple[str, ...] = ()) -> tuple[StatColumn, ...]:
    """Common columns by name; `keys` tell this table's rows apart, `required` are always filled, whatever they are
    elsewhere."""
    columns = (replace(COLUMNS[name], required=name in required) for name in names)
    return tuple(replace(column, role="key") if column.name in keys else column for column in columns)
