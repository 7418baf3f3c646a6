"""What may bar a reviewer of a panel, declared or entered: erased some years after the round was published."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Count

from teukgu.portal import clock
from teukgu.portal.keeping import Keeping, months_before
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.store.models import CaseNow, PanelFact, PanelFactErasure, PanelReviewer
from teukgu.values import Bilingual

KIND = "panel_fact"


def find(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield the reviewers of rounds published so many years ago about whom something is still kept."""
    months = 12 * keeping.panel_fact_years
    over = CaseNow.objects.filter(stage="published", changed_at__date__lte=months_before(today, months))
    rows = PanelReviewer.objects.filter(facts_erased=None, panel__case__now__in=over)
    rows = rows.annotate(count=Count("facts")).filter(count__gt=0)
    for row in rows.select_related("panel__case__now").order_by("pk"):
        case = row.panel.case
        ended = months_before(clock.day_of(case.now.changed_at), -months)
        yield Due(KIND, case.programme_id, str(row.pk), ended, row.count)


def erase(due: Sequence[Due], now: datetime) -> None:
    """Erase them; that the reviewer declared, the numbers of conflicts and the bars of the assignment stay."""
    for one in due:
        reviewer = PanelReviewer.objects.get(pk=int(one.record))
        PanelFactErasure.objects.create(reviewer=reviewer, facts=one.count, recorded_at=now)
        while True:
            # a correction before what it corrects
            done, _ = PanelFact.objects.filter(reviewer=reviewer, corrected_by=None).delete()
            if not done:
                break


PANEL_FACTS = Erasable(KIND, Bilingual("평가위원의 이해관계", "interests of panel reviewers"), find, erase)
