"""Steps from the opening to the publication, beside panel, public stage, draft and committee."""

from teukgu.loading.demonstration_year import year_folder
from teukgu.portal.services.demo_round.correcting import can_be_corrected, correct_report
from teukgu.portal.services.demo_round.scene import EXAMPLE, RoundScene
from teukgu.portal.services.round_case.freezing import freeze_inputs
from teukgu.portal.services.round_case.opening import open_round
from teukgu.portal.services.round_case.population import set_population
from teukgu.portal.services.round_case.publishing import publish as publish_round
from teukgu.portal.services.round_case.publishing import seal as seal_round
from teukgu.portal.services.round_case.scheme import state_scheme

SCHEME = "round.yaml"
DOCUMENTS, PRESENTATION, PUBLIC_STAGE = "document_review", "presentation", "public_evaluation"
EXTENDED, LATE = 60, 1.1


def prepare(scene: RoundScene) -> None:
    """Open the round and fix its scheme."""
    given = scene.stamp() | {"once": scene.opening}
    open_round(scene.ministry, programme=scene.programme, year=scene.year, **given)
    content = (year_folder(scene.folder) / SCHEME).read_bytes()
    state_scheme(scene.ministry, scene.number, content, expert_body_used=False, **scene.stamp())
    items = f"{EXAMPLE} 계획과 추진 체계(전문가 점수)"
    scene.act("record_scheme_deliberation", party="minister", meeting=f"{EXAMPLE} 위원회", items=items)
    scene.act("record_advance_notice", done="not_needed", grounds=f"{EXAMPLE} 시연이라 예고하지 않습니다.")
    scene.act("record_scheme_notice", done="done", notice_number=f"{EXAMPLE} 고시 제{scene.year + 1}-1호")
    scene.act("fix_scheme", approval_number=f"{EXAMPLE} 특구과-1", approver=f"{EXAMPLE} 국장")


def begin(scene: RoundScene) -> None:
    """List the zones, begin, and hold the review of documents."""
    set_population(scene.ministry, scene.number, **scene.stamp())
    scene.act("begin_evaluation")
    scene.act("hold_stage", DOCUMENTS)


def end_documents(scene: RoundScene) -> None:
    """The review of documents is over; presentations are left out."""
    scene.act("close_stage", DOCUMENTS, record=f"{EXAMPLE} 평가위원이 보고서를 읽고 채점하였습니다.")
    scene.act("skip_stage", PRESENTATION, grounds=f"{EXAMPLE} 시연에서는 발표 평가를 하지 않습니다.")
    scene.act("hold_stage", PUBLIC_STAGE)


def end_public(scene: RoundScene) -> None:
    """The public stage is over."""
    scene.act("close_stage", PUBLIC_STAGE, record=f"{EXAMPLE} 누리집, 전화 설문, 투표 번호의 세 경로로 들었습니다.")


def freeze(scene: RoundScene) -> None:
    """Freeze what was reported, scored and voted."""
    freeze_inputs(scene.ministry, scene.number, **scene.stamp())


def extend(scene: RoundScene) -> None:
    """The time to evaluate is extended before it ends."""
    scene.act("extend_evaluation", grounds=f"{EXAMPLE} 이의신청을 살피느라 늘립니다.", days=EXTENDED)


def seal(scene: RoundScene) -> None:
    """Seal what was decided."""
    seal_round(scene.ministry, scene.number, **scene.stamp())


def publish(scene: RoundScene) -> None:
    """Publish it with the notice."""
    count = scene.draft.results.count()
    publish_round(
        scene.ministry,
        scene.number,
        notice_number=f"{EXAMPLE} 고시 제{scene.year + 1}-2호",
        main_results=f"{EXAMPLE} 지어낸 특구 {count}곳을 보고한 수치, 평가위원의 점수, 국민의 표로 평가하였습니다.",
        **scene.stamp(),
    )


def correct_late(scene: RoundScene) -> None:
    """A report is corrected after the seal: what was published stays as it is, and says so."""
    rows = scene.draft.results.exclude(rank=None).order_by("rank", "zone").values_list("zone", flat=True)
    zone = next((one for one in rows if can_be_corrected(one, scene.year)), None)
    if zone is not None:
        correct_report(scene, zone, LATE)
