"""Mails of a panel: to the ministry when a reviewer must be replaced, to reviewers when something waits for them."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from django.conf import settings

from teukgu.portal.services.mail import queue_mail
from teukgu.portal.services.panels.held import HeldPanel
from teukgu.portal.services.panels.held_reviewer import HeldReviewer
from teukgu.portal.store.models import PanelReviewer
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


def reviewers_page(reviewer: int) -> tuple[str, str]:
    """Return the addresses of a reviewer's own page, Korean and English."""
    path = f"my/panels/{reviewer}/"
    return f"{settings.SITE_ADDRESS}/{path}", f"{settings.SITE_ADDRESS}/en/{path}"


def tell_assigned(held: HeldPanel, new: Iterable[tuple[int, int]], once: str) -> None:
    """Tell reviewers that zones were given to them; ``new``: their number and how many zones are new."""
    counts = dict(new)
    for row in PanelReviewer.objects.filter(pk__in=counts).select_related("person").order_by("pk"):
        count = counts[row.pk]
        _tell(
            held,
            row,
            "panel.assigned",
            Bilingual("채점할 특구", "zones to score"),
            Bilingual(
                f"{held.panel.case.title} {held.panel.name_ko}에서 특구 {count}곳을 새로 배정받았습니다.",
                f"{count} zones were given to you in the {held.panel.name_en} of round {held.panel.case.number}.",
            ),
            once=once,
        )


def tell_discussed(held: HeldPanel, zone: str, reviewers: Iterable[int], once: str) -> None:
    """Tell the reviewers of a zone that it is discussed."""
    name = next((one.name for one in held.members() if one.zone_id == zone), zone)
    for row in PanelReviewer.objects.filter(pk__in=list(reviewers)).select_related("person").order_by("pk"):
        _tell(
            held,
            row,
            "panel.discussion",
            Bilingual("토의", "discussion"),
            Bilingual(
                f"위원들의 점수가 벌어져 토의를 엽니다: {name}",
                f"Scores lie far apart; please discuss this zone: {name}",
            ),
            once=once,
        )


def tell_reopened(held: HeldPanel, row: PanelReviewer, zone: str, why: str, once: str) -> None:
    """Tell a reviewer that their hand-in was opened again and waits to be handed in anew."""
    name = next((one.name for one in held.members() if one.zone_id == zone), zone)
    _tell(
        held,
        row,
        "panel.reopened",
        Bilingual("제출을 풀었음", "a hand-in opened again"),
        Bilingual(
            f"제출한 채점을 풀었습니다: {name}\n이유: {why}\n고친 뒤 다시 제출해야 점수에 들어갑니다.",
            f"Your hand-in was opened again: {name}\nReason: {why}\nIt counts once you hand it in again.",
        ),
        once=once,
    )


def _tell(held: HeldPanel, row: PanelReviewer, kind: str, what: Bilingual, body: Bilingual, *, once: str) -> None:
    panel, (ko, en) = held.panel, reviewers_page(row.pk)
    queue_mail(
        kind=kind,
        case=None,
        parties_or_accounts=[row.person],
        subject=Bilingual(f"[특구] {panel.name_ko}: {what.ko}", f"[Teukgu] {panel.name_en}: {what.en}"),
        body=Bilingual(f"{body.ko}\n\n{ko}", f"{body.en}\n\n{en}"),
        once=sha256(f"{kind}:{once}:{row.pk}".encode()).hexdigest(),
        now=held.now,
    )
