"""Write a report's datapackage.yaml from meta.yaml, the forms and the CSV files of its folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import DataError, Problem
from ..model.forms import PROSE, Form
from ..model.releases import NARRATIVE, SOURCE_FILE
from ..words.text import message, suffixed
from .cell_values import check_day
from .closed_reading import ClosedSection
from .descriptor import LICENCE, PROFILE
from .descriptor_writer import DescriptorWriter, render_yaml
from .faults import Faults, FilePlace
from .open_file import check_header, open_sheet, open_yaml
from .read_files import ReadFile, Tree, read_tree
from .read_forms import Forms, read_forms
from .read_portal import read_portal
from .read_tables import has_percent_row
from .schemas import TableShape, auxiliary_shapes, form_shape, optional_columns
from .source_text import source_resource

_META = ("report", "title", "description", "unit", "period", "source", "tables")
_TABLE = ("form", "title", "period", "covers_from", "as_of", "unit", "lines")
_SOURCE = ("number", "date", "issuer", "regime", "file", "sha256")
_AUXILIARY_TITLES = {
    "annotations": message("Chú giải từng ô"),
    "lines": message("Vị trí của từng dòng trong văn bản nguồn"),
    NARRATIVE: message("Báo cáo nói gì bằng lời"),
}
_FIRST_NOTE = message("Bản đầu tiên.")


def make_descriptor(root: Path, report_folder: Path, created: str | None = None) -> str:
    """The text of data/reports/<report>/<version>/datapackage.yaml. DataError says what meta.yaml or the CSVs lack.

    `created` is the day (ISO) the version was made; without it that of meta.yaml, else today.
    """
    faults = Faults()
    folder = (root / report_folder).resolve().relative_to(root.resolve()).as_posix()
    tree = read_tree(root, faults)
    portal, _ = read_portal(tree, Faults())
    meta = tree.files.get(f"{folder}/meta.yaml")
    if meta is None:
        place, cure = FilePlace(f"{folder}/meta.yaml"), "viết meta.yaml theo mẫu trong data/README.md"
        faults.add("file.missing", place, "thiếu tệp", cure)
    section = open_yaml(meta, faults, portal.languages) if meta else None
    forms = read_forms(tree, portal.languages, faults)
    if section is not None:
        draft = _DescriptorDraft(section, tree, folder, forms, portal.names.site.first)
        descriptor = draft.make(created)
        if not _concerning(folder, faults):
            return render_yaml(descriptor)
    raise DataError(_concerning(folder, faults))


def _concerning(folder: str, faults: Faults) -> list[Problem]:
    return [problem for problem in faults.problems if problem.file.startswith((folder, "data/forms/"))]


@dataclass(frozen=True)
class _DescriptorDraft:
    """meta.yaml and the files that it speaks of."""

    meta: ClosedSection
    tree: Tree
    folder: str
    forms: Forms
    site_name: str

    @property
    def faults(self) -> Faults:
        return self.meta.faults

    @property
    def writer(self) -> DescriptorWriter:
        return DescriptorWriter(self.meta.languages)

    def make(self, created: str | None) -> dict[str, object]:
        meta = self.meta
        meta.close(_META, ("created", "change", "contributors", "window"))
        report, version = self.folder.split("/")[-2:]
        if meta.text("report") != report:
            meta.refuse("report", "yaml.name", "mã báo cáo khác tên thư mục", f"ghi “{report}”")
        check_day(meta.text("created"), meta.file, self.faults, row=meta.line("created"))
        day = created or meta.text("created") or date.today().isoformat()
        return {
            "$schema": PROFILE,
            "name": report,
            **self.writer.texts("title", meta.translated("title")),
            **self.writer.texts("description", meta.translated("description")),
            "version": version,
            "created": f"{day}T00:00:00Z",
            "unit": meta.text("unit"),
            "period": meta.text("period"),
            "licenses": [LICENCE],
            "sources": [self._source()],
            **self._window(),
            "contributors": self._contributors(),
            "change": self._change(),
            "resources": self._resources(),
        }

    def _source(self) -> dict[str, str]:
        source = self.meta.section("source")
        source.close(_SOURCE, ("title",))
        number = source.text("number")
        title = source.text("title") or (f"Báo cáo số {number}" if number else self.meta.translated("title").first)
        return {"title": title, **{key: source.text(key) for key in _SOURCE}}

    def _window(self) -> dict[str, dict[str, str]]:
        window = self.meta.section("window")
        keys = ("kind", "from", "to")
        return {"window": {key: window.text(key) for key in keys}} if "window" in self.meta.values else {}

    def _contributors(self) -> list[dict[str, object]]:
        """As meta.yaml says; else the reporting unit wrote it and the portal compiled it. Bodies, never persons."""
        entries = self.meta.sections("contributors")
        if entries:
            return [{"title": entry.text("title"), "roles": list(entry.words("roles"))} for entry in entries]
        author = self._unit_name(self.meta.section("source").text("issuer") or self.meta.text("unit"))
        return [{"title": author, "roles": ["author"]}, {"title": self.site_name, "roles": ["compiler"]}]

    def _unit_name(self, unit: str) -> str:
        file = self.tree.files.get("data/reference/units.csv")
        sheet = open_sheet(file, Faults()) if file else None
        column = f"name_{self.meta.languages[0]}"
        names = dict(zip(sheet.column("unit"), sheet.column(column), strict=True)) if sheet else {}
        return names.get(unit, unit)

    def _change(self) -> dict[str, str]:
        if "change" not in self.meta.values:
            return {"reason": "initial", **self.writer.texts("note", _FIRST_NOTE)}
        change, keys = self.meta.section("change"), ("reason", *suffixed("note", self.meta.languages))
        change.close(keys)
        return {key: change.text(key) for key in keys}

    def _resources(self) -> list[dict[str, object]]:
        files, resources = {file.name: file for file in self.tree.under(self.folder)}, []
        for entry in self.meta.sections("tables"):
            entry.close(("form", "title"), _TABLE[2:])
            name = entry.text("form")
            file, form = files.pop(f"{name}.csv", None), self.forms.of_table(name)
            if file is None or form is None:
                cure = f"thêm tệp {self.folder}/{name}.csv và biểu mẫu trong data/forms/, hoặc bỏ mục này"
                entry.refuse("form", "descriptor.form", "không có tệp hoặc biểu mẫu của bảng này", cure)
                continue
            shape, about = self._shape(file, form), self._about(form, entry)
            resources.append(self.writer.resource(file, entry.translated("title"), shape, about))
        if file := files.pop("prose.csv", None):
            about = self._about(PROSE, self.meta)
            resources.append(self.writer.resource(file, PROSE.title, self._shape(file, PROSE), about))
        for name, shape in auxiliary_shapes(self.meta.languages).items():
            if file := files.pop(f"{name}.csv", None):
                sheet = open_sheet(file, self.faults, may_be_bare=shape.may_be_bare)
                if sheet is not None:
                    check_header(sheet, shape.names, self.faults)
                resources.append(self.writer.resource(file, _AUXILIARY_TITLES[name], shape))
        if file := files.pop(SOURCE_FILE, None):
            resources.append(source_resource(file.sha256, self.writer))
        for file in files.values():
            if file.name not in ("meta.yaml", "datapackage.yaml"):
                message, cure = "meta.yaml không nói đến tệp này", "thêm vào tables, hoặc xóa tệp"
                self.faults.add("file.unlisted", FilePlace(file.path), message, cure)
        return resources

    def _about(self, form: Form, entry: ClosedSection) -> dict[str, str]:
        return {
            "form": form.id,
            "period": entry.text("period") or self.meta.text("period"),
            "covers_from": entry.text("covers_from"),
            "as_of": entry.text("as_of"),
            "unit": entry.text("unit") or self.meta.text("unit"),
        }

    def _shape(self, file: ReadFile, form: Form) -> TableShape:
        sheet = open_sheet(file, self.faults)
        if sheet is None:
            return form_shape(form)
        chosen = optional_columns(form, sheet.header)
        shape = form_shape(form, chosen, has_percent_row=has_percent_row(sheet))
        check_header(sheet, shape.names, self.faults)
        return shape
