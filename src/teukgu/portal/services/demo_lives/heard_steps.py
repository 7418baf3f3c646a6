"""Steps of those who are heard: residents, operators, agencies."""

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.services.demo_lives.stage import Stage
from teukgu.portal.services.designation.consultations import AgencyAnswer, answer_many, request_consultations
from teukgu.portal.services.designation.operator_applications import apply_as_operator
from teukgu.portal.services.designation.opinions import (
    GivenOpinion,
    register_opinion,
    reply_to_opinion,
    send_opinion,
)
from teukgu.portal.store.queries.announced_plans import AnnouncedPlan, announced_plan
from teukgu.values import refuse_if_any


def _plan(stage: Stage) -> AnnouncedPlan:
    found = announced_plan((stage.programme,), stage.case().number)
    if found is None:
        raise LookupError(f"{stage.step.key}: the plan of {stage.life.id} is not on notice")
    return found


def send_an_opinion(stage: Stage) -> None:
    """A resident without an account writes an opinion."""
    given = GivenOpinion(consents=True, public_wanted=True, **stage.given)
    send_opinion(ANONYMOUS, _plan(stage), given, now=stage.now)


def register_an_opinion(stage: Stage) -> None:
    """The municipality registers an opinion."""
    case = stage.case()
    register_opinion(
        stage.viewer,
        case.number,
        stage.given["opinion"],
        seen_version=case.version,
        once=stage.once(),
        now=stage.now,
        today=stage.step.day,
    )


def reply(stage: Stage) -> None:
    """The municipality answers an opinion."""
    case, given = stage.case(), stage.given
    reply_to_opinion(
        stage.viewer,
        case.number,
        given["opinion"],
        outcome=given["outcome"],
        reply=given["reply"],
        seen_version=case.version,
        once=stage.once(),
        now=stage.now,
        today=stage.step.day,
    )


def apply_for_operator(stage: Stage) -> None:
    """An organisation applies to be the operator."""
    apply_as_operator(
        stage.viewer,
        _plan(stage),
        data=stage.given["data"],
        once=stage.once(),
        now=stage.now,
        today=stage.step.day,
    )


def ask_agencies(stage: Stage) -> None:
    """The ministry asks every agency that the plan names."""
    request_consultations(
        stage.viewer,
        stage.case().number,
        question=stage.given["question"],
        happened_on=stage.step.day,
        once=stage.once(),
        now=stage.now,
        today=stage.step.day,
    )


def answer_at_the_desk(stage: Stage) -> None:
    """An agency answers several consultations at its desk."""
    case = stage.case()
    answers = [
        AgencyAnswer(case.number, key, "reply_consultation", data, case.version)
        for key, data in stage.given["answers"].items()
    ]
    done = answer_many(
        stage.viewer, answers, happened_on=stage.step.day, once=stage.once(), now=stage.now, today=stage.step.day
    )
    refuse_if_any([finding for one in done for finding in one.findings])
