"""source.txt: the paper's text, personal data removed, beside its tables; its bytes are those that the source names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model.releases import SOURCE_FILE
from ..words.text import suffixed
from .allowed_characters import check_characters
from .closed_reading import ClosedSection
from .faults import Faults, FilePlace, Objection
from .privacy_and_formula_checks import screen_prose
from .read_files import ReadFile

_FIXED = {"name": "source", "path": SOURCE_FILE, "format": "txt", "mediatype": "text/plain", "encoding": "utf-8"}


def is_source_resource(resource: ClosedSection) -> bool:
    return resource.text("path") == SOURCE_FILE


def check_source_resource(resource: ClosedSection, package: ClosedSection) -> None:
    resource.close((*_FIXED, *suffixed("title", resource.languages), "hash"))
    for key, value in _FIXED.items():
        resource.choice(key, (value,), value)
    named = [f"sha256:{source.text('sha256')}" for source in package.sections("sources")]
    resource.choice("hash", named, resource.text("hash"))


def check_source_text(file: ReadFile, sha256: str, faults: Faults) -> None:
    """The text is the one that the descriptor names, in welcome signs and tabs, and tells of no person."""
    if file.sha256 != sha256:
        message, cure = (
            "nguyên văn không phải tệp mà sources nêu mã SHA-256",
            "chép lại đúng tệp ấy, không sửa byte nào",
        )
        faults.add("source.hash", FilePlace(file.path), message, cure, file.sha256)
    # The paper's tables are laid out with tabs; nothing else that is not a sign of a text is welcome.
    check_characters(replace(file, data=file.data.replace(b"\t", b" ")), faults)
    screen_prose(file, faults)


def check_source_lines(path: str, places: Iterable[tuple[int, str, str]], source: ReadFile, faults: Faults) -> None:
    """`places`: row of the table at `path`, its column of last lines, and what stands there."""
    lines = count_lines(source.text)
    for row, column, last in places:
        if last.isascii() and last.isdigit() and int(last) > lines:
            cure = "ghi dòng có trong source.txt"
            wrong = Objection("source.line", f"nguyên văn chỉ có {lines} dòng", cure, last)
            faults.tell(wrong, FilePlace(path, row, column))


def count_lines(text: str) -> int:
    """Lines as an editor numbers them; one that ends the text does not begin another."""
    return len(text.removesuffix("\n").split("\n"))
