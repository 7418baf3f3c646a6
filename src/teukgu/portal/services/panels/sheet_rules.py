"""Whether a reviewer may write on the sheet of a zone now, and what is wrong with what they wrote."""

from math import isfinite

from teukgu.portal.services.panels import refusals_reviewers as words
from teukgu.portal.services.panels.held_reviewer import HeldReviewer
from teukgu.portal.store.models import PanelCriterion
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING, assignment_of
from teukgu.portal.store.queries.panels.reviewers import declared
from teukgu.portal.store.queries.panels.scores import handed_in_of
from teukgu.portal.store.queries.panels.sheets import Sheet
from teukgu.values import Bilingual, Finding


def sheet_findings(me: HeldReviewer, zone: str, kind: str) -> list[Finding]:
    """Return what keeps the reviewer from the sheet of a zone altogether, handing in apart."""
    if not me.reviewer.scores:
        return [words.not_accepted()]
    if zone not in me.zones(kind):
        return [words.not_yours(_name(me, zone))]
    if me.barred(frozenset({zone})):
        return [words.conflict(_name(me, zone))]
    found = [] if declared(me.row) else [words.not_declared()]
    if kind == SCORING and (waiting := practice_waiting(me)):
        found.append(words.practice_first([_name(me, one) for one in sorted(waiting)]))
    return found


def write_findings(me: HeldReviewer, sheet: Sheet) -> list[Finding]:
    """Return what keeps the reviewer from writing on the sheet now."""
    found = sheet_findings(me, sheet.zone, sheet.kind)
    if sheet.is_handed_in:
        found.append(words.handed_in())
    if is_void(me, sheet):
        found.append(words.void(_name(me, sheet.zone)))
    return found


def is_void(me: HeldReviewer, sheet: Sheet) -> bool:
    """Whether the scores were declared void and the zone was not given to the reviewer again since."""
    if sheet.void is None:
        return False
    given = assignment_of(me.held.panel)
    return given is None or given.recorded_at <= sheet.void


def practice_waiting(me: HeldReviewer) -> frozenset[str]:
    """Return the practice zones that the reviewer has not handed in yet; those they are barred from do not wait."""
    mine = me.zones(CALIBRATION)
    if not mine:
        return mine
    done = {zone for zone, pk in handed_in_of(me.held.panel, CALIBRATION) if pk == me.row.pk}
    return mine - done - me.barred(mine)


def score_findings(criterion: PanelCriterion | None, key: str, score: float | None) -> list[Finding]:
    """Return what is wrong with a score; an empty one takes it back."""
    if criterion is None:
        return [words.unknown_criterion(key)]
    if score is None or _fits(criterion, score):
        return []
    name = Bilingual(criterion.name_ko, criterion.name_en)
    return [words.bad_score(key, name, criterion.lowest, criterion.highest, criterion.step)]


def _fits(criterion: PanelCriterion, score: float) -> bool:
    if not isfinite(score) or not criterion.lowest <= score <= criterion.highest:
        return False
    steps = (score - criterion.lowest) / criterion.step
    return abs(steps - round(steps)) < 1e-6


def _name(me: HeldReviewer, zone: str) -> str:
    return next((one.name for one in me.held.members() if one.zone_id == zone), zone)
