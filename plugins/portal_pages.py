"""The portal in Pelican: checks the data before anything is written, then prints every page of data beside content/."""

import platform
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.cchc.build.build_record import digest_inputs
from plugins.cchc.build.kept_files import KeptFiles
from plugins.cchc.build.print_site import print_site, write_account
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.build.workers import Workers
from plugins.cchc.catalogue.publication import Host, Publication
from plugins.cchc.catalogue.write_catalogue import FeedEntry, make_feed
from plugins.cchc.charts.chart import BUNDLE_ENTRY, interactive_bundle
from plugins.cchc.edition import Edition, assemble
from plugins.cchc.errors import CchcError, DataError
from plugins.cchc.loading import CACHE, KeptValues, digest_of
from plugins.cchc.messages.verdict import render_edition
from plugins.cchc.pages.links import NEWS
from plugins.cchc.pages.site_chrome import NOT_FOUND, news_heads
from plugins.cchc.words.text import Lang
from plugins.filters import make_press

ROOT = Path(__file__).resolve().parent.parent
INTERACTIVE = "theme/js/vega.js"  # loaded only when a reader asks for an interactive chart


def open_gate(pelican: Pelican) -> None:
    """Hand the build to every generator; an error in the data ends it here with nothing written."""
    settings = pelican.settings
    print("→ đọc và kiểm tra dữ liệu", flush=True)
    try:
        root, cache = Path(settings.get("DATA_ROOT", ROOT)), Path(settings.get("CACHE_ROOT", CACHE))
        edition = assemble(root, None, lambda words: print(f"  {words}", flush=True), cache, settings["PROCESSES"])
    except DataError as error:
        print(*error.problems, sep="\n", flush=True)
        raise SystemExit(error.exit_code) from None
    print(f"  {render_edition(edition)}", flush=True)
    words = f"{settings['SITEURL']} {settings['REPOSITORY_URL']}"
    inputs = " ".join(digest_inputs(place, words, without_reports=True) for place in dict.fromkeys((ROOT, root)))
    kept = KeptFiles(KeptValues(cache / "files"), inputs)
    settings["BUILD"], settings["UNFILLED"] = replace(_make_build(edition, settings), kept=kept), []


class PortalPages(Generator):
    """Pelican's part: the pages of data beside those of content/, the lists of articles, what all pages load."""

    def generate_context(self) -> None:
        """Data pages need nothing from Pelican's content."""

    def generate_output(self, writer: Writer) -> None:
        build, unfilled = self.settings["BUILD"], self.settings["UNFILLED"]
        try:
            if unfilled:
                raise CchcError("\n✗ ".join(unfilled))
            old = Path(self.settings["OLD_SITE"]) if self.settings.get("OLD_SITE") else None
            print_site(build, ROOT, Path(self.output_path), _workers(self.settings), old)
        except CchcError as error:  # Pelican would bury its words in a trace
            print(f"✗ {error}", flush=True)
            raise SystemExit(1) from None
        self._print_news(writer, build)
        self._print_theme(build.languages)

    def _print_news(self, writer: Writer, build: SiteBuild) -> None:
        """The lists of articles, which Pelican's own generator has read, and the page for wrong addresses."""
        articles = self.context["articles"]
        all_articles = [*articles, *(other for article in articles for other in article.translations)]
        newest_first = sorted(all_articles, key=lambda article: (article.date, article.slug), reverse=True)
        for file, template, head in news_heads(build.contexts, build.url):
            own = [article for article in newest_first if article.lang == head.lang]
            if head.path != NOT_FOUND:
                self._write_feed(build, head.lang, own)
            words = {"head": head, "site": build.chrome[head.lang], "lang": head.lang, "articles": own}
            writer.write_file(file, self.get_template(template), self.context, **words)

    def _print_theme(self, languages: Sequence[Lang]) -> None:
        """What every page loads: the style sheet, made of its parts, and the script, with the words of a language."""
        scripts = ((f"js/{lang}.js", "site.js", lang) for lang in languages)
        for file, template, lang in (("css/site.css", "site.css", languages[0]), *scripts):
            path = Path(self.output_path) / "theme" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.env.get_template(template).render(self.context, lang=lang), encoding="utf-8")

    def _write_feed(self, build: SiteBuild, lang: Lang, articles: Sequence[Any]) -> None:
        """Beside those of data, and like them."""
        entries = []
        for article in articles:
            path, day = str(article.save_as).removesuffix("index.html"), article.date.date().isoformat()
            entries.append(FeedEntry(article.title, path, path, day, article.summary, article.content))
        path, text = make_feed(Publication(build.edition, Host(build.url)), NEWS, lang, entries)
        (Path(self.output_path) / path).write_bytes(text.encode())


def _workers(settings: Mapping[str, Any]) -> Workers:
    if not settings["CLUSTER"]:
        return Workers(settings["PROCESSES"])
    print(f"→ dựng cùng các máy của {settings['CLUSTER']}", flush=True)
    names = ("SITEURL", "REPOSITORY_URL", "THEME", "JINJA_ENVIRONMENT")
    here = {**{name: settings[name] for name in names}, "THEME": Path(settings["THEME"]).name}
    return Workers(cluster=settings["CLUSTER"], remake=partial(remake_build, here, digest_inputs(ROOT)))


def remake_build(settings: Mapping[str, Any], inputs: str) -> SiteBuild:
    """On another machine: from its own checkout, which must be the same as that of whoever asks."""
    if digest_inputs(ROOT) != inputs:
        raise CchcError(f"Máy {platform.node()}: {ROOT} không cùng nội dung, Python, thư viện với máy đang dựng.")
    return _make_build(assemble(ROOT), settings)


def _make_build(edition: Edition, settings: Mapping[str, Any]) -> SiteBuild:
    return SiteBuild(edition, settings["SITEURL"], settings["REPOSITORY_URL"], make_press(settings))


def finish(pelican: Pelican) -> None:
    """What comes after all pages and the theme: the interactive script, the build's account."""
    build: SiteBuild | None = pelican.settings.get("BUILD")
    if build is None:
        return  # the gate stopped the build
    output = Path(pelican.output_path)
    script = output / INTERACTIVE
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(_interactive_script(), encoding="utf-8")
    write_account(build, output)


def _interactive_script() -> str:
    """From the renderer, which takes two seconds for it: kept as long as its version and our entry are the same."""
    kept, key = KeptValues(CACHE / "scripts"), digest_of(BUNDLE_ENTRY, version("vl-convert-python"))
    script = kept.get("vega", key)
    if script is None:
        script = interactive_bundle()
        kept.put("vega", key, script)
    return script


def get_generators(pelican: Pelican) -> type[PortalPages]:
    return PortalPages


def register() -> None:
    signals.initialized.connect(open_gate)
    signals.get_generators.connect(get_generators)
    signals.finalized.connect(finish)
