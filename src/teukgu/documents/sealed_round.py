"""What a sealed bundle was computed from: input, scheme, rules, and how it was run."""

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from teukgu.documents.bundle import bundle_bytes
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.run import Evaluation, evaluate
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.seal import SealedRules
from teukgu.evaluation.settings import PARAMETERS
from teukgu.loading.bundle import Bundle, read_bundle
from teukgu.loading.evaluation_input import read_input_of
from teukgu.loading.programme import load_programme
from teukgu.loading.scheme_file import parse_scheme
from teukgu.values import Bilingual, Finding, Place, Refused

TABLES = ("zones.csv", "observations.csv", "panel.csv", "votes.csv", "past_ranks.csv")


@dataclass(frozen=True, slots=True)
class SealedRound:
    """A round as it was sealed; ``hash`` is the SHA-256 of the bundle."""

    data: EvaluationInput
    scheme: Scheme
    rules: SealedRules
    year: int
    draws: int
    seed: int
    hash: str


def sealed_round(bundle: Bundle) -> SealedRound:
    """Read back what a bundle was computed from.

    Raises:
        Refused: when settings or rules are not whole, or a table is refused.
    """
    settings, parameters = bundle.settings, bundle.parameters
    try:
        rules = SealedRules(
            facts=dict(parameters["used"]),
            hash=str(parameters["hash"]),
            day=str(settings["rules_date"]),
            mode=str(settings["rules_mode"]),
            scenario=str(settings["scenario"]),
        )
        year, draws, seed = (int(settings[name]) for name in ("year", "draws", "seed"))
    except (KeyError, TypeError, ValueError) as error:
        raise Refused([incomplete(bundle.name, str(error))]) from None
    scheme = parse_scheme(bundle.files["scheme.yaml"].decode())
    data = read_input_of({name: bundle.files[name] for name in TABLES if name in bundle.files})
    return SealedRound(data, scheme, rules, year, draws, seed, bundle.hash)


def round_of(content: bytes, name: str = "bundle.zip") -> SealedRound:
    """Read back what the bytes of a bundle were computed from; as :func:`sealed_round`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return sealed_round(read_bundle(path, bundle_bytes))


def for_other_schemes(rules: SealedRules) -> SealedRules:
    """Add the installed rules of the round's day that were not asked for; what is sealed stays as it is.

    A scheme that gave a setting itself left the rule unasked; another scheme may need it.
    """
    missing = [name for name in PARAMETERS.values() if not rules.has(name)]
    try:
        installed = load_programme().rulebook.on(date.fromisoformat(rules.day), scenario=rules.scenario or None)
    except (Refused, ValueError):
        return rules
    found: dict[str, dict[str, object]] = {}
    for name in missing:
        try:
            installed.value(name)
            found |= installed.facts_of([name])
        except Refused:
            continue  # the scheme that needs it says so
    return replace(rules, facts={**found, **rules.facts})


def evaluated(sealed: SealedRound, *, draws: int | None = None, threads: int = 1) -> Evaluation:
    """Evaluate a sealed round again; ``draws`` other than the sealed number is possible."""
    return evaluate(
        sealed.data,
        sealed.scheme,
        sealed.rules,
        year=sealed.year,
        draws=sealed.draws if draws is None else draws,
        seed=sealed.seed,
        threads=threads,
    )


def incomplete(file: str, what: str) -> Finding:
    """Say that a bundle lacks settings or rules."""
    return Finding(
        "verify.incomplete",
        Bilingual(f"묶음의 설정이나 규칙이 온전하지 않습니다({what}).", f"Settings or rules are not whole ({what})."),
        Bilingual("봉인한 곳에서 묶음을 다시 내려받으세요.", "Download the bundle again from where it was published."),
        Place(file),
    )
