"""Short sentences that tables say about themselves, in both languages."""

from __future__ import annotations

from ..model.collection import References
from ..model.releases import Annotation, Release, Table
from ..words.language import DateText
from ..words.text import NO_TEXT, Text, bilingual, message

_KINDS = {
    "text_for_number": "in",
    "misprint": "bản in sai",
    "remark": "ghi nhận",
    "not_applicable": "không thuộc phạm vi báo cáo",
    "not_in_use": "chưa dùng hệ thống",
    "illegible": "không đọc được",
    "withheld": "không công bố",
}


def date_text(iso: str) -> Text:
    """2019-06-20 as 20/6/2019 and 20 June 2019; anything else as it stands."""
    return DateText(iso)


def unit_text(unit: str, references: References) -> Text:
    found = references.units.get(unit)
    return found.name if found else bilingual(unit, unit)


def period_text(period: str, references: References) -> Text:
    found = references.periods.get(period)
    return found.name if found else bilingual(period, period)


def source_text(release: Release, references: References) -> Text:
    """Báo cáo số 12/BC-ABC ngày 20/6/2019, Trung tâm Mẫu."""
    source, issuer = release.source, unit_text(release.source.issuer, references)
    number = message("Báo cáo số {number}", number=source.number) if source.number else release.title
    date = date_text(source.date) if source.date else NO_TEXT
    vi = number.first + (f" ngày {date.first}" if date else "")
    en = number.in_("en") + (f" of {date.in_('en')}" if date else "")
    return bilingual(f"{vi}, {issuer.first}", f"{en}, {issuer.in_('en')}")


def table_text(release: Release, table: Table, references: References) -> Text:
    """Where the table stands in the document, what time it covers and whom it is about."""
    unit, period = unit_text(table.unit, references), period_text(table.period, references)
    printed = table.form.printed_title
    vi, en = [printed] if printed else [], [f"Form “{printed}”"] if printed else []
    vi.append(f"kỳ số liệu: {period.first}")
    en.append(f"period: {period.in_('en')}")
    if table.covers_from:
        vi.append(f"từ {date_text(table.covers_from).first}")
        en.append(f"from {date_text(table.covers_from).in_('en')}")
    if table.as_of:
        vi.append(f"tính đến {date_text(table.as_of).first}")
        en.append(f"as of {date_text(table.as_of).in_('en')}")
    vi.append(f"đơn vị: {unit.first}")
    en.append(f"body: {unit.in_('en')}")
    return bilingual(_sentence(vi, release.version, "phiên bản"), _sentence(en, release.version, "version"))


def _sentence(parts: list[str], version: str, word: str) -> str:
    text = "; ".join([*parts, f"{word} {version}"])
    return text[0].upper() + text[1:] + "."


def annotation_text(annotation: Annotation) -> str:
    """One remark about one cell: in “6/8”: 6 trên tổng số 8."""
    printed = f" “{annotation.printed}”" if annotation.printed else ""
    note = f": {annotation.note}" if annotation.note else ""
    return f"{_KINDS.get(annotation.kind, annotation.kind)}{printed}{note}"
