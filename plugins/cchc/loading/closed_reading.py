"""Closed reading of YAML: what is not asked for is refused, what is missing is named, each with file and line."""

from __future__ import annotations

from collections.abc import Iterable

from ..words.text import NO_TEXT, Text, bilingual
from .faults import Faults, did_you_mean, nearest
from .formulas import object_to_formula
from .strict_yaml import Node


class ClosedSection:
    """One mapping of a YAML file, read key by key."""

    def __init__(self, node: Node, file: str, faults: Faults, name: str = "") -> None:
        self.node, self.file, self.faults, self.name = node, file, faults, name
        self.values: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
        if not isinstance(node.value, dict):
            self._shape(node, name, "một nhóm “khóa: giá trị”")

    def close(self, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Refuse keys that are not listed and name required ones that are missing."""
        required, known = tuple(required), (*required, *optional)
        meant = set()
        for key in self.values:
            if key not in known:
                absent = [one for one in known if one not in self.values]
                meant.add(nearest(key, absent))
                cure = f"xóa khóa này{did_you_mean(key, absent)}"
                self.problem(key, "yaml.unknown_key", f"khóa “{key}” không có trong mẫu{self._where}", cure)
        for key in required:
            if key not in self.values and key not in meant and isinstance(self.node.value, dict):
                message = f"thiếu khóa “{key}”{self._where}"
                self.faults.add(
                    "yaml.missing_key", self.file, message, f"thêm khóa “{key}”", row=self.node.line, key=key
                )

    def text(self, key: str, default: str = "") -> str:
        node = self.values.get(key)
        if node is None:
            return default
        if isinstance(node.value, str):
            return node.value
        self._shape(node, key, "một chữ hoặc số")
        return default

    def filled(self, key: str) -> str:
        """A text that may not be empty."""
        text = self.text(key)
        if key in self.values and isinstance(self.values[key].value, str) and not text.strip():
            self.problem(key, "yaml.empty", f"khóa “{key}” để trống", "điền giá trị")
        return text

    def choice(self, key: str, allowed: Iterable[str], default: str = "") -> str:
        value, allowed = self.text(key, default), tuple(allowed)
        if key in self.values and value not in allowed:
            cure = f"chọn một trong: {', '.join(allowed)}{did_you_mean(value, allowed)}"
            self.problem(key, "yaml.choice", f"giá trị của “{key}” không có trong danh sách", cure, value)
        return value

    def whole(self, key: str, default: int = 0) -> int:
        text = self.text(key, str(default))
        if text.isascii() and text.isdigit() and len(text) <= 9:
            return int(text)
        self.problem(key, "yaml.number", f"“{key}” phải là số nguyên không âm", "viết bằng chữ số, ví dụ 30", text)
        return default

    def pair(self, key: str) -> Text:
        """A text in both languages: {vi: …, en: …}."""
        node = self.values.get(key)
        if node is None:
            return NO_TEXT
        section = self.section(key)
        section.close(("vi", "en"))
        return bilingual(section.shown("vi"), section.shown("en"))

    def shown(self, key: str) -> str:
        """A text that pages and downloads will show."""
        text = self.text(key)
        self.faults.tell(object_to_formula(text), self.file, row=self.line(key), key=key)
        return text

    def section(self, key: str) -> ClosedSection:
        return ClosedSection(self.values.get(key) or Node({}, self.node.line, 1), self.file, self.faults, key)

    def sections(self, key: str) -> list[ClosedSection]:
        return [ClosedSection(node, self.file, self.faults, key) for node in self._items(key)]

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        for node in (items := self._items(key)):
            if not isinstance(node.value, str):
                self._shape(node, key, "một danh sách các chữ")
        return tuple(node.value for node in items if isinstance(node.value, str))

    def line(self, key: str) -> int:
        return self.node.key_lines.get(key, self.node.line)

    def problem(self, key: str, code: str, message: str, cure: str, value: str = "") -> None:
        self.faults.add(code, self.file, message, cure, row=self.line(key), key=key, value=value)

    def _items(self, key: str) -> list[Node]:
        node = self.values.get(key)
        if node is None:
            return []
        if isinstance(node.value, list):
            return node.value
        self._shape(node, key, "một danh sách")
        return []

    def _shape(self, node: Node, key: str, expected: str) -> None:
        message = f"“{key}” phải là {expected}" if key else f"phải là {expected}"
        cure = "viết lại theo mẫu trong data/README.md"
        self.faults.add("yaml.shape", self.file, message, cure, row=node.line, key=key)

    @property
    def _where(self) -> str:
        return f" của “{self.name}”" if self.name else ""
