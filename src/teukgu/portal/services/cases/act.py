"""One act on a case: in one transaction, once, on the case as its author saw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.portal.access import Viewer, may_act, may_see_case, may_see_event, post_for
from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.cases import refusals
from teukgu.portal.services.cases.attached import attach, attached_findings
from teukgu.portal.services.cases.documents import project_documents
from teukgu.portal.services.cases.hooks import Coming, is_prepared, prepare, run_hooks
from teukgu.portal.services.cases.joint import joint_findings
from teukgu.portal.services.cases.mails import tell_new_tasks, waiting
from teukgu.portal.services.cases.on_case import OnCase
from teukgu.portal.services.cases.parties import join_by
from teukgu.portal.services.cases.projections import project
from teukgu.portal.services.cases.recording import document_findings
from teukgu.portal.services.personal import without_personal
from teukgu.portal.store.models import Case, CaseEvent
from teukgu.portal.store.queries.cases.events import to_event
from teukgu.portal.store.queries.cases.situation import situation_after, situation_of
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.procedures.answer import answer
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.values import Finding, Refused, Severity, nfc


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to have recorded."""

    act: str
    key: str
    party: Party
    happened_on: date
    data: Mapping[str, Any]
    files: tuple[str, ...]
    reason: str
    override: bool
    once: str
    now: datetime

    def draft(self, viewer: Viewer, data: Mapping[str, Any] | None = None) -> Event:
        """Return it as an event that was not recorded yet."""
        return Event(
            act=self.act,
            happened_on=self.happened_on,
            recorded_at=self.now,
            party=self.party,
            key=self.key,
            data=self.data if data is None else data,
            actor=viewer.account,
            reason=self.reason,
            override=self.override,
        )


def act(
    viewer: Viewer,
    case_number: str,
    *,
    act: str,
    key: str = "",
    party: Party | str,
    happened_on: date,
    data: Mapping[str, Any],
    files: Sequence[str] = (),
    reason: str = "",
    override: bool = False,
    seen_version: int,
    once: str,
    now: datetime,
    today: date,
) -> CaseEvent:
    """Record an act and everything that follows from it; return its event.

    The same ``once`` again gives the event that was kept already and does nothing.

    Raises:
        Refused: with everything that stands in the way. ``case.absent`` when the viewer may not know of the case,
            ``case.changed_meanwhile`` when the case is not as they saw it.
    """
    words = nfc(reason).strip()
    asked = Asked(act, nfc(key), Party(party), happened_on, cleaned(data), tuple(files), words, override, once, now)
    if is_prepared(act):
        _prepare(viewer, case_number, asked, seen_version, today)
    with transaction.atomic():
        # whoever acts on the same case at the same time waits here, and then sees what the other has done
        case = Case.objects.select_for_update().filter(number=case_number).first()
        facts = case_facts(case, today) if case else None
        if case is None or facts is None or not may_see_case(viewer, facts):
            raise Refused([refusals.absent()])
        kept = _kept_already(viewer, case, asked)
        if kept is not None:
            return kept
        on = OnCase(viewer, case, facts, situation_of(case, today=today, now=now))
        standing = what_stands(on, asked, seen_version)
        if standing.in_the_way:
            raise Refused(standing.findings)
        return _record(on, asked)


def _prepare(viewer: Viewer, case_number: str, asked: Asked, seen_version: int, today: date) -> None:
    """Make ready what the act needs, for those who may act, on the case they saw; the transaction judges the rest."""
    case = Case.objects.filter(number=case_number, version=seen_version).first()
    facts = case_facts(case, today) if case else None
    if case is None or facts is None or not may_act(viewer, facts, asked.party.value, asked.key):
        return
    if not CaseEvent.objects.filter(once=asked.once).exists():
        prepare(Coming(case, asked.act, asked.data))


def cleaned(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields in NFC; nothing else of them changes."""
    return {name: _clean(value) for name, value in data.items()}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return nfc(value)
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value


def _kept_already(viewer: Viewer, case: Case, asked: Asked) -> CaseEvent | None:
    if not asked.once:
        raise Refused([refusals.used_key()])  # without a key a second act would pass for the first one
    kept = CaseEvent.objects.filter(once=asked.once).first()
    if kept is None:
        return None
    if (kept.case_id, kept.act, str(kept.account_id)) != (case.pk, asked.act, viewer.account):
        raise Refused([refusals.used_key()])
    return kept


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the way of an act (errors) and beside it (warnings); whether a reason may set it aside."""

    findings: tuple[Finding, ...]
    overridable: bool = False

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """Return the errors."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def what_stands(on: OnCase, asked: Asked, seen_version: int) -> Standing:
    """Return everything that is wrong: access, the case as it was seen, the procedure, what is attached."""
    if not may_act(on.viewer, on.facts, asked.party.value, asked.key):
        return Standing((refusals.not_your_party(),))
    findings = list(joint_findings(on, on.procedure.act(asked.act), asked.party, asked.key))
    findings.extend(_changed_meanwhile(on, seen_version))
    findings.extend(attached_findings(on.viewer, on.case, on.procedure.act(asked.act), asked.data, asked.files))
    findings.extend(document_findings(on, asked.act, asked.data))
    given = answer(on.situation, asked.draft(on.viewer))
    return Standing((*findings, *given.findings), given.overridable and not findings)


def _changed_meanwhile(on: OnCase, seen_version: int) -> list[Finding]:
    """Say what was recorded since the case was seen.

    Many zones share a round, each in its own thread: what its author may not see neither hinders an act nor is named.
    """
    if seen_version == on.case.version:
        return []
    since = list(on.case.events.filter(seq__gt=seen_version).order_by("seq"))
    if on.case.procedure == ROUND and seen_version < on.case.version:
        since = [row for row in since if may_see_event(on.viewer, on.facts, row.party, row.key)]
        if not since:
            return []
    return [refusals.changed_meanwhile(on.procedure, since)]


def _record(on: OnCase, asked: Asked) -> CaseEvent:
    case, before = on.case, waiting(on.case)
    row = append(on, asked)
    event = to_event(row)
    spec = on.procedure.act(row.act)
    if spec is not None:
        join_by(case, spec, row)
    attach(case, row, spec, asked.files)
    events = (*on.situation.state.events, event)
    after = situation_after(case, events, today=on.situation.today, now=asked.now)
    project(case, after, now=asked.now)
    project_documents(case, after.state)
    run_hooks(OnCase(on.viewer, case, on.facts, after), row, event)
    tell_new_tasks(case, row, after, before)
    return row


def append(on: OnCase, asked: Asked) -> CaseEvent:
    """Write the event; personal data of its fields are kept apart."""
    case, rules = on.case, on.situation.rules
    spec = on.procedure.act(asked.act)
    fields = spec.fields if spec else ()
    data = without_personal(case, fields, asked.data, party=asked.party.value, key=asked.key, now=asked.now)
    post = post_for(on.viewer, on.facts, asked.party.value, asked.key)
    case.version += 1
    case.save(update_fields=["version"])
    return CaseEvent.objects.create(
        case=case,
        seq=case.version,
        act=asked.act,
        key=asked.key,
        party=asked.party.value,
        happened_on=asked.happened_on,
        recorded_at=asked.now,
        account_id=int(on.viewer.account),
        post_id=post.post if post else None,
        as_deputy=bool(post and post.deputy),
        data=data,
        reason=asked.reason,
        override=asked.override,
        rules_hash=rules.hash_of(rules.asked),
        once=asked.once,
    )
