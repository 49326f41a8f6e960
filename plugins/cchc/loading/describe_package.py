"""Write a report's datapackage.yaml from meta.yaml, the forms and the CSV files of its folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ..errors import DataError
from ..model.forms import PROSE, Form
from .cell_values import check_day
from .closed_reading import ClosedSection
from .descriptor import LICENCE, PROFILE
from .descriptor_writer import make_resource, render_yaml
from .faults import Faults
from .open_file import open_sheet, open_yaml
from .read_files import ReadFile, Tree, read_tree
from .read_forms import Forms, read_forms
from .read_portal import read_portal
from .read_tables import has_percent_row
from .schemas import AUXILIARY, TableShape, form_shape, optional_columns
from .table_header import check_header

_META = ("report", "title", "description", "unit", "period", "source", "tables")
_TABLE = ("form", "title", "period", "covers_from", "as_of", "unit", "lines")
_SOURCE = ("number", "date", "issuer", "regime", "file", "sha256")
_AUXILIARY_TITLES = {
    "annotations": ("Chú giải từng ô", "Annotations of single cells"),
    "lines": ("Vị trí của từng dòng trong văn bản nguồn", "Place of each row in the source text"),
}


def make_descriptor(root: Path, report_folder: Path, created: str | None = None) -> str:
    """The text of data/reports/<report>/<version>/datapackage.yaml. DataError says what meta.yaml or the CSVs lack.

    `created` is the day (ISO) the version was made; without it that of meta.yaml, else today.
    """
    faults = Faults()
    folder = (root / report_folder).resolve().relative_to(root.resolve()).as_posix()
    tree = read_tree(root, faults)
    meta = tree.files.get(f"{folder}/meta.yaml")
    if meta is None:
        faults.add("file.missing", f"{folder}/meta.yaml", "thiếu tệp", "viết meta.yaml theo mẫu trong data/README.md")
    section = open_yaml(meta, faults) if meta else None
    forms = read_forms(tree, faults)
    if section is not None:
        descriptor = _make(section, tree, folder, forms, created, faults)
        ours = [one for one in faults.problems if one.file.startswith((folder, "data/forms/"))]
        if not ours:
            return render_yaml(descriptor)
    raise DataError([one for one in faults.problems if one.file.startswith((folder, "data/forms/"))])


def _make(
    meta: ClosedSection, tree: Tree, folder: str, forms: Forms, created: str | None, faults: Faults
) -> dict[str, Any]:
    meta.close(_META, ("created", "change", "contributors"))
    report, version = folder.split("/")[-2:]
    if meta.text("report") != report:
        meta.problem("report", "yaml.name", "mã báo cáo khác tên thư mục", f"ghi “{report}”", meta.text("report"))
    title, description = meta.pair("title"), meta.pair("description")
    check_day(meta.text("created"), meta.file, faults, row=meta.line("created"))
    day = created or meta.text("created") or date.today().isoformat()
    return {
        "$schema": PROFILE,
        "name": report,
        "title": title.first,
        "title_en": title.in_("en"),
        "description": description.first,
        "description_en": description.in_("en"),
        "version": version,
        "created": f"{day}T00:00:00Z",
        "unit": meta.text("unit"),
        "period": meta.text("period"),
        "licenses": [LICENCE],
        "sources": [_make_source(meta)],
        "contributors": _make_contributors(meta, tree),
        "change": _make_change(meta),
        "resources": _make_resources(meta, tree, folder, forms, faults),
    }


def _make_source(meta: ClosedSection) -> dict[str, Any]:
    source = meta.section("source")
    source.close(_SOURCE, ("title",))
    number = source.text("number")
    title = source.text("title") or (f"Báo cáo số {number}" if number else meta.pair("title").first)
    return {"title": title, **{key: source.text(key) for key in _SOURCE}}


def _make_contributors(meta: ClosedSection, tree: Tree) -> list[dict[str, Any]]:
    """As meta.yaml says; else the reporting unit wrote it and the portal compiled it. Bodies, never persons."""
    said = meta.sections("contributors")
    if said:
        return [{"title": one.text("title"), "roles": list(one.words("roles"))} for one in said]
    portal, _ = read_portal(tree, Faults())
    author = _unit_name(tree, meta.section("source").text("issuer") or meta.text("unit"))
    return [{"title": author, "roles": ["author"]}, {"title": portal.names.site.first, "roles": ["compiler"]}]


def _unit_name(tree: Tree, unit: str) -> str:
    file = tree.files.get("data/reference/units.csv")
    sheet = open_sheet(file, Faults()) if file else None
    names = dict(zip(sheet.column("unit"), sheet.column("name_vi"), strict=True)) if sheet else {}
    return names.get(unit, unit)


def _make_change(meta: ClosedSection) -> dict[str, str]:
    if "change" not in meta.values:
        return {"reason": "initial", "note": "Bản đầu tiên.", "note_en": "First version."}
    change = meta.section("change")
    change.close(("reason", "note", "note_en"))
    return {key: change.text(key) for key in ("reason", "note", "note_en")}


def _make_resources(meta: ClosedSection, tree: Tree, folder: str, forms: Forms, faults: Faults) -> list[dict[str, Any]]:
    found, resources = {file.name: file for file in tree.under(folder)}, []
    for one in meta.sections("tables"):
        one.close(("form", "title"), _TABLE[2:])
        file, form = found.pop(f"{one.text('form')}.csv", None), forms.of_table(one.text("form"))
        if file is None or form is None:
            cure = f"thêm tệp {folder}/{one.text('form')}.csv và biểu mẫu trong data/forms/, hoặc bỏ mục này"
            one.problem("form", "descriptor.form", "không có tệp hoặc biểu mẫu của bảng này", cure, one.text("form"))
            continue
        resources.append(make_resource(file, _titles(one), form, _shape(file, form, faults), _about(one, meta)))
    if "prose.csv" in found:
        titles, about = (PROSE.title.first, PROSE.title.in_("en")), _about(meta, meta)
        file = found.pop("prose.csv")
        resources.append(make_resource(file, titles, PROSE, _shape(file, PROSE, faults), about))
    for name, shape in AUXILIARY.items():
        file = found.pop(f"{name}.csv", None)
        if file is not None:
            _sheet_of(file, shape, faults)
            resources.append(make_resource(file, _AUXILIARY_TITLES[name], None, shape, {}))
    for file in found.values():
        if file.name not in ("meta.yaml", "datapackage.yaml"):
            faults.add("file.unlisted", file.path, "meta.yaml không nói đến tệp này", "thêm vào tables, hoặc xóa tệp")
    return resources


def _titles(one: ClosedSection) -> tuple[str, str]:
    title = one.pair("title")
    return title.first, title.in_("en")


def _about(one: ClosedSection, meta: ClosedSection) -> dict[str, str]:
    return {
        "period": one.text("period") or meta.text("period"),
        "covers_from": one.text("covers_from"),
        "as_of": one.text("as_of"),
        "unit": one.text("unit") or meta.text("unit"),
    }


def _shape(file: ReadFile, form: Form, faults: Faults) -> TableShape:
    sheet = open_sheet(file, faults)
    if sheet is None:
        return form_shape(form)
    chosen = optional_columns(form, sheet.header)
    shape = form_shape(form, chosen, has_percent_row=has_percent_row(sheet))
    check_header(sheet, shape.names, faults)
    return shape


def _sheet_of(file: ReadFile, shape: TableShape, faults: Faults) -> None:
    sheet = open_sheet(file, faults, may_be_bare=shape.may_be_bare)
    if sheet is not None:
        check_header(sheet, shape.names, faults)
