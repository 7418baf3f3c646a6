"""Keeps the round of public statistics: one act, skipped when nothing that it is made of has changed."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from teukgu.documents.bundle import software_version
from teukgu.loading.surroundings import surroundings_stamp
from teukgu.portal.services.public_round import SCHEME, compute_round
from teukgu.portal.services.rounds import LeftOut, RoundHeading, keep_round
from teukgu.portal.services.stamps import is_loaded, stamp
from teukgu.surroundings import Standing

# Files that list zones by rank are not offered: whoever wants them recomputes them from the bundle.
SHOWN_FILES = frozenset({"bundle.zip", "bands.csv", "robustness.csv", "robustness.json"})


def public_statistics(programme: str, folder: Path, out: Path, *, now: datetime) -> int:
    """Compute the round of ``programme`` from its ``folder`` into ``out`` and keep it; return the zones in it.

    Returns 0 when the same files were computed by the same version before.

    Raises:
        Refused: with every problem in the programme's files; nothing is changed then.
    """
    part, content = f"round:{programme}:{SCHEME}", f"{surroundings_stamp(folder)}:{software_version()}"
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
        software_version=software_version(),
        parameter_hash=done.rules_hash,
        bundle_hash=done.bundle_hash,
    )
    left_out = [_left_out(standing) for standing in done.standings if not standing.in_round]
    shown = {name: content for name, content in done.outputs.files.items() if name in SHOWN_FILES}
    keep_round(programme, heading, replace(done.outputs, files=shown), left_out, now=now)
    stamp(part, content, now)
    return done.robustness.zones


def _left_out(standing: Standing) -> LeftOut:
    place = standing.place
    return LeftOut(unit=place.zone, name=place.name, type=place.sector, reason=standing.reason)
