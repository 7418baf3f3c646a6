"""In which order an auditor may look at the zones of a province, by how their figures are written.

Digits prove nothing: figures of sound reports look odd often enough. So this orders one view of the auditors and is
kept nowhere; no check, message or score reads it.
"""

from teukgu.reporting.audit_order.digits import Limits, limits_from
from teukgu.reporting.audit_order.order import Ordered, Sign, order

__all__ = ["Limits", "Ordered", "Sign", "limits_from", "order"]
