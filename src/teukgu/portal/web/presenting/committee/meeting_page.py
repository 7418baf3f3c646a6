"""A meeting as its secretary and its members see it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from teukgu.portal.access import Viewer
from teukgu.portal.access_cases import ROUND, ROUND_STAGES
from teukgu.portal.services.meetings.attending import opening_of
from teukgu.portal.services.meetings.counts import ItemCounts, item_counts
from teukgu.portal.services.meetings.known import calendar, day_of, manages, members_on, rules_of
from teukgu.portal.services.meetings.laying import files_to_lay
from teukgu.portal.services.meetings.minutes import draft_minutes, latest_minutes, minutes_fields
from teukgu.portal.store.models import AgendaItem, Exclusion, FileUse, ItemResolution, Meeting, Membership, Minutes
from teukgu.portal.store.queries.meetings.standing import Recorded, keeps_away, recorded
from teukgu.portal.web.presenting.committee.body_page import Choice
from teukgu.portal.web.presenting.committee.words import CHOICES, EXCLUSIONS, FORMS, HOW, MEDIA, READINGS, RESULTS, word
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.meetings.body import Topic
from teukgu.procedures.meetings.convening import last_notice_day
from teukgu.procedures.meetings.counting import READINGS as BOTH
from teukgu.procedures.meetings.rules import BodyRules


@dataclass(frozen=True, slots=True)
class Sitting:
    """A member in office on the meeting's day."""

    pk: int
    name: str
    title: str
    told: str
    told_on: Any
    late: bool
    how: str
    how_word: str
    is_me: bool


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """Quorum and votes under one reading."""

    name: str
    holds: bool
    in_office: int
    present: int
    needed: int
    quorum: bool
    yes: int
    no: int
    abstain: int
    silent: int
    carried: bool


@dataclass(frozen=True, slots=True)
class ExclusionRow:
    """Somebody kept from an item, or challenged."""

    row: Exclusion
    kind: str
    holds: bool
    decided: bool


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A member who may vote on an item, and what they voted."""

    pk: int
    name: str
    choice: str
    choice_word: str
    opinion: str
    present: bool


@dataclass(frozen=True)
class ItemView:
    """An item; for somebody kept from it only its number, with nothing inside."""

    item: AgendaItem
    hidden: bool
    readings: tuple[ReadingRow, ...]
    agree: bool
    settled: bool
    exclusions: tuple[ExclusionRow, ...]
    votes: tuple[VoteRow, ...]
    my_vote: str
    may_vote: bool
    resolution: ItemResolution | None
    result: str
    is_challenge: bool
    decided: bool
    papers: tuple[FileUse, ...] = ()
    to_lay: tuple[FileUse, ...] = ()

    @property
    def round_paper(self) -> bool:
        """Whether the item is a round of evaluation with results to settle, so that there is a paper on it."""
        case = self.item.case
        return case is not None and case.procedure == ROUND and case.now.stage in ROUND_STAGES


@dataclass(frozen=True)
class MeetingPage:
    """What the page of a meeting shows."""

    meeting: Meeting
    name: str
    form: str
    written: bool
    ground: str
    day: date
    last_notice: date | None
    manages: bool
    me: Membership | None
    sittings: tuple[Sitting, ...]
    items: tuple[ItemView, ...]
    opened: bool
    hindrances: tuple[str, ...]
    in_office: int
    present: int
    needed: int
    untold: int
    hows: tuple[Choice, ...]
    choices: tuple[Choice, ...]
    notice_grounds: tuple[Choice, ...]
    exclusion_grounds: tuple[Choice, ...]
    minutes: Minutes | None
    shows_minutes: bool
    minutes_items: tuple[tuple[str, str, str], ...]
    deputies_open: bool
    challenges: bool
    names_chair: bool


def meeting_page(viewer: Viewer, meeting: Meeting) -> MeetingPage:
    """Return the meeting for this viewer."""
    rules, state = rules_of(meeting.body, day_of(meeting)), recorded(meeting)
    office = [int(member.id) for member in members_on(meeting.body, rules)]
    me = next((state.members[pk] for pk in office if str(state.members[pk].account_id) == viewer.account), None)
    is_secretary, written = manages(viewer, meeting.body), meeting.form == "written"
    findings, _chair, counts = opening_of(meeting, None)
    shown = latest_minutes(meeting)
    items = tuple(
        _with_papers(viewer, _item(rules, state, item, office, me, is_secretary), is_secretary) for item in state.items
    )
    return MeetingPage(
        meeting=meeting,
        name=meeting.body.organisation.name_en if english() else meeting.body.organisation.name_ko,
        form=word(FORMS, meeting.form),
        written=written,
        ground=said(rules.word(Topic.WRITTEN_GROUNDS, meeting.written_ground)) if written else "",
        day=day_of(meeting),
        last_notice=last_notice_day(rules, day_of(meeting), calendar()),
        manages=is_secretary,
        me=me,
        sittings=tuple(_sitting(state, pk, me) for pk in office),
        items=items,
        opened=hasattr(meeting, "opening"),
        hindrances=tuple(f"{said(one.message)} {said(one.cure)}" for one in findings),
        in_office=len(office),
        present=int(str(counts["present"])),
        needed=int(str(counts["needed"])),
        untold=len(set(office) - ({row.membership_id for row in state.notices} - set(state.told_before_items))),
        hows=_hows(rules),
        choices=tuple(Choice(code, word(CHOICES, code)) for code in CHOICES),
        notice_grounds=_choices(rules, Topic.SHORT_NOTICE_GROUNDS),
        exclusion_grounds=_choices(rules, Topic.EXCLUSION_GROUNDS),
        minutes=shown,
        shows_minutes=is_secretary or (shown is not None and not any(one.hidden for one in items)),
        minutes_items=_minutes(meeting, shown) if is_secretary or shown else (),
        deputies_open=rules.is_unknown(Topic.DEPUTIES),
        challenges=rules.body.challenge,
        names_chair="named_by_chair" in rules.codes(Topic.ACTING_ORDER),
    )


def _choices(rules: BodyRules, topic: Topic) -> tuple[Choice, ...]:
    return tuple(Choice(code, said(rules.word(topic, code))) for code in rules.codes(topic))


def _hows(rules: BodyRules) -> tuple[Choice, ...]:
    """Return how a member may come: what the rules allow, and leaving."""
    codes = [*(rules.codes(Topic.FORMS) or ("in_person",))]
    if rules.code(Topic.DEPUTIES) == "allowed":
        codes.append("deputy")
    return tuple(Choice(code, word(HOW, code)) for code in (*codes, "absent"))


def _minutes(meeting: Meeting, fixed: Minutes | None) -> tuple[tuple[str, str, str], ...]:
    content = fixed.content if fixed else draft_minutes(meeting)
    return tuple((key, en if english() else ko, content.get(key, "")) for key, ko, en in minutes_fields(meeting))


def _sitting(state: Recorded, pk: int, me: Membership | None) -> Sitting:
    row = state.members[pk]
    notice = next((one for one in reversed(state.notices) if one.membership_id == pk), None)
    came = state.attendance.get(pk)
    return Sitting(
        pk=pk,
        name=row.account.name,
        title=row.title,
        told=word(MEDIA, notice.medium) if notice else "",
        told_on=notice.sent_at if notice else None,
        late=bool(notice and notice.late),
        how=came.how if came else "",
        how_word=word(HOW, came.how) if came else "",
        is_me=me is not None and me.pk == pk,
    )


def _item(  # noqa: PLR0917
    rules: BodyRules, state: Recorded, item: AgendaItem, office: list[int], me: Membership | None, is_secretary: bool
) -> ItemView:
    counts = item_counts(state.meeting, state, item)
    barred = state.barred(item)
    hidden = me is not None and me.pk in barred and not is_secretary
    resolution = item.resolution if hasattr(item, "resolution") else None
    decided = resolution is not None or (item.about is not None and hasattr(item.about, "decision"))
    votes = state.votes.get(item.pk, {})
    mine = votes.get(me.pk) if me is not None else None
    can = me is not None and me.pk not in barred and not decided and _open_to(state, me.pk)
    return ItemView(
        item=item,
        hidden=hidden,
        readings=_readings(counts) if not hidden and (is_secretary or decided) else (),
        agree=counts.agree,
        settled=bool(counts.reading) or counts.agree,
        exclusions=() if hidden else tuple(_exclusion(row) for row in state.exclusions.get(item.pk, ())),
        votes=_votes(state, item, office, barred) if is_secretary else (),
        my_vote=word(CHOICES, mine.choice) if mine else "",
        may_vote=can,
        resolution=resolution,
        result=_result(item, resolution),
        is_challenge=item.about_id is not None,
        decided=decided,
    )


def _with_papers(viewer: Viewer, view: ItemView, is_secretary: bool) -> ItemView:
    """Return the item with its papers; nothing for whoever is kept away from it."""
    if view.hidden:
        return view
    laid = tuple(one.file for one in view.item.papers.select_related("file").order_by("pk"))
    return replace(view, papers=laid, to_lay=files_to_lay(viewer, view.item) if is_secretary else ())


def _open_to(state: Recorded, pk: int) -> bool:
    """Whether a member may vote: in writing always, in a meeting once it is open and they are there."""
    if state.meeting.form == "written":
        return True
    return hasattr(state.meeting, "opening") and pk in state.present


def _result(item: AgendaItem, resolution: ItemResolution | None) -> str:
    if resolution is not None:
        return word(RESULTS, resolution.result)
    if item.about is not None and hasattr(item.about, "decision"):
        return word({"True": CHOICES["yes"], "False": CHOICES["no"]}, str(item.about.decision.upheld))
    return ""


def _readings(counts: ItemCounts) -> tuple[ReadingRow, ...]:
    rows = []
    for reading in BOTH:
        count = counts.counts[reading]
        quorum, tally = count.quorum, count.tally
        rows.append(
            ReadingRow(
                name=word(READINGS, reading),
                holds=counts.reading == reading,
                in_office=quorum.in_office,
                present=quorum.present,
                needed=quorum.needed,
                quorum=quorum.is_met,
                yes=tally.yes,
                no=tally.no,
                abstain=tally.abstain,
                silent=tally.silent,
                carried=count.carried,
            )
        )
    return tuple(rows)


def _exclusion(row: Exclusion) -> ExclusionRow:
    return ExclusionRow(row, word(EXCLUSIONS, row.kind), keeps_away(row), hasattr(row, "decision"))


def _votes(state: Recorded, item: AgendaItem, office: list[int], barred: frozenset[int]) -> tuple[VoteRow, ...]:
    votes = state.votes.get(item.pk, {})
    rows = []
    for pk in office:
        if pk in barred:
            continue
        vote = votes.get(pk)
        there = pk in state.present or state.meeting.form == "written"
        choice = vote.choice if vote else ""
        name = state.members[pk].account.name
        rows.append(VoteRow(pk, name, choice, word(CHOICES, choice), vote.opinion if vote else "", there))
    return tuple(rows)
