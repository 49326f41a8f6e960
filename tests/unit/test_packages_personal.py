"""Personal data: what is refused, and what looks like it and is not."""

from __future__ import annotations

import pytest

from plugins.cchc.loading import personal
from plugins.cchc.loading.cell_values import object_to_personal
from plugins.cchc.loading.personal import find_personal, number_spans, read_plain, without_personal
from tests.planted.attack import LOTS
from tests.planted.personal_held_out import HARMLESS
from tests.planted.personal_items import KINDS, recall

REFUSED = {
    "0912345678": "phone",
    "0912 345 678": "phone",
    "091.234.5678": "phone",
    "0912-345-678": "phone",
    "ĐT: 0793.822.333": "phone",
    "(0299) 3.821.234": "phone",
    "0299 3821234": "phone",
    "02993821234": "phone",
    "(079)3822333": "phone",
    "0123 456 7890": "phone",
    "+84 912 345 678": "phone",
    "(+84) 912345678": "phone",
    "+84912345678": "phone",
    "số 0912345678/phòng 2": "phone",
    "quầy 5 0912345678": "phone",
    "0912345678, 0987654321": "phone",
    "gọi 0912345678.": "phone",
    "a@b.vn": "email",
    "so.nv@soctrang.gov.vn": "email",
    "sonv @ soctrang.gov.vn": "email",
    "sonv(at)soctrang.gov.vn": "email",
    "CMND số 365123456": "identity",
    "CCCD 094 200 001 234": "identity",
    "ông Trần Văn Lâu": "name",
    "ông Lâu": "name",
    "bà Nguyễn Thị B": "name",
    "đ/c Nguyễn Văn A": "name",
    "Đ/c: Lê A": "name",
    "đồng chí Phó Giám đốc Nguyễn Thị B": "name",
    "Ông/Bà Nguyễn Văn A": "name",
    "ông (bà) Nguyễn Văn C": "name",
    "ĐỒNG CHÍ NGUYỄN VĂN A": "name",
    "giao Ông Lý Đặng": "name",
    "093 8.765.432": "phone",
    "084938765432": "phone",
    "số ĐT 84.706.123.456": "phone",
    "đt bàn: 3822517": "phone",
    "07o6 123 456": "phone",
    "bằng lái xe B2 số 940123456789": "identity",
    "NGUYỄN AN, GIÁM ĐỐC": "name",
    "TRẦN HOA (kế toán)": "name",
    "kế toán của phòng là Mai Lan": "name",
    "mai van tuan": "name",
    "Lan Nguyễn": "name",
    "(Thi Chí Huôl ký)": "name",
    "nhà báo Bùi Lan": "name",
}
WELCOME = (
    "3502/QĐ-UBND",
    "Quyết định số 33/2016/QĐ-UBND ngày 11/11/2016",
    "Công văn số 78/UBND-PNV ngày 31/02/2023",
    "25.031",
    "1.980",
    "84.312.345.678",
    "100.912.345.678 đồng",
    "0,32 %",
    "0.912",
    "ngày 05.10.2018",
    "13/8/2018",
    "2019-06-15",
    "2018-09-11",
    "01/02/2023 - 31/03/2023",
    "Từ 03.10.2018 08.10.2018",
    "TCVN ISO 9001:2015",
    "27/27 dịch vụ",
    "06/8",
    "mã 000.00.16.G12-190101-0001",
    "trong năm 2019 2020 2021",
    "19001022",
    "6c1a63a7c142571077c8948375c7e540b8ca5f94c3",
    "fb08d3ec07663a4c5e7389881fc375d467b9d8cca4df198a5006f87de3ca279a",
    "0554934936addea67b04533ca6ef370d6ba4d9e90929279fa6873cb6a3cbbad3",
    "bà con nhân dân",
    "các ông, bà",
    "Bà Rịa - Vũng Tàu",
    "đường Bà Triệu",
    "bà Mẹ Việt Nam anh hùng",
    "đồng chí Chủ tịch UBND tỉnh",
    "đ/c Phó Chủ tịch UBND thị xã Vĩnh Châu",
    "Đồng chí Chủ tịch UBND huyện Trần Đề",
    "đồng chí Bí thư Tỉnh ủy",
    "đồng chí Giám đốc Trung tâm Phục vụ hành chính công",
    "huyện Trần Đề",
    "xã Lý Thường Kiệt",
    "thông báo Kế hoạch",
    "không Có",
    "Sở Nội vụ",
    "do van phong",
    "ha van nghe",
    "Le Lan",
    "đồng chí Hồ Chí Minh",
    "cụ Nguyễn Đình Chiểu",
    "Lễ giỗ ông Nguyễn Trung Trực",
    "@",
    "tỷ lệ @ 5",
)


@pytest.mark.parametrize("text", REFUSED)
def test_personal_data_are_seen(text: str) -> None:
    assert [seen.code for seen in find_personal(text)][:1] == [f"personal.{REFUSED[text]}"]


@pytest.mark.parametrize("text", WELCOME)
def test_numbers_dates_places_and_offices_are_let_pass(text: str) -> None:
    assert list(find_personal(text)) == []


def test_the_found_words_are_told_and_a_long_cell_is_quick() -> None:
    (seen,) = find_personal("Liên hệ phòng Một cửa, số 0912 345 678 trong giờ làm việc")
    assert seen.value == "0912 345 678"
    assert list(find_personal("a" * 10_000)) == list(find_personal("0 " * 5_000)) == []


def test_a_checksum_has_letters_by_chance_and_only_a_whole_one_passes() -> None:
    """Of forty thousand in a ledger one had “de1965” in it, “born in 1965” without its marks."""
    checksum = "de1965" + "0912345678".join(("ab", "cd")) + "f" * 44
    assert len(checksum) == 64 and list(find_personal(checksum))
    assert object_to_personal(checksum) is None
    assert all(map(object_to_personal, (checksum[:-1], f"{checksum} {checksum}", checksum.replace("f", "g"))))


@pytest.mark.parametrize("lot", LOTS)
def test_shares_of_each_kind_are_reached(lot: str) -> None:
    count = 120
    missed = recall(find_personal, LOTS[lot], 7, count)
    assert {kind: texts for kind, texts in missed.items() if 1 - len(texts) / count < KINDS[kind]} == {}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_looks_like_a_person_and_is_none_passes(text: str) -> None:
    assert list(find_personal(text)) == []


def test_names_of_units_are_no_persons(monkeypatch: pytest.MonkeyPatch) -> None:
    find = find_personal.__wrapped__  # nothing is remembered of other places
    (seen,) = find("Nguyễn Văn Mẫu")
    assert seen.code == "personal.name"
    monkeypatch.setattr(personal, "_places", lambda: frozenset(["nguyễn văn mẫu"]))
    assert find("Nguyễn Văn Mẫu") == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("gọi 0&#57;12 345 678.", "0&#57;12 345 678"),
        ("gọi 09<span>12</span>345678", "09<span>12</span>345678"),
        ("gọi 09\\u0031\\.2345678", "09\\u0031\\.2345678"),
        ("gọi 0\u200b912345678", "0\u200b912345678"),
        ("gọi không chín một hai ba bốn năm sáu bảy tám nhé", "không chín một hai ba bốn năm sáu bảy tám"),
        ("ông Nguye\u0302\u0303n An", "ông Nguye\u0302\u0303n An"),
    ],
)
def test_quote_is_what_is_written(text: str, quote: str) -> None:
    seen = find_personal(text)[0]
    assert seen.value == quote and quote in text


def test_everything_is_masked_and_numbers_are_found_where_they_stand() -> None:
    text = "Gọi ông Nguyễn Văn An, 0912345678 hoặc bà Trần Thị Bé, 0987 654 321"
    assert without_personal(text, "…") == "Gọi …, … hoặc …, …"
    assert {text[start:end] for start, end in number_spans(text)} == {"0912345678", "0987 654 321"}
    assert list(personal.names_in_path("content/nguyen-van-an.md")) and not list(personal.names_in_path("a/mot-cua.md"))


def test_signs_without_width_are_not_read_and_what_parts_words_stays() -> None:
    plain = read_plain("mo\u200bt\u00a0hai\tba\nbo\u0336n")
    assert plain.text == "mot hai\tba\nbon" and plain.place(0, 3) == (0, 4)
