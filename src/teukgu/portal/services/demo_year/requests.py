"""Steps of the data-request desk: three askers in autumn, answered from saved tables as of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from teukgu.portal.services.data_requests.answers import make_answer
from teukgu.portal.services.data_requests.registering import NewRequest, register
from teukgu.portal.services.data_requests.saving import save_table
from teukgu.portal.services.data_requests.sending import give_verdict, send
from teukgu.portal.services.demo_year.scene import Scene

MAKER, SIGNER = "ministry-policy.officer", "ministry-policy.chief"


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A request, the table that answers it, and whether the answer has gone out."""

    kind: str
    asker: str
    wording: str
    table: str
    data: Mapping[str, object]
    sent: bool


REQUESTS = (
    AskedFor(
        "national_assembly",
        "[예시] 국회 김예시 의원",
        "[예시] 최근 특구의 시·도별 매출액과 고용, 집행 예산을 내 주십시오.",
        "[예시] 시·도별 매출, 고용, 집행 예산",
        {
            "rows": "province",
            "columns": ["indicator:sales", "indicator:jobs", "indicator:budget_used", "registry:operating"],
            "recent": 1,
            "money": "million",
        },
        sent=True,
    ),
    AskedFor(
        "audit_board",
        "[예시] 예시감사원",
        "[예시] 유형별 규제특례 활용 실적을 내 주십시오.",
        "[예시] 유형별 특례 활용",
        {
            "rows": "type",
            "columns": ["indicator:exemptions_planned", "indicator:exemptions_used", "registry:operating"],
            "recent": 1,
            "money": "million",
        },
        sent=True,
    ),
    AskedFor(
        "press",
        "[예시] 예시일보",
        "[예시] 전국 특구의 매출액과 방문객 수를 알려 주십시오.",
        "[예시] 전국 매출과 방문객",
        {
            "rows": "nation",
            "columns": ["indicator:sales", "indicator:visitors"],
            "recent": 1,
            "money": "million",
        },
        sent=False,
    ),
)


def ask(scene: Scene) -> None:
    """All three are registered, the table of each is made, and what is ready goes out under a number."""
    maker, signer = scene.viewer(MAKER), scene.viewer(SIGNER)
    for place, one in enumerate(REQUESTS):
        wanted = NewRequest(one.kind, one.asker, one.wording, scene.day, date(scene.day.year, 10, 20))
        request = register(maker, wanted, once=scene.once(place), now=scene.now, today=scene.day)
        table = save_table(maker, name=one.table, data=one.data, now=scene.now)
        made = make_answer(
            maker,
            request.number,
            table=table.pk,
            as_of=scene.day,
            title=one.table,
            now=scene.now,
            today=scene.day,
        )
        if one.sent:
            give_verdict(signer, request.number, made.number, is_signed=True, now=scene.now)
            send(
                maker,
                request.number,
                made.number,
                document_number=f"예시정책과-{9001 + place}",
                sent_on=scene.day,
                now=scene.now,
                today=scene.day,
            )
