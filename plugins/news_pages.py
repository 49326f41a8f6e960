"""The list of news in both languages, the page for wrong addresses, and the build's own account of itself."""

from __future__ import annotations

import json
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.cchc.edition import Edition
from plugins.cchc.pages.links import Links, root_of, twin_of
from plugins.cchc.pages.models import PageHead
from plugins.cchc.words.text import LANGS, Lang
from plugins.chrome import frame_of


class NewsPages(Generator):
    def generate_context(self) -> None:
        """Pelican's own generator has read the articles."""

    def generate_output(self, writer: Writer) -> None:
        for lang in LANGS:
            articles = [one for one in self._articles() if one.lang == lang]
            self._print(writer, "index", Links(lang).static("tin-tuc"), lang, articles)
        self._print(writer, "404", "404.html", "vi", [])

    def _articles(self) -> list:
        articles = self.context["articles"]
        held = [*articles, *(other for one in articles for other in one.translations)]
        return sorted(held, key=lambda one: (one.date, one.slug), reverse=True)

    def _print(self, writer: Writer, template: str, path: str, lang: Lang, articles: list) -> None:
        language = self.settings["LANGUAGES"][lang]
        frame = frame_of(self.settings, lang)
        is_list = path.endswith("/")
        title = language.t("Tin tức") if is_list else language.t("Không có trang này")
        said = language.t("Số liệu mới, đính chính và việc của trang này.") if is_list else title
        # A wrong address may be of any depth: only an absolute root finds the style sheets from there.
        root = root_of(path) if is_list else (frame.url + "/" if frame.url else "./")
        twin = twin_of(path) if is_list else "en/"
        head = PageHead(lang, path, root, title, said, (), twin, "")
        name = f"{path}index.html" if is_list else path
        writer.write_file(
            name, self.get_template(template), self.context, head=head, site=frame, lang=lang, articles=articles
        )


def write_account(pelican: Pelican) -> None:
    """build.json: what was built, for the summary, for the verification, for anyone who rebuilds it."""
    edition: Edition | None = pelican.settings.get("EDITION")
    if edition is None:
        return
    counts, results = edition.collection.counts, edition.results
    answers = {answer: sum(r.answer == answer for r in results) for answer in ("pass", "fail", "not_applicable")}
    account = {
        "edition": pelican.settings["EDITION_NAME"],
        "packages": counts.packages,
        "tables": counts.tables,
        "rows": counts.rows,
        "cells": counts.cells,
        "figures": len(edition.store),
        "checks": len(results),
        "passed": answers["pass"],
        "failed": answers["fail"],
        "known": len(edition.findings),
        "not_applicable": answers["not_applicable"],
        "pages": sum(1 for _ in Path(pelican.output_path).rglob("*.html")),
        "charts": pelican.settings["TIMINGS"]["charts"][0],
        "files": len(pelican.settings["FILE_SIZES"]),
    }
    text = json.dumps(account, ensure_ascii=False, indent=2) + "\n"
    (Path(pelican.output_path) / "build.json").write_text(text, encoding="utf-8")


def get_generators(pelican: Pelican) -> type[NewsPages]:
    return NewsPages


def register() -> None:
    signals.get_generators.connect(get_generators)
    signals.finalized.connect(write_account)
