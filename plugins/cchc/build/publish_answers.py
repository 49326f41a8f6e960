"""What readers of a published site are owed and no program knows: whom to write to, and when to look again."""

from ..errors import UseError
from ..model.portal import NO_DAY, Portal


def check_answers(portal: Portal, repository: str, today: str) -> None:
    """Ends a publication that answers neither; a day that has passed is no answer."""
    missing = []
    if not portal.contact_at(repository):
        missing.append("“contact” (địa chỉ https để bạn đọc liên hệ) hoặc “repository”")
    if not portal.next_update or (portal.next_update < today and portal.next_update != NO_DAY):
        missing.append(f"“next_update” (ngày cập nhật tới, từ {today}; không hẹn ngày thì ghi {NO_DAY})")
    if missing:
        raise UseError(f"Chưa xuất bản: hãy ghi {' và '.join(missing)} vào data/portal.yaml.")
