"""Who reads the figures of a zone over the years, and who enters them: those who read and write its yearly reports.

The figures belong to the zone and not to one case, so that the facts asked are those that any of its reports has.
"""

from teukgu.portal.access_cases import CaseFacts, Sight, may_act, may_open_report, may_see_personal, sight_of
from teukgu.portal.viewer import Viewer
from teukgu.procedures.party import Party


def may_read_figures(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer reads the figures of a zone: whoever sees the whole of a report of it."""
    return sight_of(viewer, facts) >= Sight.WHOLE


def may_enter_figures(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer enters past figures, targets, baselines and shares: the municipalities of the zone."""
    return may_act(viewer, facts, Party.APPLICANT.value)


def may_open_personal_file(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer may open an old report with personal data in it, which is noted with its reason."""
    return may_see_personal(viewer, facts, Party.APPLICANT.value)


def may_set_stages(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer sets in which stages of the value chain the zone works: its municipalities, or the ministry.

    Both only for a zone whose figures they read.
    """
    writes = may_enter_figures(viewer, facts) or may_open_report(viewer, facts.programme)
    return writes and may_read_figures(viewer, facts)
