"""Texts put together from templates: a name that nobody gave is an error, a line of a block leaves no blank line."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def make_environment(*folders: Path, **more: object) -> Environment:
    """Reads the templates of the folders; `more` as Jinja names it."""
    options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, **more}
    return Environment(loader=FileSystemLoader(folders), **options)  # type: ignore[arg-type]
