"""What all descriptions for machines say alike: publisher, licence, place, languages, keywords."""

from __future__ import annotations

from ..edition import Edition
from ..model.releases import Release
from ..words.text import Text

PUBLISHER = Text(
    "Số liệu mở về cải cách hành chính tỉnh Sóc Trăng",
    "Sóc Trăng open statistics on administrative reform",
)
CATALOGUE = Text("Danh mục số liệu mở CCHC Sóc Trăng", "Catalogue of the Sóc Trăng administrative reform open data")
CATALOGUE_SAID = Text(
    "Số liệu trong các báo cáo cải cách hành chính của các cơ quan tỉnh Sóc Trăng: mỗi báo cáo là một bộ dữ liệu có "
    "phiên bản, mỗi con số ghi rõ văn bản, biểu, dòng và cột nơi nó được in.",
    "The figures of the administrative reform reports of Sóc Trăng province: each report is a versioned data set, and "
    "each figure names the document, form, row and column that prints it.",
)
ALL_DATA_TITLE = Text(
    "Toàn bộ số liệu cải cách hành chính tỉnh Sóc Trăng",
    "All data on administrative reform in Sóc Trăng province",
)
PROVENANCE = Text(
    "Mỗi con số được chép từ văn bản chính thức và ghi rõ văn bản, biểu, dòng và cột nơi nó được in; ô trống, số 0 và "
    "ô không thuộc phạm vi báo cáo được phân biệt; chỗ văn bản tự mâu thuẫn được công bố, không sửa.",
    "Each figure is copied from an official document and names the form, row and column that prints it; empty cells, "
    "zeros and cells that do not apply are told apart; contradictions of the document are published, not repaired.",
)
LICENCE_ID = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
PROVINCE = "tinh-soc-trang"
KEYWORDS = (
    Text("cải cách hành chính", "administrative reform"),
    Text("thủ tục hành chính", "administrative procedures"),
    Text("dịch vụ công trực tuyến", "online public services"),
    Text("Sóc Trăng", "Sóc Trăng"),
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
