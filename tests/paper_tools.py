"""Invented values with which every paper of an act, and every paper of a body or an office, can be made."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from teukgu.documents.official.event_values import CaseWords, event_values, rule_reader
from teukgu.documents.official.filling import Paper
from teukgu.documents.official.heads import head_title
from teukgu.documents.official.shelf import Shelf, load_shelf, programme_folder
from teukgu.loading.programme import load_programme
from teukgu.procedures.definition import Act, Procedure
from teukgu.procedures.event import Event
from teukgu.procedures.field import FieldKind, FieldSpec
from teukgu.procedures.party import Party
from teukgu.procedures.registry import PROCEDURES
from teukgu.rulebook.on_day import RulesOnDay

DAY = date(2026, 3, 31)
NOW = datetime(2026, 3, 31, 5, 0, tzinfo=UTC)
LONG = "특화작물의 생산과 가공, 관광을 묶어 지역의 소득을 높이고 일자리를 만들기 위함(재배 농가 412호, 가공업체 18곳)"

OFFICE = {
    "organisation": "가람군",
    "title": "가람군수",
    "unit": "지역경제과",
    "address": "우12345 가람도 가람군 가람읍 군청로 1",
    "homepage": "https://garam.example",
    "phone": "000-000-0000",
    "fax": "000-000-0001",
    "email": "zone@garam.example",
}
MINISTRY = {**OFFICE, "organisation": "중소벤처기업부", "title": "중소벤처기업부장관", "unit": "특구운영과"}
WORDS = CaseWords(
    number="2026-지정-0001",
    title="가람 알밤특구",
    zone_name="가람 알밤특구",
    sender=OFFICE,
    receiver={"organisation": "중소벤처기업부", "title": "중소벤처기업부장관(특구운영과장)"},
    applicant={"name": "가람군", "title": "가람군수", "names": ["가람군", "나루시"]},
    plan={
        "place": "가람도 가람군 가람읍 일원",
        "area": "1,234,567㎡",
        "need": LONG,
        "projects": "알밤 재배단지 조성\n가공·저장 시설 현대화\n알밤 축제와 체험 관광",
        "operators": "가람군, 가람밤영농조합법인",
        "designation_period": "2026. 7. 1. ~ 2031. 6. 30.(5년)",
        "exemptions": [
            {"id": "art_37", "need": "재배지 안 임도 활용", "agency": "agency1"},
            {"id": "art_38", "need": LONG, "agency": "agency1"},
        ],
        "funding": [
            {"source": "national", "year": 2026, "won": 2_500_000_000},
            {"source": "municipal", "year": 2027, "won": 1_249_500_000},
        ],
    },
    agencies={"agency1": "산림청"},
)


@cache
def shelf() -> Shelf:
    return load_shelf(programme_folder())


@cache
def rules() -> RulesOnDay:
    return load_programme().rulebook.on(DAY)


def value_of(field: FieldSpec) -> Any:
    """A value of the field's kind."""
    option = field.options[0].value if field.options else None
    if field.options_from:
        option = next(iter(rules().parameter(field.options_from).options))
    return {
        FieldKind.TEXT: f"{field.name.ko} 예시",
        FieldKind.LONG_TEXT: LONG,
        FieldKind.DAY: "2026-04-20",
        FieldKind.MOMENT: "2026-04-20T14:00:00+09:00",
        FieldKind.NUMBER: 10,
        FieldKind.WON: 113_560,
        FieldKind.YES_NO: True,
        FieldKind.CHOICE: option,
        FieldKind.CHOICES: [option],
        FieldKind.FILES: [],
        FieldKind.ORGANISATION: "agency1",
    }[field.kind]


def event_of(act: Act, seq: int, **data: Any) -> Event:
    key = {"consultation": "art_37@agency1", "permit": "농지전용허가@agency1", "operator": "1", "opinion": "1"}
    key |= {"stage": "document_review", "draft": "x-01", "objection": "x-01"}
    stated = {field.key: value_of(field) for field in act.fields} | data
    return Event(act.id, DAY, NOW, next(iter(sorted(act.by))), seq=seq, key=key.get(act.track, ""), data=stated)


def with_document() -> Iterator[tuple[Procedure, Act]]:
    for procedure in PROCEDURES.values():
        for act in procedure.acts:
            if act.document:
                yield procedure, act


def paper_of(procedure: Procedure, act: Act, **data: Any) -> Paper:
    """The paper of an act after every act of its procedure has happened once."""
    events = [event_of(one, seq) for seq, one in enumerate(procedure.acts, 1)]
    event = event_of(act, len(events) + 1, **data)
    words = replace(
        WORDS, sender=_office(next(iter(sorted(act.by)))), receiver=_office(act.receiver or Party.APPLICANT)
    )
    values = event_values(
        procedure, [*events, event], event, rules=rules(), exemptions=load_programme().exemptions, words=words
    )
    return shelf().make(act.document, values)


NAMES = {
    Party.MINISTER: ("중소벤처기업부", "특구운영과"),
    Party.AGENCY: ("산림청", "산림정책과"),
    Party.COUNCIL: ("가람군의회", ""),
    Party.GOVERNOR: ("가람도", "경제정책과"),
    Party.OPERATOR: ("가람밤영농조합법인", ""),
    Party.PROPOSER: ("주식회사 가람밤", ""),
    Party.RESIDENT: ("홍길동", ""),
}


def _office(party: Party) -> dict[str, str]:
    name, unit = NAMES.get(party, ("가람군", "지역경제과"))
    return {**OFFICE, "organisation": name, "unit": unit, "title": head_title(name)}


MEETING = {
    "body": "지역특화발전특구위원회",
    "number": 61,
    "day": date(2026, 6, 16),
    "time": "14:00",
    "place": "정부세종청사 10동 회의실",
    "form": "in_person",
    "purpose": "특구 지정안 심의",
}
COUNT = {"in_office": 24, "present": 18, "needed": 13, "yes": 16, "no": 1, "abstain": 1}
OF_BODY: dict[str, Any] = {
    **MEETING,
    "agenda": ["가람 알밤특구 지정(안)", "나루 청정바다특구 계획변경(안)"],
    "bill_number": 1,
    "title": "가람 알밤특구 지정(안)",
    "case": "D2026-0001",
    "proposal": "가람 알밤특구를 별첨과 같이 지정한다.",
    "reason": LONG,
    "main_points": f"위치와 면적: 가람도 가람군 가람읍 일원 1,234,567㎡\n지정기간: 2026. 7. 1. ~ 2031. 6. 30.\n{LONG}",
    "agency_opinions": "산림청: 조건부 동의\n국토교통부: 동의",
    "result": "원안 의결",
    "text": LONG,
    "conditions": "연차별 자금계획을 지킬 것",
    "resolved_on": date(2026, 6, 16),
    "counts": {"counted": COUNT, "not_counted": {**COUNT, "in_office": 23, "needed": 12}},
    "reading": "counted",
    "signatures": [
        {"name": "김가람", "title": "위원장(중소벤처기업부장관)"},
        {"name": "홍길동", "title": "가람대학교 교수"},
    ],
    "ground": "경미한 사항",
    "ground_reason": "면적의 변경이 없음",
    "replies_until": date(2026, 6, 23),
    "member": "홍길동",
    "member_title": "가람대학교 교수",
    "exclusion_grounds": ["위원 또는 그 배우자가 안건의 당사자인 경우", "위원이 안건에 관하여 자문이나 용역을 한 경우"],
    "version": 2,
    "items": [
        {"name": "일시", "text": "2026. 6. 16.(화) 14:00"},
        {"name": "참석자", "text": "위원장 김가람\n위원 홍길동 외 16명"},
        {"name": "발언 요지", "text": LONG},
    ],
    "since": date(2026, 1, 1),
    "until": date(2027, 12, 31),
    "appointed_by": "중소벤처기업부장관",
}
HANDOVER = {
    "organisation": "가람군 지역경제과",
    "post": "특구 담당",
    "giver": "김가람",
    "taker": "이나루",
    "witness": "박다온",
    "reason": "인사이동",
    "duties": ["지역특화발전특구 운영", "특구 실적보고"],
    "cases": [
        {"number": "2026-지정-0001", "title": "가람 알밤특구 지정", "stage": "협의", "due": DAY, "todo": "보완 제출"}
    ],
    "issues": ["산림청 협의가 길어지고 있음"],
    "promises": [{"day": DAY, "to": "가람밤영농조합법인", "what": "4월 중 설명회를 열기로 함"}],
    "papers": [{"number": "지역경제과-123", "title": "가람 알밤특구 지정신청", "day": DAY}],
    "figures": [{"name": "특화사업 매출", "value": "12,345백만원", "day": DAY, "by": "김가람"}],
    "contacts": [{"organisation": "중소벤처기업부 특구운영과", "name": "담당자", "phone": "000", "email": "a@b.kr"}],
    "notes": "열쇠는 캐비닛 2번에 있음.",
}
REVIEW = {
    "first": date(2026, 2, 1),
    "last": date(2026, 2, 28),
    "reviewer": "정보보호 담당 김가람",
    "chain": "1건부터 1,204건까지 이어짐(이상 없음)",
    "counts": [{"name": "열람", "count": 1204, "subjects": 318}, {"name": "내려받기", "count": 3, "subjects": 41}],
    "unusual": [
        {
            "at": datetime(2026, 2, 14, 23, 10, tzinfo=UTC),
            "account": "계정 12",
            "what": "내려받기",
            "subjects": 40,
            "reason": "의견 검토",
            "found": "업무 목적 확인",
        }
    ],
    "opinion": "이상 없음. 야간 내려받기 1건은 담당자에게 확인함.",
}
OTHERS: dict[str, Any] = {
    "sender": _office(Party.APPLICANT),
    "happened_on": DAY,
    "handover": HANDOVER,
    "review": REVIEW,
    "zone": {"name": "가람 알밤특구"},
    "said": {"place": "가람군청 지역경제과"},
    "year": 2025,
    "last_day": DAY,
    "scheme": {"name": "2025년 평가계획", "id": "s"},
    "matters": [{"name": "주민 참여", "indicators": "참여 주민"}],
    "components": [{"name": "정량평가", "weight": "20", "parts": "매출(0.5)"}],
    "tiers": [{"name": "탁월", "rule": "5%", "cap": "-"}],
    "changes": [{"item": "정량평가", "before": "20", "after": "30"}],
    "more": 3,
}
BODY = (
    *("convening_notice", "committee_agenda", "committee_resolution", "written_review", "pledge"),
    *("minutes", "appointment"),
)
SCHEME = ("scheme_advance_notice", "scheme_notice")
UNTIED = (*BODY, "handover_record", "access_review", "result_inspection_notice", *SCHEME)
"""Papers that no act of a procedure sends: made by a body's meeting, a handover, the review of the access log."""


def other_paper(name: str) -> Paper:
    known = OF_BODY if name in BODY else OTHERS
    return shelf().make(name, {**known, "happened_on": DAY, "rule": rule_reader(rules())})
