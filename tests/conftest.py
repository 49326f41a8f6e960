"""What several kinds of tests share: the real edition, the real site built once, a browser."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.cchc.build.builder import make_builder
from plugins.cchc.edition import Edition, assemble

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.fixtures.firefox_tab import FirefoxTab

ROOT = Path(__file__).resolve().parent.parent
# A list of ours takes the place of Playwright's, so its names come first. The last two are lists under the address bar:
# nobody sees them here, and drawing them anew was two thirds of what each new window cost.
NOT_IN_CHROMIUM = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
)  # fmt: skip
# Chromium must ask nobody but the page under test.
BROWSER_FLAGS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--disable-domain-reliability", "--disable-sync", "--metrics-recording-only",
    "--no-first-run", "--no-pings", f"--disable-features={','.join(NOT_IN_CHROMIUM)}",
]  # fmt: skip

# What tests start is compiled once, not anew by every process.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Cycles are sought seldom: each search walks much of the real data, which took up to a quarter of what pages cost.
gc.set_threshold(20_000, 50, 50)
# A shell ignores Ctrl-C in what it runs in the background, and whatever that starts inherits it: tests press Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# What takes long comes first: at the end each process finds something short, and none waits for the other.
LONG_FIRST = (
    "browser/", "scripts/", "site/", "data/", "oracle/", "docs/test_additions_of_code",
    "unit/test_workers", "unit/test_kept_after_edits", "unit/test_mutants",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        name = item.path.relative_to(ROOT / "tests").as_posix()
        return next((at for at, start in enumerate(LONG_FIRST) if name.startswith(start)), len(LONG_FIRST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def edition() -> Edition:
    """All real data, read and checked once."""
    return assemble(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once by the real command for all test processes; tests read it and never write into it."""
    folder = shared_folder(tmp_path_factory) / "site" / "output"
    with locked(folder.parent):
        if not folder.exists():
            unfinished = folder.with_name("unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            make_builder(ROOT, "pelicanconf.py")(unfinished)
            unfinished.rename(folder)
    return folder


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run's own folder; each of several processes has one of its own inside it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One process at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; skipped visibly where it is absent, unless CCHC_REQUIRE_BROWSER=1 as on CI."""
    path = _program("chromium", "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield one
        one.close()


@pytest.fixture(scope="session")
def html_checker() -> list[str]:
    """The command of the Nu HTML checker, a jar named by VNU_JAR."""
    jar = os.environ.get("VNU_JAR", "")
    if not jar or not Path(jar).is_file() or shutil.which("java") is None:
        skip_or_fail("the Nu HTML checker is not installed (VNU_JAR, java)")
    return ["java", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar]


@pytest.fixture(scope="session")
def rscript() -> str:
    """R's command for programs in files."""
    return _program("Rscript", "r-base-core")


@pytest.fixture(scope="session")
def pdftotext() -> str:
    return _program("pdftotext", "poppler-utils")


@pytest.fixture(scope="session")
def qr_reader() -> tuple[str, str]:
    """What renders a page of a PDF, and what decodes the QR code on it."""
    return _program("pdftoppm", "poppler-utils"), _program("zbarimg", "zbar-tools")


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirefoxTab]:
    """A tab of Debian's Firefox, as wide as a small phone."""
    path = _program("firefox-esr", "firefox-esr")
    from tests.fixtures.firefox_tab import start_firefox

    with start_firefox(path, tmp_path_factory.mktemp("firefox")) as tab:
        yield tab


def _program(name: str, package: str) -> str:
    path = shutil.which(name)
    if path is None:
        skip_or_fail(f"{name} is not installed (apt-get install {package})")
    return str(path)


def skip_or_fail(reason: str) -> None:
    if os.environ.get("CCHC_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
