"""Keeps searches under a name."""

from datetime import datetime

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import SavedList
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

LONGEST_NAME = 80
LONGEST_QUERY = 500
MOST = 50


def save_list(viewer: Viewer, *, name: str, query: str, now: datetime) -> SavedList:
    """Keep a search under a name; the same name again keeps the new search in its place.

    Raises:
        Refused: without a name, when something is too long, or when there are too many.
    """
    clean = nfc(name).strip()
    own = SavedList.objects.filter(account=int(viewer.account))
    full = own.count() >= MOST and not own.filter(name=clean).exists()
    if not 0 < len(clean) <= LONGEST_NAME or len(query) > LONGEST_QUERY or full:
        raise Refused([_unfit()])
    kept, _new = SavedList.objects.update_or_create(
        account_id=int(viewer.account), name=clean, defaults={"query": query, "made_at": now}
    )
    return kept


def forget_list(viewer: Viewer, pk: int) -> bool:
    """Forget one of the viewer's own lists; return whether there was one."""
    return SavedList.objects.filter(account=int(viewer.account), pk=pk).delete()[0] > 0


def _unfit() -> Finding:
    return Finding(
        "list.unfit",
        Bilingual("목록을 저장하지 못했습니다.", "The list was not saved."),
        Bilingual(
            f"이름은 {LONGEST_NAME}자까지, 목록은 {MOST}개까지입니다.",
            f"At most {LONGEST_NAME} characters, {MOST} lists.",
        ),
        Place(key="name"),
    )
