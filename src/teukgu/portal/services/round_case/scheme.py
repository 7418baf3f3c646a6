"""States the scheme of a round: the file as it was handed in is kept, and named by its hash."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.seal import sha256
from teukgu.loading.scheme_file import parse_scheme
from teukgu.loading.scheme_levels import level_findings
from teukgu.portal.access import Viewer
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.held import round_for_ministry
from teukgu.portal.store.models import RoundScheme
from teukgu.values import Bilingual, Refused, refuse_if_any

SCHEME = Bilingual("평가계획", "scheme")
MOST_BYTES = 1_000_000


@transaction.atomic
def state_scheme(
    viewer: Viewer,
    number: str,
    content: bytes,
    *,
    matters: Iterable[str],
    expert_body_used: bool,
    seen_version: int | None = None,
    once: str,
    now: datetime,
    today: date,
) -> RoundScheme:
    """Keep the scheme's file and state it; the earlier one stays kept. The same ``once`` again keeps nothing more.

    ``matters``: codes of what the decree wants considered and the scheme does consider.

    Raises:
        Refused: with every problem of the file, or what stands in the way of the act.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = held.case.round_schemes.filter(once=once).first()
    if kept is not None:
        return kept
    scheme = read_scheme_bytes(content, held.year)
    row = RoundScheme.objects.create(
        case=held.case,
        scheme=scheme.id,
        name_ko=scheme.name.bilingual.ko,
        name_en=scheme.name.bilingual.en,
        sha256=sha256(content),
        content=content,
        account_id=int(viewer.account),
        kept_at=now,
        once=once,
    )
    data = {
        "scheme": row.scheme,
        "scheme_sha256": row.sha256,
        "matters": list(matters),
        "expert_body_used": expert_body_used,
    }
    held.record("state_scheme", data, seen_version=seen_version, once=once)
    return row


def read_scheme_bytes(content: bytes, year: int) -> Scheme:
    """Read a scheme for the round of ``year``.

    Raises:
        Refused: with every problem of the file.
    """
    if not content:
        raise Refused([refusals.no_content(SCHEME)])
    if len(content) > MOST_BYTES:
        raise Refused([refusals.too_large(MOST_BYTES)])
    try:
        scheme = parse_scheme(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused([refusals.not_text()]) from None
    other = scheme.year is not None and scheme.year != year
    refuse_if_any([*([refusals.other_year(scheme.year or 0, year)] if other else []), *level_findings(scheme, year)])
    return scheme
