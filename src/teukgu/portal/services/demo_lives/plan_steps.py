"""Steps on the plan of a case: write it, adopt it."""

from collections.abc import Iterator
from typing import Any

from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.services.demo_lives.case_steps import record
from teukgu.portal.services.demo_lives.stage import Stage
from teukgu.portal.services.designation.plan_drafts import save_item
from teukgu.portal.services.designation.plan_versions import make_version
from teukgu.procedures.plan_contents import ContentKind


def write_plan(stage: Stage) -> None:
    """Write what the plan needs at this point (``by``), or only ``items``; name a version when the step does."""
    given, case = stage.given, stage.case()
    rows = dict(_rows(given["by"], stage.life.words["plan"])) if "by" in given else given["items"]
    for key, content in rows.items():
        save_item(stage.viewer, case.number, key, content, follows=0, now=stage.now, today=stage.step.day)
    if given.get("version"):
        make_version(stage.viewer, case.number, name=given["version"], now=stage.now, today=stage.step.day)


def _rows(by: str, own: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield every item due ``by`` adoption or application: in the life's own words, else in plain invented ones."""
    for item in plan_contents().items:
        if item.by.value != by or item.exemptions:
            continue
        if item.id in own:
            yield item.id, own[item.id]
        elif item.kind is ContentKind.TEXT:
            yield item.id, f"{item.name.ko}: 시연을 위하여 지어낸 내용입니다."


def adopt_plan(stage: Stage) -> None:
    """Adopt the newest version by the head's approval."""
    version = stage.case().plan.versions.order_by("-number")[0]
    data = {**stage.given["data"], "plan_version": version.number, "plan_sha256": version.sha256}
    record(stage, "adopt_plan", "applicant", data)
