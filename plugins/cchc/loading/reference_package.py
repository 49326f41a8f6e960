"""data/reference/datapackage.yaml: the lists that every report refers to are a Data Package of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from .closed_reading import ClosedSection
from .descriptor import LICENCE, PROFILE, check_head
from .descriptor_writer import make_resource, render_yaml
from .faults import Faults
from .open_file import open_yaml
from .read_files import Tree, read_tree
from .read_portal import read_portal
from .reference_shapes import SHAPES, TITLES
from .resources import FIXED, REQUIRED, check_schema, say

PATH = "data/reference/datapackage.yaml"
_REQUIRED = (
    "name", "title", "title_en", "description", "description_en", "version", "created", "licenses", "contributors",
    "resources",
)  # fmt: skip


def make_reference_descriptor(root: Path, created: str | None = None, version: str = "1.0.0") -> str:
    """The text of data/reference/datapackage.yaml, for the lists that every report refers to."""
    tree = read_tree(root, Faults())
    portal, _ = read_portal(tree, Faults())
    day = created or date.today().isoformat()
    resources = [
        make_resource(file, TITLES[name], None, SHAPES[name], {})
        for name in SHAPES
        if (file := tree.files.get(f"data/reference/{name}.csv")) is not None
    ]
    head = {
        "$schema": PROFILE,
        "name": "reference",
        "title": "Danh mục dùng chung",
        "title_en": "Reference lists",
        "description": "Đơn vị, kỳ, chỉ tiêu, bảng mã và văn bản mà mọi báo cáo dùng chung.",
        "description_en": "Units, periods, indicators, code lists and documents that every report refers to.",
        "version": version,
        "created": f"{day}T00:00:00Z",
        "licenses": [LICENCE],
        "contributors": [{"title": portal.names.site.first, "roles": ["compiler"]}],
    }
    return render_yaml({**head, "resources": resources})


def check_reference_package(tree: Tree, faults: Faults) -> None:
    """The descriptor is closed like a report's: exactly our lists, each with exactly its schema."""
    if PATH not in tree.files:
        if PATH not in tree.refused:
            faults.add("file.missing", PATH, "thiếu tệp", "tạo lại datapackage.yaml của danh mục, xem data/README.md")
        return
    section = open_yaml(tree.files[PATH], faults)
    if section is None:
        return
    section.close(_REQUIRED, ("$schema",))
    check_head(section)
    found = [_check_resource(one) for one in section.sections("resources")]
    for name in SHAPES if "resources" in section.values else ():
        if name not in found and "" not in found:
            section.problem("resources", "descriptor.missing", f"thiếu danh mục “{name}”", f"thêm mục {name}.csv", name)
    for file in tree.under("data/reference"):
        if file.path != PATH and file.name.removesuffix(".csv") not in SHAPES:
            faults.add("file.unlisted", file.path, "tệp không thuộc danh mục dùng chung", "xóa tệp, hoặc đổi tên")


def _check_resource(one: ClosedSection) -> str:
    """The list's name; empty where the entry is refused."""
    one.close(REQUIRED)
    for key, value in FIXED.items():
        one.choice(key, (value,), value)
    name = one.text("name")
    if name not in SHAPES:
        if "name" in one.values:
            say(one, "name", "descriptor.name", "không có danh mục này", f"chọn: {', '.join(SHAPES)}")
        return ""
    if "path" in one.values and one.text("path") != f"{name}.csv":
        say(one, "path", "descriptor.path", "đường dẫn không được phép", f"ghi “{name}.csv”")
    if "schema" in one.values:
        check_schema(one.section("schema"), name, SHAPES[name])
    return name
