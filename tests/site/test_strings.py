"""No word of the interface is left untranslated: code, templates and the English catalogue agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from tests.docs.sentences import catalogue_files, extract, merge
from tests.docs.sentences import read_catalogue as read

ROOT = Path(__file__).resolve().parents[2]
(PO,) = catalogue_files(ROOT)
PAGES = sorted((ROOT / "plugins" / "cchc" / "pages").rglob("*.py"))
TEMPLATES = sorted((ROOT / "theme" / "templates").rglob("*.html"))
# Letters that only Vietnamese has among the languages of this project.
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ\u1ea0-\u1ef9]")
# Errors are told to staff, who read Vietnamese.
SAYING = ("t", "message", "message_in", "bilingual", "CchcError")
BOTH_LANGUAGES = ("404.html",)


def test_every_message_has_an_english_one() -> None:
    catalogue = read(PO)
    missing = []
    for context, message, file in extract(ROOT):
        entry = catalogue.get(message, context or None)
        if entry is None or not entry.string or entry.fuzzy:
            missing.append(f"{file}: {message}")
    assert missing == []


# Each language writes the month in figures or by its name, and names its own columns with or without the language.
OWN_WAY = ("date", "column ")


def test_english_says_the_same_placeholders() -> None:
    wrong = [
        f"{entry.id} → {entry.string}"
        for entry in read(PO)
        if entry.id
        and placeholders(str(entry.id)) != placeholders(str(entry.string))
        and not str(entry.context or "").startswith(OWN_WAY)
    ]
    assert wrong == []


def test_catalogue_holds_nothing_that_nobody_says() -> None:
    messages = {(context, message) for context, message, _ in extract(ROOT)}
    assert [e.id for e in read(PO) if e.id and (e.context or "", e.id) not in messages] == []


def placeholders(message: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(message) if name is not None)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_says_vietnamese_past_the_catalogue(path: Path) -> None:
    assert list(loose_words(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_says_vietnamese_past_the_catalogue(path: Path) -> None:
    if path.name not in BOTH_LANGUAGES:
        text = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert [line for line in text.splitlines() if VIETNAMESE.search(line)] == []


def loose_words(node: ast.AST) -> Iterator[str]:
    """Vietnamese literals outside the calls that the catalogue knows and outside docstrings."""
    if isinstance(node, ast.Call) and _name(node.func) in SAYING:
        return
    body = getattr(node, "body", None)
    if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        skipped: ast.AST | None = body[0]
    else:
        skipped = None
    for child in ast.iter_child_nodes(node):
        if child is skipped:
            continue
        if isinstance(child, ast.Constant) and _is_said(child.value):
            yield f"line {child.lineno}: {child.value}"
        yield from loose_words(child)


def _is_said(value: object) -> bool:
    """A single letter is for sorting, not for reading."""
    return isinstance(value, str) and len(value) > 1 and VIETNAMESE.search(value) is not None


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_loose_word_is_found_and_a_said_one_is_not() -> None:
    said = 'def f(site):\n    """Đọc."""\n    return site.t("Đơn vị"), message("Kỳ báo cáo"), message("Bảng số")'
    assert list(loose_words(ast.parse(said))) == []
    assert list(loose_words(ast.parse('x = {"a": "Đúng hạn"}'))) == ["line 1: Đúng hạn"]


def test_merging_keeps_translations_adds_new_and_drops_old(tmp_path: Path) -> None:
    po = tmp_path / "en" / "LC_MESSAGES" / "cchc.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid "Kỳ"\nmsgstr "Period"\n\nmsgid "Thôi dùng"\nmsgstr "No longer said"\n', "utf-8")
    merged = merge(iter([("", "Kỳ", "a.py"), ("", "Đơn vị", "b.py"), ("", "Kỳ", "c.html")]), read(po))
    assert {entry.id: entry.string for entry in merged if entry.id} == {"Kỳ": "Period", "Đơn vị": ""}
    assert [place for place, _ in merged["Kỳ"].locations] == ["a.py", "c.html"]


def test_messages_are_found_in_code_and_templates(tmp_path: Path) -> None:
    pages, templates = tmp_path / "plugins" / "cchc" / "pages", tmp_path / "theme" / "templates" / "_parts"
    pages.mkdir(parents=True)
    templates.mkdir(parents=True)
    (pages / "a.py").write_text(
        'site.t("Một {n}", n=1)\nt(\n    "Hai"\n    " ba"\n)\nx = {k: t("Bốn")}\nt(x[k])\nmessage_in("nơi", "Bảy")'
    )
    (templates / "b.html").write_text("{{ _('Năm') }}{% if x %}<a title=\"{{ gettext('Sáu') }}\">{% endif %}")
    columns = tmp_path / "plugins" / "cchc" / "tables" / "columns.csv"
    columns.parent.mkdir()
    columns.write_text("list,name,context,label,description\nmau,a,nơi,Tám,Chín\nmau,b,,,\n", "utf-8")
    found = sorted(message for _, message, _ in extract(tmp_path))
    assert found == ["Bảy", "Bốn", "Chín", "Hai ba", "Một {n}", "Năm", "Sáu", "Tám"]
