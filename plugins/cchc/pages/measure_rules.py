"""What a measure rests on: its formula in words, what counts, who reports it, and each act with how sure that is."""

from __future__ import annotations

from ..model.legal_rules import LegalBasis
from ..model.measures import Measure
from .models import Fact, PageSection
from .page_context import PageContext


def rule_sections(context: PageContext, measure: Measure) -> tuple[PageSection, ...]:
    """Nothing where the data say nothing of it."""
    told = (
        (context.t("Công thức"), measure.formula),
        (context.t("Tính gì, không tính gì"), measure.counts),
        (context.t("Ai báo cáo"), measure.reported_by),
    )
    facts = [Fact(term, context.text(words)) for term, words in told if words]
    facts += [_basis_fact(context, basis) for basis in measure.basis]
    return (PageSection("can-cu", context.t("Căn cứ"), facts=tuple(facts)),) if facts else ()


def _basis_fact(context: PageContext, basis: LegalBasis) -> Fact:
    """The act is named by its number; what is not known of it (a day, its text) is said, not left out."""
    act = context.edition.references.legal_acts[basis.act]
    until = basis.until or act.in_force_to
    checked = {
        "act": context.t("Đã đối chiếu với văn bản gốc."),
        "quoted": context.t("Đối chiếu với văn bản gốc: chưa; theo chỗ dẫn lại."),
        "unknown": context.t("Đối chiếu với văn bản gốc: chưa; nội dung chưa đọc."),
    }[basis.checked]
    sentences = (
        f"{context.text(act.name)}.",
        context.t("Ngưỡng: {target} %.", target=basis.target) if basis.target else "",
        context.t("Từ {day}.", day=context.date(basis.since)) if basis.since else "",
        context.t("Đến {day}.", day=context.date(until)) if until else "",
        context.text(basis.note),
        checked,
    )
    return Fact(", ".join(filter(None, (act.number, basis.article))), " ".join(filter(None, sentences)))
