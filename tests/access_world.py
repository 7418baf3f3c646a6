"""The world that the access matrix walks through: who looks, at which things.

Somebody who adds a route with something in its address that is not named here adds it to `THINGS`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tests.people_tools import NOW, PROGRAMME, TODAY, World, make_world

VIEWERS = {
    "public": "",
    "newcomer": "newcomer",
    "resident": "resident-2",
    "proposer": "resident",
    "ministry": "ministry-policy.officer",
    "office": "office-east.officer",
    "other office": "office-west.officer",
    "province": "province-garam.officer",
    "other province": "province-nuri.officer",
    "town": "town-neulnuri.officer",
    "town chief": "town-neulnuri.chief",
    "town head": "town-neulnuri.head",
    "joint town": "town-deulbina.officer",
    "other town": "town-soldasom.officer",
    "council": "council-neulnuri.clerk",
    "other council": "council-soldasom.clerk",
    "agency asked": "agriculture.contact",
    "agency not asked": "forest.contact",
    "secretary": "committee.secretary",
    "member": "committee.member",
    "excluded member": "committee-member-2",
    "working secretary": "working-committee.secretary",
    "working member": "working-committee.member",
    "expert": "expert-body.expert",
    "operator": "cooperative.applicant",
    "other operator": "brewery.applicant",
    "fund": "fund.applicant",
    "auditor": "audit.auditor",
    "system": "system.operator",
    "data officer": "system.data-officer",
}
"""Every role and territory relation: the name of its column, and the invented person."""

AGENCY_KEY = "exemption@agriculture"
OPERATOR_KEY = "application@cooperative"
CASES = ("draft", "committee", "proposal", "report")
REPORT = "report"


@dataclass
class Sights:
    """What there is to look at: a draft, a case before the committee, a proposal, a report; what belongs to each."""

    world: World
    cases: dict[str, Any]
    values: dict[str, dict[str, Any]]
    others: dict[str, Any]


def build() -> Sights:
    """Keep the world and its four cases."""
    from teukgu.portal.store.models import CaseBar, CaseNow, CaseParty

    world = make_world()
    cases = {name: _case(world, name) for name in CASES}
    asked = cases["committee"]
    _refer(asked)
    CaseNow.objects.filter(case=asked).update(stage="committee", public=True)
    for party, key, organisation in (("agency", AGENCY_KEY, "agriculture"), ("operator", OPERATOR_KEY, "cooperative")):
        CaseParty.objects.get_or_create(
            case=asked, party=party, key=key, organisation=world.organisation(organisation), defaults={"since": TODAY}
        )
    CaseBar.objects.create(case=asked, account=world.account("committee-member-2"), ground="interest", recorded_at=NOW)
    values = {name: _values(world, case) for name, case in cases.items()}
    others = _of_world(world) | _of_bodies(world, asked) | _of_uploads(world, cases[REPORT])
    return Sights(world, cases, values, others | {"round": _of_round(world)})


def _case(world: World, name: str) -> Any:
    from teukgu.portal.services.cases.open_case import open_case

    if name == REPORT:
        return _report(world)
    proposal = name == "proposal"
    return open_case(
        world.viewer("resident" if proposal else "town-neulnuri.officer"),
        programme=PROGRAMME,
        procedure="proposal" if proposal else "designation",
        title=f"예시 {name}",
        lead=world.organisation("town-neulnuri").pk,
        joint=() if proposal else (world.organisation("town-deulbina").pk,),
        happened_on=TODAY,
        data={"title": "제안", "summary": "내용"} if proposal else {},
        once=f"matrix-{name}",
        now=NOW,
        today=TODAY,
    )


def _report(world: World) -> Any:
    """Keep a yearly report that is being written, with a version."""
    from tests import report_tools

    report = report_tools.opened(world, on=TODAY, year=2025, towns=("town-neulnuri", "town-deulbina"))
    report_tools.save(world, report, report_tools.figures(report, report_tools.some_values()), on=TODAY)
    report_tools.version(world, report, on=TODAY)
    _survey(world, report)
    return report.case


def _survey(world: World, report: Any) -> None:
    """Keep a survey of operators with one of them on its list."""
    from tests import sheet_world

    sheet_world.survey(world, report, on=TODAY)
    sheet_world.add(world, report, "예시 농장", on=TODAY)


REFERRED = ("adopt_plan", "announce_plan", "open_inspection", "apply", "register_application", "refer_committee")


def _refer(case: Any) -> None:
    """Bring the case before the committee: the events that its pages read."""
    from teukgu.portal.store.models import CaseEvent, Opinion

    for seq, act in enumerate(REFERRED, start=2):
        party = "minister" if act in {"register_application", "refer_committee"} else "applicant"
        CaseEvent.objects.create(
            case=case, seq=seq, act=act, party=party, happened_on=TODAY, recorded_at=NOW, once=f"matrix-{seq}"
        )
    Opinion.objects.create(case=case, key="op-1", stance="agree", text="좋습니다", received_at=NOW)


def _values(world: World, case: Any) -> dict[str, Any]:
    """Return what to put in addresses about this case, by the name of the place in the address."""
    from teukgu.portal.services.personal import keep_personal
    from teukgu.portal.store.models import OperatorSheet, PersonalKind

    detail = keep_personal(
        programme=PROGRAMME,
        kind=PersonalKind.CASE_PERSON,
        values={"name": "홍길동"},
        case=case,
        party="applicant",
        now=NOW,
    )
    event = case.events.order_by("seq").first()
    sheet = OperatorSheet.objects.filter(survey__report=case.pk).first()
    return {
        "sheet": sheet.pk if sheet else 1,
        "number": case.number,
        "detail": UUID(detail),
        "event": event.pk if event else 1,
        "event_id": event.pk if event else 1,
        "seq": 1,
    }


FIXED: dict[str, Any] = {
    "year": 2026,
    "month": 3,
    "day": 2,
    "version": 1,
    "comment": 1,
    "photo": 1,
    "attachment": 1,
    "session": 1,
    "address": "kz2004-01",
    "key": "nothing",
    "name": "nothing",
    "slug": "nothing",
    "pk": 1,
    "token": "nothing",
    "secret": "nothing",
    "file": UUID(int=1),
    "template": "agenda",
    "ending": "hwpx",
    "rule": "plan_notice_min_days",
    "zone": "kz2004-01",
    "place": 1,
    "kind": "xlsx",
}
"""What to put where nothing of a case is meant; things that are not there answer 404 to everybody."""

FIGURES_OF_ZONE = (
    *("zone_figures", "zone_figures_file", "zone_past", "zone_past_sheet", "zone_past_hand_in", "zone_upload"),
    *("zone_upload_marked", "zone_past_attach", "zone_past_file", "zone_past_withdraw", "zone_targets"),
    *(
        "zone_targets_approve",
        "zone_targets_sheet",
        "zone_targets_hand_in",
        "zone_baselines",
        "zone_shares",
        "zone_stages",
    ),
)
"""Routes that name a zone by its id: the one that the report is about."""

BY_ROUTE: dict[str, dict[str, Any]] = {
    **{name: {"zone": "example-report-1", "file": 1} for name in FIGURES_OF_ZONE},
    "access_log_month": {"number": 3},
    "plan_section": {"key": "identity"},
    "office_desk": {"key": "office-east"},
    "office_zone": {"key": "office-east", "zone": "example-report-1"},
    "office_zone_act": {"key": "office-east", "zone": "example-report-1"},
    "early_warning": {"key": "office-east", "zone": "example-report-1"},
    "early_warning_make": {"key": "office-east", "zone": "example-report-1"},
    "mid_year": {"zone": "example-report-1"},
    "sample": {"programme": "demonstration", "year": 2025},
    "sample_act": {"programme": "demonstration", "year": 2025},
    "sample_file": {"programme": "demonstration", "year": 2025},
    **{name: {"key": "reform-draft"} for name in ("example_lab", "example_lab_scheme", "example_lab_keep")},
    **{name: {"key": "public-statistics"} for name in ("round_lab", "round_lab_scheme", "round_lab_keep")},
    **{name: {"kind": "zones"} for name in ("my_panel_sheet", "my_panel_report", "my_panel_file")},
    "visit_new": {"key": "office-east"},
    "visit_worker": {"key": "office-east"},
    "plan_review": {"key": "office-east"},
    "upload_receipt": {"ending": "txt"},
    "upload_list": {"ending": "csv"},
    "api:receipt": {"ending": "txt"},
    "api:zone_stages": {"zone": "example-report-1"},
    "api:set_zone_stages": {"zone": "example-report-1"},
    "report_section": {"key": "words-results"},
    "plan_comment": {"key": "name"},
    "case_act": {"name": "adopt_plan"},
    "body_act": {"act": "appoint"},
    "meeting_act": {"act": "notice"},
    "organisation": {"key": "town-neulnuri"},
    "invite": {"key": "town-neulnuri"},
    "invite_again": {"key": "town-neulnuri"},
    "end_holding": {"key": "town-neulnuri"},
    "new_post": {"key": "town-neulnuri"},
    "end_post": {"key": "town-neulnuri"},
    "case_opinion": {"key": "op-1"},
    "scheme_draft_indicator": {"key": "sales"},
}
"""Where a name in an address means something else than elsewhere."""


def things(route: str, names: frozenset[str], sights: Sights) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the things to look at by a route, each with what fills its address.

    Raises:
        LookupError: for a name that this module does not know.
    """
    special = (sights.others["round"] if route in OF_ROUND else {}) | BY_ROUTE.get(route, {})
    of_case = names & set(sights.values["draft"]) - set(special)
    for name in CASES if of_case else ("",):
        known = FIXED | sights.others | (sights.values[name] if name else {}) | special
        missing = names - set(known)
        if missing:
            msg = f"route {route}: say in tests/access_world.py what stands for {sorted(missing)}"
            raise LookupError(msg)
        yield name, {one: known[one] for one in names}


def _of_world(world: World) -> dict[str, Any]:
    """Return what addresses about people and places name: the officer of the town and their post."""
    from teukgu.portal.store.models import CouncilSession, Holding

    officer = world.account("town-neulnuri.officer")
    session = CouncilSession.objects.create(
        programme_id=PROGRAMME,
        region=world.organisation("town-neulnuri").region,
        name="예시 임시회",
        agenda_closes_on=TODAY,
        opens_on=TODAY,
        closes_on=TODAY,
        source="예시",
        recorded_at=NOW,
    )
    return {
        "programme": PROGRAMME,
        "organisation": world.organisation("town-neulnuri").pk,
        "post": world.post("town-neulnuri.officer").pk,
        "account": officer.pk,
        "holding": Holding.objects.filter(account=officer).order_by("pk")[0].pk,
        "record": UUID(int=1),
        "session": session.pk,
    }


def _of_bodies(world: World, case: Any) -> dict[str, Any]:
    """Keep a meeting of the committee about the case, with a member and one who is excluded from it."""
    from teukgu.portal.services.meetings.bodies import establish_body
    from teukgu.portal.store.models import AgendaItem, Meeting, Membership

    body = establish_body(world.organisation("committee"))
    for name in ("committee.member", "committee-member-2"):
        Membership.objects.create(
            body=body,
            seat="appointed",
            kind="appointed",
            account=world.account(name),
            valid_from=date(2025, 1, 1),
            recorded_at=NOW,
            once=name,
        )
    meeting = Meeting.objects.create(
        body=body, number=1, form="in_person", starts_at=NOW, purpose="예시", recorded_at=NOW, once="m"
    )
    AgendaItem.objects.create(
        meeting=meeting, position=1, kind="case", case=case, title="예시", recorded_at=NOW, once="a"
    )
    return {"body": body.key, "meeting": meeting.pk, "act": "nothing"}


OF_ROUND = (
    *("round_desk", "round_act", "round_population", "round_results", "round_zone", "round_scheme_file"),
    *("round_freeze_file", "round_result_file", "round_card", "round_card_file"),
    *("round_committee", "round_committee_file"),
    *("round_panels", "round_panel_make", "round_panel", "round_panel_criteria", "round_panel_reviewers"),
    *("round_panel_list_form", "round_panel_reviewer", "round_panel_conflicts", "round_panel_pairs"),
    *("round_panel_pairs_file", "round_panel_progress", "round_panel_results", "round_panel_scores", "round_panel_act"),
    *("scheme_draft", "scheme_draft_text", "scheme_draft_act", "scheme_draft_save", "scheme_draft_compare"),
    *("my_panel", "my_panel_interests", "my_panel_severity", "my_panel_act", "my_panel_talk", "my_panel_sheet"),
    *("my_panel_report", "my_panel_file"),
    *("scheme_draft_compare_file", "scheme_draft_weights", "scheme_draft_indicators", "scheme_draft_indicator"),
    *("scheme_draft_tiers", "scheme_draft_change", "scheme_draft_notice", "scheme_draft_opinions"),
    *("scheme_draft_opinions_file", "scheme_draft_opinion_act", "scheme_draft_shown"),
    *("public_stage", "public_stage_act", "public_stage_codes", "public_stories", "public_story"),
    *("draft_lab", "draft_lab_scheme", "draft_lab_keep", "round_cards", "round_cards_ask", "round_cards_zip"),
)
"""Routes about a round: its draft was told to one zone, that of the report."""


def _of_round(world: World) -> dict[str, Any]:
    """Keep a round with draft results that one zone was told; every kept row of it has the same id in an address."""
    from teukgu.portal.services.cases.parties import join_zone
    from teukgu.portal.services.round_case.opening import open_round
    from teukgu.portal.store import models

    case = open_round(
        world.viewer("ministry-policy.officer"), programme=PROGRAMME, year=2025, once="matrix-round", now=NOW,
        today=TODAY,
    )  # fmt: skip
    zone, pk = "example-report-1", 9001
    kept: dict[str, Any] = {"case": case, "account": world.account("ministry-policy.officer"), "kept_at": NOW}
    hashes = {name: str(place) * 64 for place, name in enumerate(("scheme", "population", "freeze", "result"), 1)}
    scheme = _kept(models.RoundScheme, pk, **kept, once="r1", scheme="s", name_ko="예시", name_en="example",
                   sha256=hashes["scheme"], content=SCHEME)  # fmt: skip
    population = _kept(models.RoundPopulation, pk, **kept, once="r2", year=2025, on=TODAY,
                       sha256=hashes["population"], zones_in=1, zones_out=0)  # fmt: skip
    models.RoundMember.objects.create(population=population, zone_id=zone, name="예시", report="filed", in_round=True,
                                      ground="in", reason_ko="예시", reason_en="example")  # fmt: skip
    freeze = _kept(models.RoundFreeze, pk, **kept, once="r3", population=population, sha256=hashes["freeze"],
                   figures=0, lacking=0, panel=0, votes=0, ranks=0)  # fmt: skip
    computed = _kept(models.RoundComputation, pk, **kept, once="r4", freeze=freeze, scheme=scheme, seed=1, draws=0,
                     sha256=hashes["result"], bundle_sha256=hashes["result"], software_version="1",
                     parameter_hash="")  # fmt: skip
    drafted = {"case": case, "account": kept["account"], "saved_at": NOW, "sha256": "0" * 64, "content": SCHEME}
    _kept(models.SchemeDraft, pk, **drafted, number=1, follows=0, kind="start", once="r5")
    models.SchemeShown.objects.create(
        draft_id=pk, until=date(2099, 12, 31), account=kept["account"], shown_at=NOW, once="r6"
    )
    file = {"name": "results.csv", "sha256": "0" * 64, "content": b"zone"}
    models.RoundFreezeFile.objects.create(freeze=freeze, **file)
    models.RoundComputationFile.objects.create(computation=computed, **file)
    models.RoundComputationFile.objects.create(
        computation=computed, name="bundle.zip", sha256="0" * 64, content=_bundle(zone)
    )
    models.RoundZoneResult.objects.create(computation=computed, zone_id=zone, name="예시", tier=1, tier_name="우수")
    acts = (
        ("set_population", "", {"population_sha256": hashes["population"]}),
        ("freeze_inputs", "", {"freeze_sha256": hashes["freeze"]}),
        ("begin_evaluation", "", {}),
        ("compute_draft", "", {"result_sha256": hashes["result"], "freeze_sha256": hashes["freeze"]}),
        ("tell_draft", zone, {"result_sha256": hashes["result"], "until": "2026-04-01", "disposition": False}),
    )
    for seq, (act, key, data) in enumerate(acts, start=2):
        told = models.CaseEvent.objects.create(
            case=case, seq=seq, act=act, key=key, party="minister", happened_on=TODAY, recorded_at=NOW, data=data,
            once=f"round-{seq}",
        )  # fmt: skip
    join_zone(case, told)
    _of_panel(world, case, pk)
    models.CaseNow.objects.filter(case=case).update(stage="drafted")
    return {
        "reviewer": pk,
        "number": case.number,
        "pk": pk,
        "zone": zone,
        "name": "results.csv",
        "what": "nothing",
        "save": 1,
        "which": "advance",
        "kind": "pdf",
    }


def _of_panel(world: World, case: Any, pk: int) -> None:
    """Keep the closed panel of the round with one reviewer, who has no post, accepted and scored one zone."""
    from teukgu.portal.store import models

    stamp = {"account": world.account("ministry-policy.officer"), "recorded_at": NOW}
    panel = _kept(
        models.Panel, pk, **stamp, once="p1", case=case, component="expert", name_ko="예시", name_en="example"
    )
    person = world.account("newcomer")
    reviewer = _kept(models.PanelReviewer, pk, **stamp, once="p2", panel=panel, person=person)
    models.PanelReviewerTerms.objects.create(**stamp, once="p3", reviewer=reviewer, most=3)
    models.PanelReply.objects.create(**stamp, once="p5", reviewer=reviewer, accepted=True)
    assignment = models.PanelAssignment.objects.create(
        **stamp, once="p6", panel=panel, number=1, seed=1, wanted=1, of_field=0
    )
    models.PanelPair.objects.create(assignment=assignment, reviewer=reviewer, zone_id="example-report-1")
    table = b"zone,component,criterion,rater,score,home_region\nexample-report-1,expert,plan,R9001,70,\n"
    models.PanelClosing.objects.create(**stamp, once="p4", panel=panel, number=1, state="closed", content=table,
                                       sha256="0" * 64, scores=1)  # fmt: skip


SCHEME = """\
id: s
name: {ko: 예시, en: example}
indicators: {sales: {measure: level}}
tree: {id: total, parts: [{indicator: sales, weight: 1}]}
tiers: {names: [{ko: 우수, en: good}, {ko: 보통, en: middle}], shares: [0.5, rest]}
""".encode()


def _bundle(zone: str) -> bytes:
    """A sealed round of two zones, so that there is a card."""
    from tests.bundle_tools import DayRules

    from teukgu.documents.bundle import bundle_bytes, sealed_files
    from teukgu.evaluation.inputs import EvaluationInput, Unit
    from teukgu.evaluation.run import evaluate
    from teukgu.loading.scheme_file import parse_scheme
    from teukgu.values import IndicatorId, Observation, ZoneId

    units = tuple(Unit(ZoneId(one), one) for one in (zone, "other"))
    figures = tuple(Observation(one.id, 2025, IndicatorId("sales"), float(place)) for place, one in enumerate(units, 1))
    return bundle_bytes(
        sealed_files(evaluate(EvaluationInput(units, figures), parse_scheme(SCHEME.decode()), DayRules()))
    )


def _kept(model: Any, pk: int, **values: Any) -> Any:
    """Keep a row under a number that addresses can name."""
    model.objects.bulk_create([model(pk=pk, **values)])
    return model.objects.get(pk=pk)


def _of_uploads(world: World, case: Any) -> dict[str, Any]:
    """Keep a workbook that the province handed in for the report, alone in its batch, and answered."""
    from teukgu.portal.store.models import StoredFile, UploadBatch, WorkbookUpload

    file = StoredFile.objects.create(sha256="0" * 64, size=1, content_type="application/x", stored_at=NOW)
    common: dict[str, Any] = {
        "programme_id": PROGRAMME,
        "organisation": world.organisation("province-garam"),
        "account": world.account("province-garam.officer"),
        "received_at": NOW,
        "door": "bulk",
    }
    batch = UploadBatch.objects.create(id=UUID(int=2), once="matrix-batch", **common)
    upload = WorkbookUpload.objects.create(
        id=UUID(int=3),
        report_id=case.pk,
        file=file,
        name="보고서.xlsx",
        batch=batch,
        state="answered",
        answered_at=NOW,
        once="matrix-upload",
        **common,
    )
    return {"batch": batch.pk, "upload": upload.pk}
