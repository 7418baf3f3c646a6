"""Steps of the regional offices: zones given to officers, half-yearly checks with findings, coaching, plan reviews."""

from datetime import timedelta

from teukgu.portal.office_rules import checklists
from teukgu.portal.services.demo_lives.stage import Stage
from teukgu.portal.services.demo_year.scene import Scene
from teukgu.portal.services.office_desk.coaching import answer_advice, assign_coach, log_session
from teukgu.portal.services.office_desk.findings import answer_finding, settle_finding
from teukgu.portal.services.office_desk.reviews import CHECKLIST, review_plan
from teukgu.portal.services.office_desk.signing import sign_visit
from teukgu.portal.services.office_desk.visit_given import GivenFinding, GivenVisit
from teukgu.portal.services.office_desk.visits import record_visit
from teukgu.portal.services.office_desk.zones import assign_zone, set_milestone
from teukgu.portal.services.people.demonstration_accounts import address_of
from teukgu.portal.store.models import (
    Account,
    Case,
    CoachAssignment,
    CoachSession,
    Jurisdiction,
    Organisation,
    Post,
    Visit,
    ZonePlace,
)

COACHED_DAYS = 150
REVIEWED = {"soldasom-lantern": "office-west", "neulnuri-bamboo": "office-east"}
"""Lives whose draft plan an office reviews, and the office."""


def office_of(scene: Scene) -> str:
    """Return the key of the office that answers for the zone's first municipality; empty where none does."""
    place = ZonePlace.objects.filter(zone=scene.step.zone).order_by("pk").first()
    found = Jurisdiction.objects.filter(region=place.region_id).select_related("office").first() if place else None
    return f"office-{found.office.key}" if found and found.office else ""


def assign(scene: Scene) -> None:
    """The chief gives the zone to the officer, and some zones get a milestone."""
    key = office_of(scene)
    if not key:
        return
    post = Post.objects.get(organisation__programme=scene.programme, organisation__key=key, key="officer")
    chief = scene.viewer(f"{key}.chief")
    assign_zone(chief, key, scene.step.zone, post=post.pk, once=scene.once(), now=scene.now, today=scene.day)
    if scene.year.number % 4 == 0:
        set_milestone(
            chief,
            key,
            scene.step.zone,
            title="[예시] 공동 작업장 준공",
            due_on=scene.day + timedelta(days=300 + scene.year.number % 250),
            source="[예시] 특구계획",
            once=scene.once("milestone"),
            now=scene.now,
        )


def visit(scene: Scene) -> None:
    """The officer visits for the half-yearly check and signs the checklist."""
    key = office_of(scene)
    if not key:
        return
    officer, number = scene.viewer(f"{key}.officer"), scene.year.number
    findings = [GivenFinding("good", scene.text("visits", "good"))]
    if number % 3 == 0:
        findings.append(GivenFinding("watch", scene.text("visits", "watch")))
    if number % 2 == 0:
        findings.append(GivenFinding("mend", scene.text("visits", "mend"), addressed=True))
    given = GivenVisit(
        zone=scene.step.zone,
        purpose="progress",
        visited_on=scene.day,
        place=f"{scene.zone_now.where_ko} [예시] 사업장",
        summary=scene.text("visits", "summary"),
        began="10:00",
        ended="12:30",
        met="[예시] 담당 주무관, 특화사업자 두 명",
        answers=_answers("progress", number),
        findings=tuple(findings),
    )
    kept = record_visit(officer, key, given, once=scene.once(), now=scene.now, today=scene.day)
    sign_visit(officer, kept.pk, once=scene.once("sign"), now=scene.now)


def _answers(name: str, number: int) -> dict[str, dict[str, str]]:
    checklist = checklists().newest(name)
    assert checklist is not None
    return {
        one.id: (
            {"answer": "poor", "remark": "[예시] 다음 점검 때 다시 봅니다."}
            if (number + place) % 7 == 0
            else {"answer": "good", "remark": ""}
        )
        for place, one in enumerate(checklist.questions)
    }


def answer(scene: Scene) -> None:
    """The municipality answers what was addressed to it; the office settles half of that."""
    kept = Visit.objects.filter(once=scene.once().replace("answer", "visit")).first()
    found = kept.findings.filter(addressed=True).first() if kept else None
    if kept is None or found is None:
        return
    town = Organisation.objects.filter(
        programme=scene.programme, kind="municipality", region__zone_places__zone=scene.step.zone
    ).order_by("region__zone_places__pk")[0]
    text = scene.text("visits", "answers")
    answer_finding(scene.viewer(f"{town.key}.officer"), found.pk, text=text, once=scene.once(), now=scene.now)
    if scene.year.number % 4 == 0:
        settle_finding(
            scene.viewer(f"{kept.organisation.key}.officer"),
            kept.pk,
            found.number,
            state="settled",
            text="[예시] 확인함",
            once=scene.once("settled"),
            now=scene.now,
        )


def coach(scene: Scene) -> None:
    """An expert is assigned to the zone."""
    key = office_of(scene)
    if not key:
        return
    expert = Account.objects.get(email=address_of("expert-body.expert"))
    assign_coach(
        scene.viewer(f"{key}.officer"),
        key,
        scene.step.zone,
        coach=expert.pk,
        until=scene.day + timedelta(days=COACHED_DAYS),
        task=scene.text("coaching", "task"),
        once=scene.once(),
        now=scene.now,
        today=scene.day,
    )


def session(scene: Scene) -> None:
    """The expert logs a session; the office says that the first piece of advice was taken."""
    found = CoachAssignment.objects.filter(zone=scene.step.zone).order_by("pk").first()
    if found is None:
        return
    expert = scene.viewer("expert-body.expert")
    kept: CoachSession = log_session(
        expert,
        found.pk,
        held_on=scene.day,
        form="visit",
        attended="[예시] 담당 주무관, 협의회장",
        summary=scene.text("coaching", "summary"),
        advice=list(scene.words.data["coaching"]["advice"]),
        once=scene.once(),
        now=scene.now,
        today=scene.day,
    )
    first = kept.advice.order_by("number")[0]
    answer_advice(
        scene.viewer(f"{found.organisation.key}.officer"),
        first.pk,
        state="taken",
        why=scene.text("coaching", "taken"),
        once=scene.once("taken"),
        now=scene.now,
    )


def review(scene: Scene) -> None:
    """The offices review the plans of two of the cases that are played, as far as they are open."""
    for life, key in REVIEWED.items():
        case = Case.objects.filter(once=Stage.key_of(life, "open"), now__closed=False).first()
        if case is not None:
            review_plan(
                scene.viewer(f"{key}.officer"),
                key,
                case.number,
                answers=_answers(CHECKLIST, len(life)),
                opinion="[예시] 목표를 해마다 나누어 적고, 예산의 근거를 덧붙이면 좋겠습니다.",
                once=scene.once(life),
                now=scene.now,
                today=scene.day,
            )
