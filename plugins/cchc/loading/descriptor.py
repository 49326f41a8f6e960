"""The closed check of datapackage.yaml: known keys only, file names only; its resources are one CSV file each, with
exactly the schema that the form prescribes.

The lists that every report refers to (data/reference/) are a Data Package of their own, checked in the same way.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.changes import CHANGE_REASONS, FIRST_REASON
from ..model.releases import (
    ANNOTATION_KINDS,
    SOURCE_FILE,
    UNKNOWN_WINDOW,
    WINDOW_KINDS,
    Form,
    Release,
    Source,
    Table,
    Window,
)
from ..words.text import Lang, suffixed
from .cell_values import object_to_day
from .closed_reading import ClosedSection
from .read_definitions import Forms, Vocabulary, check_code
from .read_files import Faults, FilePlace, ReadFile, Tree, did_you_mean
from .schemas import TableShape, auxiliary_shapes, form_shape, optional_columns, reference_shapes
from .structure_check import Lists, open_yaml

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
REASONS = (FIRST_REASON, *CHANGE_REASONS)
ROLES = ("author", "compiler", "reviewer")
CREATED = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00:00Z")
_VERSION = re.compile(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})")
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Ghi công 4.0 Quốc tế",
}
_REQUIRED = (
    "name", "version", "created", "unit", "period", "licenses", "sources", "contributors", "change", "resources",
)  # fmt: skip


@dataclass(frozen=True)
class ResourceEntry:
    """What the descriptor says about one file of the package."""

    name: str
    path: str
    shape: TableShape
    declared: tuple[str, ...]  # columns as the descriptor names them
    table: Table | None  # without its rows; None for annotations and lines

    @property
    def form(self) -> Form | None:
        return self.table.form if self.table else None


@dataclass(frozen=True)
class Descriptor:
    """What datapackage.yaml states, and on which lines."""

    file: str
    release: Release  # without its tables, files and texts
    resources: tuple[ResourceEntry, ...]
    listed: frozenset[str]  # every path named, also of resources that were refused
    change_line: int
    source_line: int


def read_descriptor(file: ReadFile, vocabulary: Vocabulary, faults: Faults) -> Descriptor | None:
    """The descriptor as values; None where the file is not YAML at all."""
    section = open_yaml(file, faults, vocabulary.languages)
    if section is None:
        return None
    section.languages = section.spoken()
    section.close((*_REQUIRED, *head_texts(section)), ("$schema", "window"))
    check_head(section)
    _check_names(file, section, vocabulary.lists)
    change = section.section("change")
    if "change" in section.values:
        change.close(("reason", *suffixed("note", section.languages)))
    window = read_window(section)
    release = section.make(
        Release,
        report=section.text("name"),
        title=section.suffixed("title"),
        description=section.suffixed("description"),
        created=read_created(section),
        reason=change.choice("reason", REASONS, "initial"),
        change_note=change.suffixed("note"),
        source=_read_source(section, vocabulary.lists),
        contributors=read_contributors(section),
        window=window,
        folder=file.folder,
        tables=(),
        files=(),
        narrative=(),
        source_text="",
    )
    return Descriptor(
        file=file.path,
        release=release,
        resources=read_resources(section, vocabulary, window),
        listed=frozenset(resource.text("path") for resource in section.sections("resources")),
        change_line=change.line("reason"),
        source_line=section.line("sources"),
    )


def head_texts(section: ClosedSection) -> list[str]:
    """The keys of title and description, in each language."""
    return [key for name in ("title", "description") for key in suffixed(name, section.languages)]


def check_head(section: ClosedSection) -> None:
    """What the descriptors of reports and of the reference lists have in common."""
    if "$schema" in section.values:
        section.choice("$schema", (PROFILE,))
    if "version" in section.values and not _VERSION.fullmatch(section.text("version")):
        section.refuse("version", "descriptor.version")
    for licence in section.sections("licenses"):
        licence.match({**LICENCE, "title": None})
    if "licenses" in section.values and not section.sections("licenses"):
        section.problem("licenses", "yaml.empty/licences")
    read_created(section)
    read_contributors(section)


def _check_names(file: ReadFile, section: ClosedSection, lists: Lists) -> None:
    """The folder is <period>-<unit>/<version>; the descriptor repeats it, so a moved folder is noticed."""
    report, version = file.folder.split("/")[-2:]
    check_code(section, "unit", lists, "unit")
    check_code(section, "period", lists, "period")
    if "name" in section.values and section.text("name") != report:
        section.refuse("name", "descriptor.name", name=report)
    if "version" in section.values and section.text("version") != version:
        section.refuse("version", "descriptor.version/folder", version=version)
    known = all(section.text(key) in lists.get(key, ()) for key in ("unit", "period"))
    expected = f"{section.text('period')}-{section.text('unit')}"
    if known and section.text("name") == report != expected:
        section.refuse("period", "descriptor.period", expected=expected)


def read_created(section: ClosedSection) -> str:
    text = section.text("created")
    match = CREATED.fullmatch(text)
    if match is None:
        if "created" in section.values:
            section.refuse("created", "descriptor.created")
        return ""
    section.tell("created", object_to_day(match[1]))
    return match[1]


def _read_source(section: ClosedSection, lists: Lists) -> Source:
    sources = section.sections("sources")
    if "sources" in section.values and len(sources) != 1:
        section.problem("sources", "descriptor.sources")
    if not sources:
        return Source("", "", "", "", "", "", "")
    source = sources[0].close_as(Source)
    check_code(source, "issuer", lists, "unit")
    source.check_day("date")
    if not re.fullmatch(r"[^/\\]*", source.text("file")):
        source.refuse("file", "descriptor.file")
    if source.text("sha256") and not re.fullmatch(r"[0-9a-f]{64}", source.text("sha256")):
        source.refuse("sha256", "descriptor.sha256")
    return source.make(Source)


def read_contributors(section: ClosedSection) -> tuple[tuple[str, str], ...]:
    contributors = []
    for entry in section.sections("contributors"):
        entry.close(("title", "roles"))
        for role in entry.words("roles"):
            if role not in ROLES:
                entry.problem("roles", "yaml.choice/role", role, choices=", ".join(ROLES))
            contributors.append((role, entry.shown("title")))
    return tuple(contributors)


_REFERENCES = "data/reference/datapackage.yaml"
_OF_THE_LISTS = ("name", "version", "created", "licenses", "contributors", "resources")


def check_reference_package(tree: Tree, languages: tuple[Lang, ...], faults: Faults) -> None:
    """The descriptor is closed like a report's: exactly our lists, each with exactly its schema."""
    if not tree.has(_REFERENCES):
        faults.add("file.missing/package", FilePlace(_REFERENCES))
    section = open_yaml(tree.files.get(_REFERENCES), faults, languages)
    if section is None:
        return
    section.close((*_OF_THE_LISTS, *head_texts(section)), ("$schema",))
    check_head(section)
    shapes = reference_shapes(languages)
    described = [_check_resource(resource, shapes) for resource in section.sections("resources")]
    for name in shapes if "resources" in section.values else ():
        if name not in described and "" not in described:
            section.problem("resources", "descriptor.missing", name, name=name)
    for file in tree.under("data/reference"):
        if file.path != _REFERENCES and file.name.removesuffix(".csv") not in shapes:
            faults.add("file.unlisted/reference", FilePlace(file.path))


def _check_resource(resource: ClosedSection, shapes: Mapping[str, TableShape]) -> str:
    """The list's name; empty where the entry is refused."""
    resource.match({**RESOURCE, **dict.fromkeys(suffixed("title", resource.languages))})
    name = resource.text("name")
    if name not in shapes:
        if "name" in resource.values:
            resource.refuse("name", "descriptor.name/reference", choices=", ".join(shapes))
        return ""
    if "path" in resource.values and resource.text("path") != f"{name}.csv":
        resource.refuse("path", "descriptor.path/reference", name=name)
    if "schema" in resource.values:
        check_schema(resource.section("schema"), name, shapes[name])
    return name


PATH = re.compile(r"[a-z0-9-]{1,64}\.csv")
# What an entry states, None where that differs from table to table.
RESOURCE = {
    "name": None, "type": "table", "path": None, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
    "schema": None,
}  # fmt: skip
_ABOUT = ("period", "covers_from", "as_of", "unit", "window")
SOURCE_RESOURCE = {
    "name": "source",
    "path": SOURCE_FILE,
    "format": "txt",
    "mediatype": "text/plain",
    "encoding": "utf-8",
}
_NEEDED = {"printed": ("from", "to"), "as_of": ("to",), "by_rule": ("from", "to"), "unknown": ()}


def read_resources(section: ClosedSection, vocabulary: Vocabulary, window: Window) -> tuple[ResourceEntry, ...]:
    entries: dict[str, ResourceEntry] = {}
    for resource in section.sections("resources"):
        entry = _read_resource(resource, section, vocabulary, window)
        if entry is None:
            continue
        if entry.name in entries:
            resource.refuse("name", "descriptor.twice", table=entry.name)
        entries[entry.name] = entry
    paths = [resource.text("path") for resource in section.sections("resources")]
    if paths and "lines.csv" not in paths:
        section.problem("resources", "descriptor.lines")
    return tuple(entries.values())


def _read_resource(
    resource: ClosedSection, package: ClosedSection, vocabulary: Vocabulary, window: Window
) -> ResourceEntry | None:
    name = resource.text("name") or resource.text("path").removesuffix(".csv")
    if resource.text("path") == SOURCE_FILE:
        named = [f"sha256:{source.text('sha256')}" for source in package.sections("sources")]
        titles = dict.fromkeys(suffixed("title", resource.languages))
        resource.match({**SOURCE_RESOURCE, **titles, "hash": named[0] if named else None})
        return None
    auxiliary = name in auxiliary_shapes(resource.languages)
    if "path" in resource.values and (wrong := _object_to_path(resource.text("path"), name)):
        return resource.refuse("path", wrong, name=name)
    own = () if auxiliary else ("form", *(f"{key}?" for key in _ABOUT))
    resource.match({**RESOURCE, **dict.fromkeys((*suffixed("title", resource.languages), *own))})
    if "path" not in resource.values:
        return None
    form = None if auxiliary else _find_form(resource, name, vocabulary.forms)
    if form is None and not auxiliary:
        return None
    _check_about(resource, vocabulary.lists)
    shape, declared = _check_schema(resource, name, form)
    title, window = resource.suffixed("title"), _table_window(resource, window)
    table = form and resource.make(
        Table,
        id=name,
        form=form,
        title=title,
        period=resource.text("period") or package.text("period"),
        unit=resource.text("unit") or package.text("unit"),
        rows=(),
        path=f"{resource.file.rpartition('/')[0]}/{resource.text('path')}",
        other_window=window,
    )
    return ResourceEntry(name, resource.text("path"), shape, declared, table)


def _check_about(resource: ClosedSection, lists: Lists) -> None:
    for key in ("period", "unit"):
        check_code(resource, key, lists, key)
    for key in ("covers_from", "as_of"):
        resource.check_day(key)
    first, last = resource.text("covers_from"), resource.text("as_of")
    if first and last and last < first:
        resource.refuse("as_of", "cell.order", first="covers_from", last="as_of")


def _object_to_path(path: str, name: str) -> str:
    if not PATH.fullmatch(path):
        return "descriptor.path"
    return "" if path == f"{name}.csv" else "descriptor.path/name"


def _find_form(resource: ClosedSection, name: str, forms: Forms) -> Form | None:
    """The form of the table's name; None also where the form's own file is unreadable, which is said there."""
    expected = forms.id_of_table(name)
    if not expected:
        resource.refuse("name", "descriptor.form", guess=did_you_mean(name, forms.ids))
    elif "form" in resource.values and resource.text("form") != expected:
        resource.refuse("form", "descriptor.form/other", expected=expected)
    return forms.of_table(name)


def _check_schema(resource: ClosedSection, name: str, form: Form | None) -> tuple[TableShape, tuple[str, ...]]:
    """The schema must be what the form prescribes: patterns and types are ours, never a contributor's."""
    schema = resource.section("schema")
    names = tuple(field.text("name") for field in schema.sections("fields"))
    shape = _auxiliary(schema, name) if form is None else _expected(schema, form, names)
    if "schema" in resource.values:
        check_schema(schema, name, shape)
    return shape, names


def _auxiliary(schema: ClosedSection, name: str) -> TableShape:
    """The shape of annotations, lines or narrative; those of versions older than qualifiers know one kind less."""
    shape = auxiliary_shapes(schema.languages)[name]
    enums = [field.section("constraints").words("enum") for field in schema.sections("fields")]
    if ANNOTATION_KINDS[:-1] not in enums:
        return shape
    return replace(shape, columns=tuple(replace(c, enum=c.enum and ANNOTATION_KINDS[:-1]) for c in shape.columns))


def check_schema(schema: ClosedSection, name: str, shape: TableShape) -> None:
    """The schema is the shape, key for key: a misspelt or added word would be passed over in silence by others."""
    names = tuple(field.text("name") for field in schema.sections("fields"))
    schema.match({"fields": None, **({"primaryKey": list(shape.key)} if shape.key else {}), "missingValues": [""]})
    if names != shape.names and "fields" in schema.values:
        wrong = next((a for a, b in zip(names, shape.names, strict=False) if a != b), "")
        schema.problem("fields", "descriptor.fields", wrong, table=name, columns=", ".join(shape.names))
        return
    title, *others = suffixed("title", schema.languages)
    optional = dict.fromkeys(f"{key}?" for key in (*others, "description"))
    for field, column in zip(schema.sections("fields"), shape.columns, strict=False):
        constraints = {"constraints": column.constraints} if column.constraints else {}
        field.match({"name": None, "type": column.type, title: None, **constraints, **optional})


def _expected(schema: ClosedSection, form: Form, names: Sequence[str]) -> TableShape:
    whole = {field.name for field in form.fields if field.type == "integer"}
    loose = any(field.text("type") == "number" and field.text("name") in whole for field in schema.sections("fields"))
    return form_shape(form, optional_columns(form, names), has_percent_row=loose)


def read_window(package: ClosedSection) -> Window:
    """Of the whole report; a version released before windows were noted says nothing."""
    if "window" not in package.values:
        return UNKNOWN_WINDOW
    section = package.section("window")
    section.close(("kind", "from", "to"))
    kind, first, last = section.choice("kind", WINDOW_KINDS), section.text("from"), section.text("to")
    for key, day in (("from", first), ("to", last)):
        section.check_day(key)
        if kind in _NEEDED and bool(day) != (key in _NEEDED[kind]):
            keys = ", ".join(_NEEDED[kind]) or "không khóa nào"
            section.problem(key, "window.days", day, kind=kind, keys=keys)
    if first and last and last < first:
        section.refuse("to", "cell.order", first="from", last="to")
    return Window(kind, first, last)


def _table_window(resource: ClosedSection, of_report: Window) -> Window:
    """What holds for a table that prints no day: the report's, unless the table says that nothing is known of it."""
    if "window" not in resource.values:
        return of_report
    resource.choice("window", ("unknown",))
    return UNKNOWN_WINDOW
