"""A report drafted on a copy of the main line's data: imported, checked, its mismatches told, made into a branch."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..checks.run_checks import check_collection, unexplained
from ..errors import CchcError, Problem
from ..intake.importing import write_whole
from ..loading import load
from ..loading.schemas import render_yaml
from ..model.collection import Collection
from ..model.findings import CheckResult
from ..model.releases import Release
from ..releases.git_history import Repository
from ..words.text import message

BRANCHES = "nhap"  # folder of the branches that reports come in
_AS_PRINTED = message("Văn bản in như vậy; chưa rõ vì sao.")
_AUTHOR = ("-c", "user.name=Nhập báo cáo", "-c", "user.email=nhap-bao-cao@noreply.invalid")


@dataclass(frozen=True)
class MainLine:
    """The project's repository and the commit that a report is added to."""

    root: Path
    commit: str

    def lay_out(self, tree: Path) -> None:
        """The data of that commit in a folder of their own: what lies in the working tree is nobody's report."""
        shutil.rmtree(tree, ignore_errors=True)
        Repository(self.root).export(self.commit, "data", tree)


def find_main_line(root: Path) -> MainLine:
    """Where this checkout left it, so that code and data fit each other."""
    line = Repository(root).main_line()
    if line is None:
        raise CchcError("Thư mục này không phải một kho git có lần ghi nhận nào: chưa gửi được báo cáo.")
    return MainLine(root, line[1])


@dataclass(frozen=True)
class ReportDraft:
    """`tree`: a copy of the main line's data with the new report."""

    tree: Path
    report: str

    @cached_property
    def collection(self) -> Collection:
        return load(self.tree)

    @cached_property
    def release(self) -> Release:
        return next(release for release in self.collection.newest() if release.report == self.report)

    @cached_property
    def failures(self) -> tuple[CheckResult, ...]:
        """What does not add up in the report; other reports were judged when they came."""
        results = check_collection(self.collection).failed
        return tuple(result for result in results if result.report == self.report)

    def problems(self) -> tuple[Problem, ...]:
        """The same in words, each with its place in the table."""
        return tuple(unexplained(self.release, result) for result in self.failures)

    def explain(self, words: Mapping[str, str]) -> None:
        """Each mismatch is told as it stands on the paper; `words` by “check place” where somebody knows more."""
        findings = [
            {"check": result.check, "place": result.place, "status": "open", "text": self._text(words, result)}
            for result in self.failures
        ]
        path = self.tree / "data/findings" / f"{self.report}.yaml"
        write_whole(path, render_yaml({"report": self.report, "findings": findings}))

    def _text(self, words: Mapping[str, str], result: CheckResult) -> dict[str, str]:
        explanation = words.get(f"{result.check} {result.place}", "").strip()
        text = message("Người nhập ghi: “{text}”", text=explanation) if explanation else _AS_PRINTED
        return {lang: text.in_(lang) for lang in self.collection.portal.languages}

    def make_branch(self, main: MainLine) -> tuple[str, str]:
        """Its name and commit, one after the main line's; the working tree and what is checked out stay as they are."""
        name = f"{BRANCHES}/{self.report}"
        with tempfile.TemporaryDirectory() as folder:
            git = _Git(main.root, {"GIT_INDEX_FILE": str(Path(folder) / "index")})
            git("read-tree", main.commit)
            git("--work-tree", str(self.tree.resolve()), "add", "--all", "--force", "data")
            tree = git("write-tree")
            told = f"Thêm báo cáo {self.release.period} của {self.release.unit}"
            commit = git(*_AUTHOR, "commit-tree", tree, "-p", main.commit, "-m", told)
            git("update-ref", f"refs/heads/{name}", commit)
        return name, commit


@dataclass(frozen=True)
class _Git:
    root: Path
    settings: Mapping[str, str]

    def __call__(self, *words: str) -> str:
        place = ["git", "-C", str(self.root), *words]
        ended = subprocess.run(place, capture_output=True, env=os.environ | {"LC_ALL": "C"} | dict(self.settings))
        if ended.returncode:
            raise CchcError(f"git không chạy được: {ended.stderr.decode('utf-8', 'replace').strip()[:200]}")
        return ended.stdout.decode().strip()


def pull_request_address(repository: str, branch: str) -> str:
    """Where a browser opens the proposal to take the branch into the main line."""
    if "gitlab" in repository:
        return f"{repository}/-/merge_requests/new?merge_request%5Bsource_branch%5D={branch.replace('/', '%2F')}"
    return f"{repository}/compare/main...{branch}?expand=1"
