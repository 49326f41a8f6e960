"""A text in the site's two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")


@dataclass(frozen=True)
class Text:
    """Vietnamese first; English beside it."""

    vi: str
    en: str

    def in_(self, lang: Lang) -> str:
        return self.vi if lang == "vi" else self.en

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)


NO_TEXT = Text("", "")
