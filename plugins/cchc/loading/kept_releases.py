"""Released versions as values: judged once, then kept until their bytes, the code or what they name changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from ..model.releases import LazyRows, Release, Row
from . import structure_check
from .kept_values import KeptValues, code_digest, digest_of
from .read_definitions import Vocabulary
from .read_files import Faults, Tree, read_tree
from .read_releases import REPORTS, Folder, Ledger, make_release, read_folder

Pair = tuple[str, str]


@dataclass(frozen=True)
class _KeptVersion:
    """What is kept of a version beside its rows, and all that its judgement asked of other files."""

    release: Release  # its tables without their rows
    rows: tuple[int, ...]  # of each table
    forms: Mapping[str, str]  # by table: digest of the form
    ids: Mapping[str, Sequence[str]]  # by list: those that its files name


@dataclass(frozen=True)
class KeptReleases:
    """Finds and keeps the released versions of one reading."""

    root: Path
    tree: Tree
    ledger: Ledger
    vocabulary: Vocabulary
    cache: Path

    def find(self, pair: Pair) -> Release | None:
        """The version, when it is as it was released, and was judged by the same code, forms and ids."""
        if not self._is_as_released(pair):
            return None
        key = self._key(pair)
        version, lists = self._values.get(_place(pair, "version"), key), self.vocabulary.lists
        if version is None or any(self._form_digest(table) != digest for table, digest in version.forms.items()):
            return None
        if any(name not in lists or id_ not in lists[name] for name, ids in version.ids.items() for id_ in ids):
            return None
        return self._with_rows(pair, key, version)

    def keep(self, folder: Folder) -> Release | None:
        """The version as it will be found next time; None where it is not released or cannot be kept."""
        pair = folder.pair
        if not self._is_as_released(pair):
            return None
        key, release = self._key(pair), make_release(folder)
        version = _KeptVersion(
            replace(release, tables=tuple(replace(table, rows=()) for table in release.tables)),
            tuple(len(table.rows) for table in release.tables),
            {table.id: self._form_digest(table.id) for table in release.tables},
            folder.named_ids(self.vocabulary.lists),
        )
        is_kept = KeptValues(self._values.folder).put(_place(pair, "rows"), key, _rows_of(release))
        is_kept = is_kept and self._values.put(_place(pair, "version"), key, version)
        return self._with_rows(pair, key, version) if is_kept else None

    def _with_rows(self, pair: Pair, key: str, version: _KeptVersion) -> Release:
        """Each table with rows that are fetched on demand."""
        source = _RowSource(self.root, KeptValues(self._values.folder), pair, key, self.vocabulary)
        tables = [
            replace(table, rows=LazyRows(count, lambda at=at: source.fetch()[at]))
            for at, (table, count) in enumerate(zip(version.release.tables, version.rows, strict=True))
        ]
        return replace(version.release, tables=tuple(tables))

    def _is_as_released(self, pair: Pair) -> bool:
        files, released = self.tree.under(f"{REPORTS}/{pair[0]}/{pair[1]}"), self.ledger.get(pair, {})
        is_same = all(released.get(file.name) == (file.sha256, len(file.data)) for file in files)
        return is_same and len(files) == len(released)

    def _key(self, pair: Pair) -> str:
        return digest_of(self._common, pair, sorted(self.ledger[pair].items()))

    @cached_property
    def _common(self) -> str:
        return digest_of(code_digest(), structure_check.library_version(), self.vocabulary.languages)

    def _form_digest(self, table: str) -> str:
        form = self.vocabulary.forms.of_table(table)
        return self._form_digests[form.id] if form else ""

    @cached_property
    def _form_digests(self) -> dict[str, str]:
        return {name: digest_of(form) for name, form in self.vocabulary.forms.named.items()}

    @cached_property
    def _values(self) -> KeptValues:
        return KeptValues(self.cache / "released", self.vocabulary.forms.named)


@dataclass(frozen=True, eq=False)
class _RowSource:
    """Where the rows of one version are fetched."""

    root: Path
    values: KeptValues
    pair: Pair
    key: str
    vocabulary: Vocabulary

    @lru_cache(maxsize=128)  # noqa: B019  # rows of the versions that were asked last stay, and no more
    def fetch(self) -> tuple[Mapping[str, Row], ...]:
        """By key, of each table; whatever spoils what is kept costs time, nothing else."""
        place = _place(self.pair, "rows")
        rows = self.values.get(place, self.key)
        if rows is None:
            folder = read_folder(read_tree(self.root, Faults(), self.pair[0]), self.pair, self.vocabulary, Faults())
            assert folder is not None, f"{self.pair} was there when the reading began"
            rows = _rows_of(make_release(folder))
            self.values.put(place, self.key, rows)
        return tuple({row.key: row for row in table} for table in rows)


def _rows_of(release: Release) -> tuple[tuple[Row, ...], ...]:
    return tuple(tuple(table.rows) for table in release.tables)


def _place(pair: Pair, part: str) -> str:
    return f"{pair[0]}/{pair[1]}/{part}"
