"""Settings of the published site: its absolute address, for links that leave it, and where contributions go."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "")
REPOSITORY_URL = os.environ.get("REPOSITORY_URL", REPOSITORY_URL)  # noqa: F405
