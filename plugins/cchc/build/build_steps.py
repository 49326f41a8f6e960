"""The steps of a build that are done task by task, in their order, by the names under which a build tells of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ..pages.page_list import CHAPTERS
from .chart_files import card_bytes
from .download_tasks import download_tasks
from .made_files import MadeFiles, Tasks, write_files
from .page_tasks import chapter_tasks, frozen_tasks, program_tasks
from .site_build import SiteBuild

FILES, FROZEN, PROGRAMS = "tệp tải về", "hình giữ nguyên", "trang API"
# Of the chapters of the site, in their order.
CHAPTER_NAMES = (
    "trang đơn vị", "trang kỳ", "trang chỉ tiêu", "trang báo cáo", "trang chung", "trang dùng dữ liệu",
)  # fmt: skip
STEPS: Mapping[str, Callable[[SiteBuild], Tasks]] = {
    FILES: download_tasks,
    FROZEN: frozen_tasks,
    **{name: partial(chapter_tasks, chapter) for name, chapter in zip(CHAPTER_NAMES, CHAPTERS, strict=True)},
    PROGRAMS: program_tasks,
}


@dataclass(frozen=True)
class PlannedBuild:
    """A build with its tasks, listed once for each step."""

    build: SiteBuild
    output: Path | None = None  # where a task's files are written; without, they are handed back
    old: Path | None = None  # the site whose place this one takes
    _tasks: dict[str, Tasks] = field(default_factory=dict)

    def tasks(self, step: str) -> Tasks:
        if step not in self._tasks:
            self._tasks[step] = STEPS[step](self.build)
        return self._tasks[step]

    def carry_out(self, step: str, name: str) -> MadeFiles:
        """What it yields, without the files that are written already: nobody holds or sends them."""
        made = with_cards(self.tasks(step)[name]())
        if self.output is None:
            return made
        write_files(self.output, made.files, self.old)
        return replace(made, files={})


def with_cards(made: MadeFiles) -> MadeFiles:
    if not made.cards:
        return made
    cards = {path: card_bytes(card) for path, card in made.cards.items()}
    return replace(made, files={**made.files, **cards}, cards={})
