"""Single ballots, voters' provinces and codes of rounds that are sealed: erased, where nobody did it by hand."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from teukgu.portal import clock
from teukgu.portal.keeping import Keeping
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.services.public_stage.erasing import SEALED, erase_round
from teukgu.portal.store.models import BallotCast, BallotCode, BallotExclusionDetail, BallotVoter, Case
from teukgu.values import Bilingual

KIND = "public_ballots"


def find(keeping: Keeping, today: date) -> Iterator[Due]:
    """Yield sealed rounds whose single ballots, codes or voters are still there."""
    cast = Exists(BallotCast.objects.filter(case=OuterRef("pk")))
    codes = Exists(BallotCode.objects.filter(ballot__case=OuterRef("pk")))
    voters = Exists(BallotVoter.objects.filter(ballot__case=OuterRef("pk")))
    aside = Exists(BallotExclusionDetail.objects.filter(exclusion__case=OuterRef("pk")))
    cases = Case.objects.filter(Q(cast) | Q(codes) | Q(voters) | Q(aside), stage_erasure=None, now__stage__in=SEALED)
    for case in cases.select_related("now").order_by("pk"):
        yield Due(KIND, case.programme_id, str(case.pk), clock.day_of(case.now.changed_at))


def erase(due: Sequence[Due], now: datetime) -> None:
    """Erase them; counts by zone and province stay."""
    for case in Case.objects.filter(pk__in=[int(one.record) for one in due]):
        erase_round(case, account=None, once=f"stage-erasure-{case.pk}", now=now)


BALLOTS = Erasable(KIND, Bilingual("공개 평가의 표와 투표 번호", "ballots and codes of the public stage"), find, erase)
