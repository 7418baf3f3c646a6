"""Mails of a panel: to the ministry when a reviewer must be replaced, to reviewers when something waits for them."""

from collections.abc import Sequence
from hashlib import sha256

from django.conf import settings

from teukgu.portal.services.mail import queue_mail
from teukgu.portal.services.panels.held_reviewer import HeldReviewer
from teukgu.portal.store.queries.panels.known import rater
from teukgu.procedures.party import Party
from teukgu.values import Bilingual


def tell_ministry_of_conflict(me: HeldReviewer, zones: Sequence[str], once: str) -> None:
    """Tell the ministry that a reviewer declared an interest in zones of theirs: others have to score these."""
    panel, case = me.held.panel, me.held.panel.case
    names = {one.zone_id: one.name for one in me.held.members()}
    told = ", ".join(names.get(zone, zone) for zone in zones)
    path = f"cases/{case.number}/round/panels/{panel.pk}/pairs/"
    queue_mail(
        kind="panel.conflict",
        case=case,
        parties_or_accounts=[(Party.MINISTER.value, "")],
        subject=Bilingual(
            f"[특구] {panel.name_ko}: 위원 교체 필요", f"[Teukgu] {panel.name_en}: a reviewer to replace"
        ),
        body=Bilingual(
            f"배정받은 특구에 이해관계를 신고한 위원이 있습니다({rater(me.row.pk)}): {told}\n"
            f"그 특구의 채점은 막혔습니다. 다시 배정해 주십시오.\n\n{settings.SITE_ADDRESS}/{path}",
            f"Reviewer {rater(me.row.pk)} declared an interest in zones given to them: {told}\n"
            f"They cannot score these any more. Please assign again.\n\n{settings.SITE_ADDRESS}/en/{path}",
        ),
        once=sha256(f"panel-conflict:{once}".encode()).hexdigest(),
        now=me.held.now,
    )
