"""The built site against the data: sound as it stands, and each kind of damage is seen."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.cchc.build.verify import NotVerified, check_figures, find_faults, verify
from plugins.cchc.edition import Edition

ROOT = Path(__file__).resolve().parents[2]
UNIT = "don-vi/trung-tam-phuc-vu-hanh-chinh-cong"
FIGURES = "du-lieu/tat-ca/figures.csv"
REPORT = "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong"
Damage = Callable[[Path], object]


def swap(old: str, new: str) -> Damage:
    def damage(path: Path) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8", newline="")

    return damage


def drop_last_line(path: Path) -> None:
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8", newline="")


def miscount(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"figures": 1}), "utf-8")


DAMAGES: list[tuple[str, Damage, str]] = [
    ("index.html", swap("</body>", '<a href="khong-co/">x</a></body>'), "không dẫn tới đâu"),
    ("index.html", swap("</body>", '<a href="don-vi/#khong-co">x</a></body>'), "dẫn tới chỗ không có"),
    (
        "index.html",
        swap("</body>", '<script src="https://example.org/x.js"></script></body>'),
        "gọi ra máy chủ khác: “https://example.org/x.js",
    ),
    ("index.html", swap("</body>", '<img src="//example.org/x.png"></body>'), "máy chủ khác"),
    ("index.html", swap("</body>", '<a href="javascript:void(0)">x</a></body>'), "liên kết lạ"),
    ("theme/css/site.css", swap("{", '{background:url("https://example.org/x.png");'), "máy chủ khác"),
    ("theme/css/site.css", swap("{", '{background:url("khong-co.png");'), "không có tệp"),
    (f"en/{UNIT}/index.html", Path.unlink, "ngôn ngữ khác"),
    (f"{UNIT}/index.html", Path.unlink, f"{UNIT}/: thiếu trang"),
    (f"bao-cao/{REPORT}/tthc-pl-1/index.html", Path.unlink, "tthc-pl-1/: thiếu trang"),
    (f"{UNIT}/trung-tam-phuc-vu-hanh-chinh-cong.xlsx", Path.unlink, "thiếu tệp"),
    ("du-lieu/2023-q1-huyen-long-phu/1.0.0/SHA256SUMS", Path.unlink, "SHA256SUMS: thiếu tệp"),
    (f"du-lieu/{REPORT}/1.0.0/tthc-pl-1.csv", drop_last_line, "mã kiểm tra của tthc-pl-1.csv không đúng"),
    (FIGURES, drop_last_line, "dữ liệu có"),
    (FIGURES, swap(",25031,", ",25032,"), "tổng"),
    ("build.json", miscount, "figures ghi 1"),
    ("gioi-thieu/index.html", Path.unlink, "không thành trang gioi-thieu/index.html"),
]


def test_real_site_is_whole(site: Path, edition: Edition) -> None:
    assert find_faults(site, edition, ROOT) == ()


@pytest.fixture(scope="module")
def faults(site: Path, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """All damages done to one copy by hard links; a damaged file is written anew beside the session's site."""
    copy = Path(shutil.copytree(site, tmp_path_factory.mktemp("damaged") / "site", copy_function=os.link))
    for file, damage, _ in DAMAGES:
        path = copy / file
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
        damage(path)
    with pytest.raises(NotVerified) as raised:
        verify(copy, edition, ROOT)
    assert raised.value.exit_code == 70
    return raised.value.faults


@pytest.mark.parametrize(("file", "said"), [(file, said) for file, _, said in DAMAGES])
def test_damage_is_seen(faults: tuple[str, ...], file: str, said: str) -> None:
    assert any(said in fault for fault in faults), "\n".join(faults)


def test_exchanged_columns_are_seen(site: Path, edition: Edition, tmp_path: Path) -> None:
    (tmp_path / FIGURES).parent.mkdir(parents=True)
    shutil.copy(site / FIGURES, tmp_path / FIGURES)
    swap("report,version", "version,report")(tmp_path / FIGURES)
    assert list(check_figures(tmp_path, edition)) == [f"{FIGURES}: sai cột"]
    (tmp_path / FIGURES).unlink()
    assert list(check_figures(tmp_path, edition)) == [f"{FIGURES}: thiếu tệp"]
