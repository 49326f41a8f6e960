"""The theme: colours with contrast that agree with the charts, strings with English, templates without surprises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment

from plugins.cchc.charts.style import TOKENS

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = sorted(THEME.glob("templates/**/*.html"))
# Where trusted markup is printed: drawn charts, serialised JSON-LD, Markdown of content/.
MAY_SAY_SAFE = {"_parts/chart.html", "_parts/json_ld.html", "page.html", "article.html"}
SAFE = re.compile(r"\|\s*safe\b")


def scheme(name: str) -> dict[str, str]:
    """The colours of a scheme: `light`, `dark` or `print`; a scheme inherits from light."""
    css = (THEME / "templates/css/tokens.css").read_text(encoding="utf-8")
    light, rest = css.split("@media (prefers-color-scheme: dark)")
    dark, paper = rest.split("@media print")
    parts = {"light": light, "dark": dark, "print": paper}
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", parts[name]))
    return found if name == "light" else {**scheme("light"), **found}


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_text_has_contrast_enough(name: str) -> None:
    colours = scheme(name)
    pairs = [
        (text, ground)
        for text in ("ink", "ink-2", "link", "ok", "bad", "mind")
        for ground in ("paper", "sheet", "mark")
    ]
    pairs += [("brand-ink", "brand"), ("paper", "ink")]
    weak = {pair: ratio for pair in pairs if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_edges_focus_and_marks_have_contrast_enough(name: str) -> None:
    colours = scheme(name)
    marks = ("edge", "focus", "early", "ontime", "late", "waiting", "overdue", "this", "other", "second", "third")
    weak = {mark: ratio for mark in marks if (ratio := contrast(colours[mark], colours["paper"])) < 3}
    assert weak == {}


def test_charts_have_the_colours_of_the_theme() -> None:
    light, dark, paper = scheme("light"), scheme("dark"), scheme("print")
    drawn = {token.name: (token.light, token.dark) for token in TOKENS}
    assert {name: (light.get(name), dark.get(name)) for name in drawn} == drawn
    assert len(drawn) == 21
    # On paper the marks keep their light colours; only the ground and the inks become those of paper.
    grounds = {"paper", "sheet", "ink", "ink-2", "rule", "rule-2"}
    assert [name for name in drawn if name not in grounds and paper[name] != drawn[name][0]] == []


def test_every_colour_that_a_picture_bears_has_its_rules() -> None:
    written = (THEME / "templates/css/charts.css").read_text(encoding="utf-8").splitlines()
    for name in (token.name for token in TOKENS):
        assert f".chart .f-{name} {{ fill: var(--{name}); }}" in written
        assert f".chart .s-{name} {{ stroke: var(--{name}); }}" in written


def test_every_string_of_the_templates_has_english() -> None:
    with (THEME / "locale/en/LC_MESSAGES/cchc.po").open("rb") as file:
        english = {message.id: message.string for message in read_po(file) if message.id}
    used = {text for path in TEMPLATES for text in re.findall(r"_\('([^']+)'\)", path.read_text(encoding="utf-8"))}
    assert used
    assert [text for text in sorted(used) if not english.get(text)] == []


def test_trusted_markup_is_printed_in_few_places() -> None:
    users = {
        str(path.relative_to(THEME / "templates"))
        for path in TEMPLATES
        if SAFE.search(path.read_text(encoding="utf-8"))
    }
    assert users <= MAY_SAY_SAFE


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_parses_and_carries_nothing_the_policy_forbids(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    Environment(autoescape=True).parse(text)
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style", text)
    assert not re.search(r"=\{\{|=\{%", text), "an attribute without quotes"
