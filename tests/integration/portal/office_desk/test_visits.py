"""Visits: kept once with findings and photos, corrected, signed, made into papers, answered by the municipality."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from tests.office_tools import (
    CHIEF,
    EAST,
    HERBS,
    NOW,
    OFFICER,
    OTHER,
    OTHER_TOWN,
    PICTURE,
    RIVER,
    TODAY,
    TOWN,
    WEST,
    answers,
    given,
    once,
    photo,
    visited,
)

from teukgu.portal.services.office_desk.delegation import SIGN_OFF, delegated_powers, effect_words, sign_off_has_effect
from teukgu.portal.services.office_desk.findings import answer_finding, settle_finding
from teukgu.portal.services.office_desk.signing import keep_signed_paper, sign_visit
from teukgu.portal.services.office_desk.visit_given import GivenFinding, GivenPhoto
from teukgu.portal.services.office_desk.visit_papers import PAPERS, visit_paper, visit_record
from teukgu.portal.store.models import Visit, VisitFinding, VisitPhoto
from teukgu.portal.store.queries.office_desk.due import DueKind, due_of, finding_state
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
NEW = f"/offices/{EAST}/visits/new/"


def codes(refused):
    return sorted({one.code for one in refused.value.findings})


def form(**more):
    """The form as the plain page sends it."""
    checks = {f"check-{key}": one["answer"] for key, one in answers("progress").items()}
    return {
        "once": once(),
        "zone": HERBS,
        "purpose": "progress",
        "visited_on": "2026-07-14",
        "place": "공장",
        "summary": "둘러봄",
        "finding-0-kind": "mend",
        "finding-0-text": "집행이 늦음",
        "finding-0-addressed": "yes",
        **checks,
        **more,
    }


def test_the_same_key_keeps_one_visit(world):
    key = once()
    first = visited(world, once=key, photos=(photo(),))
    again = visited(world, once=key, photos=(photo(),), summary="다른 글")
    assert first.pk == again.pk
    assert (Visit.objects.count(), VisitFinding.objects.count(), VisitPhoto.objects.count()) == (1, 2, 1)
    with pytest.raises(Refused):
        visited(world, CHIEF, once=key)


def test_everything_wrong_is_told_at_once_and_nothing_is_kept(world):
    with pytest.raises(Refused) as refused:
        visited(
            world,
            visited_on=TODAY + timedelta(days=1),
            place=" ",
            summary="",
            began="12:00",
            ended="10:00",
            answers={},
            findings=(GivenFinding("what", "x", True, date(2026, 7, 1)),),
            photos=(GivenPhoto("x.exe", io.BytesIO(b"x"), ""),),
        )
    assert codes(refused) == [
        "checklist.open",
        "office.bad_day",
        "office.bad_hours",
        "office.empty",
        "office.not_a_photo",
        "office.not_listed",
    ]
    with pytest.raises(Refused) as refused:
        visited(world, photos=(photo(), GivenPhoto("b.jpg", io.BytesIO(b"no picture"), "x")))
    assert codes(refused) == ["file.other_content"]
    assert not Visit.objects.exists()


def test_only_zones_of_ones_own_desk(world):
    with pytest.raises(Refused):
        visited(world, zone=RIVER)
    with pytest.raises(Refused):
        visited(world, OTHER, EAST)
    assert visited(world, OTHER, WEST, zone=RIVER).organisation.key == WEST


def test_an_addressed_finding_has_its_days(world):
    found = visited(
        world, findings=(GivenFinding("mend", "가", True), GivenFinding("watch", "나", due_on=date(2027, 1, 1)))
    )
    first, second = found.findings.order_by("number")
    assert first.due_on == TODAY + timedelta(days=30)
    assert (second.addressed, second.due_on) == (False, None)
    late = due_of(found.organisation_id, [found.zone.now], TODAY + timedelta(days=31), 2)
    assert [one.kind for one in late if one.is_late(TODAY + timedelta(days=31))] == [DueKind.FINDING]


def test_a_correction_is_a_new_record_with_a_reason(world):
    old = visited(world, photos=(photo(),))
    with pytest.raises(Refused) as refused:
        visited(world, corrects=old.pk)
    assert codes(refused) == ["office.empty"]
    new = visited(
        world, corrects=old.pk, why="날짜를 고침", photos=(photo("b.png", "밭"),), visited_on=date(2026, 7, 13)
    )
    assert [one.caption for one in new.photos.order_by("number")] == ["공장 앞", "밭"]
    assert new.sha256 != old.sha256
    assert "날짜를 고침" in visit_record(new).note
    with pytest.raises(Refused) as refused:
        visited(world, corrects=old.pk, why="또")
    assert codes(refused) == ["office.corrected_already"]
    with pytest.raises(Refused):
        visited(world, OTHER, WEST, zone=RIVER, corrects=old.pk, why="남의 것")


def test_rows_of_a_visit_are_never_changed(world):
    found = visited(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.update(place="다른 곳")
    with pytest.raises(DatabaseError), transaction.atomic():
        VisitFinding.objects.update(text="다른 것")
    assert Visit.objects.get().place == found.place


def test_the_municipality_answers_and_the_office_settles(world):
    found = visited(world)
    first, second = found.findings.order_by("number")
    with pytest.raises(Refused):
        answer_finding(world.viewer(TOWN), second.pk, text="안 보이는 것", once=once(), now=NOW)
    with pytest.raises(Refused):
        answer_finding(world.viewer(OTHER_TOWN), first.pk, text="다른 군", once=once(), now=NOW)
    with pytest.raises(Refused):
        answer_finding(world.viewer("town-neulnuri.head"), first.pk, text="읽기만", once=once(), now=NOW)
    with pytest.raises(Refused) as refused:
        answer_finding(world.viewer(TOWN), first.pk, text=" ", once=once(), now=NOW)
    assert codes(refused) == ["office.empty"]
    answer_finding(world.viewer(TOWN), first.pk, text="추경에 반영함", once=once(), now=NOW)
    assert finding_state(first) == "answered"
    with pytest.raises(Refused):
        settle_finding(world.viewer(OTHER), found.pk, 1, state="settled", text="남의 청", once=once(), now=NOW)
    settle_finding(world.viewer(OFFICER), found.pk, 1, state="settled", text="확인함", once=once(), now=NOW)
    assert finding_state(first) == "settled"
    with pytest.raises(Refused) as refused:
        answer_finding(world.viewer(TOWN), first.pk, text="더", once=once(), now=NOW)
    assert codes(refused) == ["office.over"]
    settle_finding(world.viewer(CHIEF), found.pk, 1, state="open", text="다시 봄", once=once(), now=NOW)
    assert finding_state(first) == "open"


def test_signatures_name_the_record(world):
    found = visited(world)
    row = sign_visit(world.viewer(OFFICER), found.pk, once=once(), now=NOW)
    assert (row.sha256, row.kind, row.signer) == (found.sha256, "portal", "예시동부지방청 조슬기")
    with pytest.raises(Refused) as refused:
        sign_visit(world.viewer(OFFICER), found.pk, once=once(), now=NOW)
    assert codes(refused) == ["office.signed_already"]
    with pytest.raises(Refused):
        sign_visit(world.viewer(OTHER), found.pk, once=once(), now=NOW)
    with pytest.raises(Refused) as refused:
        keep_signed_paper(world.viewer(OFFICER), found.pk, signer="", name="", content=None, once=once(), now=NOW)
    assert codes(refused) == ["office.empty"]
    keep_signed_paper(
        world.viewer(OFFICER),
        found.pk,
        signer="늘누리군 농정과장",
        name="서명.png",
        content=io.BytesIO(PICTURE),
        once=once(),
        now=NOW,
    )
    assert [one.signer for one in visit_record(found).signatures] == ["예시동부지방청 조슬기", "늘누리군 농정과장"]


def test_a_signed_paper_is_kept_once_and_only_a_scan_is_taken(world):
    found, mark = visited(world), once()

    def keep(content=PICTURE, name="서명.png"):
        said = {"signer": "늘누리군 농정과장", "once": mark, "now": NOW}
        return keep_signed_paper(world.viewer(OFFICER), found.pk, name=name, content=io.BytesIO(content), **said)

    assert keep().pk == keep().pk
    assert keep(b"%PDF-1.7\n%%EOF\n", "둘째 장.pdf").pk != keep().pk  # back in the browser: another scan
    for content, name, code in ((b"hello", "a.pdf", "file.other_content"), (b"PK", "a.zip", "office.not_a_scan")):
        with pytest.raises(Refused) as refused:
            keep(content, name)
        assert codes(refused) == [code]
    assert found.signatures.count() == 2


def test_three_papers_from_one_record(world, client_of):
    found = visited(world, photos=(photo(),))
    for name in PAPERS:
        assert visit_paper(found, name).startswith(b"%PDF")
        answer = client_of(OFFICER).get(f"/visits/{found.pk}/papers/{name}.pdf")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert client_of(OTHER).get(f"/visits/{found.pk}/papers/{name}.pdf").status_code == 404
        assert client_of(TOWN).get(f"/visits/{found.pk}/papers/{name}.pdf").status_code == 404
    assert client_of(OFFICER).get(f"/visits/{found.pk}/papers/other.pdf").status_code == 404
    bare = visited(world)
    assert client_of(OFFICER).get(f"/visits/{bare.pk}/papers/photo-sheet.pdf").status_code == 404


def test_photos_are_for_the_desk_only(world, client_of):
    found = visited(world, photos=(photo(),))
    answer = client_of(OFFICER).get(f"/visits/{found.pk}/photos/1/")
    assert b"".join(answer.streaming_content) == PICTURE
    assert answer["X-Content-Type-Options"] == "nosniff"
    for who in (OTHER, TOWN, "ministry-policy.officer"):
        assert client_of(who).get(f"/visits/{found.pk}/photos/1/").status_code == 404
    assert client_of(OFFICER).get(f"/visits/{found.pk}/photos/2/").status_code == 404


def test_the_municipality_sees_what_is_addressed_to_it_and_nothing_else(world, client_of):
    found = visited(world, summary="속내", next_steps="다음 일", photos=(photo(),))
    text = client_of(TOWN).get("/visits/").content.decode()
    assert "예산 집행이 늦음" in text
    for hidden in ("안에서만 볼 것", "속내", "다음 일", "공장 앞"):
        assert hidden not in text
    assert "예산 집행이 늦음" not in client_of(OTHER_TOWN).get("/visits/").content.decode()
    assert client_of(OFFICER).get("/visits/").status_code == 404
    finding = found.findings.get(number=1).pk
    assert client_of(OTHER_TOWN).post(f"/visits/findings/{finding}/", {"text": "x"}).status_code == 404
    assert client_of(TOWN).post(f"/visits/findings/{finding}/", {"text": "조치함"}).status_code == 302
    assert "조치함" in client_of(TOWN).get("/visits/").content.decode()
    assert "조치함" in client_of(OFFICER).get(f"/visits/{found.pk}/").content.decode()


def test_a_corrected_visit_says_nothing_to_the_municipality_any_more(world, client_of):
    old = visited(world)
    visited(world, corrects=old.pk, why="고침", findings=(GivenFinding("mend", "바로 쓴 것", True),))
    text = client_of(TOWN).get("/visits/").content.decode()
    assert "바로 쓴 것" in text
    assert "예산 집행이 늦음" not in text
    with pytest.raises(Refused):
        answer_finding(world.viewer(TOWN), old.findings.get(number=1).pk, text="x", once=once(), now=NOW)


def test_the_plain_form(world, client_of):
    client = client_of(OFFICER)
    page = client.get(f"{NEW}?zone={HERBS}").content.decode()
    assert "반기 진도점검표" in page
    bad = client.post(NEW, form(place=""))
    assert bad.status_code == 422
    assert "집행이 늦음" in bad.content.decode()
    sent = form(**{"photo-0": SimpleUploadedFile("a.png", PICTURE), "caption-0": "공장"})
    first = client.post(NEW, sent)
    assert first.status_code == 302
    assert client.get(first["Location"]).status_code == 200
    assert client.get(f"/en{first['Location']}").status_code == 200
    assert VisitPhoto.objects.get().caption == "공장"
    again = client.post(NEW, {**form(), "once": sent["once"]})
    assert again["Location"] == first["Location"]
    assert Visit.objects.count() == 1


def test_a_script_sends_the_same_form(world, client_of):
    client = client_of(OFFICER)
    answer = client.post(NEW, form(written_at="2026-07-14T01:30:00.000Z"), headers={"Accept": "application/json"})
    assert json.loads(answer.content)["saved"]
    assert Visit.objects.get().written_at is not None
    wrong = client.post(NEW, form(place=""), headers={"Accept": "application/json"})
    assert (wrong.status_code, json.loads(wrong.content)["saved"]) == (422, False)
    assert json.loads(wrong.content)["problems"]
    other = client.post(NEW, form(zone=RIVER), headers={"Accept": "application/json"})
    assert other.status_code == 404


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-07-14", "x"])
def test_a_phone_whose_clock_cannot_be_right_loses_no_visit(world, client_of, moment):
    answer = client_of(OFFICER).post(NEW, form(written_at=moment), headers={"Accept": "application/json"})
    assert json.loads(answer.content)["saved"]
    assert Visit.objects.get().written_at is None


def test_the_worker_script_is_given_to_the_desk(world, client_of):
    answer = client_of(OFFICER).get(f"/offices/{EAST}/visit-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert b"serviceWorker" not in answer.content
    assert client_of(TOWN).get(f"/offices/{EAST}/visit-worker.js").status_code == 404


def test_acts_on_the_page_of_a_visit(world, client_of):
    found = visited(world)
    client = client_of(CHIEF)
    assert client.post(f"/visits/{found.pk}/act/", {"act": "sign"}).status_code == 302
    client.post(f"/visits/{found.pk}/act/", {"act": "settle", "finding": "1", "state": "settled", "text": "됨"})
    text = client.get(f"/visits/{found.pk}/").content.decode()
    assert "예시동부지방청 윤찬솔" in text
    assert "됨" in text
    assert client.post(f"/visits/{found.pk}/act/", {"act": "nothing"}).status_code == 404
    assert client_of(OTHER).post(f"/visits/{found.pk}/act/", {"act": "sign"}).status_code == 404


def test_the_correction_form_is_filled_in(world, client_of):
    found = visited(world)
    page = client_of(OFFICER).get(f"{NEW}?corrects={found.pk}&purpose=progress").content.decode()
    assert "약초 가공공장" in page
    assert "예산 집행이 늦음" in page
    assert client_of(OTHER).get(f"/offices/{WEST}/visits/new/?corrects={found.pk}").status_code == 404


def test_sign_off_has_no_effect_until_a_decree_delegates_it(world, monkeypatch):
    assert delegated_powers(date(2026, 6, 30)) == ()
    assert not sign_off_has_effect(TODAY)
    assert "법적 효력이 없습니다" in effect_words(TODAY).ko
    found = visited(world, purpose="verification")
    assert "법적 효력이 없습니다" in visit_record(found).effect
    assert not visit_record(visited(world)).effect
    from teukgu.portal.services.office_desk import delegation

    monkeypatch.setattr(delegation, "delegated_powers", lambda day: (SIGN_OFF,) if day >= TODAY else ())
    assert "위임된 권한" in visit_record(found).effect
    assert "법적 효력이 없습니다" in effect_words(TODAY - timedelta(days=1)).ko


def test_the_library_form_takes_no_hidden_characters(world):
    found = visited(world, place="공장\u202e\u0000뒤", summary="가\n나")
    assert found.place == "공장뒤"
    assert given().zone == HERBS
