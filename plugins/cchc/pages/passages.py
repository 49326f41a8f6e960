"""What the letters say in words: of a unit, across units, and line by line as redacted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from ..edition import Edition
from ..model.releases import Passage, Release
from ..words.text import message_in
from .models import CellView, Link, Page, PageSection, TableView, plain_lead, with_content
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table, plain_row, plain_view, text_cell
from .written_texts import text_page

# Pages across units: the address, and what is told there (code list narrative_kind).
TOPICS = {"de-xuat": ("difficulty", "proposal"), "sang-kien": ("initiative",)}
MANY = 12  # with more the table starts closed


class Told(NamedTuple):
    """A passage and the report that tells it."""

    release: Release
    passage: Passage


def topics_told(edition: Edition) -> Iterator[str]:
    """The pages across units that there are: one about nothing is not made."""
    kinds = {passage.kind for told in edition.told_by_unit.values() for _, passage in told}
    return (topic for topic, asked in TOPICS.items() if kinds.intersection(asked))


def topic_pages(context: PageContext) -> Iterator[Page]:
    return (_topic_page(context, topic, TOPICS[topic]) for topic in topics_told(context.edition))


def passages_section(context: PageContext, unit: str, period: str) -> tuple[PageSection, ...]:
    """What was told about a unit in a period; no section where nothing was."""
    of_unit = (Told(*each) for each in context.edition.told_by_unit.get(unit, ()))
    told = [each for each in of_unit if each.release.period == period]
    return _section(context, "don-vi-noi-gi", context.t("Báo cáo nói gì về đơn vị"), told)


def topic_links(context: PageContext) -> tuple[Link, ...]:
    return tuple(Link(page.heading, page.head.path) for page in topic_pages(context))


def _topic_page(context: PageContext, name: str, kinds: Sequence[str]) -> Page:
    told = [Told(*each) for of_unit in context.edition.told_by_unit.values() for each in of_unit]
    sections: list[PageSection] = []
    for kind in kinds:
        of_kind = [each for each in told if each.passage.kind == kind]
        label = context.label("narrative_kind", kind)
        sections += _section(context, kind.replace("_", "-"), label, of_kind, with_unit=True)
    return text_page(context, name, sections, section="reports")


def _section(
    context: PageContext, anchor: str, title: str, told: Sequence[Told], with_unit: bool = False
) -> tuple[PageSection, ...]:
    if not told:
        return ()
    intro = context.t("Lời kể lại bằng câu của trang này; số dòng dẫn tới nguyên văn của văn bản.")
    table = _table(context, title, told, with_unit)
    return with_content(
        PageSection(anchor, title, intro=intro, tables=(table,), folded=len(told) > MANY and not with_unit)
    )


def _table(context: PageContext, title: str, told: Sequence[Told], with_unit: bool) -> TableView:
    printed: tuple[tuple[str, Callable[[Passage], str]], ...] = (
        (context.t("Tên"), lambda passage: " ".join(filter(None, (passage.name, passage.code)))),
        (context.t("Gửi tới"), lambda passage: passage.addressee),
        (context.t("Khi nào"), lambda passage: passage.date),
        (context.t("Kết quả"), lambda passage: passage.result),
    )
    columns = [
        ItemColumn[Told](context.text(message_in("heading", "Nội dung")), lambda each: context.text(each.passage.text))
    ]
    columns += [
        ItemColumn[Told](heading, partial(_quoted, context, read))
        for heading, read in printed
        if any(read(each.passage) for each in told)
    ]
    columns.append(ItemColumn[Told](context.t("Ai nói"), lambda each: _issuer(context, each)))
    columns.append(ItemColumn[Told](context.t("Nguồn"), partial(_source, context)))
    names = RowNames[Told](context.t("Loại"), lambda each: Link(context.label("narrative_kind", each.passage.kind), ""))
    if with_unit:
        names = RowNames[Told](
            context.t("Đơn vị"), lambda each: context.unit_link(each.passage.unit or each.release.unit)
        )
    return item_table(context, title, names, columns, told)


def _quoted(context: PageContext, read: Callable[[Passage], str], told: Told) -> CellView:
    return CellView(read(told.passage), False, lang=context.quoted_lang)


def _issuer(context: PageContext, told: Told) -> CellView:
    """The body that made the report: it need not be the one that the words are about."""
    unit = context.unit_link(told.release.unit)
    return CellView(unit.label, False, path=unit.path)


def _source(context: PageContext, told: Told) -> CellView:
    """The report and the lines of its text, where the words stand."""
    passage = told.passage
    lines = f"{passage.first_line}" + (f"–{passage.last_line}" if passage.last_line > passage.first_line else "")
    words = context.t("{document}, dòng {lines}", document=context.report_number(told.release), lines=lines)
    return CellView(words, False, path=context.links.source_line(told.release.report, passage.first_line))


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
