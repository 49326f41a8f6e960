"""make inbox: a second, private repository that office files are sent to; and what its workflow does at each run."""

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import CchcError, UseError
from ..intake.document_file import READERS
from ..intake.importing import open_import
from ..intake.question_groups import group_questions
from ..intake.report_facts import Wanted
from .issue_form import read_form, render_form
from .report_draft import MainLine, ReportDraft, find_main_line, pull_request_address

TEMPLATE = Path(__file__).parent / "inbox_template"
FILES = "bao-cao"  # where the web page uploads to
TITLE = "Câu hỏi về "
DONE = "<!-- xong: {sha256} -->"


def write_inbox(root: Path, dest: Path, address: str) -> None:
    """The template with the public repository's address and the guide's pictures in it, ready for a first commit."""
    split = urlsplit(address.removesuffix(".git").rstrip("/"))
    if split.scheme != "https" or not re.fullmatch(r"/[\w.\-]+(?:/[\w.\-]+)+", split.path):
        cure = "Ghi REPOSITORY_URL=https://…, địa chỉ trang web của kho công khai"
        raise UseError(f"Chưa biết địa chỉ của kho công khai (“{address}”). → {cure}.")
    if dest.exists() and any(dest.iterdir()):
        raise UseError(f"Thư mục {dest} đã có tệp. → Chọn một thư mục mới.")
    shutil.copytree(TEMPLATE, dest, dirs_exist_ok=True)
    readme = (TEMPLATE / "README.md").read_text("utf-8")
    (dest / "hinh").mkdir()
    for picture in re.findall(r"\(hinh/([\w-]+\.svg)\)", readme):
        shutil.copy(root / "content/guide" / picture, dest / "hinh")
    names = {"PUBLIC_PAGE": split.geturl(), "PUBLIC_PUSH": f"git@{split.hostname}:{split.path.strip('/')}.git"}
    for path in [*dest.rglob("*.md"), *dest.rglob("*.yml")]:
        text = path.read_text("utf-8")
        for name, value in names.items():
            text = text.replace(f"@@{name}@@", value)
        path.write_text(text, "utf-8")
    for words in (("init", "--quiet", "--initial-branch=main"), ("add", "--all")):
        subprocess.run(["git", "-C", str(dest), *words], check=True, capture_output=True)


@dataclass(frozen=True)
class InboxRun:
    """`out` holds issues.json, the open issues as the hosting service lists them, and takes what they shall say."""

    public: Path
    inbox: Path
    out: Path
    address: str

    def run(self) -> Iterator[str]:
        """A line about each file; beside them a body for each issue that is new or says something else."""
        issues = {issue["title"]: issue for issue in json.loads((self.out / "issues.json").read_text("utf-8"))}
        main, folder = find_main_line(self.public), self.inbox / FILES
        for number, file in enumerate(path for path in sorted(folder.rglob("*")) if path.suffix.lower() in READERS):
            title = f"{TITLE}{file.relative_to(folder).as_posix()}"
            issue = issues.get(title, {})
            body, line = self._answer(main, file, issue.get("body", ""))
            yield f"{file.name}: {line}"
            if body != issue.get("body", ""):
                name = str(issue.get("number", f"new-{number}"))
                (self.out / f"{name}.md").write_text(body, "utf-8")
                if not issue:
                    (self.out / f"{name}.title").write_text(title, "utf-8")

    def _answer(self, main: MainLine, file: Path, body: str) -> tuple[str, str]:
        """What the issue shall say, and the line about it."""
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        if DONE.format(sha256=sha256) in body:
            return body, "đã gửi ở lượt trước"
        try:
            return self._draft(main, file, sha256, read_form(body, sha256))
        except CchcError as error:
            return f"<!-- tep: {sha256} -->\n✗ Máy chưa nhận được tệp này:\n\n```\n{error}\n```\n", "không nhận được"

    def _draft(self, main: MainLine, file: Path, sha256: str, answers: Mapping[str, str]) -> tuple[str, str]:
        tree = self.out / "tree"
        main.lay_out(tree)
        task = open_import(tree, file, Wanted())
        reading = task.read(answers)
        groups = [group for group in group_questions(reading.questions) if group.is_open]
        if groups:
            return render_form(groups, sha256, answers), f"còn {len(groups)} câu hỏi"
        draft = ReportDraft(tree, task.publish(reading).name)
        told = [f"- {problem.place}: {problem.message}" for problem in draft.problems()]
        draft.explain({})
        branch, _ = draft.make_branch(main)
        mismatches = "\n".join(["Chỗ văn bản tự mâu thuẫn, đã ghi lại để người duyệt xem:", "", *told]) if told else ""
        address = pull_request_address(self.address, branch)
        return (
            f"{DONE.format(sha256=sha256)}\n✓ Báo cáo đã thành dữ liệu trên nhánh `{branch}`. Việc còn lại:\n\n"
            f"1. Mở {address}\n2. Bấm **Create pull request**.\n3. Đóng phiếu này.\n\n{mismatches}\n"
        ), f"nhánh {branch}"
