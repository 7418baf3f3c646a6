"""A report is verified: chosen, found beside reported, told, disputed, settled, signed off, lapsed when it changes."""

import io
import re
from datetime import date, timedelta

import pytest
from tests.office_tools import once
from tests.portal_case_tools import moment
from tests.report_tools import figures, life_of, save, version

from teukgu.portal.services.verification.disputes import Answered, Evidence, answer_disputes, dispute_found
from teukgu.portal.services.verification.found import (
    FoundEntry,
    choose_by_risk,
    save_found,
    sign_off,
    tell_findings,
)
from teukgu.portal.store.models import FigureTurn, Observation, VerifiedFigure
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.portal.store.queries.verification.found import found_figures, told_at, verification_state
from teukgu.reporting.figure import Cell
from teukgu.reporting.verification import Verdict
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
TODAY = date(2027, 4, 5)
OFFICER, CHIEF, OTHER = "office-east.officer", "office-east.chief", "office-west.officer"
TOWN, OTHER_TOWN = "town-neulnuri.officer", "town-soldasom.officer"
MINISTRY = "ministry-policy.officer"
JOBS, SALES = Cell(IndicatorId("jobs")), Cell(IndicatorId("sales"))
AT = {"now": moment(TODAY), "today": TODAY}


def number(report):
    return report.case.number


def choose(world, report, who=OFFICER, mark=""):
    return choose_by_risk(world.viewer(who), number(report), once=mark or once(), **AT)


def entry(cell=JOBS, verdict=Verdict.DIFFERS, found=50, evidence="급여대장", seen=0):
    return FoundEntry(cell, verdict, found, evidence, seen)


def found(world, report, *entries, who=OFFICER, mark="", visit=None):
    return save_found(world.viewer(who), number(report), entries or [entry()], visit=visit, once=mark or once(), **AT)


def tell(world, report, who=OFFICER):
    return tell_findings(world.viewer(who), number(report), visited_on=TODAY, words="장부를 봄", once=once(), **AT)


def state_of(report):
    report.case.refresh_from_db()
    return situation_of(report.case, **AT).state


def sign(world, report, who=OFFICER):
    digest = standing_sha256(state_of(report))
    return sign_off(world.viewer(who), number(report), sha256=digest, once=once(), **AT)


def codes(refused):
    return [one.code for one in refused.value.findings]


def test_only_a_chosen_report_is_verified(world, report):
    with pytest.raises(Refused) as refused:
        found(world, report)
    assert codes(refused) == ["verification.not_chosen"]
    mark = once()
    first = choose(world, report, mark=mark)
    assert choose(world, report, mark=mark).pk == first.pk
    assert found(world, report) == 1
    row = found_figures(report.pk)[JOBS]
    assert (row.reported, row.found, row.verdict) == (57, 50, "differs")
    assert row.report_sha256 == standing_sha256(state_of(report))


def test_two_officers_at_once_lose_nothing(world, report):
    choose(world, report)
    mark = once()
    found(world, report, entry(found=50), mark=mark)
    assert found(world, report, entry(found=50), mark=mark) == 0  # pressed twice
    with pytest.raises(Refused) as refused:
        found(world, report, entry(found=40), entry(SALES, Verdict.AS_REPORTED, None, ""), who=CHIEF)
    assert codes(refused) == ["verification.changed_by_other"]
    assert "조슬기" in refused.value.findings[0].message.ko
    assert VerifiedFigure.objects.count() == 1  # all of it or nothing
    seen = found_figures(report.pk)[JOBS].pk
    assert found(world, report, entry(found=40, seen=seen), who=CHIEF) == 1
    assert VerifiedFigure.objects.count() == 2
    assert found(world, report, entry(found=40, seen=seen), who=CHIEF) == 0  # says what stands already


def test_what_does_not_fit_is_told_at_once(world, report):
    choose(world, report)
    with pytest.raises(Refused) as refused:
        found(world, report, entry(found=57, evidence=""), entry(SALES, Verdict.NOT_SHOWN, 5, "없음"))
    assert codes(refused) == [
        "verification.same_value",
        "verification.no_words",
        "verification.value_without_evidence",
    ]


def test_a_dispute_is_answered_settled_and_signed_and_lapses(world, report):
    choose(world, report)
    with pytest.raises(Refused):
        tell(world, report)
    found(world, report, entry(), entry(SALES, Verdict.AS_REPORTED, None, ""))
    viewer = world.viewer(TOWN)
    row = found_figures(report.pk)[JOBS]
    with pytest.raises(Refused):
        dispute_found(viewer, number(report), {row.pk: "아님"}, once=once(), **AT)
    tell(world, report)
    with pytest.raises(Refused) as refused:
        dispute_found(viewer, number(report), {row.pk: "  "}, once=once(), **AT)
    assert codes(refused) == ["verification.nothing_disputed"]
    mark, paper = once(), Evidence("급여대장.pdf", io.BytesIO(b"%PDF-1.4\n%%EOF\n"))
    first = dispute_found(viewer, number(report), {row.pk: "계절근로자 5명이 빠짐"}, evidence=paper, once=mark, **AT)
    again = dispute_found(viewer, number(report), {row.pk: "계절근로자 5명이 빠짐"}, once=mark, **AT)
    assert again.pk == first.pk
    assert FigureTurn.objects.filter(figure=row).count() == 1
    with pytest.raises(Refused):
        sign(world, report)
    office = world.viewer(OFFICER)
    with pytest.raises(Refused) as refused:
        answer_disputes(office, number(report), {}, once=once(), **AT)
    assert codes(refused) == ["verification.not_answered"]
    with pytest.raises(Refused) as refused:
        answer_disputes(office, number(report), {row.pk: Answered("settled", "맞음")}, once=once(), **AT)
    assert codes(refused) == ["verification.no_agreed_value"]
    answer_disputes(office, number(report), {row.pk: Answered("settled", "5명을 더함", 55)}, once=once(), **AT)
    assert [(one.state, one.value) for one in row.turns.order_by("pk")] == [("disputed", None), ("settled", 55)]
    assert Observation.objects.get(report=report, indicator="jobs", corrected_by=None).value == 57
    sign(world, report)
    assert verification_state(state_of(report)) == "signed"
    correct(world, report, 55)
    assert verification_state(state_of(report)) == "lapsed"
    with pytest.raises(Refused) as refused:
        sign_off(office, number(report), sha256="0" * 64, once=once(), **AT)
    assert codes(refused) == ["report.report_changed"]
    sign(world, report)
    assert verification_state(state_of(report)) == "signed"


def correct(world, report, jobs):
    """The municipality corrects its report by its own act."""
    save(world, report, figures(report, {"jobs": jobs}), on=TODAY)
    kept = version(world, report, on=TODAY)
    life_of(world, report, TODAY)(
        TOWN,
        "correct_report",
        "applicant",
        grounds="현장확인에서 합의함",
        material=True,
        approval_number="농정과-301",
        report_version=kept.number,
        report_sha256=kept.sha256,
    )


def test_a_verified_figure_changes_no_observation(world, report):
    before = list(Observation.objects.values_list("pk", "value", "confidence", "provenance"))
    choose(world, report)
    found(world, report)
    tell(world, report)
    sign(world, report)
    assert list(Observation.objects.values_list("pk", "value", "confidence", "provenance")) == before


def test_the_municipality_sees_nothing_before_it_is_told(world, report, client_of):
    client, path = client_of(TOWN), f"/cases/{number(report)}/report/verification/"
    assert client.get(path).status_code == 404
    choose(world, report)
    found(world, report, entry(evidence="비밀스러운 급여대장"))
    page = client.get(path).content.decode()
    assert "선정되었습니다" in page
    assert "비밀스러운" not in page
    tell(world, report)
    assert "비밀스러운" in client.get(path).content.decode()
    later = moment(TODAY + timedelta(days=1))
    seen = found_figures(report.pk)[JOBS].pk
    save_found(
        world.viewer(OFFICER), number(report), [entry(found=41, evidence="다음 날 본 것", seen=seen)], visit=None,
        once=once(), now=later, today=TODAY,
    )  # fmt: skip
    assert told_at(report.case) < later
    assert "다음 날 본 것" not in client.get(path).content.decode()


@pytest.mark.parametrize("who", [OTHER, TOWN, OTHER_TOWN, MINISTRY, "province-garam.officer", "audit.auditor"])
def test_nobody_else_finds_the_officers_page(world, report, client_of, who):
    choose(world, report)
    client, path = client_of(who), f"/verification/{number(report)}/"
    assert client.get(path).status_code == 404
    assert client.post(path, {}).status_code == 404
    assert client.post(f"{path}act/", {"act": "sign"}).status_code == 404
    assert client.post(f"{path}choose/", {}).status_code == 404
    with pytest.raises(Refused):
        found(world, report, who=who)


@pytest.mark.parametrize("who", [OFFICER, OTHER, OTHER_TOWN, MINISTRY, "province-garam.officer"])
def test_nobody_else_finds_the_municipalitys_page(world, report, client_of, who):
    choose(world, report)
    path = f"/cases/{number(report)}/report/verification/"
    assert client_of(who).get(path).status_code == 404
    assert client_of(who).post(f"{path}dispute/", {"dispute-1": "x"}).status_code == 404


def test_the_head_office_sees_numbers_only(world, report, client_of):
    choose(world, report)
    found(world, report, entry(evidence="비밀스러운 급여대장"))
    tell(world, report)
    page = client_of(MINISTRY).get("/verification/?year=2026").content.decode()
    assert "지방청별 현황" in page
    for hidden in ("비밀스러운", "조슬기", "늘누리 약초"):
        assert hidden not in page
    row = re.search(r'<th scope="row">예시동부지방청</th>(.*?)</tr>', page, re.S).group(1)
    assert re.findall(r">(\d+)</td>", row) == ["1", "1", "0", "1", "0", "0", "0", "0"]


def test_the_pages_from_choosing_to_signing(world, report, client_of):
    office, town = client_of(OFFICER), client_of(TOWN)
    listed = office.get("/verification/?year=2026").content.decode()
    assert "늘누리 약초 특구" in listed
    assert office.post(f"/verification/{number(report)}/choose/", {"once": once()}).status_code == 302
    path = f"/verification/{number(report)}/"
    page = office.get(path).content.decode()
    assert "법적 효력이 없습니다" in page
    form = {"verdict-jobs": "differs", "found-jobs": "50명", "evidence-jobs": "", "once": once()}
    refused = office.post(path, form)
    assert refused.status_code == 422
    assert "50명" in refused.content.decode()
    assert office.post(path, form | {"evidence-jobs": "급여대장"}).status_code == 302
    no_verdict = office.post(path, {"found-sales": "5", "verdict-sales": ""})
    assert no_verdict.status_code == 422
    tell_form = {"act": "tell", "visited_on": "2027-04-05", "findings": "장부를 봄", "once": once()}
    assert office.post(f"{path}act/", tell_form).status_code == 302
    own = f"/cases/{number(report)}/report/verification/"
    assert "급여대장" in town.get(own).content.decode()
    row = found_figures(report.pk)[JOBS]
    assert town.post(f"{own}dispute/", {f"dispute-{row.pk}": "5명 빠짐", "once": once()}).status_code == 302
    assert "5명 빠짐" in office.get(path).content.decode()
    answer = {"act": "answer", f"answer-{row.pk}": "settled", f"agreed-{row.pk}": "55", f"words-{row.pk}": "더함"}
    office.post(f"{path}act/", answer | {"once": once()})
    assert "합의한 값" in town.get(own).content.decode()
    digest = standing_sha256(state_of(report))
    office.post(f"{path}act/", {"act": "sign", "sha256": digest, "once": once()})
    assert digest in town.get(own).content.decode()
    correct(world, report, 55)
    assert "효력을 잃었습니다" in office.get(path).content.decode()
    assert office.get(f"/en{path}").status_code == 200
    assert town.get(f"/en{own}").status_code == 200
