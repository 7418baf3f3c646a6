"""Publishes whence a seed will come, draws the sample when it is known, and chooses what was drawn."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from teukgu.portal import rules as portal_rules
from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.access_office import sampling_post
from teukgu.portal.services.cases.act import act
from teukgu.portal.services.office_desk.held import clean, kept_under, stamp
from teukgu.portal.services.office_desk.refusals import empty, gone
from teukgu.portal.services.verification import refusals
from teukgu.portal.store.models import Case, Programme, SampleAnnouncement, VerificationSample
from teukgu.portal.store.queries.verification.samples import (
    announcement_of,
    members_in,
    population_of,
    sample_of,
)
from teukgu.procedures.party import Party
from teukgu.reporting.verification import draw, population_sha256
from teukgu.values import Bilingual, Refused, nfc, refuse_if_any

SHARE = "verification_sample_share"
LATEST = timedelta(days=365)
"""The reports of a year are verified before those of the next come in."""
SOURCE = Bilingual("난수 씨앗의 출처", "source of the seed")
SEED = Bilingual("난수 씨앗", "seed")


@transaction.atomic
def announce_sample(
    viewer: Viewer,
    programme: str,
    *,
    year: int,
    seed_source: str,
    known_on: date | None,
    once: str,
    now: datetime,
    today: date,
) -> SampleAnnouncement:
    """Publish the reports that can be drawn, the share, and whence and on which later day the seed comes.

    A second one takes the place of the first only while nobody can know the seed.

    Raises:
        Refused: when the viewer does not act for the ministry, or with everything that is wrong.
    """
    post = _post(viewer, programme)
    Programme.objects.select_for_update(no_key=True).get(pk=programme)
    kept = kept_under(SampleAnnouncement, viewer, once)
    if kept is not None:
        return kept
    source, population = clean(seed_source, 300), population_of(programme, year, today)
    findings = [] if source else [empty("seed_source", SOURCE)]
    standing = announcement_of(programme, year)
    if standing is not None and standing.known_on <= today:
        findings.append(refusals.seed_is_known())
    if not population:
        findings.append(refusals.nothing_filed(year))
    if known_on is None or not today < known_on <= today + LATEST:
        raise Refused([*findings, refusals.day_not_later(today + LATEST)])
    refuse_if_any(findings)
    return SampleAnnouncement.objects.create(
        programme_id=programme,
        year=year,
        seed_source=source,
        known_on=known_on,
        share=str(portal_rules.programme().rulebook.on(today).number(SHARE)),
        population=[{"office": one.office, "zone": one.zone, "report": one.report} for one in population],
        sha256=population_sha256(population),
        **stamp(viewer, post, once=once, now=now),
    )


def _post(viewer: Viewer, programme: str) -> PostHeld:
    post = sampling_post(viewer, programme)
    if post is None:
        raise gone()
    return post


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sample, and the reports of it that could not be chosen any more (returned or settled since, chosen already)."""

    sample: VerificationSample
    left_out: tuple[str, ...]


@transaction.atomic
def draw_sample(
    viewer: Viewer, programme: str, *, year: int, seed: str, once: str, now: datetime, today: date
) -> Drawn:
    """Draw the sample of a year with the seed that is known now, and choose each report drawn for verification.

    Raises:
        Refused: when the viewer does not act for the ministry, nothing was announced, the day has not come, or the
            sample was drawn already.
    """
    post = _post(viewer, programme)
    Programme.objects.select_for_update(no_key=True).get(pk=programme)
    kept = kept_under(VerificationSample, viewer, once)
    if kept is not None:
        return Drawn(kept, ())
    announced, word = announcement_of(programme, year), nfc(seed).strip()[:80]
    if announced is None:
        raise Refused([refusals.not_announced(year)])
    findings = [] if word else [empty("seed", SEED)]
    if announced.known_on > today:
        findings.append(refusals.day_not_come(announced.known_on))
    if sample_of(programme, year) is not None:
        findings.append(refusals.drawn_already(year))
    refuse_if_any(findings)
    members = members_in(announced.population)
    drawn = draw(members, seed=word, year=year, share=announced.share)
    sample = VerificationSample.objects.create(
        programme_id=programme,
        year=year,
        seed=word,
        seed_source=announced.seed_source,
        size=len(drawn),
        population=announced.population,
        drawn=list(drawn),
        **stamp(viewer, post, once=once, now=now),
    )
    reports = {one.zone: one.report for one in members}
    numbers = [reports[zone] for zone in drawn]
    left = [number for number in numbers if not _chosen(viewer, number, word, now=now, today=today)]
    return Drawn(sample, tuple(left))


def _chosen(viewer: Viewer, number: str, seed: str, *, now: datetime, today: date) -> bool:
    case = Case.objects.filter(number=number).first()
    if case is None:
        return False
    try:
        with transaction.atomic():
            act(
                viewer,
                number,
                act="choose_for_verification",
                party=Party.MINISTER,
                happened_on=today,
                data={"ground": "sample", "seed": seed},
                seen_version=case.version,
                once=uuid.uuid4().hex,
                now=now,
                today=today,
            )
    except Refused:  # returned, settled or chosen by risk since: the page of the sample names it
        return False
    return True
