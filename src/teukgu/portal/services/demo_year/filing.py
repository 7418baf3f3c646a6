"""Steps of handing in: opened, folded, approved, filed, numbered, registered, returned, corrected."""

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.cases.hooks import Coming, prepare
from teukgu.portal.services.demo_year.scene import Scene
from teukgu.portal.services.demo_year.writing import mend, save
from teukgu.portal.services.reports.opening import open_report
from teukgu.portal.services.reports.versions import make_report_version
from teukgu.portal.store.models import CaseEvent
from teukgu.reporting.figure import Figure
from teukgu.values import IndicatorId

APPROVER = "예시 군수"


def open_one(scene: Scene) -> None:
    """The ministry opens the report."""
    open_report(scene.ministry, zone=scene.step.zone, year=scene.performance_year, now=scene.now, today=scene.day)


def fold(scene: Scene) -> None:
    """A zone designated late folds its year into the next report."""
    scene.act("defer_report", "applicant", {})


def approve(scene: Scene) -> None:
    """A version is kept, partners confirm it, the head approves it."""
    version = make_report_version(scene.officer, scene.report.case.number, now=scene.now, today=scene.day)
    same = {"report_version": version.number, "report_sha256": version.sha256}
    for other in scene.applicants[1:]:
        partner = scene.viewer(f"{other.key}.officer")
        scene.act("confirm_part", "applicant", {"approver": "예시 과장", **same}, by=partner, key=other.key)
    number = f"예시과-{scene.year.number % 900 + 100}"
    level = ("head", "head", "delegated", "deputy")[scene.year.number % 4]
    scene.act("approve_report", "applicant", {"approval_number": number, "approver": APPROVER, "level": level, **same})


def make_ready(scene: Scene) -> None:
    """Draw the papers that go with the filing."""
    prepare(Coming(scene.report.case, "file_report", {}))


def file(scene: Scene) -> None:
    """It is filed; its official document has no number in the portal yet."""
    scene.act("file_report", "applicant", {})


def number(scene: Scene) -> None:
    """The number of the document is recorded, on the day somebody comes to it."""
    _number_of(scene, "file_report", f"예시과-{scene.year.number % 900 + 1000}", "head", by_ministry=False)


def _last(scene: Scene, name: str) -> CaseEvent:
    """Return the last act of this name."""
    return CaseEvent.objects.filter(case=scene.report.case_id, act=name).order_by("-seq")[0]


def _number_of(scene: Scene, about: str, written: str, approval: str, *, by_ministry: bool) -> None:
    event = _last(scene, about)
    data = {
        "event": event.seq,
        "sent_on": event.happened_on.isoformat(),
        "production_number": written,
        "approver": "예시 과장" if by_ministry else APPROVER,
        "approval": approval,
    }
    party, by = ("minister", scene.ministry) if by_ministry else ("applicant", scene.officer)
    scene.act("record_document_sent", party, data, by=by)


def register(scene: Scene) -> None:
    """The ministry registers it, some days after it arrived: the day it was sent, as electronic documents do."""
    receipt = f"예시정책과-{scene.year.number % 9000 + 1000}"
    arrived = _last(scene, "file_report").happened_on
    scene.act("register_report", "minister", {"receipt_number": receipt}, by=scene.ministry, on=arrived)


def send_back(scene: Scene) -> None:
    """The ministry asks for completion, with reasons and a day."""
    what = scene.text("returns", name=_some_name(scene))
    until = scene.day.fromordinal(scene.day.toordinal() + 14).isoformat()
    scene.act("return_report", "minister", {"what": what, "until": until}, by=scene.ministry)
    written = f"예시정책과-{scene.year.number % 9000 + 10000}"
    _number_of(scene, "return_report", written, "delegated", by_ministry=True)


def file_again(scene: Scene) -> None:
    """What was asked is supplied, approved anew and filed again."""
    _put_right(scene)
    mend(scene)
    approve(scene)
    scene.act("file_report", "applicant", {})


def correct(scene: Scene) -> None:
    """A figure is corrected after filing."""
    _put_right(scene)
    version = make_report_version(scene.officer, scene.report.case.number, now=scene.now, today=scene.day)
    material = scene.year.number % 2 == 0
    data = {
        "grounds": scene.text("corrections", name=_some_name(scene)),
        "material": material,
        "report_version": version.number,
        "report_sha256": version.sha256,
        "approval_number": f"예시과-{scene.year.number % 900 + 2000}" if material else "",
    }
    scene.act("correct_report", "applicant", data)
    _number_of(scene, "correct_report", f"예시과-{scene.year.number % 900 + 3000}", "head", by_ministry=False)


def _put_right(scene: Scene) -> None:
    """Write the true figures where others stood; sales a little higher where nothing was wrong."""
    wrong = [Figure(cell, scene.year.true[cell].value, scene.year.true[cell].status) for cell in scene.year.wrong]
    sales = next((one for cell, one in scene.year.true.items() if cell.indicator == "sales"), None)
    if not wrong and sales is not None and isinstance(sales.value, int):
        wrong = [Figure(sales.cell, sales.value + sales.value // 50)]
    save(scene, wrong)


def _some_name(scene: Scene) -> str:
    version = indicators().version(
        scene.year.wrong[0].indicator if scene.year.wrong else IndicatorId("sales"), scene.performance_year
    )
    return version.name.ko if version else ""
