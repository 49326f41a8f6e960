"""The closed check of datapackage.yaml: known keys only, file names only, and the schema that the form prescribes.

The lists that every report refers to (data/reference/) are a Data Package of their own, checked in the same way.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..model.releases import Release, Source
from ..model.table_changes import CHANGE_REASONS, FIRST_REASON
from ..words.text import Lang, suffixed
from .cell_values import object_to_day
from .closed_reading import ClosedSection
from .read_files import Faults, FilePlace, ReadFile, Tree
from .read_forms import Vocabulary, check_code
from .resources import RESOURCE, ResourceEntry, check_schema, read_resources, read_window
from .schemas import TableShape, reference_shapes
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
