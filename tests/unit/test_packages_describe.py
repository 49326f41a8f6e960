"""Descriptors written from our shapes are those that stand in the collection, and pass our closed check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cchc.loading import load
from tests.fixtures.descriptors import make_descriptor, make_reference_descriptor

ROOT = Path(__file__).parent.parent.parent
FIXTURE = ROOT / "tests/fixtures/collection"
FOLDER = Path("data/reports/2019-h1-so-noi-vu/1.0.1")
META = """\
report: 2019-h1-so-noi-vu
title:
  vi: "Báo cáo 6 tháng đầu năm 2019 của Sở Nội vụ"
  en: "Report of the Department of Home Affairs, first half of 2019"
description: {vi: "Một biểu và các số liệu nêu trong lời văn.", en: "One form and the figures stated in the text."}
unit: so-noi-vu
period: 2019-h1
source:
  number: 12/BC-SNV
  date: "2019-07-05"
  issuer: so-noi-vu
  regime: mau-2019
  file: mau.txt
  sha256: 6c1a63a7c142571077c8948375c7e540b8ca5f94c3dccc11d92ae8b06944d7c0
change:
  reason: transcription
  note: "Dòng 2: tỷ lệ trực tuyến in là 0, bản trước để trống."
  note_en: "Row 2: the share online is printed as 0; the previous version left it blank."
tables:
  - form: bieu-1
    title: {vi: "Biểu 1. Tiếp nhận hồ sơ", en: "Form 1. Dossiers received"}
    period: 2019-h1
    covers_from: "2019-01-01"
    as_of: "2019-06-15"
    unit: so-noi-vu
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "project"))


def test_the_descriptor_of_the_fixture_is_what_its_shapes_give(root: Path) -> None:
    text = make_descriptor(root, FOLDER, META)
    released = (FIXTURE / FOLDER / "datapackage.yaml").read_text("utf-8")
    assert text == released.replace(", withheld]", ", withheld, qualifier]")  # a kind that later versions know


def test_a_generated_descriptor_is_accepted(root: Path) -> None:
    text = make_descriptor(root, FOLDER, META)
    (root / FOLDER / "datapackage.yaml").write_text(text, "utf-8")
    assert load(root).releases[-1].title.first.startswith("Báo cáo 6 tháng")


def test_the_reference_descriptor_of_the_fixture_is_generated() -> None:
    text = make_reference_descriptor(FIXTURE)
    assert text == (FIXTURE / "data/reference/datapackage.yaml").read_text("utf-8")
