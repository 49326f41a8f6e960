"""Personal data of nobody, seeded, in many spellings: what the guard has to tell, by kind. These spellings were looked
at while the guard was written; those of personal_held_out.py came after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random

KINDS = {
    "phone": 0.97,
    "email": 0.97,
    "identity": 0.97,
    "birth": 0.9,
    "address": 0.9,
    "name": 0.9,
}  # the share to reach
Spelling = Callable[[Random], str]

FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Phan",
    "Võ",
    "Trương",
    "Bùi",
    "Đặng",
    "Ngô",
    "Hồ",
    "Dương",
    "Đinh",
    "Lâm",
    "Lý",
    "Mai",
    "Thạch",
    "Sơn",
    "Danh",
    "Kim",
    "Châu",
    "Tăng",
    "Trà",
    "Quách",
    "Lưu",
    "Tô",
    "Vương",
    "Trịnh",
    "Hà",
    "Cao",
    "Tạ",
    "Đào",
    "Lương",
    "Triệu",
    "Khưu",
    "Trầm",
]
MIDDLES = ["Văn", "Thị", "Hữu", "Minh", "Ngọc", "Thanh", "Hoàng", "Quốc", "Đức", "Kim"]
GIVENS = [
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Giang",
    "Hạnh",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Phúc",
    "Quyên",
    "Sang",
    "Tâm",
    "Uyên",
    "Vinh",
    "Xuân",
    "Yến",
    "Hoa",
    "Tuấn",
    "Hùng",
]
KHMER = ("Thạch Sà Rây", "Sơn Phol", "Danh Út", "Kim Thị Sol", "Lâm Es", "Lý Rotha", "Châu Sóc Kha", "Trà Sa Rinh")
PLACES = ("Phú Đức", "Hòa Mỹ", "Chợ Cũ", "Tân Lập", "Bưng Cóc", "Trà Mẹt")
STREETS = ("Lê Lợi", "Trần Hưng Đạo", "Nguyễn Huệ", "30 tháng 4", "Lý Thường Kiệt", "Mạc Đĩnh Chi")


def digits(random: Random, count: int) -> str:
    return "".join(random.choice("0123456789") for _ in range(count))


def full_name(random: Random) -> str:
    if random.random() < 0.15:
        return random.choice(KHMER)
    return " ".join((random.choice(FAMILIES), random.choice(MIDDLES), random.choice(GIVENS)))


def mobile(random: Random) -> str:
    return "0" + random.choice("35789") + digits(random, 8)


def grouped(number: str, sizes: tuple[int, ...], gap: str) -> str:
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
    return gap.join(number[end - size : end] for end, size in zip(ends, sizes, strict=True))


def login(random: Random) -> str:
    return random.choice(("nguyenan", "so.nv", "lan_75", "tranvan.b", "hoa1990", "thach-sol"))


def day(random: Random) -> tuple[int, int, int]:
    return random.randint(1, 28), random.randint(1, 12), random.randint(1950, 2004)


_HOSTS = ("gmail", "yahoo", "soctrang.gov")
_SIZES = ((4, 3, 3), (3, 3, 4), (4, 6), (4, 2, 2, 2), (3, 7), (2, 4, 4))
_WORDS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _grouped(gap: str) -> Spelling:
    return lambda random: grouped(mobile(random), random.choice(_SIZES), gap)


def _identity(label: str, count: int, gap: str = "") -> Spelling:
    return lambda random: f"{label}{gap.join(digits(random, count))}"


SPELLINGS: dict[str, tuple[Spelling, ...]] = {
    "phone": (
        mobile,
        *map(_grouped, (" ", ".", "-", ", ", "/", " - ", "–", "_", "  ", "\u200b", "\u00a0")),
        lambda random: " ".join(mobile(random)),
        lambda random: ".".join(mobile(random)),
        lambda random: mobile(random).replace("0", "O"),
        lambda random: mobile(random).replace("0", "o").replace("1", "l"),
        lambda random: "+84" + mobile(random)[1:],
        lambda random: "0084 " + grouped(mobile(random)[1:], (3, 3, 3), " "),
        lambda random: "(+84) " + grouped(mobile(random)[1:], (2, 3, 4), "."),
        lambda random: "84" + mobile(random)[1:],
        lambda random: mobile(random).translate({ord(str(at)): chr(0xFF10 + at) for at in range(10)}),
        lambda random: " ".join(_WORDS[int(digit)] for digit in mobile(random)),
        lambda random: f"(0299) {grouped('3' + digits(random, 6), (1, 3, 3), '.')}",
        lambda random: f"0299.3{digits(random, 6)}",
        lambda random: "".join(f"&#{ord(digit)};" for digit in mobile(random)),
        lambda random: "".join(f"%{ord(digit):02X}" for digit in mobile(random)),
        lambda random: f"ĐT{mobile(random)}",
        lambda random: f"SĐT: {mobile(random)[1:]}",
        lambda random: f"[{mobile(random)[:4]}] {mobile(random)[4:]}",
        lambda random: "\u200d".join(mobile(random)),
    ),
    "email": (
        *tuple(
            lambda random, at=at, dot=dot: (
                f"{login(random)}{at}{random.choice(_HOSTS)}{dot}{random.choice(('com', 'vn'))}"
            )
            for at, dot in (
                ("@", "."),
                (" @ ", "."),
                ("@", " . "),
                ("(at)", "."),
                ("[at]", "[dot]"),
                (" at ", " dot "),
                (" a còng ", " chấm "),
                ("(a còng)", "."),
                ("&#64;", "."),
                ("%40", "."),
                ("＠", "．"),
                ("{at}", "(dot)"),
                ("&commat;", "&period;"),
                ("@", " chấm "),
                (" [a còng] ", " (chấm) "),
                ("@\u200b", "."),
                ("\xad@", "."),
                ("_at_", "_dot_"),
            )
        ),
        lambda random: f"Zalo: {mobile(random)}",
        lambda random: f"Zalo {login(random)}",
        lambda random: f"facebook.com/{login(random)}",
        lambda random: f"https://t.me/{login(random)}",
        lambda random: f"Telegram @{login(random)}",
        lambda random: f"Viber: {login(random)}",
        lambda random: f"FB cá nhân: {login(random)}",
        lambda random: f"skype live:{login(random)}",
    ),
    "identity": (
        _identity("CCCD ", 12),
        _identity("CCCD số: ", 12, " "),
        _identity("CMND ", 9),
        _identity("căn cước công dân số ", 12),
        _identity("chứng minh nhân dân số ", 9, "."),
        _identity("số định danh cá nhân: ", 12),
        lambda random: "094" + random.choice("0123") + digits(random, 8),
        lambda random: grouped("094" + random.choice("0123") + digits(random, 8), (3, 3, 3, 3), " "),
        lambda random: f"hộ chiếu {random.choice('BCNP')}{digits(random, 7)}",
        lambda random: f"{random.choice('BCNP')}{digits(random, 7)}",
        lambda random: f"Passport No. {random.choice('BCNP')} {digits(random, 7)}",
        _identity("GPLX ", 12),
        _identity("giấy phép lái xe số ", 12),
        _identity("bằng lái: ", 12, " "),
        _identity("BHXH ", 10),
        _identity("mã số bảo hiểm xã hội: ", 10),
        _identity("sổ BHXH số ", 10, "."),
        lambda random: f"BHYT DN4{digits(random, 12)}",
        lambda random: f"thẻ bảo hiểm y tế GD 4 94 {digits(random, 10)}",
        lambda random: f"HT3{digits(random, 12)}",
        _identity("MST ", 10),
        _identity("mã số thuế cá nhân: ", 10),
        _identity("MST: ", 10, " "),
        lambda random: f"STK {digits(random, 10)} ngân hàng Agribank",
        lambda random: f"số tài khoản: {digits(random, 13)}",
        lambda random: f"{random.choice('123456789')}{digits(random, 12)} Vietcombank",
        _identity("tài khoản số ", 12, " "),
        lambda random: f"83A-{grouped(digits(random, 5), (3, 2), '.')}",
        lambda random: f"83P1-{grouped(digits(random, 5), (3, 2), '.')}",
        lambda random: f"biển số 83-B1 {digits(random, 5)}",
        lambda random: f"xe 83C {grouped(digits(random, 5), (3, 2), '.')}",
        lambda random: f"CCCD {' '.join(_WORDS[int(digit)] for digit in digits(random, 12))}",
        lambda random: f"CMND 3{digits(random, 8)}".replace("0", "O"),
    ),
    "birth": tuple(
        (lambda random, form=form: form.format(*day(random)))
        for form in (
            "sinh ngày {}/{}/{}",
            "sn {2}",
            "SN: {2}",
            "sinh năm {2}",
            "ngày sinh: {:02}-{:02}-{}",
            "sinh ngày {} tháng {} năm {}",
            "năm sinh {2}",
            "(sinh {2})",
            "sinh {}.{}.{}",
            "Ngày tháng năm sinh {}/{}/{}",
            "DOB {}/{}/{}",
            "sinh tháng {1}/{2}",
            "born {2}",
            "NS {}/{}/{}",
            "s.n. {2}",
        )
    ),
    "address": tuple(
        (
            lambda random, form=form: form.format(
                n=random.randint(1, 400),
                m=random.randint(1, 30),
                s=random.choice(STREETS),
                p=random.choice(PLACES),
                k=random.randint(1, 9),
            )
        )
        for form in (
            "số {n} đường {s}",
            "số {n}/{m} đường {s}, khóm {k}, phường 2",
            "{n}/{m} {s}, phường 3",
            "số nhà {n}, ấp {p}, xã Long Phú",
            "{n}A đường {s}",
            "ấp {p}, xã Tân Thạnh, huyện Long Phú",
            "khóm {k}, phường 2",
            "địa chỉ: {n}/{m} {s}",
            "hẻm {n}, đường {s}",
            "nhà số {n}",
            "thường trú ấp {p}",
            "tổ {k}, ấp {p}, xã An Thạnh",
            "số {n} Đ. {s}",
            "ngụ ấp {p}, xã Đại Hải",
            "SN {n} đường {s}",
            "Số {n}, Quốc lộ 1A",
        )
    ),
    "name": (
        lambda random: f"ông {full_name(random)}",
        lambda random: f"bà {full_name(random).upper()}",
        lambda random: f"đ/c {full_name(random)}",
        lambda random: f"Đồng chí {full_name(random)}, Phó Giám đốc",
        lambda random: f"Giám đốc {full_name(random)}",
        lambda random: f"GIÁM ĐỐC\n(đã ký)\n{full_name(random)}",
        lambda random: f"KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n{full_name(random)}",
        lambda random: f"Người lập biểu: {full_name(random)}",
        lambda random: f"họ và tên: {full_name(random).lower()}",
        lambda random: f"ông {full_name(random).lower()}",
        lambda random: f"anh {random.choice(GIVENS)}",
        lambda random: f"cô {full_name(random)}",
        lambda random: f"{random.choice(FAMILIES)} {random.choice(MIDDLES)} {random.choice(GIVENS)}",
        lambda random: f"{random.choice(FAMILIES)} {random.choice(MIDDLES)} {random.choice(GIVENS)}".upper(),
        lambda random: f"Ng. {random.choice('VTH')}. {random.choice('ABC')}",
        lambda random: f"Nguyễn {random.choice('VT')}. {random.choice('AB')}.",
        lambda random: f"ThS. {full_name(random)}",
        lambda random: f"Trưởng phòng {full_name(random)} ký",
        lambda random: f"bà {random.choice(GIVENS)}",
        lambda random: f"Chuyên viên phụ trách {full_name(random)}",
        lambda random: f"liên hệ {full_name(random)}",
        lambda random: f"nguyễn {random.choice(('văn', 'thị'))} {random.choice(GIVENS).lower()}",
    ),
}
_AROUND = (
    "{}",
    "liên hệ {}",
    "nhắc nhở {} trong quý",
    "hồ sơ trễ hẹn ({})",
    "Đã báo cáo; {}.",
    "theo dõi {}, chờ trả lời",
)


def planted(spellings: dict[str, tuple[Spelling, ...]], seed: int, count: int) -> Iterator[tuple[str, str]]:
    """(kind, text): as many of each kind, every spelling in its turn, in a sentence or alone."""
    random = Random(seed)
    for kind, ways in spellings.items():
        for at in range(count):
            yield kind, random.choice(_AROUND).format(ways[at % len(ways)](random))


def recall(
    find: Callable[[str], Iterable[object]], spellings: dict[str, tuple[Spelling, ...]], seed: int, count: int
) -> dict[str, list[str]]:
    """Of each kind the texts in which nothing was told."""
    missed: dict[str, list[str]] = {kind: [] for kind in spellings}
    for kind, text in planted(spellings, seed, count):
        if not any(True for _ in find(text)):
            missed[kind].append(text)
    return missed
