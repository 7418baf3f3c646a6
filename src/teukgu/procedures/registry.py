"""The procedures by id."""

from collections.abc import Mapping
from types import MappingProxyType

from teukgu.procedures.definition import Procedure
from teukgu.procedures.designation.procedure import DESIGNATION
from teukgu.procedures.proposal.procedure import PROPOSAL
from teukgu.procedures.report.procedure import REPORT
from teukgu.procedures.round.procedure import ROUND

PROCEDURES: Mapping[str, Procedure] = MappingProxyType({one.id: one for one in (DESIGNATION, PROPOSAL, REPORT, ROUND)})
"""Every procedure; a new one is a module with its table and a line here."""
