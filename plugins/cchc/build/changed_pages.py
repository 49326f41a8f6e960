"""Pages of the built site by their bytes: which ones a rebuild changed, as addresses to open."""

from collections.abc import Iterator

from .built_files import Digests

SHOWN = 10


def tell_changes(before: Digests, now: Digests, address: str) -> Iterator[str]:
    """Lines for the terminal; `address`: of the local site, with a slash at its end."""
    changed = [path for path in now if before.get(path) != now[path]]
    gone = [path for path in before if path not in now]
    if not changed and not gone:
        yield "  không trang nào đổi"
        return
    yield from (f"  {address}{_place(path)}" for path in changed[:SHOWN])
    if len(changed) > SHOWN:
        yield f"  … và {len(changed) - SHOWN} trang nữa"
    if gone:
        yield f"  {len(gone)} trang không còn nữa, ví dụ /{_place(gone[0])}"


def _place(path: str) -> str:
    """A page named index.html is opened by its folder."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
