"""What all descriptions for machines say alike: licence, where figures come from, days."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..edition import Edition
from ..model.releases import Release, Window
from ..words.text import Lang, Text, message

PROVENANCE = message(
    "Mỗi con số được chép từ văn bản chính thức và ghi rõ văn bản, biểu, dòng và cột nơi nó được in; ô trống, "
    "số 0 và ô không thuộc phạm vi báo cáo được phân biệt; chỗ văn bản tự mâu thuẫn được công bố, không sửa."
)
LICENCE_ID = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


BY_RULE = message("Khoảng ngày được đếm (có phần) suy từ quy tắc của kỳ báo cáo, văn bản không in.")


@dataclass(frozen=True)
class Coverage:
    """The days that figures are of, as far as papers print them or a rule gives them."""

    start: str  # ISO; empty where the first figures have a last day alone
    end: str  # empty where nothing is known
    is_by_rule: bool

    @property
    def interval(self) -> str:
        """2019-01-01/2019-06-30, with two dots for an end that is not known."""
        return f"{self.start or '..'}/{self.end}" if self.end else ""


def coverage_of(edition: Edition, releases: Iterable[Release]) -> Coverage:
    """A version released before windows were noted is about the days that the newest one knows: the paper is one."""
    windows = set[Window]()
    for release in releases:
        newest = edition.releases.get(release.report, release)
        for table in release.tables:
            windows |= {table.window if table.window.last else (newest.table(table.id) or table).window}
    windows = {window for window in windows if window.last}
    first, start = min(((w.first or w.last, w.first) for w in windows), default=("", ""))
    end = max((window.last for window in windows), default="")
    return Coverage(start if start == first else "", end, any(w.kind == "by_rule" for w in windows))


def last_change(edition: Edition) -> str:
    """The day of the newest release: what the site says of itself instead of asking a clock."""
    return last_day(edition.collection.releases)


def last_day(releases: Iterable[Release]) -> str:
    return max((release.created for release in releases), default="")


def all_translations(text: Text, languages: Iterable[Lang]) -> str:
    """For descriptions that have room for one string; a name that is the same in all languages is told once."""
    return " / ".join(dict.fromkeys(text.in_(lang) for lang in languages))
