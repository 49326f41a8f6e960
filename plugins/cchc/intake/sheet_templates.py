"""What an import writes for a person, from templates: whatever came from the file is printed without personal data and
without signs that cannot be seen.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from ..loading.allowed_characters import ALLOWED
from ..loading.personal import without_personal
from ..words.text_templates import make_environment

FOLDER = Path(__file__).parent


def render_sheet(name: str, **values: object) -> str:
    return _environment().get_template(name).render(**values)


def showable(text: str) -> str:
    """The text as a file of the project may hold it: no personal data, no sign that cannot be seen."""
    text = without_personal(text, "[đã che]")
    return "".join(sign if sign in ALLOWED else f"[U+{ord(sign):04X}]" for sign in text)


@cache
def _environment() -> Any:
    environment = make_environment(
        FOLDER,
        FOLDER.parent / "desk",
        autoescape=lambda name: str(name).endswith(".html"),
        finalize=lambda value: showable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value,
    )
    environment.filters["quoted"] = lambda text: json.dumps(showable(text), ensure_ascii=False)
    return environment
