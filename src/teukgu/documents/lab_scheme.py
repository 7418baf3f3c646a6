"""A scheme adopted from the policy lab, as a file that says where it came from."""

from dataclasses import dataclass
from datetime import date

from teukgu.documents.bundle import scheme_bytes
from teukgu.evaluation.lab import Changes
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.scheme.base import Text


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the settings were tried: the round, its bundle, the scheme they changed, the day of the download."""

    round: str
    bundle: str
    scheme: str
    day: date


def adopted(scheme: Scheme, changes: Changes, origin: Provenance) -> bytes:
    """Return ``scheme`` (the changes are in it) as a draft scheme file that ``teukgu evaluate`` reads.

    The year and the day of the rules stay those of the scheme it was made from; whoever adopts it sets them.
    """
    said = f"{origin.scheme}, settings {changes.hash}, round {origin.round}, {origin.day.isoformat()}"
    name = Text(ko=f"{scheme.name.ko} (정책실험 {changes.hash})", en=f"{scheme.name.en} (policy lab {changes.hash})")
    copy = scheme.model_copy(
        update={
            "id": f"{scheme.id}-lab-{changes.hash}",
            "name": name,
            "source": f"teukgu policy lab: {said}; bundle SHA-256 {origin.bundle}",
        }
    )
    head = [
        "정책실험에서 옮긴 초안. 승인된 설계가 아니다. / A draft adopted from the policy lab, not an approved scheme.",
        f"from: {said}",
        f"bundle SHA-256: {origin.bundle}",
        "settings:",
        *(f"  {line}" for line in changes.text.splitlines()),
    ]
    return "".join(f"# {line}\n" for line in head).encode() + scheme_bytes(copy.placed(scheme.place))
