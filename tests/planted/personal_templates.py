"""Personal data of nobody from templates of spellings: the third to the sixth lot, beside the two written in Python.

The third was written before the guard's patterns and the other two lots were read; the fourth and the fifth after it,
each by what clerks write rather than by the patterns. The guard was mended by what it missed of them. The sixth came
when nothing was missed any more: other sentences and names; nothing has been mended by it. What the guard told of each
when it first saw it stands in first_looks.csv. Whoever mends by the sixth writes a seventh first.
"""

from __future__ import annotations

import configparser
import re
import unicodedata
from functools import partial
from pathlib import Path
from random import Random

from tests.planted.personal_items import Spelling

FOLDER = Path(__file__).parent
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


def read_lot(name: str) -> dict[str, tuple[Spelling, ...]]:
    """The spellings of each kind in personal_NAME.txt, each in a sentence, a note or a cell: its own, or FRAMES."""
    lot: dict[str, list[str]] = {}
    for line in (FOLDER / f"personal_{name}.txt").read_text("utf-8").splitlines():
        if re.fullmatch(r"\[[a-z]+\]", line):
            lot[line[1:-1]] = []
        elif line and not line.startswith("#"):
            lot[[*lot][-1]].append(line.replace("\\n", "\n"))
    frames = tuple(lot.pop("frames", FRAMES))
    return {kind: tuple(partial(_written, way, frames) for way in ways) for kind, ways in lot.items()}


def _written(template: str, frames: tuple[str, ...], random: Random) -> str:
    """One in twenty with each tone mark as a sign of its own."""
    text = template.replace("{{", "\0").replace("}}", "\1")
    text = re.sub(r"\{([A-Za-z]+)(\d[^}]*)?\}", lambda part: _shaped(_drawn(part[1])(random), part[2]), text)
    text = random.choice(frames).replace("…", text.replace("\0", "{").replace("\1", "}"), 1)
    return unicodedata.normalize("NFD", text) if random.random() < 0.05 else text


def _shaped(value: str, shape: str | None) -> str:
    """The value in the groups of the shape: 3.3.4 of 0912345678 is 091.234.5678."""
    if not shape:
        return value
    signs = iter(value)
    return re.sub(r"\d", lambda size: "".join(next(signs, "") for _ in range(int(size[0]))), shape)


def _read_contents() -> dict[str, list[str]]:
    contents = configparser.ConfigParser()
    contents.read_string((FOLDER / "personal_contents.ini").read_text("utf-8"))
    return {name: [word.strip() for word in words.split(",")] for name, words in contents["contents"].items()}


_CONTENTS = _read_contents()


def _one_of(*names: str) -> Spelling:
    return lambda random: " ".join(random.choice(_CONTENTS[name]) for name in names)


def _digits(random: Random, count: int) -> str:
    return f"{random.randrange(10**count):0{count}}"


def _begun(name: str, count: int) -> Spelling:
    """One of the beginnings and so many digits."""
    return lambda random: random.choice(_CONTENTS[name]) + _digits(random, count)


def _name(random: Random) -> str:
    return _one_of(*("family", "middle", "given") if random.random() < 0.9 else ("family", "given"))(random)


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d")).encode("ascii", "ignore").decode()


def _user(random: Random) -> str:
    name = random.choice(("", ".", "_")).join(_ascii(_name(random)).lower().split())
    return name + random.choice(("", "", _digits(random, 2), _digits(random, 4)))


def _plate(random: Random) -> str:
    return f"83-{random.choice('BCDEFGHP')}{random.randrange(1, 4)}"


def _with_letter(text: str, random: Random) -> str:
    """The letter O for the first nought and for some of the others."""
    return "O" + "".join(random.choice("Oo0") if sign == "0" else sign for sign in text[1:])


def _moved(text: str, nought: int) -> str:
    """The digits of another script."""
    return text.translate({48 + digit: nought + digit for digit in range(10)})


def _spoken(text: str) -> str:
    return " ".join(_CONTENTS["digit"][int(digit)] for digit in text)


def _drawn(name: str) -> Spelling:
    """What a list of personal_contents.ini holds, where nothing else has the name."""
    return _DRAWN.get(name) or _one_of(name)


_mobile, _card, _street = _begun("mobile", 7), _begun("card", 8), _one_of("street")
_DRAWN: dict[str, Spelling] = {
    "mob": _mobile,
    "prefix": _one_of("mobile"),
    "mobtail": lambda random: _digits(random, 7),
    "mobO": lambda random: _with_letter(_mobile(random), random),
    "mobwide": lambda random: _moved(_mobile(random), 0xFF10),
    "mobarab": lambda random: _moved(_mobile(random), 0x0660),
    "intl": lambda random: _mobile(random)[1:],
    "land": lambda random: f"0299{random.choice('36')}{_digits(random, 6)}",
    "areacode": lambda _: "0299",
    "tail": lambda random: random.choice("36") + _digits(random, 6),
    "mobS": lambda random: _mobile(random).translate({53: "S", 56: "B", 48: "O"}),
    "dig": lambda random: _digits(random, 14),
    "wordscomma": lambda random: _spoken(_mobile(random)).replace(" ", ", "),
    "ascup": lambda random: _ascii(_name(random)).upper(),
    "nameunder": lambda random: _name(random).replace(" ", "_"),
    "namehyphen": lambda random: _name(random).replace(" ", "-"),
    "aschamlet": lambda random: _ascii(_one_of("hamlet")(random)),
    "asccommune": lambda random: _ascii(_one_of("commune")(random)),
    "COMMUNE": lambda random: _one_of("commune")(random).upper(),
    "words": lambda random: _spoken(_mobile(random)),
    "wordsrest": lambda random: _spoken(_digits(random, 8)),
    "user": _user,
    "USER": lambda random: _user(random).upper(),
    "host": _one_of("host"),
    "HOST": lambda random: _one_of("host")(random).upper(),
    "hostname": _one_of("hostname"),
    "gov": _one_of("office"),
    "unit": _one_of("unit"),
    "code": lambda random: f"g{random.randrange(36**5):x}{_digits(random, 3)}",
    "at": lambda _: "{at}",
    "cccd": _card,
    "cccdO": lambda random: _with_letter(_card(random), random),
    "cccdwide": lambda random: _moved(_card(random), 0xFF10),
    "cmnd": _begun("old_card", 6),
    "pass": lambda random: random.choice("BCNPQ") + _digits(random, 7),
    "bhxh": lambda random: random.choice(("94", "79", "92")) + _digits(random, 8),
    "bhyt": _begun("health", 10),
    "mst": lambda random: f"8{_digits(random, 9)}",
    "stk": _begun("account", 9),
    "card": lambda random: random.choice(("9704", "4221")) + _digits(random, 12),
    "plate": lambda random: f"{_plate(random)} {_digits(random, random.choice((4, 5)))}",
    "platedot": lambda random: f"{_plate(random)} {_digits(random, 3)}.{_digits(random, 2)}",
    "platesp": lambda random: f"{_plate(random).replace('-', ' ')} {_digits(random, 4)}",
    "platecar": lambda random: f"83A-{_digits(random, 5)}",
    "platecardot": lambda random: f"83A-{_digits(random, 3)}.{_digits(random, 2)}",
    "d": lambda random: f"{random.randrange(1, 29):02}",
    "day": lambda random: str(random.randrange(1, 11)),
    "m": lambda random: f"{random.randrange(1, 13):02}",
    "month": lambda random: str(random.randrange(1, 13)),
    "y": lambda random: str(random.randrange(1945, 2003)),
    "yy": lambda random: str(random.randrange(45, 99)),
    "age": lambda random: str(random.randrange(18, 80)),
    "name": _name,
    "NAME": lambda random: _name(random).upper(),
    "other": _one_of("other_family", "other_middle", "other_given"),
    "asc": lambda random: _ascii(_name(random)),
    "given": _one_of("given"),
    "init": lambda random: f"{random.choice('NTLPH')}.{random.choice('VTHM')}.",
    "no": lambda random: f"{random.randrange(2, 800)}{random.choice(('', 'A', 'B', f'/{random.randrange(1, 40)}'))}",
    "k": lambda random: str(random.randrange(1, 11)),
    "street": _street,
    "STREET": lambda random: _street(random).upper(),
    "ascstreet": lambda random: _ascii(_street(random)),
    "ostreet": _one_of("other_street"),
    "ward": _one_of("ward"),
    "hamlet": _one_of("hamlet"),
    "commune": _one_of("commune"),
    "district": _one_of("district"),
}
