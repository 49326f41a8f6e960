"""The frame of a page in one language, from Pelican's settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.cchc.core.text import Lang
from plugins.cchc.pages.frame import Frame, make_frame


def frame_of(settings: Mapping[str, Any], lang: Lang) -> Frame:
    return make_frame(
        settings["LANGUAGES"][lang], settings["SITEURL"], settings["EDITION_NAME"], settings["REPOSITORY_URL"]
    )
