"""Tells those for whom something new waits; who that is by then, the mail's sender works out."""

from collections import defaultdict
from hashlib import sha256

from teukgu.portal.services.mail import queue_mail
from teukgu.portal.store.models import Case, CaseEvent, CaseTask
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual
from teukgu.values.particles import settled

Waiting = frozenset[tuple[str, str, str]]


def waiting(case: Case) -> Waiting:
    """Return what waits in the case: party, key and act."""
    return frozenset(CaseTask.objects.filter(case=case).values_list("party", "key", "act"))


def tell_new_tasks(case: Case, event: CaseEvent, situation: Situation, before: Waiting) -> None:
    """Queue one mail for each party for which the act made something new to do."""
    new: dict[tuple[str, str], list[Bilingual]] = defaultdict(list)
    for party, key, act in sorted(waiting(case) - before):
        if party != event.party:
            new[party, key].append(_name(situation, act))
    for (party, key), names in new.items():
        _queue(case, event, _name(situation, event.act), (party, key), names)


def _name(situation: Situation, act: str) -> Bilingual:
    found = situation.state.procedure.act(act)
    return found.name if found else Bilingual(act, act)


def _queue(case: Case, event: CaseEvent, done: Bilingual, who: tuple[str, str], names: list[Bilingual]) -> None:
    ko, en = ", ".join(name.ko for name in names), ", ".join(name.en for name in names)
    subject = Bilingual(f"[특구] 할 일: {case.title}", f"[Teukgu] Waiting for you: {case.title}")
    body = Bilingual(
        settled(f"사건 {case.number}에 '{done.ko}'이(가) 기록되어 다음 일을 기다립니다: {ko}"),
        f"'{done.en}' was recorded in case {case.number}. Waiting for you: {en}",
    )
    queue_mail(
        kind="case.task",
        case=case,
        parties_or_accounts=[who],
        subject=subject,
        body=body,
        once=sha256(f"{event.once}|{who[0]}|{who[1]}".encode()).hexdigest(),
        now=event.recorded_at,
    )
