"""Settings of the site; publishconf.py adds what only a published site needs."""

import logging
import os
import sys
from pathlib import Path

from jinja2 import StrictUndefined

# Plugins are imported by their dotted names from the project's root, wherever Pelican is started.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from plugins.cchc.loading.read_portal import portal_of

_PORTAL = portal_of(Path(__file__).resolve().parent)
SITENAME = AUTHOR = _PORTAL.names.site.first
SITEURL = ""
REPOSITORY_URL = _PORTAL.repository
DEFAULT_LANG = _PORTAL.first_language
LOCALE = ["C.UTF-8"]
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_DATE_FORMAT = "%d/%m/%Y"

PATH = "content"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS = ["news"]
# Pictures of the guide, at the address they have always had.
STATIC_PATHS = ["guide"]
EXTRA_PATH_METADATA = {
    f"guide/{picture.name}": {"path": f"theme/img/guide/{picture.name}"}
    for picture in sorted((Path(__file__).resolve().parent / "content" / "guide").glob("*.svg"))
}
THEME = "theme"
THEME_STATIC_DIR = "theme"
OUTPUT_PATH = "output"
DELETE_OUTPUT_DIRECTORY = True

PLUGINS = ["plugins.portal_pages", "plugins.filters", "plugins.guide_chapters"]

# Whatever a template prints is escaped; a name that nobody gives stops the build.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
}
READERS = {"rst": None, "html": None}
# Without the colours for code that Pelican adds: to guess its language takes half a second, and no style shows them.
MARKDOWN = {"extensions": ["markdown.extensions.extra", "markdown.extensions.meta"], "output_format": "html5"}

PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
ARTICLE_URL = "tin-tuc/{slug}/"
ARTICLE_SAVE_AS = "tin-tuc/{slug}/index.html"
ARTICLE_LANG_URL = "{lang}/tin-tuc/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/tin-tuc/{slug}/index.html"

# The lists of a blog are not wanted: our own generators print every list.
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
DISPLAY_PAGES_ON_MENU = DISPLAY_CATEGORIES_ON_MENU = False
DEFAULT_PAGINATION = False
RELATIVE_URLS = False
# Summaries are plain text: they stand in meta elements.
FORMATTED_FIELDS: list[str] = []
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
# Who prints the pages of data: so many processes of this machine, or the workers of a Dask cluster at an address.
PROCESSES = int(os.environ.get("PROCESSES") or len(os.sched_getaffinity(0)))
CLUSTER = os.environ.get("CLUSTER", "")
# Feeds name the site where it has an address; a preview has none, and that is all the warning says.
LOG_FILTER = [(logging.WARNING, "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid")]

# plugins/cchc/catalogue/write_catalogue.py writes all feeds: Pelican's know one title and one home for all languages.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
