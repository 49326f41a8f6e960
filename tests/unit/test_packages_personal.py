"""Personal data: what is refused, and what looks like it and is not."""

from __future__ import annotations

import pytest

from plugins.cchc.loading.personal import find_personal

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
    assert seen.quote == "0912 345 678"
    assert list(find_personal("a" * 10_000)) == list(find_personal("0 " * 5_000)) == []
