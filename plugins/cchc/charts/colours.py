"""Tokens: the colours of charts in both schemes; the theme has the style rules for them, held by a test."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """A colour with its value on light and on dark paper; the name is that of the CSS custom property."""

    name: str
    light: str
    dark: str


# The direction's colours, changed where they failed: on time, waiting and overdue stood below 3:1 on light paper;
# early and on time, late and overdue were one colour on dark paper for readers without red or green receptors.
# tests/unit/test_charts_tokens.py holds contrast and distances.
TOKENS: tuple[Token, ...] = (
    Token("paper", "#fbfaf6", "#11171c"),
    Token("sheet", "#ffffff", "#182028"),
    Token("ink", "#17212b", "#e9edef"),
    Token("ink-2", "#4a5763", "#aab6bf"),
    Token("rule", "#dcd8cc", "#2d3842"),
    Token("rule-2", "#b9b3a3", "#4a5863"),
    Token("mark", "#f2e6c4", "#4a3f1c"),
    Token("early", "#026b61", "#44ab91"),
    Token("ontime", "#439e78", "#9ee0d6"),
    Token("late", "#b03d28", "#d9694f"),
    Token("waiting", "#838f9d", "#66737c"),
    Token("overdue", "#cb7c1f", "#fdb66d"),
    Token("this", "#0b5d5e", "#62c9c3"),
    Token("other", "#76828c", "#7b8892"),
    Token("second", "#7b4fae", "#b898ea"),
    Token("third", "#c2571a", "#ee9a5c"),
    Token("h1", "#e3eeea", "#1f3336"),
    Token("h2", "#bfdcd4", "#27494a"),
    Token("h3", "#93c4b8", "#2f5f5d"),
    Token("h4", "#2f7b70", "#67bdae"),
    Token("h5", "#0b5a51", "#a0e0d3"),
    Token("on-high", "#fffffe", "#0e1418"),  # text on h4 and h5; not pure white, for a colour tells its token
)
BY_NAME = {token.name: token for token in TOKENS}
BY_LIGHT = {token.light: token.name for token in TOKENS}

SCALE = ("h1", "h2", "h3", "h4", "h5")
HIGH = ("h4", "h5")  # text on these is printed in `on-high`
# What a group may ask for. Opinions share the pair of settlement: good as early, bad as late.
_OWN = ("early", "ontime", "late", "waiting", "overdue", "this", "other", "second", "third", *SCALE)
ROLES: dict[str, str] = {
    **{name: name for name in _OWN},
    **{"good": "early", "good2": "ontime", "neutral": "waiting", "bad": "late", "bad2": "overdue"},
}


def light(name: str) -> str:
    return BY_NAME[name].light
