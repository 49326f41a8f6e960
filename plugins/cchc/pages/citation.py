"""How to cite one version of a data set: a sentence, its permanent address, BibTeX."""

from __future__ import annotations

from ..core.releases import Release
from .links import version_folder
from .models import Quote
from .site import Site


def cite_release(site: Site, release: Release) -> Quote:
    title = site.language.text(release.title)
    text = site.t(
        "{title}. Số liệu mở CCHC Sóc Trăng, bản {version}, {date}. Chép từ văn bản {number}.",
        title=title,
        version=release.version,
        date=site.language.date(release.created),
        number=site.report_number(release),
    )
    address = f"/{version_folder(release.report, release.version)}"
    bibtex = (
        f"@misc{{{release.report}-{release.version},\n  title = {{{title}}},\n"
        f"  author = {{{site.t('Số liệu mở CCHC Sóc Trăng')}}},\n"
        f"  year = {{{release.created[:4]}}},\n  version = {{{release.version}}},\n"
        f"  note = {{{release.source.number or release.source.file}; {address}}}\n}}"
    )
    return Quote(text, site.t("Địa chỉ cố định của bản này: {address}", address=address), bibtex)
