"""A reviewer's panels and zones in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from teukgu.portal.services.panels.conflicts import conflicts_now
from teukgu.portal.services.panels.held_reviewer import HeldReviewer
from teukgu.portal.services.panels.mine import MyPanel, OwnSeverity, waiting_zones
from teukgu.portal.services.panels.sheet_rules import is_void
from teukgu.portal.store.models import Operator, Organisation, Region
from teukgu.portal.store.queries.panels.known import DECLARED
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING, criteria_of
from teukgu.portal.store.queries.panels.reviewers import INVITED
from teukgu.portal.store.queries.panels.scores import is_open
from teukgu.portal.store.queries.panels.sheets import Sheet, sheet_of
from teukgu.portal.store.queries.panels.talks import talk_of
from teukgu.portal.web.presenting.korean import english, number_text
from teukgu.portal.web.presenting.round_panels.people import fact_lines
from teukgu.portal.web.presenting.round_panels.words import state_words


def panel_rows(found: Sequence[MyPanel]) -> list[dict[str, Any]]:
    """Return a line for each panel: its name, round, where the reviewer stands, what waits."""
    return [
        {
            "pk": one.me.row.pk,
            "name": one.me.held.panel.name_en if english() else one.me.held.panel.name_ko,
            "round": one.me.held.panel.case.title,
            "state": state_words(one.me.reviewer.state),
            "todo": todo(one),
            "waits": one.waits,
            "zones": one.zones,
            "handed": one.handed,
        }
        for one in found
    ]


def todo(one: MyPanel) -> str:
    """Return what waits for the reviewer in words, empty when nothing does."""
    if not one.waits:
        return ""
    if one.me.reviewer.state == INVITED:
        return _("초대에 답하기")
    if not one.declared:
        return _("이해관계 신고하기")
    left = one.zones - one.handed
    told = []
    if one.practice:
        told.append(ngettext("연습 특구 %(n)d곳 채점", "연습 특구 %(n)d곳 채점", one.practice) % {"n": one.practice})
    if left:
        told.append(ngettext("특구 %(n)d곳 채점", "특구 %(n)d곳 채점", left) % {"n": left})
    if one.talks:
        told.append(ngettext("토의 %(n)d곳", "토의 %(n)d곳", one.talks) % {"n": one.talks})
    return ", ".join(told)


def zone_rows(me: HeldReviewer, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the reviewer's zones: practice first, then what waits, then what is handed in."""
    count = len(criteria_of(me.held.panel))
    talked = frozenset(me.held.panel.discussions.values_list("zone", flat=True))
    rows = [
        _zone(me, sheet_of(me.row, zone, kind), names.get(zone, zone), count, talked)
        for kind in (CALIBRATION, SCORING)
        for zone in me.zones(kind)
    ]
    barred = me.barred(frozenset(row["zone"] for row in rows))
    for row in rows:
        row["barred"] = row["zone"] in barred
        row["talk"] = row["talk"] and not row["barred"]
    return sorted(rows, key=lambda row: (row["kind"] != "practice", row["handed"] or row["barred"], row["name"]))


def next_zone(me: HeldReviewer, names: Mapping[str, str], zone: str = "") -> dict[str, str] | None:
    """Return what to score next (after ``zone``), None when nothing waits."""
    left = [(kind, one) for kind, one in waiting_zones(me) if one != zone]
    if not left:
        return None
    kind, one = min(left, key=lambda line: (line[0] != CALIBRATION, names.get(line[1], line[1])))
    return {"kind": "practice" if kind == CALIBRATION else "zones", "zone": one, "name": names.get(one, one)}


def _zone(me: HeldReviewer, sheet: Sheet, name: str, count: int, talked: frozenset[str]) -> dict[str, Any]:
    talk = talk_of(me.row, sheet.zone) if sheet.kind == SCORING and sheet.zone in talked else None
    return {
        "zone": sheet.zone,
        "kind": "practice" if sheet.kind == CALIBRATION else "zones",
        "name": name,
        "given": len(sheet.given),
        "count": count,
        "handed": sheet.is_handed_in,
        "reopened": sheet.is_reopened,
        "void": is_void(me, sheet),
        "at": sheet.hand_in.recorded_at if sheet.hand_in and sheet.is_handed_in else None,
        "talk": talk is not None,
        "talking": talk is not None and is_open(talk.discussion),
    }


def fact_rows(me: HeldReviewer, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the reviewer's interests as they are known, with the zones of the round they bar."""
    rules = me.held.round.situation.rules
    found = conflicts_now(me.held.panel, [me.reviewer], list(names), rules, me.held.today)
    return [
        line | {"own": line["row"] is not None and line["row"].source == DECLARED}
        for line in fact_lines(me.row, found, names)
    ]


def about_choices(programme: str, names: Mapping[str, str]) -> list[str]:
    """Return names that an interest may be about: zones of the round, municipalities, bodies, operators."""
    regions = Region.objects.filter(programme=programme, province__isnull=False, valid_to=None)
    towns = [
        f"{one.province.name_ko if one.province else ''} {one.name_ko}" for one in regions.select_related("province")
    ]
    bodies = Organisation.objects.filter(programme=programme, parent=None).values_list("name_ko", flat=True)
    firms = Operator.objects.filter(zone__in=list(names), erased_at=None).values_list("name", flat=True)
    return sorted({*names.values(), *towns, *bodies, *firms})


def severity_words(found: OwnSeverity) -> dict[str, Any]:
    """Return how severe a reviewer was in words and figures."""
    own, fit = found.found, found.fit
    flags = [flag for flag in ("erratic", "muted", "flat") if fit and getattr(fit, flag)]
    return {
        "points": number_text(abs(own.severity), 1),
        "severe": own.severity > 0,
        "clear": abs(own.severity) > 2 * own.se,
        "se": number_text(own.se, 1),
        "zones": own.zones,
        "raters": found.raters,
        "sd": number_text(found.sd, 1),
        "square": number_text(fit.mean_square, 2) if fit else "",
        "slope": number_text(fit.slope, 2) if fit else "",
        "flags": flags,
    }
