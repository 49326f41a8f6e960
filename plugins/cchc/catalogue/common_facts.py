"""What all descriptions for machines say alike: licence, where figures come from, days."""

from __future__ import annotations

from collections.abc import Iterable

from ..edition import Edition
from ..model.releases import Release
from ..words.text import Lang, Text, message

PROVENANCE = message(
    "Mỗi con số được chép từ văn bản chính thức và ghi rõ văn bản, biểu, dòng và cột nơi nó được in; ô trống, "
    "số 0 và ô không thuộc phạm vi báo cáo được phân biệt; chỗ văn bản tự mâu thuẫn được công bố, không sửa."
)
LICENCE_ID = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def temporal_of(edition: Edition, *releases: Release) -> tuple[str, str]:
    """First and last day of the periods that the tables are about."""
    periods = [edition.references.periods[table.period] for release in releases for table in release.tables]
    return min((period.start for period in periods), default=""), max((period.end for period in periods), default="")


def last_change(edition: Edition) -> str:
    """The day of the newest release: what the site says of itself instead of asking a clock."""
    return last_day(edition.collection.releases)


def last_day(releases: Iterable[Release]) -> str:
    return max((release.created for release in releases), default="")


def all_translations(text: Text, languages: Iterable[Lang]) -> str:
    """For descriptions that have room for one string; a name that is the same in all languages is told once."""
    return " / ".join(dict.fromkeys(text.in_(lang) for lang in languages))
