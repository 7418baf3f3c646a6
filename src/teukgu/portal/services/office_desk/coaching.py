"""Expert coaching: assigned after a check for conflicts, sessions logged, advice and whether it was taken."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from teukgu.portal import rules as portal_rules
from teukgu.portal.access import Viewer
from teukgu.portal.access_office import answering_post
from teukgu.portal.services.office_desk import refusals
from teukgu.portal.services.office_desk.held import HeldZone, clean, hold_sender, kept_under, regions_of, stamp, zone_as
from teukgu.portal.services.possible_days import between, latest, may_come
from teukgu.portal.store.models import (
    AdviceTurn,
    CoachAdvice,
    CoachAssignment,
    CoachAssignmentEnd,
    CoachSession,
    ConflictFact,
    Organisation,
    Zone,
)
from teukgu.portal.store.queries.office_desk.coaching import (
    Tie,
    advice_state,
    assignments_of,
    experts,
    is_running,
    ties_of,
)
from teukgu.portal.store.queries.office_desk.desks import desk_of
from teukgu.portal.viewer import PostHeld
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

FORMS = ("visit", "online", "phone")
ADVICE_STATES = ("taken", "partly", "not_taken")
MOST_ADVICE = 20
COACH = Bilingual("전문가", "expert")
TASK = Bilingual("맡기는 일", "task")
UNTIL = Bilingual("끝나는 날", "last day")
HELD_ON = Bilingual("자문한 날", "day of the session")
FORM = Bilingual("방법", "form")
ATTENDED = Bilingual("참석자", "who was there")
SUMMARY = Bilingual("자문 내용", "what was discussed")
WHY = Bilingual("이유", "reason")
STATE = Bilingual("반영", "whether it was taken")
FACT = Bilingual("이해관계의 종류", "kind of interest")
ABOUT = Bilingual("이해관계가 있는 기관", "organisation concerned")
ADVICE = Bilingual("자문 의견", "pieces of advice")
WHILE = Bilingual("맡은 동안의 지난 날짜를 적으십시오.", "Give a past day on which the coach was assigned.")
FACTS = "committee_exclusion_facts"


def tie_words(tie: Tie, day: date) -> Bilingual:
    """Return in words what ties an expert to a zone."""
    if tie.post:
        return Bilingual(f"{tie.organisation} {tie.post}", f"holds a post at {tie.organisation} ({tie.post})")
    parameter = portal_rules.programme().rulebook.on(day).parameter(FACTS)
    words = parameter.options.get(tie.fact, Bilingual(tie.fact, tie.fact))
    return Bilingual(f"{tie.organisation}: {words.ko}", f"{tie.organisation}: {words.en}")


@transaction.atomic
def assign_coach(
    viewer: Viewer,
    key: str,
    zone: str,
    *,
    coach: int | None,
    until: date | None,
    task: str,
    once: str,
    now: datetime,
    today: date,
) -> CoachAssignment:
    """Assign an expert to a zone from today, unless something ties them to it.

    Raises:
        Refused: with what ties them, and everything that is missing.
    """
    held, named = zone_as(viewer, key, zone), clean(task, 300)
    kept = kept_under(CoachAssignment, viewer, once)
    if kept is not None:
        return kept
    known = experts(held.organisation.programme_id, today).filter(pk=coach).first() if coach is not None else None
    findings: list[Finding] = [] if known else [refusals.not_listed("coach", COACH)]
    if until is None or not may_come(until, today):
        findings.append(refusals.bad_day("until", UNTIL, between(today, latest(today))))
    if not named:
        findings.append(refusals.empty("task", TASK))
    if known is not None:
        findings += [refusals.conflict(tie_words(tie, today)) for tie in ties_of(known.pk, held.zone, today)]
    if known is None or until is None:
        raise Refused(findings)
    refuse_if_any(findings)
    same = _same_assignment(held, known.pk, until, named, today)
    if same is not None:
        return same
    return CoachAssignment.objects.create(
        zone_id=held.zone.pk,
        organisation=held.organisation,
        coach_id=known.pk,
        since=today,
        until=until,
        task=named,
        checked={"on": today.isoformat(), "ties": 0},
        **stamp(viewer, held.desk.post, once=once, now=now),
    )


def _same_assignment(held: HeldZone, coach: int, until: date, task: str, today: date) -> CoachAssignment | None:
    """Return what runs already with the same work, also when a colleague assigned it a moment ago."""
    Zone.objects.select_for_update().get(pk=held.zone.pk)
    rows = CoachAssignment.objects.filter(
        zone=held.zone.pk, organisation=held.organisation, coach=coach, until=until, task=task
    )
    return next((row for row in rows.order_by("pk") if is_running(row, today)), None)


@transaction.atomic
def end_coaching(
    viewer: Viewer, assignment: int, *, reason: str, once: str, now: datetime, today: date
) -> CoachAssignmentEnd:
    """End a coach's work today: the office that assigned them.

    Raises:
        Refused: when it is none of theirs, over, or no reason is given.
    """
    found, why = _assignment(viewer, assignment), clean(reason, 300)
    desk = desk_of(viewer, found.organisation.key)
    if desk is None or not desk.acts:
        raise refusals.gone()
    kept = kept_under(CoachAssignmentEnd, viewer, once)
    if kept is not None:
        return kept
    findings = [] if is_running(found, today) and not hasattr(found, "ended") else [refusals.over()]
    refuse_if_any([*findings, *([] if why else [refusals.empty("reason", WHY)])])
    try:
        with transaction.atomic():
            return CoachAssignmentEnd.objects.create(
                assignment=found, ended_on=today, reason=why, **stamp(viewer, desk.post, once=once, now=now)
            )
    except IntegrityError:
        raise Refused([refusals.over()]) from None


@transaction.atomic
def log_session(
    viewer: Viewer,
    assignment: int,
    *,
    held_on: date | None,
    form: str,
    attended: str,
    summary: str,
    advice: Sequence[str],
    once: str,
    now: datetime,
    today: date,
) -> CoachSession:
    """Log a session with its pieces of advice: the coach, or the office for them.

    Raises:
        Refused: when it is not theirs to log, or with everything that is wrong.
    """
    found = _assignment(viewer, assignment)
    desk = desk_of(viewer, found.organisation.key)
    is_coach = str(found.coach_id) == viewer.account
    if not is_coach and (desk is None or not desk.acts):
        raise refusals.gone()
    kept = kept_under(CoachSession, viewer, once)
    if kept is not None:
        return kept
    who, what, pieces = clean(attended, 200), clean(summary), [clean(one) for one in advice if clean(one)]
    findings = [refusals.empty(key, name) for key, name, said in _texts(who, what) if not said]
    if held_on is None or held_on > today or not is_running(found, held_on):
        findings.append(refusals.bad_day("held_on", HELD_ON, WHILE))
    elif is_running(found, today):
        tied = (tie for tie in ties_of(found.coach_id, found.zone.now, today) if tie.since <= held_on)
        findings += [refusals.conflict(tie_words(tie, today)) for tie in tied]
    if form not in FORMS:
        findings.append(refusals.not_listed("form", FORM))
    if len(pieces) > MOST_ADVICE:
        findings.append(refusals.too_many(ADVICE, MOST_ADVICE))
    refuse_if_any(findings)
    post = None if is_coach or desk is None else desk.post
    row = CoachSession(
        assignment=found,
        held_on=held_on or today,
        form=form,
        attended=who,
        summary=what,
        **stamp(viewer, post, once=once, now=now),
    )
    same = _same_session(row, pieces)
    if same is not None:
        return same
    row.save()
    for number, text in enumerate(pieces, 1):
        CoachAdvice.objects.create(session=row, number=number, text=text)
    return row


def _same_session(row: CoachSession, advice: Sequence[str]) -> CoachSession | None:
    """Return the session that says all of this already: coach and office may log it at the same moment."""
    CoachAssignment.objects.select_for_update().get(pk=row.assignment_id)
    said = {name: getattr(row, name) for name in ("assignment_id", "held_on", "form", "attended", "summary")}
    there = CoachSession.objects.filter(**said).order_by("pk")
    return next(
        (one for one in there if [*one.advice.order_by("number").values_list("text", flat=True)] == advice), None
    )


def _texts(attended: str, summary: str) -> tuple[tuple[str, Bilingual, str], ...]:
    return ("attended", ATTENDED, attended), ("summary", SUMMARY, summary)


@transaction.atomic
def answer_advice(viewer: Viewer, advice: int, *, state: str, why: str, once: str, now: datetime) -> AdviceTurn:
    """Say whether a piece of advice was taken, and why: the municipality, or the office for it.

    Raises:
        Refused: when it is not theirs to say, or the reason is missing.
    """
    found = CoachAdvice.objects.filter(pk=advice, session__assignment__in=assignments_of(viewer)).first()
    if found is None:
        raise refusals.gone()
    post = _answers(viewer, found.session.assignment)
    if post is None:
        raise refusals.gone()
    kept = kept_under(AdviceTurn, viewer, once)
    if kept is not None:
        return kept
    said = clean(why)
    findings = [] if state in ADVICE_STATES else [refusals.not_listed("state", STATE)]
    refuse_if_any([*findings, *([] if said else [refusals.empty("why", WHY)])])
    CoachAdvice.objects.select_for_update().get(pk=found.pk)
    last = advice_state(found)
    if last is not None and (last.state, last.why) == (state, said):
        return last
    return AdviceTurn.objects.create(advice=found, state=state, why=said, **stamp(viewer, post, once=once, now=now))


def _answers(viewer: Viewer, assignment: CoachAssignment) -> PostHeld | None:
    desk = desk_of(viewer, assignment.organisation.key)
    if desk is not None and desk.acts:
        return desk.post
    zone = assignment.zone.now
    return answering_post(viewer, zone.programme_id, regions_of(zone))


@transaction.atomic
def declare_tie(
    viewer: Viewer, *, fact: str, organisation: int | None, note: str, once: str, now: datetime, today: date
) -> ConflictFact:
    """Declare what ties the viewer, an expert, to an organisation; from then on they coach no zone of it.

    Raises:
        Refused: when the kind or the organisation is missing.
    """
    hold_sender(viewer)
    kept = ConflictFact.objects.filter(once=once).first()
    if kept is not None and kept.account_id != int(viewer.account):
        raise refusals.gone()
    if kept is not None:
        return kept
    programmes = {post.programme for post in viewer.posts}
    about = Organisation.objects.filter(pk=organisation, programme__in=programmes).first() if organisation else None
    known = portal_rules.programme().rulebook.on(today).table(FACTS)
    findings = [] if fact in known else [refusals.not_listed("fact", FACT)]
    refuse_if_any([*findings, *([] if about else [refusals.not_listed("organisation", ABOUT)])])
    return ConflictFact.objects.create(
        account_id=int(viewer.account),
        fact=fact,
        organisation=about,
        known_on=today,
        note=clean(note, 500),
        recorded_at=now,
        recorded_by_id=int(viewer.account),
        once=once,
    )


def _assignment(viewer: Viewer, pk: int) -> CoachAssignment:
    found = assignments_of(viewer).filter(pk=pk).first()
    if found is None:
        raise refusals.gone()
    return found
