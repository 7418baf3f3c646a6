"""States the scheme of a round: the file as it was handed in is kept, and named by its hash."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from teukgu.evaluation.scheme import Node, Scheme
from teukgu.evaluation.scheme_matters import beyond, matters_seen, unknown_matters
from teukgu.evaluation.scheme_weights import weight_findings
from teukgu.evaluation.seal import sha256
from teukgu.loading.scheme_file import parse_scheme
from teukgu.loading.scheme_levels import level_findings
from teukgu.portal.access import Viewer
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.held import round_for_ministry
from teukgu.portal.services.round_case.round_rules import rank_findings
from teukgu.portal.store.models import RoundContribution, RoundScheme, RoundZoneResult
from teukgu.procedures.round.checks_scheme import BEYOND, MATTERS
from teukgu.procedures.state import Situation
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

SCHEME = Bilingual("평가계획", "scheme")
MOST_BYTES = 1_000_000


@transaction.atomic
def state_scheme(
    viewer: Viewer,
    number: str,
    content: bytes,
    *,
    expert_body_used: bool,
    seen_version: int | None = None,
    once: str,
    now: datetime,
    today: date,
) -> RoundScheme:
    """Keep the scheme's file and state it; the earlier one stays kept. The same ``once`` again keeps nothing more.

    Which of the matters of the decree the scheme considers is read from its indicators (key ``matters``).

    Raises:
        Refused: with every problem of the file, or what stands in the way of the act.
    """
    held = round_for_ministry(viewer, number, now=now, today=today)
    kept = held.case.round_schemes.filter(once=once).first()
    if kept is not None:
        return kept
    scheme = read_scheme_bytes(content, held.year)
    codes = named_matters(held.situation)
    refuse_if_any([*rank_findings(held.case, scheme), *weight_findings(scheme), *unknown_matters(scheme, codes)])
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
        "matters": matters_in(scheme, codes),
        "expert_body_used": expert_body_used,
    }
    held.record("state_scheme", data, seen_version=seen_version, once=once)
    return row


def named_matters(situation: Situation) -> tuple[str, ...]:
    """Return the codes of the matters that the law names itself (시행령 제17조제1항제1호부터 제3호)."""
    listed = situation.rules.codes(MATTERS) if situation.rules.has(MATTERS) else ()
    return tuple(code for code in listed if code != BEYOND)


def matters_in(scheme: Scheme, codes: tuple[str, ...]) -> list[str]:
    """Return the matters that the scheme considers; what goes beyond them stands as such (제4호)."""
    found = [one.code for one in matters_seen(scheme, codes) if one.is_in]
    return [*found, BEYOND] if codes and beyond(scheme, codes) else found


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
    refuse_if_any(
        [
            *([refusals.other_year(scheme.year or 0, year)] if other else []),
            *_long_texts(scheme),
            *level_findings(scheme, year),
        ]
    )
    return scheme


def _long_texts(scheme: Scheme) -> Iterator[Finding]:
    """Yield a finding for each text that is longer than what is kept and published of it."""
    kept, result = RoundScheme._meta, RoundZoneResult._meta
    texts = [
        ("id", scheme.id, kept.get_field("scheme").max_length),
        *(("name", one, kept.get_field("name_ko").max_length) for one in _both(scheme.name.bilingual)),
        *(
            ("tiers", one, result.get_field("tier_name").max_length)
            for name in (scheme.tiers.names if scheme.tiers else ())
            for one in _both(name.bilingual)
        ),
        *(("indicators", one, RoundContribution._meta.get_field("node").max_length) for one in scheme.indicators),
        *(("tree", one, RoundContribution._meta.get_field("node").max_length) for one in _ids(scheme.tree)),
    ]
    for key, text, most in texts:
        if most is not None and len(text) > most:
            yield refusals.too_long(key, text, most)


def _ids(node: Node) -> Iterator[str]:
    yield node.id
    for part in node.parts:
        yield from _ids(part)


def _both(name: Bilingual) -> tuple[str, ...]:
    return tuple(dict.fromkeys((name.ko, name.en)))
