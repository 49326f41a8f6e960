"""Personal data of nobody in further spellings, written after the guard and apart from personal_items.py, and texts
that look like such data and are none (harmless.txt). The guard has been mended by them since its first look, so they
are no measure of what nobody has shown it.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.planted.personal_items import Spelling, day, digits, grouped, mobile

_FAMILIES = [
    "Lê",
    "Nguyễn",
    "Trương",
    "Đoàn",
    "Diệp",
    "Phùng",
    "Lữ",
    "Khưu",
    "Thái",
    "Mạc",
    "Tiêu",
    "Ngô",
    "Thạch",
    "Đặng",
    "Huỳnh",
    "Dương",
    "Lâm",
    "Sơn",
    "Trầm",
    "Ôn",
    "Vưu",
    "Hứa",
    "Tất",
]
_MIDDLES = ["Thị", "Văn", "Công", "Bá", "Thùy", "Xuân", "Trọng", "Gia", "Bảo", "Hồng", "Mỹ", "Tấn"]
_GIVENS = [
    "Thảo",
    "Hậu",
    "Toàn",
    "Kiệt",
    "Ngân",
    "Trinh",
    "Long",
    "Phượng",
    "Đạt",
    "Nhi",
    "Thư",
    "Khoa",
    "Lợi",
    "Ba",
    "Sáu",
    "Nhung",
    "Đào",
    "Tiên",
]
_KHMER = (
    "Thạch Chanh Đa Ra",
    "Danh Thị Sa Mol",
    "Kim Sô Phia",
    "Sơn Thị Sà Rết",
    "Lý Sà Vươne",
    "Trần Sô Vanh",
    "Lâm Sa Rên",
)
_HOA = ("Trầm Huệ Dân", "Quách Chí Cường", "Lưu Mỹ Linh", "Vương Tú Anh", "Tô Ái Vang", "Khưu Thái Bảo")
_LIST = ("sonvan12", "thu.huong", "c.kim1980", "le_hau", "ubxlp.tuan", "hoang-nam")


def person(random: Random) -> str:
    if random.random() < 0.25:
        return random.choice(_KHMER + _HOA)
    middles = random.sample(_MIDDLES, random.choice((1, 1, 2)))
    return " ".join((random.choice(_FAMILIES), *middles, random.choice(_GIVENS)))


def _shaped(gap: str, *sizes: int) -> Spelling:
    return lambda random: grouped(mobile(random), sizes, gap)


def _form(form: str) -> Spelling:
    return lambda random: form.format(person(random))


def _upper(form: str) -> Spelling:
    return lambda random: form.format(person(random).upper())


def _lower(form: str) -> Spelling:
    return lambda random: form.format(person(random).lower())


def _mail(form: str) -> Spelling:
    hosts = ("outlook", "hotmail", "vnpt", "soctrang.edu", "st.gov", "gmail")
    return lambda random: form.format(random.choice(_LIST), random.choice(hosts), random.choice(("vn", "com")))


def _number(form: str, *counts: int) -> Spelling:
    return lambda random: form.format(*(digits(random, count) for count in counts))


def _day(form: str) -> Spelling:
    return lambda random: form.format(*day(random))


def _home(form: str) -> Spelling:
    streets = (
        "Trần Bình Trọng",
        "Hùng Vương",
        "Phú Lợi",
        "Nguyễn Văn Linh",
        "Tôn Đức Thắng",
        "Điện Biên Phủ",
        "Xô Viết Nghệ Tĩnh",
    )
    hamlets = ("Xoài Cả Nả", "Đầu Giồng", "Giồng Chát", "Phước Hòa", "Tâm Phước", "3", "An Hòa B")
    return lambda random: form.format(
        street=random.choice(streets),
        hamlet=random.choice(hamlets),
        n=random.randint(1, 300),
        m=random.randint(1, 40),
        k=random.randint(1, 9),
    )


_SUP = {ord(str(at)): sign for at, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_BOLD = {ord(str(at)): chr(0x1D7CE + at) for at in range(10)}
_ARABIC = {ord(str(at)): chr(0x0660 + at) for at in range(10)}
_UNMARKED = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"]
_MARKED = ["Không", "Một", "Hai", "Ba", "Bốn", "Lăm", "Sáu", "Bảy", "Tám", "Chín"]
HELD_OUT: dict[str, tuple[Spelling, ...]] = {
    "phone": (
        _shaped(" . ", 4, 3, 3),
        _shaped("*", 4, 3, 3),
        _shaped("·", 3, 3, 4),
        _shaped("−", 4, 3, 3),
        _shaped(") ", 4, 6),
        _shaped("'", 4, 3, 3),
        _shaped(" ", 2, 2, 2, 2, 2),
        _shaped("-", 2, 3, 2, 3),
        _shaped("—", 4, 3, 3),
        _shaped("|", 4, 3, 3),
        _shaped("\u2009", 4, 3, 3),
        _shaped("; ", 4, 3, 3),
        lambda random: mobile(random).translate(_SUP),
        lambda random: mobile(random).translate(_BOLD),
        lambda random: mobile(random).translate(_ARABIC),
        lambda random: "-".join(mobile(random)),
        lambda random: ", ".join(_MARKED[int(d)] for d in mobile(random)),
        lambda random: " ".join(_UNMARKED[int(d)] for d in mobile(random)),
        lambda random: "-".join(_UNMARKED[int(d)] for d in mobile(random)),
        lambda random: f"+84.{mobile(random)[1:]}",
        lambda random: f"+84(0){mobile(random)[1:]}",
        lambda random: f"0084{mobile(random)[1:]}",
        lambda random: f"(84) {grouped(mobile(random)[1:], (3, 3, 3), ' ')}",
        lambda random: f"+ 84 {mobile(random)[1:]}",
        lambda random: f"84-{grouped(mobile(random)[1:], (3, 3, 3), '-')}",
        lambda random: f"DĐ:{mobile(random)}",
        lambda random: f"Tel.{mobile(random)}",
        lambda random: f"số máy {mobile(random)}",
        lambda random: f"điện thoại 02993{digits(random, 6)}",
        lambda random: f"đt: 3{digits(random, 6)}",
        lambda random: f"0299 - 3 {digits(random, 3)} {digits(random, 3)}",
        lambda random: f"(079) 3.{digits(random, 3)}.{digits(random, 3)}",
        lambda random: f"{mobile(random)}/{mobile(random)}",
        lambda random: f"{mobile(random)} - {mobile(random)}",
        lambda random: f"tel:+84{mobile(random)[1:]}",
        lambda random: mobile(random).replace("1", "I").replace("0", "O"),
        lambda random: "\ufeff".join(mobile(random)),
        lambda random: "".join(f"&#x{ord(d):x};" for d in mobile(random)),
        lambda random: f"+1 (415) 555-{digits(random, 4)}",
        lambda random: "\u0338".join(mobile(random)),
        lambda random: f"{mobile(random)[:4]}\n{mobile(random)[4:]}",
    ),
    "email": (
        _mail("{}@{}.{}"),
        _mail("{} (a-còng) {}.{}"),
        _mail("{} acong {} cham {}"),
        _mail("{}<at>{}<dot>{}"),
        _mail("{} [ at ] {} [ dot ] {}"),
        _mail("{} AT {} DOT {}"),
        _mail("{}&#x40;{}&#46;{}"),
        _mail("{}%40{}%2E{}"),
        _mail("{}@{},{}"),
        _mail("{}(@){}.{}"),
        _mail("mailto:{}@{}.{}"),
        _mail("{}﹫{}.{}"),
        _mail("{} @{}. {}"),
        _mail("{}@\n{}.{}"),
        _mail("{} a còng {}.{}"),
        _mail("{}[a còng]{}[chấm]{}"),
        _mail("{}(a){}.{}"),
        _mail("{}@{}。{}"),
        _mail("{} {{a còng}} {} {{chấm}} {}"),
        _mail("{}-at-{}-dot-{}"),
        lambda random: " ".join(f"{random.choice(_LIST)}@gmail.com"),
        lambda random: f"https://www.facebook.com/profile.php?id={digits(random, 14)}",
        lambda random: f"zalo.me/{mobile(random)}",
        lambda random: f"fb.com/{random.choice(_LIST)}",
        lambda random: f"m.me/{random.choice(_LIST)}",
        lambda random: f"Facebook: {random.choice(_LIST)}",
        lambda random: f"nick Zalo {random.choice(_LIST)}",
        lambda random: f"Zalo số {mobile(random)}",
        lambda random: f"Telegram: @{random.choice(_LIST)}",
        lambda random: f"viber://chat?number=%2B84{mobile(random)[1:]}",
        lambda random: f"WhatsApp {mobile(random)}",
        lambda random: f"tài khoản facebook “{random.choice(_LIST)}”",
        lambda random: f"ID Zalo: {random.choice(_LIST)}",
        lambda random: f"{random.choice(_LIST)}@gmаil.com",
    ),
    "identity": (
        _number("Số CCCD/CMND: {}", 12),
        _number("CMT số {}", 9),
        _number("căn cước: {} {} {} {}", 3, 3, 3, 3),
        _number("CCCD gắn chip 0{}", 11),
        _number("số căn cước {}-{}-{}", 3, 3, 6),
        _number("CMND: {}.{}.{}", 3, 3, 3),
        _number("thẻ căn cước số 0{}", 11),
        _number("mã định danh 0{}", 11),
        _number("(CCCD 0{})", 11),
        _number("hộ chiếu số C{}", 7),
        _number("Hộ chiếu: P0{}", 7),
        _number("passport B {} {}", 3, 4),
        _number("GPLX số: {}", 12),
        _number("giấy phép lái xe hạng A1 số {}", 12),
        _number("GPLX hạng B2: {}", 12),
        _number("bảo hiểm xã hội số {}", 10),
        _number("mã BHXH {} {} {}", 2, 4, 4),
        _number("thẻ BHYT TE1 94 94 {}", 8),
        _number("BHYT: CH4-94-{}", 10),
        _number("DN 4 79 {} {}", 5, 5),
        _number("mã số thuế {}", 10),
        _number("MST cá nhân {}-001", 10),
        _number("MST {} {}", 5, 5),
        _number("tài khoản {} tại ngân hàng BIDV", 14),
        _number("STK: {} {} {}", 4, 4, 4),
        _number("TK {} Sacombank", 12),
        _number("ngân hàng MB, số TK {}", 9),
        _number("số thẻ ATM {} {} {} {}", 4, 4, 4, 4),
        _number("biển kiểm soát 83A-{}.{}", 3, 2),
        _number("83H1-{}", 4),
        _number("BKS 83C-{}", 5),
        _number("xe máy biển số 83-P2 {}.{}", 3, 2),
        _number("83F9 - {}.{}", 3, 2),
        _number("ô tô 65A {}", 5),
        lambda random: "CCCD: " + " ".join(_UNMARKED[int(d)] for d in "0" + digits(random, 11)),
        lambda random: "CMND " + digits(random, 9).translate(_BOLD),
        lambda random: "CCCD O94" + digits(random, 9),
        lambda random: "căn cước công dân " + ".".join(digits(random, 12)),
        lambda random: "C.C.C.D 0" + digits(random, 11),
    ),
    "birth": (
        _day("sinh ngày {:02}/{:02}/{}"),
        _day("sinh ngày {} tháng {} năm {}"),
        _day("Sinh năm: {2}"),
        _day("ngày sinh {}.{}.{}"),
        _day("SN {2}"),
        _day("(SN: {2})"),
        _day("sinh: {}-{}-{}"),
        _day("năm sinh: {2}"),
        _day("nữ, sinh {2}"),
        _day("ngày, tháng, năm sinh: {}/{}/{}"),
        _day("sinh vào ngày {}/{}/{}"),
        _day("Date of birth: {}/{}/{}"),
        _day("born on {}/{}/{}"),
        _day("sinh ngày {} / {} / {}"),
        _day("sn. {2}"),
        _day("sinh khoảng năm {2}"),
        _day("NGÀY SINH: {}/{}/{}"),
        _day("S/N {2}"),
    ),
    "address": tuple(
        map(
            _home,
            (
                "số {n}, đường {street}",
                "Số {n}/{m}/{k} {street}, P. 4",
                "{n}/{m} đường {street}, khóm {k}",
                "số nhà {n}, tổ {k}, ấp {hamlet}",
                "ấp {hamlet}, xã Lịch Hội Thượng, huyện Trần Đề",
                "khóm {k}, P.2, TP. Sóc Trăng",
                "nhà số {n} {street}",
                "địa chỉ thường trú: {n} {street}",
                "ĐC: ấp {hamlet}, xã Viên An",
                "chỗ ở hiện nay: ấp {hamlet}, xã Hồ Đắc Kiện",
                "{n} đường {street}, phường 6, thành phố Sóc Trăng",
                "hẻm {n}, {street}, phường 2",
                "ngụ tại số {n} {street}",
                "quê quán: ấp {hamlet}, xã Phú Tâm",
                "Ấp {hamlet} - xã Thạnh Phú",
                "SỐ {n} ĐƯỜNG {street}",
                "nơi thường trú: khóm {k}, phường 9",
                "số {n} tỉnh lộ 934, ấp {hamlet}",
                "cư ngụ ấp {hamlet}, xã An Ninh",
                "tổ {k}, khóm {k}, phường 7",
                "căn nhà số {n} đường {street}",
                "hộ khẩu thường trú tại {n}/{m} {street}",
            ),
        )
    ),
    "name": (
        *map(
            _form,
            (
                "Ông: {}",
                "ông (bà) {}",
                "bà {} – Phó Trưởng phòng",
                "đồng chí {}",
                "đ/c {} (Chủ tịch)",
                "Đ/C. {}",
                "Chủ tịch UBND xã {}",
                "Giám đốc Sở {}",
                "TRƯỞNG PHÒNG\n{}",
                "Người ký: {}",
                "Ký bởi: {}",
                "Nơi nhận: lưu VT ({})",
                "(Đã ký) {}",
                "thầy {}",
                "BS. {}",
                "Kế toán trưởng: {}",
                "hộ bà {}",
                "con ông {}",
                "công dân {}",
                "nguyên đơn {}",
                "{} (chuyên viên)",
                "do {} thực hiện",
                "Mr. {}",
                "Họ tên: {}",
                "Phó Chủ tịch Thường trực {}",
                "anh {}",
            ),
        ),
        *map(_upper, ("{}", "ÔNG {}", "BÀ: {}", "GIÁM ĐỐC {}", "NGƯỜI LẬP BIỂU\n{}")),
        *map(_lower, ("ông {}", "bà {}", "chị {}", "giám đốc {}")),
        lambda random: f"ông {random.choice(_GIVENS)}",
        lambda random: f"cô {random.choice(_GIVENS)}",
        lambda random: f"Ng.V.{random.choice('ABCH')}",
        lambda random: f"bà N.T.{random.choice('ABCH')}",
        lambda random: f"Lê T.{random.choice('ABCH')}",
        lambda random: f"Trần Thị {random.choice('ABCH')}",
        lambda random: f"Nguyen Van {random.choice(('Hau', 'Toan', 'Dat'))}",
        lambda random: f"TRAN THI {random.choice(('THAO', 'NGAN'))}",
    ),
}
HARMLESS = Path(__file__).with_name("harmless.txt").read_text("utf-8").splitlines()
