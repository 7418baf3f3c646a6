"""Checks a draft as it stands: every fault of the file, and what the decree still asks for."""

from dataclasses import dataclass

from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.scheme_matters import MatterSeen, beyond, matters_seen, unknown_matters
from teukgu.evaluation.scheme_weights import weight_findings
from teukgu.portal.services.round_case.round_rules import rank_findings
from teukgu.portal.services.round_case.scheme import named_matters, read_scheme_bytes
from teukgu.portal.store.models import Case
from teukgu.procedures.state import Situation
from teukgu.values import Finding, Refused


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as a scheme of the round: ``scheme`` is None where the faults leave nothing to read.

    ``matters``: what the law names and where the scheme considers it; ``beyond``: indicators that speak to none of it.
    """

    scheme: Scheme | None
    faults: tuple[Finding, ...]
    matters: tuple[MatterSeen, ...] = ()
    beyond: tuple[str, ...] = ()

    @property
    def may_be_stated(self) -> bool:
        """Whether the file has no fault; what the decree asks for is asked when the scheme is fixed."""
        return self.scheme is not None and not self.faults


def checked(case: Case, situation: Situation, content: bytes, year: int) -> Checked:
    """Return what is wrong with a file and what it considers."""
    try:
        scheme = read_scheme_bytes(content, year)
    except Refused as refused:
        return Checked(None, refused.findings)
    codes = named_matters(situation)
    faults = (*rank_findings(case, scheme), *weight_findings(scheme), *unknown_matters(scheme, codes))
    return Checked(scheme, faults, matters_seen(scheme, codes), beyond(scheme, codes))
