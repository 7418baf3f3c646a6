"""Early warnings of the offices (내부검토): deleted once the day up to which each is kept is over."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from teukgu.portal.keeping import Keeping
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.store.models import EarlyWarning
from teukgu.values import Bilingual


def find(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield each warning whose time is over."""
    rows = EarlyWarning.objects.filter(keep_until__lt=today).order_by("pk")
    for pk, programme, until in rows.values_list("pk", "organisation__programme", "keep_until"):
        yield Due("early_warning", programme, str(pk), until)


def erase(due: Sequence[Due], now: datetime) -> None:
    """Delete them."""
    EarlyWarning.objects.filter(pk__in=[int(one.record) for one in due]).delete()


WARNINGS = Erasable("early_warning", Bilingual("조기경보(내부검토)", "early warnings (internal)"), find, erase)
