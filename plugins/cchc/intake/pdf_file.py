"""PDF files: the phrases and the ruled tables of each page; a page without letters is a scan."""

import io
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import UseError
from .bounded_reading import allow_more
from .legacy_fonts import legacy_font
from .page_phrases import Box, PrintedPage, phrases_of, without_page_numbers
from .page_tables import add_pages
from .questions import tell
from .scan_file import DPI, MOST_PAGES, POINTS, SECONDS, has_tesseract, read_scans
from .source import Pages, PageSpot
from .wide_sheets import join_wide_sheets

MAX_PAGES = 300
SHOWN_DPI, AROUND = 110, 14  # of a picture beside a question, and pixels around its number
MOST = 0.7  # of a page
RULE = 3.0  # points; thicker is no line


def read_pdf(path: Path, data: bytes, pages: Pages) -> None:
    import pdfplumber

    try:
        pdf = pdfplumber.open(io.BytesIO(data))
    except Exception:  # whatever the library raises for a password it does not have
        if b"/Encrypt" not in data:
            raise
        raise UseError(f"Tệp “{path.name}” có mật khẩu. → Bỏ mật khẩu, lưu lại rồi nhập tệp mới.") from None
    with pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise UseError(f"Tệp “{path.name}” có hơn {MAX_PAGES} trang. → Tách riêng phần phụ lục rồi thử lại.")
        printed = [_read_page(page, number) for number, page in enumerate(pdf.pages, start=1)]
    scans = [page.number for page in printed if not page.phrases]
    if len(scans) > MOST_PAGES:
        raise UseError(f"Tệp “{path.name}” có hơn {MOST_PAGES} trang quét. → Tách riêng phần phụ lục rồi thử lại.")
    if scans and has_tesseract():
        read = {page.number: page for page in read_scans([(n, _picture(data, n)) for n in scans])}
        printed = [read.get(page.number, page) for page in printed]
    if not any(page.phrases for page in printed):
        raise UseError(tell("unread scan" if has_tesseract() else "scan", file=path.name))
    blank = ", ".join(str(page.number) for page in printed if page.number in scans and not page.phrases)
    why = "ảnh trống, không đọc được chữ nào" if has_tesseract() else "ảnh quét, máy này chưa cài Tesseract"
    if blank:
        pages.notices.append(f"Trang {blank} là {why}. → Xem lại trang ấy trên giấy.")
    if font := legacy_font(phrase.text for page in printed for phrase in page.phrases):
        pages.notices.append(font[0])
        printed = [page.decoded(font[1]) for page in printed]  # first of all: ¹ for ạ would count as a digit
    printed = join_wide_sheets(without_page_numbers(printed))
    pages.words += [phrase.text for page in printed for phrase in page.phrases]
    add_pages(printed, pages)


def _read_page(page: Any, number: int) -> PrintedPage:
    if _is_scan(page):
        page.close()
        return PrintedPage(number, float(page.width), float(page.height), ())
    flat = [o for o in (*page.lines, *page.rects) if o["bottom"] - o["top"] < RULE < o["x1"] - o["x0"]]
    boxes = [Box((o["x0"], o["top"], o["x1"], o["bottom"])) for o in flat]
    chars = [char for char in page.chars if char["x1"] > 0 and char["x0"] < page.width]
    phrases = [p for p in phrases_of(chars, boxes) if p.left >= 0 and (p.text or p.marks)]
    ruled = [tuple(tuple(row.cells) for row in table.rows) for table in page.find_tables()]
    page.close()
    return PrintedPage(number, float(page.width), float(page.height), tuple(phrases), tuple(ruled))


def _is_scan(page: Any) -> bool:
    """A picture fills the page; letters behind it are some other program's reading, which nobody has checked."""
    areas = [(image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) for image in page.images]
    return max(areas, default=0.0) > MOST * page.width * page.height


def _picture(data: bytes, number: int) -> Any:
    """The page as it will be read, for which there is more time from here on."""
    import pypdfium2

    allow_more(SECONDS)
    with pypdfium2.PdfDocument(data) as pdf:
        page: Any = pdf[number - 1]
        return page.render(scale=DPI / POINTS, grayscale=True).to_pil()


def cut_pictures(path: Path, spots: Mapping[str, PageSpot]) -> dict[str, str]:
    """What stands at each spot and around it, as pictures that a page of HTML holds in itself."""
    import pypdfium2

    cut = dict[str, str]()
    with pypdfium2.PdfDocument(path.read_bytes()) as pdf:
        for number in {spot.page for spot in spots.values()}:
            page: Any = pdf[number - 1]
            picture = page.render(scale=SHOWN_DPI / POINTS, grayscale=True).to_pil()
            for name, spot in ((name, spot) for name, spot in spots.items() if spot.page == number):
                across, down = picture.size
                left, right = spot.left * across - AROUND, spot.right * across + AROUND
                box = (max(left, 0), max(spot.top * down - AROUND, 0), min(right, across), spot.bottom * down + AROUND)
                stream = io.BytesIO()
                picture.crop(tuple(map(round, box))).save(stream, "png")
                cut[name] = f"data:image/png;base64,{b64encode(stream.getvalue()).decode()}"
    return cut
