"""A descriptor made new in its text: only the lines about the version change, so that a reviewer sees only those."""

from __future__ import annotations

import json
import re

from ..errors import CchcError
from ..words.text import Text, suffixed


def renew(text: str, version: str, created: str, reason: str, note: Text) -> str:
    """The descriptor's text with its version, its day and its reason for being there."""
    notes = [f"  {key}: {_quoted(note.in_(lang))}" for key, lang in suffixed("note", note.languages).items()]
    change = ["change:", f"  reason: {reason}", *notes]
    text = _replaced(text, "version", [f"version: {_quoted(version)}"])
    text = _replaced(text, "created", [f"created: {_quoted(f'{created}T00:00:00Z')}"])
    return _replaced(text, "change", change)


def _replaced(text: str, key: str, lines: list[str]) -> str:
    """The key at the margin with all that is indented below it, replaced."""
    block = re.compile(rf'^"?{key}"?:.*\n(?:[ \t]+.*\n)*', re.MULTILINE)
    new = "".join(f"{line}\n" for line in lines)
    made, count = block.subn(lambda _: new, text)
    if count != 1:
        raise CchcError(f"datapackage.yaml của bản cuối không có đúng một mục “{key}”: hãy chạy make check rồi sửa.")
    return made


def _quoted(text: str) -> str:
    # JSON's quotes are YAML's double quotes; letters stay letters.
    return json.dumps(text, ensure_ascii=False)
