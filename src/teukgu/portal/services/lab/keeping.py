"""Keeps a scenario of the policy lab."""

from datetime import datetime

from django.db import transaction

from teukgu.evaluation.lab import Changes
from teukgu.portal.access import Viewer
from teukgu.portal.access_lab import lab_programmes
from teukgu.portal.services.lab.trying import open_lab, try_settings
from teukgu.portal.store.models import LabScenario
from teukgu.portal.store.queries import RoundSummary
from teukgu.values import Bilingual, Finding, Place, Refused, nfc

LONGEST_NAME, LONGEST_NOTE = 80, 400


def keep_scenario(
    viewer: Viewer,
    programme: str,
    round_: RoundSummary,
    changes: Changes,
    *,
    rules: str,
    name: str,
    note: str,
    once: str,
    now: datetime,
) -> LabScenario | None:
    """Keep ``changes`` under a name; the same ``once`` again keeps nothing more.

    Returns None when the viewer keeps no scenarios of the programme, or the round has no lab.

    Raises:
        Refused: without a name, when a text is too long, or when the settings are refused.
    """
    if programme not in lab_programmes(viewer):
        return None
    clean, said = nfc(name).strip(), nfc(note).strip()
    if not 0 < len(clean) <= LONGEST_NAME or len(said) > LONGEST_NOTE:
        raise Refused([_unfit()])
    opened = open_lab(viewer, programme, round_, rules=rules)
    if opened is None:
        return None
    try_settings(opened, changes)
    with transaction.atomic():
        kept, _new = LabScenario.objects.get_or_create(
            once=once,
            defaults={
                "programme_id": programme,
                "round": round_.key,
                "bundle_hash": round_.bundle_hash,
                "rules": rules,
                "name": clean,
                "note": said,
                "settings": dict(changes.values),
                "settings_hash": changes.hash,
                "account_id": int(viewer.account),
                "kept_at": now,
            },
        )
    return kept


def _unfit() -> Finding:
    return Finding(
        "lab.name",
        Bilingual("시나리오를 저장하지 못했습니다.", "The scenario was not saved."),
        Bilingual(
            f"이름(필수)은 {LONGEST_NAME}자, 메모는 {LONGEST_NOTE}자까지입니다.",
            f"Give a name of at most {LONGEST_NAME} characters; the note has at most {LONGEST_NOTE}.",
        ),
        Place(key="name"),
    )
