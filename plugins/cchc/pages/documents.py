"""Every document that the reports cite, as printed."""

from functools import partial

from ..model.collection import DocumentCitation
from .models import CellView, Link, Page, PageSection
from .page_context import PageContext
from .table_views import ItemColumn, RowNames, item_table, text_cell
from .written_texts import text_page

MOST_OPEN = 20  # documents; a longer list starts closed


def documents_page(context: PageContext) -> Page:
    citations = context.edition.references.citations
    by_kind: dict[str, list[DocumentCitation]] = {}
    for citation in citations:
        by_kind.setdefault(citation.kind, []).append(citation)
    sections = (_kind_section(context, kind, cited) for kind, cited in by_kind.items())
    parts = {"figure: citations": context.number(len(citations))}
    return text_page(context, "van-ban", sections, parts, section="")


def document_anchor(document: str) -> str:
    """Where the document is cited first, within the page."""
    return f"vb-{document}"


def _kind_section(context: PageContext, kind: str, citations: list[DocumentCitation]) -> PageSection:
    title, count = context.label("document_kind", kind), len(citations)
    Column = ItemColumn[DocumentCitation]
    first = {cited.document: cited for cited in reversed(citations)}
    names = RowNames[DocumentCitation](
        context.t("Số, ký hiệu"),
        lambda cited: Link(cited.number or context.t("không ghi số"), ""),
        lambda cited: document_anchor(cited.document) if first[cited.document] is cited else "",
    )
    columns = (
        Column(context.t("Về việc"), lambda cited: context.text(cited.subject)),
        Column(context.t("Ngày"), lambda cited: context.date(cited.date) if cited.date else ""),
        Column(context.t("Cơ quan ban hành"), lambda cited: text_cell(cited.issuer, context.quoted_lang)),
        Column(context.t("Nêu ở đâu"), partial(_place_cell, context)),
        Column(context.t("Lưu ý"), partial(_note_cell, context)),
        Column(context.t("Trích yếu như in"), lambda cited: text_cell(cited.subject_printed, context.quoted_lang)),
        Column(context.t("Ngày như in"), lambda cited: text_cell(cited.date_printed, context.quoted_lang)),
    )
    table = item_table(context, title, names, columns, citations)
    return PageSection(f"loai-{kind}", f"{title} ({count})", tables=(table,), folded=count > MOST_OPEN)


def _note_cell(context: PageContext, cited: DocumentCitation) -> CellView:
    """What was noted when the register was made; else that a date is none, which nobody may overlook."""
    is_impossible = cited.date_printed and not cited.date
    missing = context.t("ngày in không thể có hoặc thiếu") if is_impossible and not cited.note else ""
    return text_cell(cited.note or missing, "" if missing else context.quoted_lang)


def _place_cell(context: PageContext, cited: DocumentCitation) -> CellView:
    """The report and the place in it, at the line of its text; of a report that is not held its id is all there is."""
    release = context.edition.releases.get(cited.report)
    words = f"{context.report_number(release) if release else cited.report}, {cited.where}"
    is_told = release is not None and release.source_text
    path = context.links.source_line(cited.report, cited.line) if is_told else ""
    return CellView(words, False, lang=context.quoted_lang, path=path)
