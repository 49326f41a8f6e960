"""data/reference/datapackage.yaml: the lists that every report refers to are a Data Package of their own."""

from collections.abc import Mapping

from ..words.text import Lang, suffixed
from .closed_reading import ClosedSection
from .descriptor import check_head, head_texts
from .faults import Faults, FilePlace
from .open_file import open_yaml
from .read_files import Tree
from .reference_shapes import reference_shapes
from .resources import FIXED, REQUIRED, check_fixed, check_schema
from .schemas import TableShape

PATH = "data/reference/datapackage.yaml"
_REQUIRED = ("name", "version", "created", "licenses", "contributors", "resources")


def check_reference_package(tree: Tree, languages: tuple[Lang, ...], faults: Faults) -> None:
    """The descriptor is closed like a report's: exactly our lists, each with exactly its schema."""
    if PATH not in tree.files:
        if PATH not in tree.refused:
            cure = "tạo lại datapackage.yaml của danh mục, xem data/README.md"
            faults.add("file.missing", FilePlace(PATH), "thiếu tệp", cure)
        return
    section = open_yaml(tree.files[PATH], faults, languages)
    if section is None:
        return
    section.close((*_REQUIRED, *head_texts(section)), ("$schema",))
    check_head(section)
    shapes = reference_shapes(languages)
    described = [_check_resource(resource, shapes) for resource in section.sections("resources")]
    for name in shapes if "resources" in section.values else ():
        if name not in described and "" not in described:
            section.problem("resources", "descriptor.missing", f"thiếu danh mục “{name}”", f"thêm mục {name}.csv", name)
    for file in tree.under("data/reference"):
        if file.path != PATH and file.name.removesuffix(".csv") not in shapes:
            message, cure = "tệp không thuộc danh mục dùng chung", "xóa tệp, hoặc đổi tên"
            faults.add("file.unlisted", FilePlace(file.path), message, cure)


def _check_resource(resource: ClosedSection, shapes: Mapping[str, TableShape]) -> str:
    """The list's name; empty where the entry is refused."""
    resource.close((*REQUIRED, *suffixed("title", resource.languages)))
    check_fixed(resource, FIXED)
    name = resource.text("name")
    if name not in shapes:
        if "name" in resource.values:
            cure = f"chọn: {', '.join(shapes)}"
            resource.refuse("name", "descriptor.name", "không có danh mục này", cure)
        return ""
    if "path" in resource.values and resource.text("path") != f"{name}.csv":
        resource.refuse("path", "descriptor.path", "đường dẫn không được phép", f"ghi “{name}.csv”")
    if "schema" in resource.values:
        check_schema(resource.section("schema"), name, shapes[name])
    return name
