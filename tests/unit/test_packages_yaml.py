"""The strict YAML reader: all text, nothing shared, nothing said twice, and no hostile file gets a traceback."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.cchc.loading.closed_reading import ClosedSection, Node, read_yaml
from plugins.cchc.loading.read_files import Faults, ReadFile


def read(text: str) -> tuple[Node | None, Faults]:
    faults = Faults()
    return read_yaml(ReadFile("data/forms/x.yaml", text.encode()), faults), faults


def plain(node: Node | None) -> object:
    if node is None or isinstance(node.value, str):
        return node.value if node else None
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return {key: plain(child) for key, child in node.value.items()}


SCALARS = (
    "00127",
    "01010",
    "12:30",
    "1:30:00",
    "No",
    "no",
    "yes",
    "Yes",
    "on",
    "off",
    "y",
    "n",
    "true",
    "False",
    "null",
    "~",
    "3.10",
    "1e3",
    "1_000",
    "0x1F",
    "0o17",
    "08",
    ".5",
    ".inf",
    ".nan",
    "2019-07-11",
    "2025-13-45",
    "2018",
    "1.0.0",
    "+84",
    "-5",
    "=",
    "0b11",
    "685_230.15",
)


@pytest.mark.parametrize("scalar", SCALARS)
def test_every_scalar_stays_the_text_it_is(scalar: str) -> None:
    node, faults = read(f"a: {scalar}\n")
    assert plain(node) == {"a": scalar} and not faults.problems


def test_an_empty_value_is_an_empty_text() -> None:
    assert plain(read("a:\nb: ''\n")[0]) == {"a": "", "b": ""}


def test_lines_of_keys_are_remembered() -> None:
    node, _ = read("a: 1\nb:\n  - c: 2\n    d:\n      e: 3\n")
    assert node is not None and node.key_lines == {"a": 1, "b": 2}
    item = node.value["b"].value[0]  # pyright: ignore
    assert item.key_lines == {"c": 3, "d": 4} and item.value["d"].key_lines == {"e": 5}


HOSTILE = {
    "a: &x 1\nb: *x\n": "yaml.anchor",
    "b: *x\n": "yaml.alias",
    "a: !!python/object/apply:os.system [ls]\n": "yaml.tag",
    "a: !!int 3\n": "yaml.tag",
    "a: 1\na: 2\n": "yaml.duplicate_key",
    "a: {b: 1, b: 2}\n": "yaml.duplicate_key",
    "? [a, b]\n: 1\n": "yaml.key",
    "a: 1\n---\nb: 2\n": "yaml.documents",
    "- a\n": "yaml.shape",
    "just text\n": "yaml.shape",
    "a: [1\n": "yaml.syntax",
    "a: 'x\n": "yaml.syntax",
    "a: b: c\n": "yaml.syntax",
    "\ta: 1\n": "yaml.syntax",
    "a: @b\n": "yaml.syntax",
    "a: [" * 500: "yaml.depth",
    "[" * 500: "yaml.depth",
    "{a: " * 500: "yaml.depth",
    "- " * 500 + "a\n": "yaml.depth",
    "? " * 500 + "a\n": "yaml.depth",
}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_hostile_text_gets_one_problem_with_its_line(text: str) -> None:
    began = time.process_time()
    node, faults = read(text)
    assert node is None and time.process_time() - began < 1
    (problem,) = faults.problems
    assert problem.code == HOSTILE[text] and problem.row is not None


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    node, faults = read(bomb)
    assert node is None and [p.row for p in faults.problems] == [1]


def test_twelve_levels_are_read_and_thirteen_are_not() -> None:
    assert read("a: " + "[" * 11 + "]" * 11)[0] is not None
    assert read("a: " + "[" * 12 + "]" * 12)[0] is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!'\"#|>%@ \n,?~", max_size=60))
def test_no_text_raises(text: str) -> None:
    node, faults = read(text)
    assert (node is None) == bool(faults.problems)


def test_sections_name_unknown_and_missing_keys_with_line_and_suggestion() -> None:
    node, faults = read("title: {vi: a, en: b}\nregeme: x\n")
    assert node is not None
    ClosedSection(node, "data/forms/x.yaml", faults).close(("title", "regime", "rows"))
    found = {(p.code, p.row): p for p in faults.problems}
    assert set(found) == {("yaml.unknown_key", 2), ("yaml.missing_key", 1)}
    assert "regime" in found["yaml.unknown_key", 2].cure and "rows" in found["yaml.missing_key", 1].message


def test_whatever_is_missing_or_too_much_on_one_line_is_told_each() -> None:
    node, faults = read("a: {b: 1, x: 2, y: 3}\n")
    assert node is not None
    ClosedSection(node, "f", faults).section("a").close(("b", "c", "d"), ("e",))
    told = [(problem.code, problem.row, problem.message) for problem in faults.problems]
    assert [(code, row) for code, row, _ in told] == [("yaml.unknown_key", 1)] * 2 + [("yaml.missing_key", 1)] * 2
    assert all(f"“{key}”" in words and "của “a”" in words for key, (_, _, words) in zip("xycd", told, strict=True))


def test_sections_refuse_a_list_where_a_text_is_meant() -> None:
    node, faults = read("a: [1]\nb: x\nc: 1.5\n")
    assert node is not None
    section = ClosedSection(node, "f", faults)
    assert (section.text("a"), section.words("b"), section.whole("c")) == ("", (), 0)
    assert [p.code for p in faults.problems] == ["yaml.shape", "yaml.shape", "yaml.number"]
