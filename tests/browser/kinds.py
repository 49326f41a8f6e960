"""Every kind of page the site has, by its address, with the pages that stand for it wherever a browser looks at one."""

from __future__ import annotations

import re
from dataclasses import dataclass

LANGS = ("vi", "en")
SLUG = r"[a-z0-9-]+/"
PERIOD = r"\d{4}(-[a-z]\d)?/"
REPORT = "bao-cao/2019-h1-trung-tam-phuc-vu-hanh-chinh-cong/"


@dataclass(frozen=True)
class Kind:
    """Samples are Vietnamese addresses without a leading slash; their twins stand under `en/`."""

    name: str
    pattern: str
    samples: tuple[str, ...]

    def holds(self, path: str) -> bool:
        return re.fullmatch(self.pattern, path) is not None

    def addresses(self, lang: str) -> tuple[str, ...]:
        """One file, 404.html, is there for both languages."""
        return tuple(one if lang == "vi" or one == "404.html" else f"en/{one}" for one in self.samples)


def _single(name: str, path: str) -> Kind:
    return Kind(name, re.escape(path), (path,))


# More than one sample where pages of one kind differ much: a unit of each level, an indicator and a measure.
KINDS: tuple[Kind, ...] = (
    _single("home", ""),
    _single("units", "don-vi/"),
    Kind(
        "unit",
        f"don-vi/{SLUG}",
        (
            "don-vi/tinh-soc-trang/",
            "don-vi/so-tu-phap/",
            "don-vi/huyen-long-phu/",
            "don-vi/thi-tran-long-phu-long-phu/",  # of one period, like all communes
            "don-vi/trung-tam-phuc-vu-hanh-chinh-cong/",
        ),
    ),
    Kind(
        "unit in a period",
        f"don-vi/{SLUG}{PERIOD}",
        ("don-vi/so-tu-phap/2019-h1/", "don-vi/huyen-long-phu/2018/", "don-vi/huyen-long-phu/2023-q1/"),
    ),
    _single("periods", "ky/"),
    Kind("period", f"ky/{PERIOD}", ("ky/2018/", "ky/2019-h1/")),
    Kind("highlight", f"ky/{PERIOD}{SLUG}", ("ky/2018/qua-han-tap-trung/",)),
    _single("indicators", "chi-tieu/"),
    Kind(
        "indicator, group or measure",
        f"chi-tieu/{SLUG}",
        ("chi-tieu/iii-7-1/", "chi-tieu/trao-doi-van-ban/", "chi-tieu/dung-han/"),
    ),
    _single("official index", "chi-so-766/"),
    _single("reports", "bao-cao/"),
    Kind("report", f"bao-cao/{SLUG}", (REPORT,)),
    Kind("table", f"bao-cao/{SLUG}(?!prose/|nguyen-van/){SLUG}", (f"{REPORT}tthc-pl-1/", f"{REPORT}tthc-pl-3a/")),
    Kind("words of a report", f"bao-cao/{SLUG}prose/", (f"{REPORT}prose/",)),
    Kind("text of a paper", f"bao-cao/{SLUG}nguyen-van/", (f"{REPORT}nguyen-van/",)),
    Kind("words of all reports", "de-xuat/|sang-kien/", ("de-xuat/", "sang-kien/")),
    _single("data", "du-lieu/"),
    _single("all data", "du-lieu/tat-ca/"),
    _single("explore", "du-lieu/kham-pha/"),
    _single("how to use", "du-lieu/huong-dan/"),
    _single("api", "du-lieu/api/"),
    Kind("data set", rf"du-lieu/\d{SLUG}", ("du-lieu/2018-so-thong-tin-va-truyen-thong/",)),
    Kind("version", rf"du-lieu/\d{SLUG}\d+\.\d+\.\d+/", ("du-lieu/2018-so-thong-tin-va-truyen-thong/1.0.1/",)),
    _single("findings", "doi-chieu/"),
    _single("corrections", "dinh-chinh/"),
    _single("documents", "van-ban/"),
    _single("coverage", "pham-vi/"),
    _single("calendar", "lich-bao-cao/"),
    _single("search", "tim-kiem/"),
    _single("compare", "so-sanh/"),
    _single("method", "phuong-phap/"),
    _single("about", "gioi-thieu/"),
    _single("contribute", "dong-gop/"),
    Kind("guide for contributors", f"dong-gop/{SLUG}", ("dong-gop/sua-so-lieu/",)),
    _single("trust", "tin-cay/"),
    _single("accessibility", "tro-nang/"),
    _single("glossary", "thuat-ngu/"),
    _single("news", "tin-tuc/"),
    Kind("article", f"tin-tuc/{SLUG}", ("tin-tuc/doc-mot-con-so/",)),
    _single("not found", "404.html"),
    Kind(
        "table to embed",
        rf"du-lieu/\d{SLUG}\d+\.\d+\.\d+/[a-z0-9-]+\.nhung\.html",
        ("du-lieu/2018-so-thong-tin-va-truyen-thong/1.0.0/bm-12.nhung.html",),
    ),
)


def kind_of(file: str) -> Kind | None:
    """The kind of a page of either language, by its file in the built site; None where no kind, or two, claim it."""
    path = file.removeprefix("en/").removesuffix("index.html")
    claimed = [kind for kind in KINDS if kind.holds(path)]
    return claimed[0] if len(claimed) == 1 else None
