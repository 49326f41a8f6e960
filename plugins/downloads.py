"""Downloads: every file a reader can take along, written before the pages that offer it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.cchc.edition import Edition
from plugins.cchc.formats.checksums import read_file
from plugins.cchc.formats.publish_files import publish_all, publish_release, publish_table
from plugins.cchc.model.editions import collection_at, edition_names
from plugins.cchc.model.figures import figures_of
from plugins.cchc.pages.links import (
    ALL_DATA,
    CALENDAR_FILE,
    edition_folder,
    indicator_file,
    unit_file,
    unit_period_file,
    version_folder,
)
from plugins.cchc.tables.calendar_table import make_calendar_table
from plugins.cchc.tables.figures_table import make_figures_table
from plugins.cchc.words.text import Text, joined
from plugins.timings import add_timing


class Downloads(Generator):
    def generate_context(self) -> None:
        """Files need nothing from Pelican's content."""

    def generate_output(self, writer: Writer) -> None:
        started = time.monotonic()
        edition: Edition = self.settings["EDITION"]
        self._publish_packages(edition)
        self._publish_units(edition)
        self._publish_indicators(edition)
        self._publish_calendar(edition)
        add_timing(self.settings, "files", len(self.settings["FILE_SIZES"]), time.monotonic() - started)
        print(
            f"→ tệp tải về: {len(self.settings['FILE_SIZES'])} tệp ({time.monotonic() - started:.1f} giây)", flush=True
        )

    def _publish_packages(self, edition: Edition) -> None:
        url = self.settings["SITEURL"]
        for release in edition.collection.releases:
            folder = version_folder(release.report, release.version)
            self._note(folder, publish_release(release, edition.collection, self._out(folder), url))
        self._publish_editions(edition, url)

    def _publish_editions(self, edition: Edition, url: str) -> None:
        """Today's twice, under its own address and under the one that follows; each older one as of its month."""
        for name in edition_names(edition.collection.releases):
            held, folder = collection_at(edition.collection, name), edition_folder(name)
            figures = (figure for release in held.newest() for figure in figures_of(release))
            self._note(folder, publish_all(held, figures, self._out(folder), name, url))
        shutil.copytree(self._out(edition_folder(edition.name)), self._out(ALL_DATA), dirs_exist_ok=True)
        self._note(ALL_DATA, map(read_file, sorted(path for path in self._out(ALL_DATA).iterdir() if path.is_file())))

    def _publish_units(self, edition: Edition) -> None:
        for unit, period in edition.store.unit_periods():
            figures = edition.store.of_unit_period(unit, period)
            self._publish_table(unit_period_file(unit, period, "csv"), figures, _title(edition, unit, period))
        for unit in sorted(edition.store.units()):
            self._publish_table(unit_file(unit, "csv"), edition.store.of_unit(unit), _title(edition, unit))

    def _publish_indicators(self, edition: Edition) -> None:
        for indicator in sorted(edition.store.indicators()):
            held = edition.references.indicators[indicator]
            path = indicator_file(held.slug, "csv")
            self._publish_table(path, edition.store.of_indicator(indicator), held.label, ("csv", "json"))

    def _publish_calendar(self, edition: Edition) -> None:
        place = Path(CALENDAR_FILE)
        table = make_calendar_table(edition.collection)
        self._note(f"{place.parent}/", publish_table(table, self._out(str(place.parent)), place.stem, ("csv",)))

    def _publish_table(self, path: str, figures, title: Text, formats=("csv", "xlsx", "json")) -> None:
        place = Path(path)
        table = make_figures_table(figures, place.stem, title)
        publisher = self.settings["EDITION"].portal.names.publisher
        self._note(
            f"{place.parent}/", publish_table(table, self._out(str(place.parent)), place.stem, formats, publisher)
        )

    def _out(self, folder: str) -> Path:
        return Path(self.output_path) / folder

    def _note(self, folder: str, files) -> None:
        self.settings["FILE_SIZES"].note(folder, files)


def _title(edition: Edition, unit: str, period: str = "") -> Text:
    name = edition.references.units[unit].name
    if not period:
        return name
    when = edition.references.periods[period].name
    return joined(", ", (name, when))


def get_generators(pelican: Pelican) -> type[Downloads]:
    return Downloads


def register() -> None:
    signals.get_generators.connect(get_generators)
