"""Words that the forms print again and again, in the language of the page: units of measure, names of tables."""

from __future__ import annotations

import re

from ..words.language import mark
from .page_context import PageContext

# As printed, in small letters and with one way of writing “có = 1”; what is not here stays as the paper has it.
_MEASURES = (
    mark("người"), mark("TTHC"), mark("hồ sơ"), mark("cơ quan, đơn vị"), mark("văn bản"), mark("thủ tục"),
    mark("đơn vị"), mark("cơ quan"), mark("vấn đề"), mark("nhiệm vụ"), mark("dịch vụ"), mark("tin, bài"),
    mark("ý kiến"), mark("lượt"), mark("phần việc"), mark("số lượng"), mark("số lượng phần mềm"), mark("giải pháp"),
    mark("phiếu"), mark("phòng, đơn vị"), mark("chi cục"), mark("ngày"), mark("chuyến/ngày"), mark("kết quả"),
    mark("lớp/năm"), mark("đồng"), mark("tin nhắn"), mark("xã, thị trấn"), mark("panô"), mark("băng rôn"),
    mark("cuộc"), mark("máy"), mark("phòng"), mark("trung tâm"), mark("cuộc/tháng"),
    mark("có = 1, không = 0"), mark("không = 0, có = 1"), mark("tốt = 1, có vi phạm = 0"),
    mark("trực tuyến = 0, phát phiếu = 1, kết hợp = 2"), mark("đã thực hiện = 1, chưa thực hiện = 0"),
)  # fmt: skip
_KNOWN = {word.lower(): word for word in _MEASURES}
_NUMBERED = (mark("Phụ lục {number}"), mark("Biểu mẫu {number}"))


def printed_measure(context: PageContext, printed: str) -> str:
    """“Có =1 Không = 0” becomes “yes = 1, no = 0” on an English page; a Vietnamese page prints the paper's own."""
    if context.language.is_own:
        return printed
    word = _KNOWN.get(_plain(printed))
    return context.t(word) if word else printed


def _plain(printed: str) -> str:
    """Same words, same writing: spaces round “=”, a comma between the answers."""
    one_way = re.sub(r"\s*=\s*(\d)[;,]?\s*", r" = \1, ", " ".join(printed.split()))
    return one_way.removesuffix(", ").lower()


def printed_title(context: PageContext, printed: str) -> str:
    """“Phụ lục I” is “Appendix I” in English."""
    for message in _NUMBERED:
        opening = message.removesuffix("{number}")
        if printed.startswith(opening):
            return context.t(message, number=printed.removeprefix(opening))
    return printed
