"""Verifying a built tree against the data, before anyone sees it."""

from pathlib import Path

from ..catalogue.address_manifest import check_addresses
from ..edition import Edition
from ..errors import CchcError
from ..messages.build_summary import read_account
from .built_files import list_files
from .check_content import check_content
from .check_figures import check_figures
from .check_links import check_links
from .check_pages import check_account, check_pages
from .check_sums import check_sums

SHOWN = 50


class NotVerified(CchcError):
    """The built tree is not what the data say; carries every fault found."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        more = f"\n  … và {len(faults) - SHOWN} lỗi nữa" if len(faults) > SHOWN else ""
        listed = "".join(f"\n  {fault}" for fault in faults[:SHOWN])
        super().__init__(f"Bản dựng không qua kiểm tra, {len(faults)} lỗi:{listed}{more}")


def find_faults(site: Path, edition: Edition, root: Path, site_url: str = "", repository: str = "") -> tuple[str, ...]:
    files = list_files(site)
    return (
        *check_account(files, read_account(site), edition),
        *check_pages(files, edition),
        *check_content(files, root / "content"),
        *check_figures(site, edition),
        *check_sums(site, files),
        *check_links(
            site, files, edition.portal.languages, site_url.rstrip("/"), repository or edition.portal.repository
        ),
        *check_addresses(files, root),
    )


def verify(site: Path, edition: Edition, root: Path, site_url: str = "", repository: str = "") -> None:
    faults = find_faults(site, edition, root, site_url, repository)
    if faults:
        raise NotVerified(faults)
