"""data/measures/*.yaml into measures."""

from collections.abc import Collection

from ..model.forms import PROSE
from ..model.legal_rules import CHECKED, LegalBasis
from ..model.measures import CHANCES, Measure, Variant
from ..model.roles import MEASURE_ROLES
from .closed_reading import ClosedSection
from .faults import Faults, did_you_mean
from .open_file import open_yaml
from .read_files import ReadFile, Tree
from .read_forms import Vocabulary, check_code
from .structure_check import Lists

_DIRECTIONS = ("higher_better", "lower_better", "neutral")
_REQUIRED = (
    "measure", "title", "short", "question", "topic", "unit_of_measure", "scale", "decimals", "direction",
    "minimum_denominator", "caveats", "variants",
)  # fmt: skip


def read_measures(tree: Tree, vocabulary: Vocabulary, faults: Faults) -> tuple[Measure, ...]:
    """Measures by id."""
    measures = []
    for file in tree.under("data/measures"):
        section = open_yaml(file, faults, vocabulary.languages)
        if section is not None:
            measures.append(_read_measure(file, section, vocabulary.lists, {*vocabulary.forms.ids, PROSE.id}))
    return tuple(measures)


def _read_measure(file: ReadFile, section: ClosedSection, lists: Lists, forms: Collection[str]) -> Measure:
    section.close(_REQUIRED, ("role", "mirror_of", "formula", "counts", "reported_by", "basis", "chance"))
    section.check_name("measure", file.name.removesuffix(".yaml"), "chỉ số")
    check_code(section, "topic", lists, "section")
    check_code(section, "unit_of_measure", lists, "unit_of_measure")
    return section.make(
        Measure,
        id=section.text("measure"),
        topic=section.filled("topic"),
        unit_of_measure=section.filled("unit_of_measure"),
        direction=section.choice("direction", _DIRECTIONS),
        variants=_read_variants(section, lists, forms),
        role=section.choice("role", MEASURE_ROLES),
        basis=tuple(_read_basis(entry, lists) for entry in section.sections("basis")),
        chance=section.choice("chance", CHANCES, CHANCES[0]),
    )


def _read_basis(section: ClosedSection, lists: Lists) -> LegalBasis:
    section.close(("act", "article", "from", "to", "checked", "target", "note"))
    check_code(section, "act", lists, "legal_act")
    return section.make(
        LegalBasis,
        act=section.filled("act"),
        since=section.text("from"),
        until=section.text("to"),
        checked=section.choice("checked", CHECKED),
    )


def _read_variants(section: ClosedSection, lists: Lists, forms: Collection[str]) -> tuple[Variant, ...]:
    variants, seen = [], set[str]()
    for entry in section.sections("variants"):
        entry.close(("forms", "numerator", "denominator", "method", "method_label", "note"))
        variant = entry.make(Variant, method=entry.filled("method"))
        for form in variant.forms:
            _check_form(entry, form, forms, seen)
        _check_indicators(entry, lists)
        variants.append(variant)
    if not variants and "variants" in section.values:
        section.problem("variants", "yaml.empty", "chỉ số chưa có cách tính nào", "thêm ít nhất một mục vào variants")
    return tuple(variants)


def _check_form(entry: ClosedSection, form: str, forms: Collection[str], seen: set[str]) -> None:
    if form not in forms:
        cure = f"dùng mã có trong data/forms/{did_you_mean(form, forms)}"
        entry.problem("forms", "reference.unknown", "biểu mẫu chưa khai báo", cure, form)
    elif form in seen:
        entry.problem("forms", "measure.form_twice", "một biểu mẫu nằm trong hai cách tính", "giữ một cách tính", form)
    seen.add(form)


def _check_indicators(entry: ClosedSection, lists: Lists) -> None:
    known = lists.get("indicator")
    for key in ("numerator", "denominator"):
        for indicator in entry.words(key):
            if known is not None and indicator not in known:
                cure = f"dùng mã có trong data/reference/indicators.csv{did_you_mean(indicator, known)}"
                entry.problem(key, "reference.unknown", "chỉ tiêu chưa khai báo", cure, indicator)
    if "numerator" in entry.values and not entry.words("numerator"):
        entry.problem("numerator", "yaml.empty", "tử số để trống", "ghi ít nhất một chỉ tiêu")
