"""A third lot of what must not be published: templates of spellings (personal_third.txt) in sentences, notes and cells.

It was written before the patterns and the other two lots were read, so its first measure is what the guard caught of
spellings that nobody had shown it. Nothing here is a real person: every number, address and name is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

FRAMES = (
    "…",
    "(…)",
    "Ghi chú: …",
    "… đã đối chiếu với Cổng Dịch vụ công.",
    "Số liệu quý III chưa gồm hồ sơ chuyển tiếp; …",
    "Giải quyết 1.204 hồ sơ, trễ hạn 12; … .",
    "| Tiếp nhận | 25.031 | … |",
    "Hồ sơ trễ hạn do chờ bổ sung, …, đã xin lỗi bằng văn bản số 12/UBND-VP",
    "Theo Báo cáo số 45/BC-UBND ngày 05/10/2018, … .",
    "Biểu 3 dòng 7: … (xem phụ lục)",
    "- …\n- Tỷ lệ đúng hạn đạt 98,5 %",
    "Kết quả 6 tháng đầu năm 2019.\n…",
    "ghi_chu: “…”",
    "Cột “Trễ hạn” sửa từ 14 thành 12 — …",
)
FAMILY = (
    "Nguyễn Trần Lê Phạm Huỳnh Võ Phan Trương Bùi Đặng Đỗ Ngô Hồ Dương Đinh Lâm Mai Cao Lương Tô "  # Kinh
    "Thạch Sơn Kim Danh Châu Kiên Liêu Lý Đào Trà "  # Khmer
    "Quách Tăng Trịnh Vưu Ngụy La Khưu Tiêu Mã Giang Triệu Hứa"  # Hoa
).split()
MIDDLE = ("Văn", "Thị", "Hữu", "Minh", "Ngọc", "Thanh", "Hoàng", "Thị Mỹ", "Quốc", "Thành", "Kim", "Bảo", "Sà", "")
GIVEN = (
    "Hùng Lan Dũng Phượng Tuấn Hạnh Đức Nhung Khải Thảo Rương Phia Ríth Vươl Nghĩa Bình Yến Tâm Khánh Oanh Phúc".split()
)
STREETS = (
    "Lê Hồng Phong|Trần Hưng Đạo|Nguyễn Huệ|Hùng Vương|Phú Lợi|Lê Duẩn|Nguyễn Chí Thanh|Mạc Đĩnh Chi|Tôn Đức Thắng|"
    "Dương Minh Quan|30 Tháng 4|Hai Bà Trưng|Võ Văn Kiệt|Điện Biên Phủ|Văn Ngọc Chính"
).split("|")
HAMLETS = (
    "Phước Thới A|Trà Canh|Đay Sô|Bưng Tróp|Xóm Đồng|Tân Lập|Hòa Phú|Chợ Cũ|Sóc Mồ Côi|Thạnh Lợi|Giồng Chát".split("|")
)
COMMUNES = "An Hiệp|Thạnh Phú|Đại Tâm|Lịch Hội Thượng|Phú Tâm|Long Đức|Vĩnh Tân".split("|")
DISTRICTS = "Mỹ Xuyên|Kế Sách|Châu Thành|Long Phú|Trần Đề|Thạnh Trị".split("|")
WORDS = "không một hai ba bốn năm sáu bảy tám chín".split()


def third_items(random: Random, rounds: int = 3) -> Iterator[tuple[str, str, str]]:
    """Kind, template and text of each planted item, every template as often as there are rounds."""
    for kind, template in _templates():
        for _ in range(rounds):
            text = random.choice(FRAMES).replace("…", fill(template, random))
            yield kind, template, unicodedata.normalize("NFD", text) if random.random() < 0.05 else text


def fill(template: str, random: Random) -> str:
    text = template.replace("{{", "\0").replace("}}", "\1")
    text = re.sub(r"\{([A-Za-z]+)(\d[^}]*)?\}", lambda part: _shaped(_DRAWN[part[1]](random), part[2]), text)
    return text.replace("\0", "{").replace("\1", "}")


def _templates() -> Iterator[tuple[str, str]]:
    kind = ""
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        if re.fullmatch(r"\[[a-z]+\]", line):
            kind = line[1:-1]
        elif line and not line.startswith("#"):
            yield kind, line


def _shaped(value: str, shape: str | None) -> str:
    """The value in the groups of the shape: 3.3.4 of 0912345678 is 091.234.5678."""
    if not shape:
        return value
    letters = iter(value)
    return re.sub(r"\d", lambda size: "".join(next(letters, "") for _ in range(int(size[0]))), shape)


def _digits(random: Random, count: int) -> str:
    return "".join(str(random.randrange(10)) for _ in range(count))


def _mobile(random: Random) -> str:
    return random.choice(
        (
            "090",
            "091",
            "093",
            "094",
            "096",
            "097",
            "098",
            "032",
            "036",
            "038",
            "039",
            "070",
            "078",
            "083",
            "085",
            "088",
            "056",
            "086",
        )
    ) + _digits(random, 7)


def _name(random: Random) -> str:
    return " ".join(filter(None, (random.choice(FAMILY), random.choice(MIDDLE), random.choice(GIVEN))))


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d")).encode("ascii", "ignore").decode()


def _user(random: Random) -> str:
    words = _ascii(_name(random)).lower().split()
    return random.choice(("", ".", "_")).join(words) + random.choice(("", "", _digits(random, 2), _digits(random, 4)))


def _cccd(random: Random) -> str:
    return random.choice(("094", "092", "079", "096")) + random.choice("0123") + _digits(random, 8)


def _cmnd(random: Random) -> str:
    return random.choice(("365", "366", "381", "024", "331")) + _digits(random, 6)


def _plate(random: Random) -> str:
    return f"83-{random.choice('BCDEFGHP')}{random.randrange(1, 4)}"


_HOSTS = ("gmail.com", "yahoo.com", "yahoo.com.vn", "outlook.com", "hotmail.com")
_DRAWN: dict[str, Callable[[Random], str]] = {
    "mob": _mobile,
    "prefix": lambda random: _mobile(random)[:3],
    "mobtail": lambda random: _digits(random, 7),
    "mobO": lambda random: random.choice("Oo") + _mobile(random)[1:].replace("0", random.choice("Oo0")),
    "mobwide": lambda random: "".join(chr(0xFF10 + int(digit)) for digit in _mobile(random)),
    "mobarab": lambda random: "".join(chr(0x0660 + int(digit)) for digit in _mobile(random)),
    "intl": lambda random: _mobile(random)[1:],
    "land": lambda random: "0299" + random.choice("36") + _digits(random, 6),
    "areacode": lambda _: "0299",
    "tail": lambda random: random.choice("36") + _digits(random, 6),
    "words": lambda random: " ".join(WORDS[int(digit)] for digit in _mobile(random)),
    "wordsrest": lambda random: " ".join(WORDS[int(digit)] for digit in _digits(random, 8)),
    "user": _user,
    "USER": lambda random: _user(random).upper(),
    "host": lambda random: random.choice(_HOSTS),
    "HOST": lambda random: random.choice(_HOSTS).upper(),
    "hostname": lambda random: random.choice(("gmail", "yahoo", "outlook")),
    "gov": lambda random: random.choice(("soctrang.gov.vn", "mail.soctrang.gov.vn", "chinhphu.vn")),
    "unit": lambda random: random.choice(("snv", "vpub", "ntr", "kesach")),
    "code": lambda random: "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(6)) + _digits(random, 3),
    "cccd": _cccd,
    "cccdO": lambda random: "O" + _cccd(random)[1:].replace("0", "O"),
    "cccdwide": lambda random: "".join(chr(0xFF10 + int(digit)) for digit in _cccd(random)),
    "cmnd": _cmnd,
    "pass": lambda random: random.choice("BCNPQ") + _digits(random, 7),
    "bhxh": lambda random: random.choice(("94", "79", "92")) + _digits(random, 8),
    "bhyt": lambda random: random.choice(("GD4", "DN4", "HN2", "TE1", "CN3")) + "94" + _digits(random, 10),
    "mst": lambda random: "8" + _digits(random, 9),
    "stk": lambda random: random.choice(("7600", "0741", "1903", "6110")) + _digits(random, 9),
    "card": lambda random: random.choice(("9704", "4221")) + _digits(random, 12),
    "plate": lambda random: f"{_plate(random)} {_digits(random, random.choice((4, 5)))}",
    "platedot": lambda random: f"{_plate(random)} {_digits(random, 3)}.{_digits(random, 2)}",
    "platesp": lambda random: f"{_plate(random).replace('-', ' ')} {_digits(random, 4)}",
    "platecar": lambda random: f"83A-{_digits(random, 5)}",
    "platecardot": lambda random: f"83A-{_digits(random, 3)}.{_digits(random, 2)}",
    "d": lambda random: f"{random.randrange(1, 29):02d}",
    "day": lambda random: str(random.randrange(1, 11)),
    "m": lambda random: f"{random.randrange(1, 13):02d}",
    "month": lambda random: str(random.randrange(1, 13)),
    "y": lambda random: str(random.randrange(1945, 2003)),
    "age": lambda random: str(random.randrange(18, 80)),
    "name": _name,
    "NAME": lambda random: _name(random).upper(),
    "asc": lambda random: _ascii(_name(random)),
    "given": lambda random: random.choice(GIVEN),
    "init": lambda random: f"{random.choice('NTLPH')}.{random.choice('VTHM')}.",
    "no": lambda random: random.choice(("{}", "{}/{}", "{}A", "{}B")).format(
        random.randrange(2, 800), random.randrange(1, 40)
    ),
    "k": lambda random: str(random.randrange(1, 11)),
    "street": lambda random: random.choice(STREETS),
    "STREET": lambda random: random.choice(STREETS).upper(),
    "ascstreet": lambda random: _ascii(random.choice(STREETS)),
    "ward": lambda random: random.choice(("phường {}", "Phường {}", "P{}", "P.{}", "P. {}")).format(
        random.randrange(1, 11)
    ),
    "hamlet": lambda random: random.choice(HAMLETS),
    "commune": lambda random: random.choice(COMMUNES),
    "district": lambda random: random.choice(DISTRICTS),
}
