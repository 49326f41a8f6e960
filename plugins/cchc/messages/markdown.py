"""What commands print, each a template (templates/); in Markdown words from data stay words."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from ..words.text_templates import make_environment
from .build_account import LABELS, count_words, number
from .verdict import by_file, finding_words, problem_words

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def plain(text: str) -> str:
    """Values come from contributed files: they must stay words, not become markup."""
    return _SIGNS.sub(r"\\\1", text)


class Markup(str):
    """Words that are to be taken as they are."""

    __slots__ = ()


def render_template(name: str, **values: object) -> str:
    return _environment(name.endswith(".md")).get_template(name).render(**values)


@cache
def _environment(is_markdown: bool) -> Any:
    def finalize(value: object) -> object:
        return plain(str(value)) if is_markdown and not isinstance(value, Markup) else value

    folder = Path(__file__).with_name("templates")
    environment = make_environment(folder, finalize=finalize, keep_trailing_newline=True)
    for words in (by_file, count_words, finding_words, number, problem_words):
        environment.filters[words.__name__] = words
    environment.filters["markup"] = Markup
    environment.globals["labels"] = LABELS
    return environment
