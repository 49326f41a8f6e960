"""Printing the site: files first, then pages that offer them, then what lists both; one order, in one place.

At the end build.json says what was built, for the summary, for the verification, for anyone who rebuilds it.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..catalogue.addresses import MANIFEST, TOMBSTONES, Tombstone, load_manifest, load_tombstones, tombstone_page
from ..catalogue.publication import make_publication
from ..catalogue.write_catalogue import write_catalogue
from ..edition import Edition
from ..errors import CchcError
from ..formats.sqlite_format import run_queries
from ..messages.build_account import FILE_NAME
from ..messages.commands import stage
from ..messages.verdict import count_edition
from ..pages.models import Page
from ..pages.page_context import PageContext
from ..pages.use_pages import BASE_FILE
from ..words.text import message, translations
from .build_steps import CHAPTER_NAMES, FILES, FROZEN, PROGRAMS, PlannedBuild, with_cards
from .made_files import write_files
from .page_tasks import print_pages
from .site_build import SiteBuild
from .workers import CarryOut, Workers

# For what a step yields; all other steps yield pages.
_WORDS = {FILES: "tệp", FROZEN: "hình"}


def print_site(build: SiteBuild, project: Path, output: Path, workers: Workers, old: Path | None = None) -> None:
    """Everything but the pages that Pelican makes of content/."""
    output.mkdir(parents=True, exist_ok=True)
    planned = PlannedBuild(build, output, old)
    build.edition.prepare()
    with workers.start(planned) as carry_out:
        _carry_out(planned, (FILES, FROZEN), output, carry_out)
        queries = build.edition.collection.queries_asked()
        build.before.answers.update(run_queries(output / BASE_FILE, queries, build.languages))
        _carry_out(planned, (*CHAPTER_NAMES, PROGRAMS), output, carry_out)
    _print_catalogue(build, project, output)


def _carry_out(planned: PlannedBuild, steps: Sequence[str], output: Path, carry_out: CarryOut) -> None:
    """These steps need nothing of each other."""
    build, results = planned.build, carry_out([(step, name) for step in steps for name in planned.tasks(step)])
    for step in steps:
        tasks = planned.tasks(step)
        with stage(step, _WORDS.get(step, "trang"), len(tasks)) as count_on:
            for name, made in zip(tasks, results, strict=False):
                write_files(output, made.files, planned.old)  # those that another machine hands back
                count_on(made.count)
                # What later tasks and the account must know.
                build.sizes.note("", made.offered)
                build.counts["charts"] += made.charts
                if step == FROZEN:
                    lang, _, report = name.partition("/")
                    build.before.frozen.setdefault(lang, {})[report] = made.places


def _print_catalogue(build: SiteBuild, project: Path, output: Path) -> None:
    """Tombstones, and every file that machines read."""
    with stage("danh mục, API, nguồn tin", "tệp", 1) as count_on:
        publication = make_publication(build.edition, build.url, output)
        tombstones = (*load_tombstones(project), *past_highlights(build.edition, project, output))
        for context in build.contexts.values():
            made = print_pages(build, context, *tombstone_pages(context, tombstones, output))
            write_files(output, with_cards(made).files)
        count_on(write_catalogue(publication, output))


def write_account(build: SiteBuild, output: Path) -> None:
    account = {
        "edition": build.edition.name,
        **dict.fromkeys(("packages", "tables", "rows", "cells"), 0),  # these first, then the figures
        "figures": build.edition.store.count_stated(),
        **count_edition(build.edition),
        "pages": sum(1 for _ in output.rglob("*.html")),
        "charts": build.counts["charts"],
        "files": len(build.sizes),
    }
    text = json.dumps(account, ensure_ascii=False, indent=2) + "\n"
    (output / FILE_NAME).write_text(text, encoding="utf-8")


_HIGHLIGHT = re.compile(r"(/ky/[^/]+/)[^/]+/")


def past_highlights(edition: Edition, project: Path, output: Path) -> Iterator[Tombstone]:
    """Addresses of highlights that were passed on and that have no page of their own any more: nobody has to enter
    them. A period that is gone as a whole has no page that could take their place."""
    reason = message("Điểm đáng chú ý này nay đứng ở trang của kỳ, nếu số liệu vẫn cho thấy như vậy.")
    reasons = translations({lang: reason.in_(lang) for lang in edition.portal.languages})
    day = max(release.created for release in edition.collection.releases)[:10]
    for address in load_manifest(project) if (project / MANIFEST).is_file() else ():
        place = _HIGHLIGHT.fullmatch(address)
        if place and _has_page(output, place[1]) and not _has_page(output, address):
            yield Tombstone(address, reasons, day, place[1], line=0)


def _has_page(output: Path, address: str) -> bool:
    return (output / address[1:] / "index.html").exists()


def tombstone_pages(context: PageContext, tombstones: tuple[Tombstone, ...], output: Path) -> Iterator[Page]:
    lang = context.language.lang
    for tombstone in tombstones:
        if lang not in tombstone.paths:
            raise CchcError(f"{TOMBSTONES}: thiếu cột reason_{lang}.")
        path = tombstone.paths[lang]
        if (output / path).is_file() or (output / path / "index.html").exists():
            raise CchcError(
                f"{TOMBSTONES}, dòng {tombstone.line}: địa chỉ {tombstone.address} vẫn còn dùng. → Xóa dòng này."
            )
        yield tombstone_page(context, path, tombstone.addresses[lang], tombstone)
