"""Closed reading of YAML: what is not asked for is refused, what is missing is named, each with file and line.

YAML is read strictly: every scalar is a text, no aliases or tags, no key twice. This is the only place that reads it;
events are read one by one, so depth is capped before anything is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from ..words.text import NO_TEXT, Lang, Text, Translations, suffixed, translations
from .cell_values import MAX_CELL, object_to_day, object_to_formula
from .read_files import Faults, FilePlace, Objection, ReadFile, did_you_mean, nearest, objection

Made = TypeVar("Made")


class ClosedSection:
    """One mapping of a YAML file, read key by key; `languages`: those in which its texts are written."""

    def __init__(self, node: Node, file: str, faults: Faults, languages: Sequence[Lang] = (), name: str = "") -> None:
        self.node, self.file, self.faults, self.name, self.languages = node, file, faults, name, tuple(languages)
        self.values: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
        if not isinstance(node.value, dict):
            self._refuse_shape(node, name, "một nhóm “khóa: giá trị”")

    def close(self, required: Iterable[str], optional: Iterable[str] = ()) -> ClosedSection:
        """Itself, once keys that are not listed are refused and required ones that are missing are named."""
        required, known = tuple(required), (*required, *optional)
        meant = set()
        for key in self.values:
            if key not in known:
                absent = [name for name in known if name not in self.values]
                meant.add(nearest(key, absent))
                self.problem(key, "yaml.unknown_key", where=self._where, guess=did_you_mean(key, absent))
        for key in required:
            if key not in self.values and key not in meant and isinstance(self.node.value, dict):
                place = FilePlace(self.file, self.node.line, key=key)
                self.faults.add("yaml.missing_key", place, key=key, where=self._where)
        return self

    def close_as(self, kind: type[object], **keys: str) -> ClosedSection:
        """Closed to the fields of a value, those with a default optional; `keys` names those that have another name."""
        definition: Any = kind
        named = {keys.get(field.name, field.name): field for field in fields(definition)}
        required = [key for key, field in named.items() if field.default is field.default_factory is MISSING]
        return self.close(required, [key for key in named if key not in required])

    def match(self, expected: Mapping[str, object]) -> None:
        """Closed to these keys, each with this value, None for any; a key that ends with “?” may be missing."""
        optional = [key for key in expected if key.endswith("?")]
        self.close([key for key in expected if key not in optional], [key[:-1] for key in optional])
        for key, value in expected.items():
            if key not in self.values or value is None:
                continue
            if isinstance(value, Mapping):
                self.section(key).match(value)
                continue
            wanted, stated = map(_written, (value, self.words(key) if isinstance(value, list) else self.text(key)))
            if wanted != stated:
                self.problem(key, "descriptor.schema", stated, wanted=wanted)

    def text(self, key: str, default: str = "") -> str:
        node = self.values.get(key)
        if node is None:
            return default
        if isinstance(node.value, str):
            return node.value
        self._refuse_shape(node, key, "một chữ hoặc số")
        return default

    def filled(self, key: str) -> str:
        """A text that may not be empty."""
        text = self.text(key)
        if key in self.values and isinstance(self.values[key].value, str) and not text.strip():
            self.problem(key, "yaml.empty")
        return text

    def choice(self, key: str, allowed: Iterable[str], default: str = "") -> str:
        value, allowed = self.text(key, default), tuple(allowed)
        if key in self.values and value not in allowed:
            self.problem(key, "yaml.choice", value, choices=", ".join(allowed), guess=did_you_mean(value, allowed))
        return value

    def whole(self, key: str, default: int = 0) -> int:
        text = self.text(key, str(default))
        if text.isascii() and text.isdigit() and len(text) <= 9:
            return int(text)
        self.problem(key, "yaml.number", text)
        return default

    def as_text(self, *, must_be_filled: bool = False) -> Translations:
        """This section itself as a text in each language: {vi: …, en: …}."""
        self.close(self.languages)
        for lang in self.languages if must_be_filled else ():
            self.filled(lang)
        return translations({lang: self.shown(lang) for lang in self.languages})

    def translated(self, key: str) -> Translations:
        """A text in each language below the key."""
        return self.section(key).as_text() if key in self.values else NO_TEXT

    def suffixed(self, key: str) -> Translations:
        """A text whose language is named by the end of the key: title, title_en."""
        return translations({lang: self.shown(name) for name, lang in suffixed(key, self.languages).items()})

    def spoken(self) -> tuple[Lang, ...]:
        """The first language, and those of the others in which a key is written: a released version learns no more."""
        others = [lang for lang in self.languages[1:] if any(key.endswith(f"_{lang}") for key in self.values)]
        return (*self.languages[:1], *others)

    def shown(self, key: str) -> str:
        """A text that pages and downloads will show."""
        text = self.text(key)
        self.tell(key, object_to_formula(text))
        return text

    def check_day(self, key: str) -> None:
        """The text under the key is an ISO date that exists, or empty."""
        self.tell(key, object_to_day(self.text(key)))

    def make(self, kind: type[Made], /, **given: Any) -> Made:
        """A value whose fields are named like the keys, each read as its type says, but for those that are given."""
        definition: Any = kind
        types = {field.name: field.type for field in fields(definition) if field.name not in given}
        return kind(**{name: _BY_TYPE[type_](self, name) for name, type_ in types.items()}, **given)

    @property
    def file_name(self) -> str:
        """Without its ending."""
        return PurePosixPath(self.file).stem

    def check_name(self, key: str, what: str) -> None:
        """The file repeats its own name, so that one that was copied and forgotten is noticed."""
        if self.text(key) != self.file_name:
            self.refuse(key, "yaml.name", what=what, name=self.file_name)

    def section(self, key: str) -> ClosedSection:
        node = self.values.get(key) or Node({}, self.node.line, 1)
        return ClosedSection(node, self.file, self.faults, self.languages, key)

    def sections(self, key: str) -> list[ClosedSection]:
        return [ClosedSection(node, self.file, self.faults, self.languages, key) for node in self._items(key)]

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        for node in (items := self._items(key)):
            if not isinstance(node.value, str):
                self._refuse_shape(node, key, "một danh sách các chữ")
        return tuple(node.value for node in items if isinstance(node.value, str))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or the one text where there is no list; none where it is empty."""
        is_list = isinstance(self.values.get(key, self.node).value, list)
        return self.words(key) if is_list else tuple(filter(None, (self.text(key),)))

    def line(self, key: str) -> int:
        return self.node.key_lines.get(key, self.node.line)

    def problem(self, key: str, name: str, value: str = "", /, **words: object) -> None:
        self.tell(key, objection(name, value, **{"key": key, **words}))

    def tell(self, key: str, wrong: Objection | None) -> None:
        self.faults.tell(wrong, FilePlace(self.file, self.line(key), key=key))

    def refuse(self, key: str, name: str, /, **words: object) -> None:
        """A problem that repeats the text under the key."""
        self.problem(key, name, self.text(key), **words)

    def _items(self, key: str) -> list[Node]:
        node = self.values.get(key)
        if node is None:
            return []
        if isinstance(node.value, list):
            return node.value
        self._refuse_shape(node, key, "một danh sách")
        return []

    def _refuse_shape(self, node: Node, key: str, expected: str) -> None:
        named = f"“{key}” " if key else ""
        self.faults.add("yaml.shape", FilePlace(self.file, node.line, key=key), named=named, expected=expected)

    @property
    def _where(self) -> str:
        return f" của “{self.name}”" if self.name else ""


def _written(value: object) -> str:
    """As YAML spells it: true, [item, total], ^[a-z]$."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(str, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


# How a key is read, by the type of the field that it fills.
_BY_TYPE: Mapping[Any, Callable[[ClosedSection, str], object]] = {
    str: ClosedSection.text,
    int: ClosedSection.whole,
    Text: ClosedSection.translated,
    Translations: ClosedSection.translated,
    tuple[str, ...]: ClosedSection.words,
}


MAX_DEPTH = 12


class Node(NamedTuple):
    """A text, a list or a mapping, and where it stands; in a mapping, the line of its key."""

    value: str | list[Node] | dict[str, Node]
    line: int
    column: int
    key_lines: Mapping[str, int] = MappingProxyType({})


class _Refused(Exception):
    """An objection to the file, with the line and the column where it is refused."""

    def __init__(self, objection: Objection, line: int, column: int) -> None:
        super().__init__(objection.message)
        self.objection, self.line, self.column = objection, line, column


def read_yaml(file: ReadFile, faults: Faults) -> Node | None:
    """The file's one mapping, or None and one problem with line and column."""
    import yaml

    # The C parser is ten times faster and gives the same events; its wheels exist wherever we build.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(file.text)
    try:
        return _read_document(loader.get_event)
    except _Refused as refused:
        message = f"{refused.objection.message} (dòng {refused.line}, ký tự {refused.column})"
        faults.tell(refused.objection._replace(message=message), FilePlace(file.path, refused.line))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        faults.add("yaml.syntax", FilePlace(file.path, line), line=line, column=column)
    finally:
        loader.dispose()
    return None


_NextEvent = Callable[[], Any]


def _read_document(next_event: _NextEvent) -> Node:
    root = None
    while (kind := _kind(event := next_event())) != "StreamEndEvent":
        if kind in ("StreamStartEvent", "DocumentEndEvent"):
            continue
        if kind != "DocumentStartEvent":
            root = _read_node(event, next_event, 1)
        elif root is not None:
            raise _refuse(event, "yaml.documents")
    if root is None or not isinstance(root.value, dict):
        raise _Refused(objection("yaml.shape/file"), 1, 1)
    return root


def _read_node(event: Any, next_event: _NextEvent, depth: int) -> Node:
    kind, mark = event.__class__.__name__, event.start_mark
    if kind == "AliasEvent":
        raise _refuse(event, "yaml.alias", f"*{event.anchor}")
    if event.anchor is not None:
        raise _refuse(event, "yaml.anchor", f"&{event.anchor}")
    if event.tag is not None:
        raise _refuse(event, "yaml.tag", event.tag)
    line, column = mark.line + 1, mark.column + 1
    if kind == "ScalarEvent":
        if len(event.value) > MAX_CELL:
            raise _refuse(event, "yaml.long", event.value[:60], most=MAX_CELL)
        return Node(event.value, line, column)
    if depth > MAX_DEPTH:
        raise _refuse(event, "yaml.depth", most=MAX_DEPTH)
    if kind == "SequenceStartEvent":
        items: list[Node] = []
        while _kind(event := next_event()) != "SequenceEndEvent":
            items.append(_read_node(event, next_event, depth + 1))
        return Node(items, line, column)
    values, lines = _read_mapping(next_event, depth)
    return Node(values, line, column, lines)


def _read_mapping(next_event: _NextEvent, depth: int) -> tuple[dict[str, Node], dict[str, int]]:
    values: dict[str, Node] = {}
    lines: dict[str, int] = {}
    while _kind(event := next_event()) != "MappingEndEvent":
        key = _read_node(event, next_event, depth + 1)
        if not isinstance(key.value, str):
            raise _refuse(event, "yaml.key")
        if key.value in values:
            raise _refuse(event, "yaml.duplicate_key", key.value, key=key.value, line=lines[key.value])
        values[key.value] = _read_node(next_event(), next_event, depth + 1)
        lines[key.value] = key.line
    return values, lines


def _kind(event: Any) -> str:
    return event.__class__.__name__


def _refuse(event: Any, name: str, value: str = "", /, **words: object) -> _Refused:
    mark = event.start_mark
    return _Refused(objection(name, value, **words), mark.line + 1, mark.column + 1)
