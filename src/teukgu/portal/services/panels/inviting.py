"""Invites reviewers to a panel: one by one, from a list with all its problems told at once, again with a new link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from teukgu.loading.reviewer_list import MOST_BYTES, ListedReviewer, read_reviewers
from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.mail import queue_mail
from teukgu.portal.services.panels import refusals
from teukgu.portal.services.panels.facts import FactGiven, Names, fact_findings, keep_fact
from teukgu.portal.services.panels.held import HeldPanel, clean, kept_under, panel_for_ministry
from teukgu.portal.services.panels.telling import reviewers_page
from teukgu.portal.services.people.invite import account_at, link_for
from teukgu.portal.services.people.refusals import bad_address, demonstration_only
from teukgu.portal.services.round_case.refusals import no_content, too_large
from teukgu.portal.store.models import AccessAction, Account, PanelReviewer, PanelReviewerTerms
from teukgu.portal.store.queries.panels.known import about_key
from teukgu.portal.store.queries.panels.sectors import sectors_of
from teukgu.values import Bilingual, Finding, Place, Refused, nfc, refuse_if_any

NAME, MOST = Bilingual("이름", "name"), Bilingual("맡는 특구의 한도", "most zones")
LIST = Bilingual("위원 목록", "list of reviewers")
MOST_ZONES = 200
REVIEWERS = "panel_reviewers"


@dataclass(frozen=True, slots=True)
class ReviewerGiven:
    """Whom to invite: ``fields`` and ``home_region`` as codes or names, ``most`` None for the rule's default."""

    email: str
    name: str
    fields: tuple[str, ...] = ()
    most: int | None = None
    home_region: str = ""
    facts: tuple[FactGiven, ...] = ()


@dataclass(frozen=True, slots=True)
class InvitedReviewer:
    """Who was invited; ``token`` opens their account, empty when they can sign in already."""

    reviewer: PanelReviewer
    token: str


@transaction.atomic
def invite_reviewer(
    viewer: Viewer, number: str, panel: int, given: ReviewerGiven, *, once: str, now: datetime, today: date
) -> InvitedReviewer:
    """Invite one person; whoever has no account yet gets one that waits for the link.

    Raises:
        Refused: with everything that does not fit.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelReviewer, viewer, once)
    if kept is not None:
        return InvitedReviewer(kept, "")
    names = Names(held.panel.case.programme_id)
    refuse_if_any(_findings(held, given, names))
    return _invite(held, given, names, once)


@transaction.atomic
def invite_listed(
    viewer: Viewer, number: str, panel: int, content: bytes, name: str, *, once: str, now: datetime, today: date
) -> list[InvitedReviewer]:
    """Invite everybody of an uploaded list, or nobody: all of its problems are told at once.

    Raises:
        Refused: with every problem of the file, each with its line.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    if not content:
        raise Refused([no_content(LIST)])
    if len(content) > MOST_BYTES:
        raise Refused([too_large(MOST_BYTES)])
    if PanelReviewer.objects.filter(panel=held.panel, once__startswith=_key(once, "")).exists():
        return []
    rows, names = read_reviewers(content, name), Names(held.panel.case.programme_id)
    refuse_if_any(_list_findings(held, rows, names))
    return [_invite(held, _given(row), names, _key(once, row.email)) for row in rows]


@transaction.atomic
def invite_again(
    viewer: Viewer, number: str, panel: int, reviewer: int | None, *, now: datetime, today: date
) -> InvitedReviewer:
    """Make a new link for somebody who has not opened theirs; the older one opens nothing any more.

    Raises:
        Refused: when there is no such reviewer.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    found = held.reviewer(reviewer)
    return InvitedReviewer(found, link_for(found.person, viewer, now))


@transaction.atomic
def set_terms(
    viewer: Viewer, number: str, panel: int, reviewer: int | None, given: ReviewerGiven, *, once: str, now: datetime,
    today: date,
) -> PanelReviewerTerms:  # fmt: skip
    """Change fields, load or home region of a reviewer; what stood before stays kept.

    Raises:
        Refused: with everything that does not fit.
    """
    held = panel_for_ministry(viewer, number, panel, now=now, today=today)
    kept = kept_under(PanelReviewerTerms, viewer, once)
    if kept is not None:
        return kept
    found, names = held.reviewer(reviewer), Names(held.panel.case.programme_id)
    refuse_if_any(list(_terms_findings(held, given, names)))
    return _terms(held, found, given, names, once)


def _key(once: str, email: str) -> str:
    """Return the key of one row of a list: the key of the form begins it."""
    return f"{once[:40]}-l{sha256(email.encode()).hexdigest()[:20] if email else ''}"


def _given(row: ListedReviewer) -> ReviewerGiven:
    facts = tuple(FactGiven(one.kind, one.about, one.since, one.until) for one in row.facts)
    return ReviewerGiven(row.email, row.name, row.fields, row.most, row.home_region, facts)


def _list_findings(held: HeldPanel, rows: Sequence[ListedReviewer], names: Names) -> list[Finding]:
    found, seen = [], dict[str, int]()
    for row in rows:
        here = _findings(held, _given(row), names)
        if seen.setdefault(row.email, row.line) != row.line:
            here.append(refusals.invited_already(row.email))
        found += [replace(one, place=Place("", row.line, key=one.place.key)) for one in here]
    return found


def _findings(held: HeldPanel, given: ReviewerGiven, names: Names) -> list[Finding]:
    found: list[Finding] = []
    email, name = given.email.strip().lower(), given.name.strip()
    if not name:
        found.append(refusals.empty("name", NAME))
    try:
        validate_email(nfc(email))
    except ValidationError:
        found.append(bad_address(email))
    account = Account.objects.filter(email=email).first()
    if account is not None:
        if account.demonstration is not held.panel.case.programme.demonstration:
            found.append(demonstration_only())
        if held.panel.reviewers.filter(person=account).exists():
            found.append(refusals.invited_already(name or account.name))
    found += _terms_findings(held, given, names)
    for fact in given.facts:
        found += fact_findings(fact, names, held.today)
    return found


def _terms_findings(held: HeldPanel, given: ReviewerGiven, names: Names) -> Iterator[Finding]:
    known = sectors_of(held.panel.case.programme_id)
    for one in given.fields:
        if about_key(one) not in known:
            yield refusals.unknown_field(one, sorted(known))
    if given.most is not None and not 1 <= given.most <= MOST_ZONES:
        yield refusals.bad_number("most", MOST, 1, MOST_ZONES)
    if given.home_region.strip() and about_key(given.home_region) not in names.provinces:
        yield refusals.unknown_province(given.home_region, sorted(names.provinces))


def _invite(held: HeldPanel, given: ReviewerGiven, names: Names, once: str) -> InvitedReviewer:
    demonstration = held.panel.case.programme.demonstration
    account = account_at(given.email, given.name, demonstration, held.now)
    row = PanelReviewer.objects.create(panel=held.panel, person=account, **held.stamp(once))
    _terms(held, row, given, names, f"{once}-t")
    for place, fact in enumerate(given.facts):
        keep_fact(held, row, fact, names, f"{once}-f{place}")
    note_access(
        held.viewer,
        AccessAction.CHANGE,
        what=REVIEWERS,
        subject=f"{held.panel.case.number} R{row.pk}",
        case=held.panel.case,
        now=held.now,
    )
    token = link_for(account, held.viewer, held.now)
    if not token:
        _tell(held, row, account, once)
    return InvitedReviewer(row, token)


def _terms(held: HeldPanel, row: PanelReviewer, given: ReviewerGiven, names: Names, once: str) -> PanelReviewerTerms:
    known = sectors_of(held.panel.case.programme_id)
    return PanelReviewerTerms.objects.create(
        reviewer=row,
        fields=sorted({known[about_key(one)] for one in given.fields}),
        most=given.most or held.rules.most,
        home_region=names.provinces.get(about_key(clean(given.home_region, 60)), ""),
        **held.stamp(once),
    )


def _tell(held: HeldPanel, row: PanelReviewer, account: Account, once: str) -> None:
    """Write to somebody who can sign in already; a new account learns of it by its link."""
    panel, (ko, en) = held.panel, reviewers_page(row.pk)
    queue_mail(
        kind="panel.invitation",
        case=None,
        parties_or_accounts=[account],
        subject=Bilingual(f"[특구] {panel.name_ko} 위원 초대", f"[Teukgu] Invitation to the {panel.name_en}"),
        body=Bilingual(
            f"{panel.case.title} {panel.name_ko}의 위원으로 모십니다. "
            f"아래 화면에서 서약을 읽고 수락하거나 거절해 주십시오.\n\n{ko}",
            f"You are invited to the {panel.name_en} of round {panel.case.number}. "
            f"Please read the pledge and accept or decline on this page.\n\n{en}",
        ),
        once=sha256(f"panel:{once}".encode()).hexdigest(),
        now=held.now,
    )
