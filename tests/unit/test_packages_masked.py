"""Of a text that tells of a person exactly that is masked: a whole name, a whole number, and no word beside it."""

from __future__ import annotations

import pytest

from plugins.cchc.loading.personal import find_personal, names_in_path, read_plain, without_personal

NAMES = {
    # In each kind of letters, with initials, with and without marks.
    "cán bộ Lê Lợi Em báo cáo": "cán bộ … báo cáo",
    "hồ sơ của nguyễn văn A, trễ": "hồ sơ của …, trễ",
    "ông TRẦN B Trưởng phòng": "… Trưởng phòng",
    "bà PHAN MINH BÌNH, chờ": "…, chờ",
    "TẠ THANH YẾN, chờ": "…, chờ",
    "gặp Lê T. B": "gặp …",
    "Ng. V. B": "…",
    "người nhận: Ng. T. H": "người nhận: …",
    "(ThS. Hồ Văn Quyên)": "(…)",
    "(nguyễn thị nga)": "(…)",
    "ông đặng quốc tâm": "ông …",
    "ông thạch sa rây": "ông …",
    "lâm thị sa rây": "…",
    "Kim Chanh Đa Ra": "…",
    "Tran Thi Hoa": "…",
    "tran thi hoa": "…",
    "nguyen hoang nam": "…",
    "“Nguyen Thi Đức”": "“…”",
    "Lưu: VT. ong Ngo Kim Ruong": "Lưu: VT. ong …",
    "Hùng Minh Nguyễn": "…",
    "Hoa Thị Nguyễn": "…",
    # Told by what stands before or behind.
    "họ và tên: lưu quốc châu": "họ và tên: …",
    "Họ tên thạch sa rây": "Họ tên …",
    "Người lập biểu: Sơn Phol.": "Người lập biểu: ….",
    "PHÓ CHỦ TỊCH\n\nPhạm Quốc Hoa.": "PHÓ CHỦ TỊCH\n\n….",
    "Giám đốc Khưu Ngọc Nga": "Giám đốc …",
    "Phan Lan, giám đốc": "…, giám đốc",
    "98,5% | giáo viên Sơn Hoài Đal | 0": "98,5% | … | 0",
    "UBND xã An Hiệp Phó Đình Vinh đã đối chiếu": "UBND xã An Hiệp … đã đối chiếu",
    "bà Trà Sóc Trâm, 1961": "…, 1961",
    "Đ/c A": "…",
    "chị Hoa và anh Nam": "… và …",
    "Hồ Chí Minh Nam": "…",
    "họ tên (bí danh) lưu châu": "họ tên (bí danh) …",
    "ông nguyễn an": "ông …",
    "ông lâm phol": "ông …",
    "ông lâm quốc châu": "ông …",
    "họ tên: Tran Ol": "họ tên: …",
    "họ tên: TRAN OL SAMBATH": "họ tên: …",
    "TRẦN SAMBATH HOA": "…",
    "TRẦN HOA SAMBATH": "…",
    "Lan Lan Nguyễn": "…",
    "Đ. V. An": "…",
    "DO VAN A": "…",
    "nguyen hoang nam anh": "…",
    "Bà Nguyễn Thị Minh Hoa Lan Anh Đào": "… Đào",
    "<b>ông Nguyễn</b> An": "<b>…",
}
NUMBERS = {
    "liên hệ &#48;&#57;75004743": "liên hệ …",
    "gọi 09%31%32 345 678": "gọi …",
    "\\u0030912345678": "…",
    "0\u20dd912345678": "…",
    "tờ trình\u0007 0912345678": "tờ trình\u0007 …",
    "gọi không chín một 2 ba bốn năm sáu bảy tám": "gọi …",
    "số 09 không ba 5 6 7 8 một 2": "số …",
    "05 - 2319 - 4875 trong quý": "… trong quý",
    "+84(0)811777741 trong quý": "… trong quý",
    "máy 05.67.01.49.36": "máy …",
    "0 345 678 912": "…",
    "0 7 2 6 8 4 6 5 6 3.": "….",
    "098 1 234 567": "…",
    "03 04 05 06 08": "…",
    "091 2 345 6 78": "…",
    "0912-34.56 78": "…",
    "Email: a &lt;b@c.vn&gt;": "Email: a &lt;…&gt;",
    "số máy: 3 821 234": "số máy: …",
    "SĐT: 316372651, chờ": "SĐT: …, chờ",
    "ĐT CQ: 681.4983; đơn vị khác": "ĐT CQ: …; đơn vị khác",
    "z.a.l.o 0912345678": "z.a.l.o …",
    "t/e/l: 3821234": "t/e/l: …",
    "C.C.C.D 093665787200 trong quý": "C.C.C.D … trong quý",
    "b.h.x.h: 8412345678": "b.h.x.h: …",
    "theo dõi 094 037 343 373, chờ": "theo dõi …, chờ",
    "TK 123456": "TK …",
    "tk 112211": "tk …",
    "Passport No. P 0026751": "Passport No. …",
    "bằng lái xe hạng A1 số 554590454409.": "bằng lái xe hạng A1 số ….",
    "chủ xe 83-B1 1347, 03 ý kiến": "chủ …, 03 ý kiến",
    "biển kiểm soát 83-D1 052.70": "biển kiểm soát …",
    "c.kim1980 acong outlook cham com": "…",
    "s.n. 1998.": "….",
    "liên hệ NS 8/6/1962": "liên hệ …",
    "số 53 đường 30 tháng 4, chờ": "…, chờ",
    "459A/5 hẻm 1 Lê Duẩn": "… Lê Duẩn",
}
NOBODY = (
    # Places, offices and words that begin like a name or stand behind a title.
    "bà con ấp A",
    "đồng chí Giám Đốc Trung Tâm",
    "ấp Trần Lê Hoa",
    "nạo vét hồ B",
    "xã Nguyễn Huệ Bình",
    "đường Nguyễn Huệ Bình An",
    "trường Nguyễn Thị Minh Khai",
    "Ông ABC",
    "ông nam mới",
    "kim chanh đa ra",
    "IV.2.1 PHAN LAN (đã khắc phục)",
    "ông phòng A",
    "ông lâm an",
    "ông lâm quốc phòng",
    "ông cao nhất huyện",
    "ông phan báo tin",
    "ông nguyễn quốc báo",
    "nguyen hoang nam anh tuan",
    "TRẦN OL",
    # Figures in a row, and signs that only resemble escapes.
    "OBBSBSBSBS",
    "mst 111111111",
    "stk 1234OO",
    "0,912345678",
    "05, 06, 07, 08, 09",
    "0 12 305 7 41 22",
    "0, 912 345 678",
    "0 912.345.678",
    "0 912.345 678",
    "0 91 234 567 89",
    "0 91 234 56 789",
    "0 9 12 345 678",
    "03 4 567 8912",
    "09-12.3456 78",
    "tk 11223",
    "0 94,74 45.801",
    "0 912 34 56 78",
    "0 345 67 8912",
    "01 2 34 56 78 9 0",
    "09.12,34-56 78",
    "số máy: 1 234 567",
    "điện thoại 11111111",
    "ĐT: 12345",
    "số CMND 12/05/2018 365123",
    "12\tđường Phường 3",
)
AS_READ = {
    "x &amp; y": "x & y",
    "a & b 100% c": "a & b 100% c",
    "%C3%A1 và %FF": "á và \ufffd",
    "A\\.B \\u0039": "A.B 9",
    "mo\u0336t\u20dd ha\u0007i": "mot hai",
    "mot\u1680hai": "mot hai",
    "&;%<": "&;%<",
    "mot\u2003hai\u00a0ba": "mot hai ba",
    "09 không ba 5": "09035",
    "０９１２ ③ ٤": "0912 3 4",
    "Đ\u200b \U0001d400": "Đ A",
}


@pytest.mark.parametrize(("text", "masked"), {**NAMES, **NUMBERS}.items())
def test_a_person_is_masked_and_no_word_beside(text: str, masked: str) -> None:
    assert without_personal(text, "…") == masked


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_nobody_stays(text: str) -> None:
    assert list(find_personal(text)) == []


@pytest.mark.parametrize(("written", "read"), AS_READ.items())
def test_a_text_is_read_as_it_is_seen(written: str, read: str) -> None:
    assert read_plain(written).text == read


@pytest.mark.parametrize(
    ("path", "persons"),
    {
        "content/pages/mai-van-tuan.md": ["mai van tuan"],
        "mai.van.tuan.2023.md": ["mai van tuan"],
        "nguyen-van-an/index.md": [],
        "nguyen_van_an": ["nguyen van an"],
        "lich-tiep-dan.nguyen-van-an": [],
    }.items(),
)
def test_only_the_name_of_the_file_itself_is_read(path: str, persons: list[str]) -> None:
    assert [seen.value for seen in names_in_path(path)] == persons
