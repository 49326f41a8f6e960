"""The shapes of data/reference/*.csv, and which list holds the ids others refer to; its descriptor has the titles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ..model.collection import GAP_KINDS
from ..words.text import Lang
from .schemas import DAY, ID_PATTERN, SchemaColumn, TableShape


@lru_cache
def reference_shapes(languages: tuple[Lang, ...]) -> Mapping[str, TableShape]:
    """The shape of each list, by the name of its file."""
    return {name: replace(shape, columns=tuple(_in_languages(shape, languages))) for name, shape in _SHAPES.items()}


def _in_languages(shape: TableShape, languages: Sequence[Lang]) -> Iterator[SchemaColumn]:
    """A column whose name ends with a star holds one text in each language: name_vi, name_en."""
    for column in shape.columns:
        name = column.name.removesuffix("*")
        names = [name] if name == column.name else [f"{name}_{lang}" for lang in languages]
        yield from (replace(column, name=each) for each in names)


def _needed(name: str, refers: str = "", pattern: str = "") -> SchemaColumn:
    return SchemaColumn(name, required=True, refers=refers, pattern=pattern)


def _plain(*names: str) -> Iterator[SchemaColumn]:
    return map(SchemaColumn, names)


def _days(*names: str) -> Iterator[SchemaColumn]:
    return (SchemaColumn(name, pattern=DAY) for name in names)


_DIRECTIONS = ("higher_better", "lower_better", "neutral")
_RELATIONS = ("renamed", "merged", "split", "dissolved")
_SHAPES: Mapping[str, TableShape] = {
    "units": TableShape((
        _needed("unit", pattern=ID_PATTERN), _needed("type", "unit_type"), _needed("level", "level"),
        SchemaColumn("parent", refers="unit"), *_plain("code"), _needed("name*"), *_plain("short*"),
        *_days("valid_from", "valid_to"), *_plain("source", "code_list", "agency_id"),
    ), key=("unit",)),
    "unit_names": TableShape((
        _needed("name"), _needed("unit", "unit"), *_plain("report", "table", "note"),
    ), may_be_bare=True, is_set=True),
    "unit_successions": TableShape((
        _needed("unit", "unit"), SchemaColumn("relation", required=True, enum=_RELATIONS),
        SchemaColumn("successor", refers="unit"), *_days("date"), *_plain("legal_act", "source", "note*"),
    ), may_be_bare=True, is_set=True),
    "periods": TableShape((
        _needed("period", pattern=r"^\d{4}(-[a-z0-9]{1,12})?$"), _needed("kind", "period_kind"),
        _needed("start", pattern=DAY), _needed("end", pattern=DAY), *_plain("name*", "short*"),
    ), key=("period",)),
    "indicators": TableShape((
        _needed("indicator", pattern="^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$"), _needed("slug", pattern="^[a-z0-9-]{1,80}$"),
        _needed("page", "indicator_page"), SchemaColumn("own_page", enum=("1",)),
        SchemaColumn("section", refers="section"), *_plain("group*"), _needed("label*"),
        SchemaColumn("unit_of_measure", refers="unit_of_measure"), *_plain("value_type"),
        SchemaColumn("direction", enum=_DIRECTIONS), SchemaColumn("role", refers="role"),
        *_plain("code_list", "definition*", "comparability*"),
    ), key=("indicator",)),
    "code_lists": TableShape((_needed("list"), _needed("code"), _needed("label*")), key=("list", "code")),
    "documents": TableShape((
        _needed("document"), _needed("kind", "document_kind"), *_plain("number", "date_printed"), *_days("date"),
        *_plain("issuer", "subject_printed", "subject*"), _needed("report"), *_plain("where"),
        SchemaColumn("line", "integer", required=True, minimum=1), *_plain("note"),
    ), may_be_bare=True),
    "gaps": TableShape((
        _needed("gap", pattern=ID_PATTERN), SchemaColumn("kind", required=True, enum=GAP_KINDS), _needed("what*"),
        *_plain("issuer", "period*", "url"), *_days("seen_on"), _needed("source*"),
    ), key=("gap",), may_be_bare=True),
    "legal_acts": TableShape((
        _needed("act", pattern=ID_PATTERN), *_plain("number"), *_days("date"), *_plain("issuer"), _needed("name*"),
        *_days("in_force_from", "in_force_to"), SchemaColumn("replaced_by", refers="legal_act"), *_plain("url"),
        _needed("certainty", "certainty"), *_plain("note*"),
    ), key=("act",), may_be_bare=True),
    "index_items": TableShape((
        _needed("index", "official_index", pattern=ID_PATTERN), _needed("item"), _needed("act", "legal_act"),
        _needed("group*"), _needed("label*"), *_plain("points", "threshold", "formula*", "measure"),
        _needed("reach", "reach"), *_plain("missing*"), _needed("certainty", "certainty"),
    ), key=("index", "item"), may_be_bare=True),
    "comparison_sets": TableShape((
        _needed("set", pattern=ID_PATTERN), _needed("level", "level"),
        _needed("types", pattern="^[a-z0-9-]+( [a-z0-9-]+)*$"), *_days("valid_from", "valid_to"), _needed("name*"),
        _needed("rule*"),
    ), key=("set",), may_be_bare=True),
}  # fmt: skip
