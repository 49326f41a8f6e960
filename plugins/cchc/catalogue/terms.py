"""What all descriptions for machines say alike: publisher, licence, place, languages, keywords."""

from __future__ import annotations

from ..edition import Edition
from ..model.releases import Release
from ..words.text import message

PROVENANCE = message(
    "Mỗi con số được chép từ văn bản chính thức và ghi rõ văn bản, biểu, dòng và cột nơi nó được in; ô trống, "
    "số 0 và ô không thuộc phạm vi báo cáo được phân biệt; chỗ văn bản tự mâu thuẫn được công bố, không sửa."
)
LICENCE_ID = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def temporal_of(edition: Edition, *releases: Release) -> tuple[str, str]:
    """First and last day of the periods that the tables are about."""
    periods = [edition.references.periods[table.period] for release in releases for table in release.tables]
    return min((one.start for one in periods), default=""), max((one.end for one in periods), default="")


def moment(created: str) -> str:
    """A release has a day only; where a standard asks for a moment, it is the day's beginning."""
    return created if "T" in created else f"{created}T00:00:00Z"


def last_change(edition: Edition) -> str:
    """The day of the newest release: what the site says of itself instead of asking a clock."""
    return max((release.created for release in edition.collection.releases), default="")
