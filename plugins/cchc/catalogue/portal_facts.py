"""What all descriptions for machines say alike: publisher, licence, place, keywords.

Whatever here names the portal or its province is to come from the portal's data.
"""

from __future__ import annotations

from ..edition import Edition
from ..model.releases import Release
from ..words.text import LANGS, Text, message

PUBLISHER = message("Số liệu mở về cải cách hành chính tỉnh Sóc Trăng")
CATALOGUE = message("Danh mục số liệu mở CCHC Sóc Trăng")
CATALOGUE_SAID = message(
    "Số liệu trong các báo cáo cải cách hành chính của các cơ quan tỉnh Sóc Trăng: mỗi báo cáo là một bộ dữ "
    "liệu có phiên bản, mỗi con số ghi rõ văn bản, biểu, dòng và cột nơi nó được in."
)
ALL_DATA_TITLE = message("Toàn bộ số liệu cải cách hành chính tỉnh Sóc Trăng")
PROVENANCE = message(
    "Mỗi con số được chép từ văn bản chính thức và ghi rõ văn bản, biểu, dòng và cột nơi nó được in; ô trống, "
    "số 0 và ô không thuộc phạm vi báo cáo được phân biệt; chỗ văn bản tự mâu thuẫn được công bố, không sửa."
)
LICENCE_ID = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
PROVINCE = "tinh-soc-trang"
KEYWORDS = (
    message("cải cách hành chính"),
    message("thủ tục hành chính"),
    message("dịch vụ công trực tuyến"),
    message("Sóc Trăng"),
)


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


def in_every_language(text: Text) -> str:
    """For descriptions that have room for one string; a name that is the same in all languages is told once."""
    return " / ".join(dict.fromkeys(text.in_(lang) for lang in LANGS))
