"""docs/hosting.md names the media type of every kind of file that is published, as the program itself has it."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.cchc.formats.file_facts import OWN_MEDIA_TYPES
from plugins.cchc.formats.publish_files import FORMATS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/hosting.md").read_text("utf-8")
TYPES = {
    end: media_type
    for ends, media_type in re.findall(r"^\| (`[^|]+`) \| `([\w.+/-]+)` \|$", TEXT, re.MULTILINE)
    for end in re.findall(r"`([^`]+)`", ends)
}


def type_of(name: str) -> str:
    return TYPES.get(max((end for end in TYPES if name.endswith(end)), key=len, default=""), "")


def test_formats_have_the_types_of_the_registry() -> None:
    for format in FORMATS:
        assert type_of(f"x.{format.suffix}") == format.media_type
    assert {name: type_of(name) for name in OWN_MEDIA_TYPES} == OWN_MEDIA_TYPES


def test_every_published_file_has_a_type(site: Path) -> None:
    names = {path.name for path in site.rglob("*") if path.is_file()}
    assert sorted(name for name in names if not type_of(name)) == []
    ends = [end for end in TYPES if not any(name.endswith(end) for name in names)]
    assert ends == [], "a line for nothing"


def test_the_sample_configuration_says_the_same() -> None:
    sample = (ROOT / "docs/nginx.conf").read_text("utf-8")
    (listed,) = re.findall(r"^  types \{\n(.*?)^  \}", sample, re.DOTALL | re.MULTILINE)
    named = {f".{suffix}": media_type for media_type, suffix in re.findall(r"^ +(\S+) (\S+);$", listed, re.MULTILINE)}
    named |= {end.replace("\\", "").lstrip("/"): media_type for end, media_type in
              re.findall(r"location ~ (\S+)\$ \{ types \{ \} default_type (\S+); \}", sample)}  # fmt: skip
    assert named == {end: media_type for end, media_type in TYPES.items() if "." in end}
