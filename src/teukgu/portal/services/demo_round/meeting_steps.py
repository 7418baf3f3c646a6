"""Steps of the committee: a meeting that a recusal leaves without a quorum, and one that decides."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from teukgu.loading.demonstration_lives import read_lives
from teukgu.portal.access import Viewer
from teukgu.portal.services.demo_lives.stage import Stage
from teukgu.portal.services.demo_round.scene import EXAMPLE, RoundScene
from teukgu.portal.services.meetings.attending import attend, open_meeting
from teukgu.portal.services.meetings.bodies import establish_body
from teukgu.portal.services.meetings.calling import add_item, call_meeting, send_notices
from teukgu.portal.services.meetings.excluding import recuse
from teukgu.portal.services.meetings.members import appoint
from teukgu.portal.services.meetings.minutes import draft_minutes, fix_minutes
from teukgu.portal.services.meetings.resolving import resolve
from teukgu.portal.services.meetings.voting import vote
from teukgu.portal.services.round_case.deciding import depart
from teukgu.portal.store.models import AgendaItem, Meeting, Membership, Organisation
from teukgu.values import Refused

BODY, SECRETARY, LIFE = "committee", "committee.secretary", "committee"
FIRST, SECOND = date(2026, 10, 13), date(2026, 10, 26)
FEW = ("minister", "molit_vice_minister", "education", "committee-member-2")
MANY = ("minister", "molit_vice_minister", "education", "justice", "committee.member", "committee-member-3")
STEPS_ASIDE = "committee-member-2"
STRICT = "not_counted"
"""The reading by which a member who steps aside is not counted."""


def call_first(scene: RoundScene) -> None:
    """The secretary calls a meeting on the round."""
    _members(scene)
    _call(scene, FIRST)


def hold_first(scene: RoundScene) -> None:
    """Four of seven come, one steps aside: by the strict reading there is no quorum, and the item is put off."""
    secretary, meeting, item = _opened(scene, FEW)
    recuse(
        secretary,
        meeting.pk,
        item=item.pk,
        membership=_seat(STEPS_ASIDE).pk,
        reason=f"{EXAMPLE} 평가받는 시의 자문을 맡고 있음",
        **_moment(scene),
    )
    _vote(scene, meeting, item, yes=[one for one in FEW if one != STEPS_ASIDE])
    for reading in ("", STRICT):
        if not _is_refused(scene, meeting, item, reading):
            msg = "the committee decided without a quorum"
            raise AssertionError(msg)
    text = f"{EXAMPLE} 회피한 위원을 빼면 의사정족수에 이르지 못하여 다음 회의로 미룬다."
    resolve(secretary, meeting.pk, item=item.pk, text=text, defer=True, **scene.stamp())
    _minutes(scene, meeting, f"{EXAMPLE} 예시위원가: 두 가지로 세어 모두 정족수에 이를 때 의결하기로 함")


def _is_refused(scene: RoundScene, meeting: Meeting, item: AgendaItem, reading: str) -> bool:
    """Try to resolve; what is refused leaves nothing behind."""
    reason = f"{EXAMPLE} 법률 자문" if reading else ""
    try:
        resolve(
            scene.viewer(SECRETARY),
            meeting.pk,
            item=item.pk,
            text=f"{EXAMPLE} 결정표대로 의결한다.",
            reading=reading,
            reading_reason=reason,
            **scene.stamp(),
        )
    except Refused:
        return True
    return False


def call_second(scene: RoundScene) -> None:
    """The secretary calls the next meeting; the ministry writes what the committee means to decide otherwise."""
    raised = scene.draft.results.filter(rank__isnull=False, tier__gt=1).order_by("-rank", "zone").first()
    if raised is not None and raised.tier is not None:
        reason = f"{EXAMPLE} 그해 호우로 사업장 절반이 문을 닫은 것을 헤아림"
        depart(scene.ministry, scene.number, zone=raised.zone_id, tier=raised.tier - 1, reason=reason, **scene.stamp())
    _call(scene, SECOND)


def hold_second(scene: RoundScene) -> None:
    """Six come, nobody of them steps aside: it is decided, with the sheet."""
    secretary, meeting, item = _opened(scene, MANY)
    _vote(scene, meeting, item, yes=MANY[:-1], no=MANY[-1:])
    resolve(secretary, meeting.pk, item=item.pk, text=f"{EXAMPLE} 결정표대로 의결한다.", **scene.stamp())
    _minutes(scene, meeting, f"{EXAMPLE} 예시위원나: 호우 피해를 헤아린 까닭을 공개하기로 함")


def _members(scene: RoundScene) -> None:
    """Seat the members, unless the life of the committee did: keys and days are the same."""
    (life,) = [one for one in read_lives(scene.folder) if one.id == LIFE]
    given = next(one.given for one in life.steps if one.do == "appoint")
    since = next(one.day for one in life.steps if one.do == "appoint")
    establish_body(Organisation.objects.get(programme=scene.programme, key=BODY))
    secretary = scene.viewer(SECRETARY)
    for seat, name in given["by_office"].items():
        once = Stage.key_of("committee-member", seat)
        appoint(secretary, BODY, seat=seat, name=name, since=since, once=once, now=scene.now)
    for person in given["appointed"]:
        once, account = Stage.key_of("committee-member", person), scene.account(person).pk
        appoint(secretary, BODY, seat="appointed", account=account, since=since, once=once, now=scene.now)


def _seat(key: str) -> Membership:
    return Membership.objects.get(once=Stage.key_of("committee-member", key))


def _call(scene: RoundScene, held_on: date) -> None:
    secretary = scene.viewer(SECRETARY)
    starts = timezone.make_aware(datetime.combine(held_on, time(10)))
    meeting = call_meeting(
        secretary,
        BODY,
        form="in_person",
        starts_at=starts,
        purpose=f"{EXAMPLE} {scene.year}년 운영평가 결과 심의",
        place="예시 회의실",
        **scene.stamp(),
    )
    title = f"{EXAMPLE} {scene.year}년 운영평가 결과"
    add_item(secretary, meeting.pk, case=scene.number, title=title, **_moment(scene))
    notice = _moment(scene)
    send_notices(secretary, meeting.pk, sent_at=notice["now"], **notice)


def _opened(scene: RoundScene, present: Sequence[str]) -> tuple[Viewer, Meeting, AgendaItem]:
    secretary = scene.viewer(SECRETARY)
    starts = timezone.make_aware(datetime.combine(scene.day, time(10)))
    meeting = Meeting.objects.get(body__key=BODY, body__programme=scene.programme, starts_at=starts)
    for key in present:
        attend(secretary, meeting.pk, membership=_seat(key).pk, how="in_person", **_moment(scene))
    open_meeting(secretary, meeting.pk, **_moment(scene))
    return secretary, meeting, meeting.items.get(case=scene.case)


def _vote(scene: RoundScene, meeting: Meeting, item: AgendaItem, *, yes: Sequence[str], no: Sequence[str] = ()) -> None:
    for key, choice in [*((one, "yes") for one in yes), *((one, "no") for one in no)]:
        vote(
            scene.viewer(SECRETARY), meeting.pk, item=item.pk, membership=_seat(key).pk, choice=choice,
            **scene.stamp(),
        )  # fmt: skip


def _minutes(scene: RoundScene, meeting: Meeting, remarks: str) -> None:
    content = {**draft_minutes(meeting), "remarks": remarks}
    fix_minutes(scene.viewer(SECRETARY), meeting.pk, content=content, **_moment(scene))


def _moment(scene: RoundScene) -> dict[str, Any]:
    stamp = scene.stamp()
    return {"once": stamp["once"], "now": stamp["now"]}
