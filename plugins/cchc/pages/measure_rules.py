"""What a measure rests on: its formula in words, what counts, who reports it, and each act with how sure that is."""

from decimal import Decimal

from ..model.measures import NO_CHANCE, Measure, MeasureValue
from ..model.references import LegalAct, LegalBasis
from .models import Fact, PageSection
from .page_context import PageContext

_ANCHOR = "can-cu"


def rule_sections(context: PageContext, measure: Measure) -> tuple[PageSection, ...]:
    """Nothing where the data say nothing of it."""
    told = (
        (context.t("Công thức"), measure.formula),
        (context.t("Tính gì, không tính gì"), measure.counts),
        (context.t("Ai báo cáo"), measure.reported_by),
    )
    facts = [Fact(term, context.text(words)) for term, words in told if words]
    if measure.chance == NO_CHANCE:
        words = context.t(
            "Không có: đếm hết biên chế, thủ tục hay nhiệm vụ, không phải lượt việc có thể khác đi. Vì thế không có "
            "khoảng 95 %, biểu đồ phễu hay thứ hạng; chỉ nói bằng bao nhiêu đơn vị khác."
        )
        facts.append(Fact(context.t("May rủi"), words))
    facts += [_basis_fact(context, basis) for basis in measure.basis]
    return (PageSection(_ANCHOR, context.t("Căn cứ"), facts=tuple(facts)),) if facts else ()


def rules_path(context: PageContext, measure: str) -> str:
    return f"{context.links.measure(measure)}#{_ANCHOR}"


def threshold_value(context: PageContext, value: MeasureValue) -> Decimal | None:
    basis = _threshold(context, value)
    return Decimal(basis.target) if basis else None


def threshold_words(context: PageContext, value: MeasureValue) -> str:
    """Which threshold was in force, who sets it, and whether its words were held against the act."""
    basis = _threshold(context, value)
    if basis is None:
        return ""
    place = ", ".join(filter(None, (_act(context, basis).number, context.quoted(basis.article))))
    words = context.t("Ngưỡng {target} ({place}).", target=_percent(context, basis), place=place)
    return f"{words} {_checked_words(context, basis)}"


def _threshold(context: PageContext, value: MeasureValue) -> LegalBasis | None:
    """What an act in force on the last day of the value's period wants of the measure; of what cannot be worked out
    nothing is wanted."""
    if context.is_impossible(value):
        return None
    day = context.edition.references.periods[value.period].end
    rules = (basis for basis in context.edition.measures[value.measure].basis if basis.target)
    return next(
        (basis for basis in rules if basis.since <= day <= (basis.until or _act(context, basis).in_force_to or day)),
        None,
    )


def _act(context: PageContext, basis: LegalBasis) -> LegalAct:
    return context.edition.references.legal_acts[basis.act]


def _percent(context: PageContext, basis: LegalBasis) -> str:
    return context.language.percent(Decimal(basis.target))


def _checked_words(context: PageContext, basis: LegalBasis) -> str:
    return {
        "act": context.t("Đã đối chiếu với văn bản gốc."),
        "quoted": context.t("Đối chiếu với văn bản gốc: chưa; theo chỗ dẫn lại."),
        "unknown": context.t("Đối chiếu với văn bản gốc: chưa; nội dung chưa đọc."),
    }[basis.checked]


def _basis_fact(context: PageContext, basis: LegalBasis) -> Fact:
    """The act is named by its number; what is not known of it (a day, its text) is said, not left out."""
    act = _act(context, basis)
    until = basis.until or act.in_force_to
    sentences = (
        f"{context.text(act.name)}.",
        context.t("Ngưỡng: {target}.", target=_percent(context, basis)) if basis.target else "",
        context.t("Từ {day}.", day=context.date(basis.since)) if basis.since else "",
        context.t("Đến {day}.", day=context.date(until)) if until else "",
        context.text(basis.note),
        _checked_words(context, basis),
    )
    return Fact(", ".join(filter(None, (act.number, context.quoted(basis.article)))), " ".join(filter(None, sentences)))
