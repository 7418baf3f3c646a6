"""Keeps the round of public statistics: one act, skipped when nothing that it is made of has changed."""

from datetime import datetime
from pathlib import Path

from teukgu import __version__
from teukgu.loading.surroundings import surroundings_stamp
from teukgu.portal.services.public_round import SCHEME, compute_round
from teukgu.portal.services.rounds import LeftOut, RoundHeading, keep_round
from teukgu.portal.services.stamps import is_loaded, stamp
from teukgu.surroundings import Standing


def public_statistics(programme: str, folder: Path, out: Path, *, now: datetime) -> int:
    """Compute the round of ``programme`` from its ``folder`` into ``out`` and keep it; return the zones in it.

    Returns 0 when the same files were computed by the same version before.

    Raises:
        Refused: with every problem in the programme's files; nothing is changed then.
    """
    part, content = f"round:{programme}:{SCHEME}", f"{surroundings_stamp(folder)}:{__version__}"
    if is_loaded(part, content):
        return 0
    done = compute_round(folder, out)
    heading = RoundHeading(
        key=SCHEME,
        scheme=done.scheme.id,
        title=done.scheme.name.bilingual,
        year=done.scheme.year or done.as_of.year,
        as_of=done.as_of,
        seed=done.seed,
        draws=done.draws,
        software_version=__version__,
        parameter_hash=done.rules_hash,
        bundle_hash=done.bundle_hash,
    )
    left_out = [_left_out(standing) for standing in done.standings if not standing.in_round]
    keep_round(programme, heading, done.outputs, left_out, now=now)
    stamp(part, content, now)
    return done.robustness.zones


def _left_out(standing: Standing) -> LeftOut:
    place = standing.place
    return LeftOut(unit=place.zone, name=place.name, type=place.sector, reason=standing.reason)
