"""The redacted text of a paper, line by line: every line an anchor, tables as tables."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..model.releases import Release
from .models import Link, Page, PageSection, TableView, plain_lead
from .page_context import PageContext
from .table_views import plain_row, plain_view, text_cell

_Line = tuple[int, str]  # its number, from 1, and its words


def source_text_page(context: PageContext, release: Release) -> Page:
    title = context.t("Nguyên văn: {report}", report=release.title)
    about = context.t(
        "Lời của văn bản từng dòng, đã bỏ tên người, điện thoại và thư điện tử: {report}.", report=release.title
    )
    rule = context.t(
        "Văn bản của cơ quan nhà nước, giữ nguyên câu chữ và lỗi in. Tên người, số điện thoại, thư điện tử và nội dung "
        "mật đã được bỏ, chỗ bỏ ghi trong ngoặc vuông. Số đầu dòng là số dòng mà mọi số liệu dẫn tới."
    )
    name = context.t("Nguyên văn")
    lines = PageSection("nguyen-van", name, tables=tuple(_block(context, run) for run in _blocks(release.source_text)))
    if context.quoted_lang:
        first = context.links.source_line(release.report, 1).partition("#")[0]
        there = Link(context.t("Nguyên văn bằng tiếng Việt, từng dòng"), first)
        lines = PageSection("nguyen-van", name, links=(there,))
    return Page(
        head=context.head(
            context.links.source_text(release.report), title, about, (context.report_link(release),), "reports"
        ),
        heading=title,
        kicker=context.report_number(release),
        lead=plain_lead(rule),
        sections=(lines,),
        is_text=True,
    )


def _blocks(text: str) -> Iterator[Sequence[_Line]]:
    """Runs of lines: rows of a table, whose cells are kept apart by tabs, or running text; empty lines are left out."""
    lines = ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    for _, block in groupby(lines, key=lambda line: "\t" in line[1]):
        yield tuple(block)


def _block(context: PageContext, lines: Sequence[_Line]) -> TableView:
    columns = max(line.count("\t") for _, line in lines) + 1
    rows = []
    for number, line in lines:
        cells = [*line.split("\t"), *[""] * columns][:columns]
        # The text layer marks headings by hashes, which the paper does not print.
        texts = [text_cell(cell.lstrip("# ").strip()) for cell in cells]
        rows.append(plain_row(str(number), "", texts, anchor=f"d-{number}"))
    caption = context.t("Dòng {first} đến {last}", first=str(lines[0][0]), last=str(lines[-1][0]))
    return plain_view(context, caption, context.t("Dòng"), [("", False)] * columns, rows)
