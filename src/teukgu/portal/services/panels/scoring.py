"""A reviewer scores a zone: saves scores and an opinion, each save kept, and hands the sheet in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.panels import refusals_reviewers as words
from teukgu.portal.services.panels.held import clean, kept_under
from teukgu.portal.services.panels.held_reviewer import HeldReviewer, reviewer_held
from teukgu.portal.services.panels.sheet_rules import score_findings, write_findings
from teukgu.portal.store.models import PanelHandedIn, PanelOpinion, PanelScore
from teukgu.portal.store.models.panel_scores import PanelSave
from teukgu.portal.store.queries.panels.pairs import SCORING, criteria_of
from teukgu.portal.store.queries.panels.scores import HANDED_IN
from teukgu.portal.store.queries.panels.sheets import Sheet, sheet_of
from teukgu.values import Bilingual, Finding, refuse_if_any

CONFIDENCE = ("low", "middle", "high")
LONGEST = 4_000
SaveT = TypeVar("SaveT", bound=PanelSave)


@dataclass(frozen=True, slots=True)
class ScoreGiven:
    """A score on a criterion, None: taken back. ``follows``: number of the save its writer had before their eyes."""

    criterion: str
    score: float | None
    follows: int = 0


@dataclass(frozen=True, slots=True)
class OpinionGiven:
    """Why, and how sure (one of `CONFIDENCE`, or empty)."""

    text: str
    confidence: str = ""
    follows: int = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: ``key`` a criterion or "opinion", the number to follow next, and what counts now.

    ``set_aside``: another window had saved in between; ``current`` is what it saved.
    """

    key: str
    number: int
    set_aside: bool
    current: PanelScore | PanelOpinion | None


def save_scores(
    viewer: Viewer, reviewer: int, zone: str, given: Sequence[ScoreGiven], *, kind: str = SCORING, why: str = "",
    now: datetime, today: date,
) -> tuple[Saved, ...]:  # fmt: skip
    """Keep scores, all of them or none; what another window saved in between stands, and this is kept set aside.

    Raises:
        Refused: when the reviewer may not write on this sheet (see `sheet_rules`), or with every score that cannot be.
    """
    return save_sheet(viewer, reviewer, zone, given, None, kind=kind, why=why, now=now, today=today)


def save_opinion(
    viewer: Viewer, reviewer: int, zone: str, given: OpinionGiven, *, kind: str = SCORING, why: str = "",
    now: datetime, today: date,
) -> Saved:  # fmt: skip
    """Keep why a zone was scored so and how sure the reviewer is.

    Raises:
        Refused: when the reviewer may not write on this sheet, or the text is too long.
    """
    return save_sheet(viewer, reviewer, zone, (), given, kind=kind, why=why, now=now, today=today)[0]


@transaction.atomic
def save_sheet(
    viewer: Viewer, reviewer: int, zone: str, scores: Sequence[ScoreGiven], opinion: OpinionGiven | None, *,
    kind: str = SCORING, why: str = "", now: datetime, today: date,
) -> tuple[Saved, ...]:  # fmt: skip
    """Keep scores and opinion of one sheet together, or nothing of it.

    Raises:
        Refused: with everything that stands in the way.
    """
    me = reviewer_held(viewer, reviewer, now=now, today=today)
    sheet = sheet_of(me.row, zone, kind)
    criteria = {one.key: one for one in criteria_of(me.held.panel)}
    found = write_findings(me, sheet)
    for one in scores:
        found += score_findings(criteria.get(one.criterion), one.criterion, one.score)
    refuse_if_any([*found, *(_opinion_findings(opinion) if opinion else ())])
    writer = _Writer(me, sheet, clean(why, 500))
    saved = [writer.score(one) for one in scores]
    return (*saved, writer.opinion(opinion)) if opinion else tuple(saved)


def _opinion_findings(given: OpinionGiven) -> list[Finding]:
    found = [] if given.confidence in {"", *CONFIDENCE} else [words.bad_confidence()]
    return [*found, *([words.too_long(LONGEST)] if len(clean_text(given.text)) > LONGEST else ())]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Adds rows to a sheet."""

    me: HeldReviewer
    sheet: Sheet
    why: str

    def score(self, given: ScoreGiven) -> Saved:
        row = self.sheet.scores.get(given.criterion)
        content = {"score": None if given.score is None else float(given.score)}
        about = {"criterion": given.criterion}
        return self._keep(PanelScore, row, given.criterion, content, about=about, follows=given.follows)

    def opinion(self, given: OpinionGiven) -> Saved:
        content = {"text": clean_text(given.text), "confidence": given.confidence}
        return self._keep(PanelOpinion, self.sheet.opinion, "opinion", content, about={}, follows=given.follows)

    def _keep(
        self, model: type[SaveT], current: SaveT | None, key: str, content: Mapping[str, Any], *,
        about: Mapping[str, Any], follows: int,
    ) -> Saved:  # fmt: skip
        """Keep a row after the one that counts, set aside when its writer had not seen that one."""
        seen = current.number if current else 0
        if _says(current, content):
            return Saved(key, seen, False, current)  # type: ignore[arg-type]
        here = {"reviewer": self.me.row, "zone_id": self.sheet.zone, "kind": self.sheet.kind, **about}
        rows = model._default_manager.filter(**here)
        aside = follows != seen
        if aside:
            if _says(rows.filter(number=follows).first() if follows else None, content):
                return Saved(key, seen, False, current)  # type: ignore[arg-type]
            if (twice := rows.filter(set_aside=True, follows=follows, **content).first()) is not None:
                return Saved(key, twice.number, True, current)  # type: ignore[arg-type]
        number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
        row = model._default_manager.create(
            **here, **content, number=number, follows=follows, set_aside=aside, why=self.why,
            account_id=int(self.me.held.viewer.account), saved_at=self.me.held.now,
        )  # fmt: skip
        return Saved(key, number, aside, current if aside else row)  # type: ignore[arg-type]


def _says(row: PanelSave | None, content: Mapping[str, Any]) -> bool:
    """Whether a row says this already; without a row, whether nothing was written."""
    if row is None:
        return not any(content.values()) and content.get("score", None) is None
    return all(getattr(row, name) == value for name, value in content.items())


@transaction.atomic
def hand_in(
    viewer: Viewer, reviewer: int, zone: str, *, kind: str = SCORING, why: str = "", once: str, now: datetime,
    today: date,
) -> PanelHandedIn:  # fmt: skip
    """Hand a zone in; from now on its scores count, and stay as they are unless it is opened again.

    ``why``: after it was opened again, why scores were changed. Practice needs no justification.

    Raises:
        Refused: with everything that is missing or stands in the way.
    """
    me = reviewer_held(viewer, reviewer, now=now, today=today)
    kept = kept_under(PanelHandedIn, viewer, once)
    if kept is not None:
        return kept
    sheet, reason = sheet_of(me.row, zone, kind), clean(why, 500)
    refuse_if_any([*write_findings(me, sheet), *_lacking(me, sheet, reason)])
    last = PanelHandedIn.objects.filter(reviewer=me.row, zone=zone, kind=kind).aggregate(last=Max("number"))["last"]
    return PanelHandedIn.objects.create(
        reviewer=me.row, zone_id=zone, kind=kind, number=(last or 0) + 1, state=HANDED_IN, scores=sheet.given,
        why=reason, **me.held.stamp(once),
    )  # fmt: skip


def handed_in_under(viewer: Viewer, once: str) -> bool:
    """Whether the viewer handed a zone in under this key: a form that is sent twice is no mistake."""
    return PanelHandedIn.objects.filter(once=once, account=int(viewer.account), state=HANDED_IN).exists()


def _lacking(me: HeldReviewer, sheet: Sheet, why: str) -> list[Finding]:
    """Return what is missing on a sheet before it can be handed in."""
    found, given = [], sheet.given
    missing = [one for one in criteria_of(me.held.panel) if one.key not in given]
    if missing:
        found.append(words.unscored_criteria([Bilingual(one.name_ko, one.name_en) for one in missing]))
    least, text = me.held.rules.justification, sheet.opinion.text.strip() if sheet.opinion else ""
    if sheet.kind == SCORING and len(text) < least:
        found.append(words.short_justification(least, len(text)))
    if sheet.is_reopened and sheet.hand_in and dict(sheet.hand_in.scores) != given and not why:
        found.append(words.change_without_why())
    return found
