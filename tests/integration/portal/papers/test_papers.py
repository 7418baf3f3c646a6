import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hwpx import HwpxDocument
from tests import report_tools
from tests.people_tools import World, sign_in
from tests.portal_case_tools import MINISTRY, OFFICER, Life, announced, moment

from teukgu.documents.official.as_text import letter_text
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.services.papers import package_of_event, paper_of_draft, paper_of_event
from teukgu.portal.services.papers.ends import ends_of
from teukgu.portal.store.models import AccessAction, AccessLogEntry
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.values import Refused


@pytest.fixture
def life(world: World, settings: Any, tmp_path: Path) -> Life:
    settings.VAR = tmp_path
    return announced(world)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {finding.code for finding in refused.value.findings}


def test_the_announcement_reads_as_it_was_recorded(world: World, life: Life) -> None:
    made = paper_of_event(world.viewer(OFFICER), life.events[-1].pk)
    text = letter_text(made.paper.letter)
    assert "늘누리 약초 특구 특화특구계획(안) 공고" in text
    assert "군보 제100호" in text
    assert "군청 민원실" in text
    assert made.paper.letter.sender_name == "예시늘누리군수"


def test_whoever_may_not_see_the_act_finds_no_paper(world: World, life: Life) -> None:
    for viewer in (ANONYMOUS, world.viewer("town-bada.officer")):
        with pytest.raises(Refused) as refused:
            paper_of_event(viewer, life.events[-1].pk)
        assert codes(refused) == {"paper.absent"}
    with pytest.raises(Refused) as refused:
        paper_of_event(world.viewer(OFFICER), 10**6)
    assert codes(refused) == {"paper.absent"}


def test_an_act_without_a_document_has_no_paper(world: World, life: Life) -> None:
    with pytest.raises(Refused) as refused:
        paper_of_event(world.viewer(OFFICER), life.events[0].pk)
    assert codes(refused) == {"paper.none"}


def test_years_and_versions_are_names_and_have_no_commas(world: World, life: Life, client: Client) -> None:
    report = report_tools.opened(world)
    filing = report_tools.filed(world, report)
    made = paper_of_event(world.viewer(OFFICER), filing.events[-1].pk)
    text = letter_text(made.paper.letter)
    assert "2026년 운영성과보고서" in text
    assert "성과 연도: 2026년" in text
    assert "for 2026 with the minister" in made.paper.english
    assert "2,026" not in text + made.paper.english
    sign_in(client, world.account(OFFICER))
    for before in ("", "/en"):
        page = client.get(before + reverse("case", args=[report.case.number]))
        assert "2,026" not in page.content.decode()


def test_the_package_holds_text_hwpx_pdf_and_their_checksums(world: World, life: Life, tmp_path: Path) -> None:
    event = life.events[-1]
    package = package_of_event(world.viewer(OFFICER), event.pk)
    names = zipfile.ZipFile(io.BytesIO(package)).namelist()
    assert {name.rpartition(".")[2] for name in names} == {"txt", "hwpx", "pdf", "json"}
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(package)).read("manifest.json"))
    assert manifest["template"] == "plan_announcement"
    assert manifest["case"] == life.case.number
    kept = list((tmp_path / "papers").rglob("*.zip"))
    assert [path.read_bytes() for path in kept] == [package]
    kept[0].write_bytes(b"from the store")
    assert package_of_event(world.viewer(MINISTRY + ".officer"), event.pk) == b"from the store"


def test_a_letter_to_the_governor_names_both_ends(world: World, life: Life) -> None:
    event = life(OFFICER, "tell_governor", "applicant")
    letter = paper_of_event(world.viewer(OFFICER), event.pk).paper.letter
    assert letter.receiver == "예시가람도지사"
    assert letter.sender_name == "예시늘누리군수"


def test_a_draft_shows_what_would_be_sent_and_keeps_nothing(world: World, life: Life) -> None:
    day = life.day
    draft = Event("tell_governor", day, moment(day), Party.APPLICANT)
    made = paper_of_draft(world.viewer(OFFICER), life.case, draft, now=moment(day))
    assert "지정신청 사실 통보" in made.paper.letter.title
    assert life.case.events.filter(act="tell_governor").count() == 0
    with pytest.raises(Refused) as refused:
        paper_of_draft(world.viewer("town-bada.officer"), life.case, draft, now=moment(day))
    assert codes(refused) == {"paper.absent"}


def test_names_stay_blank_until_somebody_says_why(world: World, life: Life) -> None:
    life(OFFICER, "receive_opinion", "applicant", "1", name="홍길동", contact="010-1234-5678", opinion="길이 좁습니다")
    event = life(OFFICER, "reply_opinion", "applicant", "1", outcome="partly", reply="넓히겠습니다")
    viewer = world.viewer(OFFICER)
    masked = zipfile.ZipFile(io.BytesIO(package_of_event(viewer, event.pk)))
    assert "홍길동" not in _text(masked)
    assert "넓히겠습니다" in _text(masked)
    before = AccessLogEntry.objects.count()
    clear = zipfile.ZipFile(io.BytesIO(package_of_event(viewer, event.pk, reason="회신 발송", now=moment(life.day))))
    assert "홍길동 귀하" in _text(clear)
    noted = AccessLogEntry.objects.order_by("seq").last()
    assert noted is not None
    assert AccessLogEntry.objects.count() == before + 1
    assert (noted.action, noted.reason) == (AccessAction.DOWNLOAD, "회신 발송")


def _text(package: zipfile.ZipFile) -> str:
    name = next(name for name in package.namelist() if name.endswith(".txt"))
    return package.read(name).decode()


def _signed_in(world: World, who: str) -> Client:
    client = Client()
    sign_in(client, world.account(who))
    return client


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_shows_the_paper_and_its_files(world: World, life: Life, language: str) -> None:
    client = _signed_in(world, OFFICER)
    seq = life.events[-1].seq
    page = client.get(language + reverse("paper", args=[life.case.number, seq]))
    assert page.status_code == 200
    assert "특화특구계획(안) 공고" in page.content.decode()
    for ending, start in (("hwpx", b"PK"), ("pdf", b"%PDF"), ("txt", "예시늘누리군".encode())):
        given = client.get(reverse("paper_file", args=[life.case.number, seq, ending]))
        assert given.content.startswith(start)
        assert "attachment" in given["Content-Disposition"]
    assert client.get(reverse("paper_package", args=[life.case.number, seq])).content.startswith(b"PK")


def test_hidden_and_absent_answer_alike(world: World, life: Life) -> None:
    seq = life.events[-1].seq
    stranger = _signed_in(world, "town-bada.officer")
    mine = _signed_in(world, OFFICER)
    for client, number, at in (
        (stranger, life.case.number, seq),
        (mine, life.case.number, 99),
        (mine, life.case.number, 1),
        (mine, "XD2026-9999", 1),
    ):
        for name, more in (("paper", []), ("paper_package", []), ("paper_file", ["pdf"])):
            assert client.get(reverse(name, args=[number, at, *more])).status_code == 404
    assert mine.get(reverse("paper_file", args=[life.case.number, seq, "hwp"])).status_code == 404
    assert Client().get(reverse("paper", args=[life.case.number, seq])).status_code == 302


def test_a_download_with_names_asks_for_a_reason(world: World, life: Life) -> None:
    life(OFFICER, "receive_opinion", "applicant", "1", name="홍길동", contact="", opinion="길이 좁습니다")
    event = life(OFFICER, "reply_opinion", "applicant", "1", outcome="partly", reply="넓히겠습니다")
    client = _signed_in(world, OFFICER)
    address = reverse("paper_package", args=[life.case.number, event.seq])
    assert (
        "개인정보를 넣어 내려받는 사유"
        in client.get(reverse("paper", args=[life.case.number, event.seq])).content.decode()
    )
    assert client.post(address, {"reason": " "}).status_code == 422
    given = client.post(address, {"reason": "회신 발송"})
    assert "홍길동 귀하" in _text(zipfile.ZipFile(io.BytesIO(given.content)))


def test_a_ministry_replaces_one_template(world: World, life: Life, settings: Any, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "plan_announcement.yaml").write_text(
        "id: plan_announcement\nname: {ko: 우리 공고, en: Ours}\nform: notice\ntitle: '우리 서식: {{ zone.name }}'\n"
        "body:\n  - text: 본문\nenglish: Ours.\n",
        encoding="utf-8",
    )
    settings.PAPERS = str(own)
    letter = paper_of_event(world.viewer(OFFICER), life.events[-1].pk).paper.letter
    assert letter.title == "우리 서식: 늘누리 약초 특구"
    governor = life(OFFICER, "tell_governor", "applicant")
    assert paper_of_event(world.viewer(OFFICER), governor.pk).paper.letter.receiver == "예시가람도지사"


def test_every_hwpx_of_a_case_opens_again(world: World, life: Life) -> None:
    client = _signed_in(world, OFFICER)
    given = client.get(reverse("paper_file", args=[life.case.number, life.events[-1].seq, "hwpx"]))
    assert HwpxDocument.open(given.content).validate().issues == ()


def test_the_confirming_page_shows_the_paper_before_the_act(world: World, life: Life) -> None:
    client = _signed_in(world, OFFICER)
    address = reverse("case_act", args=[life.case.number, "tell_governor"])
    given = {
        "party": "applicant",
        "happened_on": life.day.isoformat(),
        "seen_version": life.case.version,
        "once": "confirming",
    }
    page = client.post(address, given)
    assert page.status_code == 200
    assert "예시가람도지사" in page.content.decode()
    assert not life.case.events.filter(act="tell_governor").exists()


def test_an_agency_that_was_not_asked_yet_is_named_in_the_application(life: Life) -> None:
    assert ends_of(life.case).agencies()["agriculture"] == "예시농업부"
