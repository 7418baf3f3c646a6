"""Keeps the demonstration programme: invented zones with rounds of their own, apart from the real ones."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from teukgu.documents.bundle import software_version
from teukgu.documents.outputs import write_outputs
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.run import evaluate
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.seal import sha256
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import load_programme, programme_folder
from teukgu.loading.round_outputs import read_outputs
from teukgu.loading.scheme_file import read_scheme
from teukgu.portal.displaying import RULE, display_for
from teukgu.portal.services.demo_year.zones import keep_zones
from teukgu.portal.services.registry_load import keep_programme
from teukgu.portal.services.round_case.round_rules import WIDE
from teukgu.portal.services.rounds import LeftOut, RoundHeading, keep_round
from teukgu.portal.services.stamps import is_loaded, stamp
from teukgu.portal.store.projection import rebuild_zones_now
from teukgu.portal.sureness import with_sureness
from teukgu.values import Bilingual

SCHEMES = ("practice-2025", "reform-draft")
KEPT_FORM = 4
"""Counted up when a round keeps more than before, so that rounds kept earlier are computed again."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One scheme's outputs in a folder, the hash of the rules they were computed by, and when a tier cannot be told."""

    scheme: Scheme
    rules_hash: str
    wide: int
    out: Path
    facts: dict[str, Any]


def keep_demonstration(programme: str, folder: Path, out: Path, *, now: datetime, today: date) -> int:
    """Evaluate the invented zones in ``folder`` by each scheme and keep the rounds; return the number of zones.

    Returns 0 when the same files were evaluated by the same version before.

    Raises:
        Refused: with every problem in the files; nothing is changed then.
    """
    part, content = f"demonstration:{programme}", _content(folder)
    if is_loaded(part, content):
        return 0
    data = read_input(folder / "input")
    rounds = [_evaluated(data, scheme, out / scheme.id) for scheme in map(read_scheme, SCHEMES)]
    with transaction.atomic():
        keep_programme(programme, load_programme(folder).name, demonstration=True)
        zones = keep_zones(programme, folder, data.units, now)
        rebuild_zones_now(programme, today)
        for one in rounds:
            _keep_round(programme, one, data, now)
        stamp(part, content, now)
    return zones


def _content(folder: Path) -> str:
    """Return a hash of the programme's files, the schemes and the version."""
    schemes = [programme_folder() / "schemes" / f"{name}.yaml" for name in SCHEMES]
    files = [*sorted(path for path in folder.rglob("*") if path.is_file()), *schemes]
    digest = hashlib.sha256(f"{KEPT_FORM}:{software_version()}".encode())
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _as_of(scheme: Scheme) -> date:
    return date.fromisoformat(str(scheme.date))


def _evaluated(data: EvaluationInput, scheme: Scheme, out: Path) -> Evaluated:
    rules = load_programme(programme_folder()).rulebook.on(_as_of(scheme), mode="preview")
    done = evaluate(data, scheme, rules)
    write_outputs(done, out, force=True)
    shares = done.uncertainty.shares if done.uncertainty else ()
    facts = {
        "variance_shares": {one.source: one.rank_total for one in shares},
        "tier_variance_shares": {one.source: one.tier_total for one in shares},
        RULE: display_for(scheme, rules).value,
    }
    return Evaluated(scheme, rules.hash, rules.whole(WIDE), out, facts)


def _keep_round(programme: str, done: Evaluated, data: EvaluationInput, now: datetime) -> None:
    scheme, outputs = done.scheme, read_outputs(done.out)
    outputs = replace(outputs, results=with_sureness(outputs.results, done.wide))
    heading = RoundHeading(
        key=scheme.id,
        scheme=scheme.id,
        title=scheme.name.bilingual,
        year=scheme.year or max(data.years),
        as_of=_as_of(scheme),
        seed=scheme.uncertainty.seed,
        draws=scheme.uncertainty.draws,
        software_version=software_version(),
        parameter_hash=done.rules_hash,
        bundle_hash=sha256(outputs.files["bundle.zip"]),
        facts=done.facts,
    )
    left_out = [
        LeftOut(unit.id, unit.name, unit.type, Bilingual(unit.reason, unit.reason))
        for unit in data.units
        if not unit.in_round
    ]
    keep_round(programme, heading, outputs, left_out, now=now)
