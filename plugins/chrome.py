"""The frame of a page in one language, from Pelican's settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.cchc.pages.site_chrome import SiteChrome, make_site_chrome
from plugins.cchc.words.text import Lang


def frame_of(settings: Mapping[str, Any], lang: Lang) -> SiteChrome:
    return make_site_chrome(
        settings["LANGUAGES"][lang],
        settings["EDITION"].portal,
        settings["SITEURL"],
        settings["EDITION_NAME"],
        settings["REPOSITORY_URL"],
    )
