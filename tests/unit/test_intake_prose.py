"""Figures of running text: which digits state one, under what words, where they stand, what may be answered."""

from __future__ import annotations

import pytest

from plugins.cchc.intake.prose_figures import find_figures

NO_FIGURES = [
    "ngày 13/8/2018, ngày 5 tháng 9 năm 2018, tháng 11/2018, quý II năm 2023, Quý I/2023, 06 tháng đầu năm 2019",
    "giai đoạn 2017 - 2020, năm 2023, từ ngày 15/12/2022-14/3/2023, 15-5-2016",
    "Công văn số 1699/SNV-CCHC, Quyết định 3648/QĐ-BQP, Kế hoạch 69/KH-UBND, số 16a/KH-STTTT, Số: 03 /BC-TTHC",
    "Nghị định số 68/2000/NĐ-CP, Nghị định 154/2020/NĐ-CP, Chỉ thị số 05-CT/TW, Quyết định số 15/2023/2023/QĐ-UBND",
    "Khoản 3 Điều 9, Phụ lục 2, Biểu mẫu số 10A, mẫu số 02, các biểu mẫu: 1B, 2B, 13B, 14.",
    "mức độ 3, 4; mức độ 3,4; mức độ 3 và 4 trong thực hiện; lần 2; đợt 1; loại 3",
    "TCVN ISO 9001:2015, cách mạng công nghiệp 4.0, https://vidu.vn/12/34, trực 24/7",
    "gọi 0912 345 678 hoặc 0299 3 821 234, thư so1@vidu.vn, mã 1.000798.000.00.00.H51, (1) một, (2) hai",
    "6 nhiệm vụ CCHC",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_digits_that_state_no_figure(text: str) -> None:
    assert [one.print for one in find_figures(text)[0]] == []


FIGURES = [
    ("tiếp nhận 25.031 hồ sơ, đạt 86,48 %", ["25.031", "86,48"]),
    ("với tổng số 12 cơ quan, trong số 15 hồ sơ", ["12", "15"]),
    ("đã kết nối 18/18 sở, 80/109 xã", ["18", "18", "80", "109"]),
    ("mức độ 3 là 331 dịch vụ, 17 TTHC mức độ 3 và 148 TTHC mức độ 4", ["331", "17", "148"]),
    ("định kỳ 04 chuyến/ngày; 01 máy vi tính/01 cán bộ", ["04", "01", "01"]),
    ("nộp 76.200.000 đồng, đạt từ 80 đến 100%", ["76.200.000", "80", "100"]),
    ("đạt mức 95%, dài 180km", ["95", "180"]),
]


@pytest.mark.parametrize(("text", "prints"), FIGURES)
def test_figures_are_seen(text: str, prints: list[str]) -> None:
    assert [one.print for one in find_figures(text)[0]] == prints
