"""Residents' opinions on an announced plan: taken without an account, registered by the municipality, never deleted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from teukgu.portal.access import Viewer
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.designation.held_case import account_of, case_as
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import GONE, empty, finding, too_long
from teukgu.portal.services.personal import keep_personal
from teukgu.portal.store.models import (
    Case,
    CaseEvent,
    Opinion,
    OpinionModeration,
    PersonalDetail,
    PersonalKind,
)
from teukgu.portal.store.queries.announced_plans import AnnouncedPlan
from teukgu.procedures.party import Party
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

TEXT_LIMIT = 10_000
NAME_LIMIT = 60
CONTACT_LIMIT = 200
STANCES = frozenset({"for", "against", "other"})
WINDOW = timedelta(minutes=10)
PER_CASE = 20
IN_ALL = 100
TEXT = Bilingual("의견", "opinion")
NAME = Bilingual("이름", "name")
CONTACT = Bilingual("연락처", "contact")


@dataclass(frozen=True, slots=True)
class GivenOpinion:
    """An opinion as it was typed."""

    name: str
    contact: str
    text: str
    stance: str
    consents: bool
    public_wanted: bool
    channel: str = "web"


@transaction.atomic
def send_opinion(viewer: Viewer, plan: AnnouncedPlan, given: GivenOpinion, *, now: datetime) -> Opinion:
    """Keep an opinion on a plan whose inspection is open; its author's name is kept apart.

    Raises:
        Refused: with everything that is wrong, or when too many came in within a short time.
    """
    name, contact, text = clean_text(given.name), clean_text(given.contact), clean_text(given.text)
    refuse_if_any([*_wrong(name, contact, text, given), *_closed(plan)])
    key = _next_key(plan.case)
    sent = _sent_already(plan.case, given.stance, text, {"name": name, "contact": contact}, now)
    if sent is not None:
        return sent
    refuse_if_any(_flood(plan.case, now))
    person = keep_personal(
        programme=plan.case.programme_id,
        kind=PersonalKind.OPINION,
        values={"name": name, "contact": contact},
        case=plan.case,
        party=Party.RESIDENT.value,
        key=key,
        account=account_of(viewer),
        now=now,
    )
    return Opinion.objects.create(
        case=plan.case,
        key=key,
        stance=given.stance,
        text=text,
        channel=given.channel,
        account_id=account_of(viewer),
        received_at=now,
        public_wanted=given.public_wanted,
        personal=person,
    )


def _sent_already(case: Case, stance: str, text: str, person: dict[str, str], now: datetime) -> Opinion | None:
    """Return the same opinion of the same person when the button was just pressed twice."""
    rows = Opinion.objects.filter(case=case, stance=stance, text=text, received_at__gt=now - WINDOW)
    people = {
        str(row.pk): row for row in PersonalDetail.objects.filter(pk__in=[one.personal for one in rows if one.personal])
    }
    return next((one for one in rows if one.personal in people and people[one.personal].values == person), None)


def _next_key(case: Case) -> str:
    Case.objects.select_for_update().get(pk=case.pk)  # numbers are given one after the other
    return f"opinion-{Opinion.objects.filter(case=case).count() + 1:04d}"


def _wrong(name: str, contact: str, text: str, given: GivenOpinion) -> list[Finding]:
    found = [empty(key, word) for key, word, value in (("name", NAME, name), ("text", TEXT, text)) if not value]
    limits = (("name", NAME, name, NAME_LIMIT), ("contact", CONTACT, contact, CONTACT_LIMIT))
    found += [too_long(key, word, most) for key, word, value, most in limits if len(value) > most]
    if len(text) > TEXT_LIMIT:
        found.append(too_long("text", TEXT, TEXT_LIMIT))
    if given.stance not in STANCES:
        found.append(empty("stance", Bilingual("찬반", "for or against")))
    if not given.consents:
        found.append(_no_consent())
    return found


def _no_consent() -> Finding:
    return finding(
        "opinion.no_consent",
        ("개인정보 수집·이용에 동의하지 않았습니다.", "You did not consent to the use of your personal data."),
        ("동의하지 않으면 우편이나 방문으로 의견을 낼 수 있습니다.", "Without it, write by post or in person."),
        "consents",
    )


def _flood(case: Case, now: datetime) -> list[Finding]:
    lately = Opinion.objects.filter(received_at__gt=now - WINDOW)
    if lately.filter(case=case).count() < PER_CASE and lately.count() < IN_ALL:
        return []
    message = ("짧은 시간에 너무 많은 의견이 들어왔습니다.", "Too many opinions came in within a short time.")
    return [finding("opinion.too_many", message, ("10분 뒤에 다시 보내 주세요.", "Send it again in ten minutes."))]


def _closed(plan: AnnouncedPlan) -> list[Finding]:
    if plan.takes_opinions:
        return []
    message = ("지금은 의견을 받는 열람기간이 아닙니다.", "Opinions are taken during the public inspection only.")
    return [finding("opinion.closed", message, ("공고한 열람기간을 확인해 주세요.", "See the period announced."))]


@transaction.atomic
def register_opinion(
    viewer: Viewer, case_number: str, key: str, *, seen_version: int, once: str, now: datetime, today: date
) -> CaseEvent:
    """Register an opinion that came in, on the day it came: from then on it has to be answered.

    The author's name goes over into the event's own personal data; the first copy is emptied.

    Raises:
        Refused: when there is no such opinion for this viewer, or the act is refused.
    """
    held = case_as(viewer, case_number, Party.APPLICANT, today)
    found = Opinion.objects.filter(case=held.case, key=key).first()
    if found is None:
        raise Refused([GONE])
    person = PersonalDetail.objects.filter(pk=found.personal).first() if found.personal else None
    values = person.values if person else {}
    data = {"name": values.get("name") or "-", "contact": values.get("contact") or "", "opinion": found.text}
    event = act(
        viewer,
        case_number,
        act="receive_opinion",
        key=key,
        party=Party.APPLICANT,
        happened_on=timezone.localtime(found.received_at).date(),
        data={name: value for name, value in data.items() if value},
        seen_version=seen_version,
        once=once,
        now=now,
        today=today,
    )
    if person is not None:
        person.values, person.erased_at = {}, now
        person.save(update_fields=["values", "erased_at"])
    return event


def moderate_opinion(
    viewer: Viewer, case_number: str, key: str, *, hidden: bool, reason: str, now: datetime, today: date
) -> OpinionModeration:
    """Hide an opinion from the public page, or show it again; the opinion itself and every reason stay.

    Raises:
        Refused: when there is no such opinion for this viewer, or no reason is given.
    """
    held = case_as(viewer, case_number, Party.APPLICANT, today)
    found = Opinion.objects.filter(case=held.case, key=key).first()
    if found is None:
        raise Refused([GONE])
    why = clean_text(reason)
    if not why:
        raise Refused([empty("reason", Bilingual("이유", "reason"))])
    return OpinionModeration.objects.create(
        opinion=found, hidden=hidden, reason=why[:300], account_id=account_of(viewer), at=now
    )


def reply_to_opinion(
    viewer: Viewer,
    case_number: str,
    key: str,
    *,
    outcome: str,
    reply: str,
    seen_version: int,
    once: str,
    now: datetime,
    today: date,
) -> CaseEvent:
    """Answer an opinion: taken up or not, and why.

    Raises:
        Refused: when the act is refused.
    """
    return act(
        viewer,
        case_number,
        act="reply_opinion",
        key=key,
        party=Party.APPLICANT,
        happened_on=today,
        data={"outcome": outcome, "reply": clean_text(reply)},
        seen_version=seen_version,
        once=once,
        now=now,
        today=today,
    )
