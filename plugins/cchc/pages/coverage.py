"""What the collection holds and what it lacks; never suggesting that a unit failed to report."""

from __future__ import annotations

from .models import Page, PageSection
from .page_context import PageContext
from .table_views import plain_row, plain_view, text_cell


def coverage_page(site: PageContext) -> Page:
    """What is held and what is not – never suggesting that a unit failed to report."""
    periods = [period for period in site.edition.references.periods if site.edition.store.of_period(period)]
    filed = {(release.unit, release.period) for release in site.edition.releases.values()}
    told = set(site.edition.store.unit_periods())
    units = [unit for unit in site.units_of_this_time() if not site.is_commune(unit)]
    communes = len(units) < len(site.units_of_this_time())
    rows = [
        plain_row(
            site.unit_name(unit.id),
            site.links.unit(unit.id),
            tuple(text_cell(_coverage(site, (unit.id, period), filed, told)) for period in periods),
        )
        for unit in units
    ]
    table = plain_view(
        site, site.t("Đơn vị và kỳ"), site.t("Đơn vị"), tuple((site.period_short(p), False) for p in periods), rows
    )
    return Page(
        head=site.head(
            site.links.coverage(),
            site.t("Bộ sưu tập có gì, thiếu gì"),
            site.t("Đơn vị và kỳ nào đã có trong bộ sưu tập, kỳ nào chưa sưu tầm được."),
            (),
            "data",
        ),
        kicker="",
        heading=site.t("Bộ sưu tập có gì, thiếu gì"),
        lead=(
            (
                site.t(
                    "Chúng tôi giữ {n} báo cáo. “Chưa sưu tầm” nghĩa là chúng tôi không có văn bản, không có nghĩa là "
                    "đơn vị không báo cáo.",
                    n=len(site.edition.releases),
                ),
                False,
            ),
        ),
        sections=(
            PageSection(
                "bang",
                site.t("Đơn vị và kỳ"),
                tables=(table,),
                intro=site.t("Các xã, phường, thị trấn có số liệu xem ở trang của huyện.") if communes else "",
            ),
        ),
    )


def _coverage(site: PageContext, key: tuple[str, str], filed: set, told: set) -> str:
    if key in filed:
        return site.t("có báo cáo")
    return site.t("báo cáo khác nêu") if key in told else site.t("chưa sưu tầm")
