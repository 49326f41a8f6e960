"""The portal in Pelican: the gate before the build, the lists of news, who carries out the tasks, what comes last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from xml.etree import ElementTree

import pytest
from jinja2 import DictLoader, Environment
from pelican import Pelican
from pelican.writers import Writer

from plugins import portal_pages
from plugins.cchc.build.site_build import SiteBuild
from plugins.cchc.build.workers import Workers
from plugins.cchc.errors import EXIT_DATA, CchcError, DataError, Problem
from plugins.portal_pages import PortalPages, finish, get_generators, open_gate, remake_build
from tests.fixtures.small_edition import small_edition

URL = "https://mau.example"
SETTINGS = {
    "SITEURL": URL, "REPOSITORY_URL": "https://kho.example", "THEME": "theme", "JINJA_ENVIRONMENT": {}, "PROCESSES": 1,
}  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


def refuse(*_: object, **__: object) -> None:
    raise DataError(tuple(Problem(f"data/{name}.csv", 2, "x", "cell.type", "sai", "sửa") for name in "ab"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's root in which nothing lies but one file that a build depends on."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("a", "utf-8")
    monkeypatch.setattr(portal_pages, "ROOT", tmp_path)
    monkeypatch.setattr(portal_pages, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(portal_pages, "assemble", lambda *_, **__: small_edition())
    return tmp_path


def opened(project: Path, **more: object) -> SiteBuild:
    settings: dict[str, Any] = {**SETTINGS, "CACHE_ROOT": str(project / "own"), **more}
    open_gate(cast("Pelican", SimpleNamespace(settings=settings)))
    return settings["BUILD"]


def test_wrong_data_end_the_build_with_their_faults(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(portal_pages, "assemble", refuse)
    with pytest.raises(SystemExit) as ended:
        opened(project)
    _, *told = capsys.readouterr().out.splitlines()
    assert ended.value.code == EXIT_DATA and [line.partition(",")[0] for line in told] == ["data/a.csv", "data/b.csv"]
    output = project / "output"
    finish(cast("Pelican", SimpleNamespace(settings=SETTINGS, output_path=str(output))))
    assert not output.exists(), "nothing is written of a build that the gate stopped"


def test_the_gate_hands_on_the_build_and_what_it_depends_on(project: Path) -> None:
    build = opened(project)
    assert (build.url, build.repository, build.edition) == (URL, "https://kho.example", small_edition())
    assert build.press is not None and build.kept is not None
    assert cast("Any", build.kept).values.folder == project / "own" / "files"
    (project / "data" / "reports").mkdir(parents=True)
    (project / "data" / "reports" / "a.csv").write_text("a", "utf-8")
    again = opened(project, DATA_ROOT=str(project))
    assert again.kept and again.kept.inputs == build.kept.inputs, "the same folder is asked once"
    elsewhere = opened(project, DATA_ROOT=str(project / "data"))
    assert elsewhere.kept and elsewhere.kept.inputs.startswith(build.kept.inputs + " ")
    (project / "content" / "a.md").write_text("b", "utf-8")
    changed = opened(project)
    assert changed.kept and changed.kept.inputs != build.kept.inputs
    assert cast("Any", opened(project, SITEURL="https://other.example").kept).inputs != changed.kept.inputs


def test_the_gate_asks_of_the_data_that_the_settings_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Path, Path, int]] = []

    def note(root: Path, _: str | None, say: Callable[[str], None], cache: Path, processes: int) -> object:
        say("x")
        asked.append((root, cache, processes))
        return small_edition()

    monkeypatch.setattr(portal_pages, "assemble", note)
    settings = {**SETTINGS, "DATA_ROOT": "xa", "CACHE_ROOT": "kho", "PROCESSES": 4}
    open_gate(cast("Pelican", SimpleNamespace(settings=settings)))
    open_gate(cast("Pelican", SimpleNamespace(settings={**SETTINGS, "PROCESSES": 1})))
    assert asked == [(Path("xa"), Path("kho"), 4), (project, project / "cache", 1)]


def article(slug: str, lang: str, day: int, *translations: SimpleNamespace) -> SimpleNamespace:
    prefix = "" if lang == "vi" else f"{lang}/"
    return SimpleNamespace(
        slug=slug, lang=lang, date=datetime(2032, 8, day), translations=list(translations), title=f"Tin {slug}",
        save_as=f"{prefix}tin-tuc/{slug}/index.html", summary="Tóm", content="<p>Nội dung</p>",
    )  # fmt: skip


def test_news_are_listed_newest_first_in_each_language_with_a_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[object] = []
    monkeypatch.setattr(portal_pages, "print_site", lambda *words: printed.append(words))
    build = SiteBuild(small_edition(), URL)
    pages = PortalPages.__new__(PortalPages)
    pages.context = {
        "articles": [article("a", "vi", 1), article("c", "vi", 2, article("c", "en", 2)), article("b", "vi", 2)]
    }
    pages.settings = {**SETTINGS, "BUILD": build, "UNFILLED": [], "CLUSTER": "", "PROCESSES": 3, "OLD_SITE": "cu"}
    pages.output_path = str(tmp_path)
    pages.env = Environment(loader=DictLoader({"site.css": "{{ lang }} styles", "site.js": "{{ lang }} words"}))
    monkeypatch.setattr(pages, "get_template", lambda name: name, raising=False)
    (tmp_path / "feeds").mkdir()
    written: dict[str, tuple[str, dict[str, Any]]] = {}

    def write_file(file: str, template: str, context: object, **words: Any) -> None:
        assert context is pages.context
        written[file] = template, words

    pages.generate_output(cast("Writer", SimpleNamespace(write_file=write_file)))
    assert printed == [(build, portal_pages.ROOT, tmp_path, Workers(3), Path("cu"))]
    listed = {
        file: (template, [each.slug for each in words["articles"]]) for file, (template, words) in written.items()
    }
    assert listed == {
        "tin-tuc/index.html": ("index", ["c", "b", "a"]),
        "en/tin-tuc/index.html": ("index", ["c"]),
        "404.html": ("404", ["c", "b", "a"]),
    }
    for file, (_, words) in written.items():
        lang = "en" if file.startswith("en/") else "vi"
        assert (words["lang"], words["site"], words["head"].lang) == (lang, build.chrome[lang], lang)
    theme = {
        path.relative_to(tmp_path / "theme").as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("theme/*/*")
    }
    assert theme == {"css/site.css": "vi styles", "js/vi.js": "vi words", "js/en.js": "en words"}
    assert sorted(path.name for path in (tmp_path / "feeds").iterdir()) == ["en.atom.xml", "vi.atom.xml"]
    feed = ElementTree.parse(tmp_path / "feeds" / "vi.atom.xml")
    (first, *_) = entries = feed.findall(f"{ATOM}entry")
    told = [first.findtext(f"{ATOM}{name}") for name in ("title", "summary", "updated")]
    assert len(entries) == 3 and told[:2] == ["Tin c", "Tóm"] and str(told[2]).startswith("2032-08-02")
    link = first.find(f"{ATOM}link")
    assert link is not None and link.get("href") == f"{URL}/tin-tuc/c/"
    assert "Nội dung" in str(first.findtext(f"{ATOM}content"))


def test_tasks_are_carried_out_here_or_by_a_cluster_that_makes_the_build_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = {**SETTINGS, "CLUSTER": "", "PROCESSES": 2}
    assert portal_pages._workers(here) == Workers(2) and capsys.readouterr().out == ""
    workers = portal_pages._workers({**here, "CLUSTER": "tcp://may:1", "THEME": "/x/theme"})
    assert workers.cluster == "tcp://may:1" and "tcp://may:1" in capsys.readouterr().out
    assert workers.remake is not None and cast("Any", workers.remake).args[0]["THEME"] == "theme", (
        "as it is called there"
    )
    build = workers.remake()
    assert (build.url, build.repository) == (URL, "https://kho.example") and build.press is not None
    (project / "content" / "a.md").write_text("b", "utf-8")
    with pytest.raises(CchcError, match="không cùng nội dung"):
        workers.remake()
    with pytest.raises(CchcError, match="không cùng nội dung"):
        remake_build(SETTINGS, "")


def test_last_come_the_script_of_interactive_charts_made_once_and_the_account(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    monkeypatch.setattr(portal_pages, "interactive_bundle", lambda: made.append(1) or "script")
    for folder in ("one", "two", "two"):
        settings = {"BUILD": SiteBuild(small_edition())}
        finish(cast("Pelican", SimpleNamespace(settings=settings, output_path=str(project / folder))))
        assert (project / folder / portal_pages.INTERACTIVE).read_text("utf-8") == "script"
        assert (project / folder / "build.json").is_file()
    assert made == [1] and list((project / "cache" / "scripts").iterdir())
    monkeypatch.setattr(portal_pages, "version", lambda _: "another")
    assert portal_pages._interactive_script() == "script" and made == [1, 1], "a newer renderer makes it anew"


def test_pelican_is_given_the_pages_of_data() -> None:
    assert get_generators(cast("Pelican", None)) is PortalPages
