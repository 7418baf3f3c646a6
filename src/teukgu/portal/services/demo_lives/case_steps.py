"""Steps on a case: open it, act on it, record the number of a document."""

from typing import Any

from teukgu.portal.services.cases.act import act
from teukgu.portal.services.cases.open_case import open_case
from teukgu.portal.services.demo_lives.stage import Stage
from teukgu.portal.store.queries.gazette_fields import gazette_fields


def open_life(stage: Stage) -> None:
    """Open the case of the life; ``joint`` names the other applicants."""
    given = stage.given
    open_case(
        stage.viewer,
        programme=stage.programme,
        procedure=given.get("procedure", "designation"),
        title=given["title"],
        lead=stage.organisation(given["lead"]).pk,
        joint=[stage.organisation(key).pk for key in given.get("joint", ())],
        happened_on=stage.step.day,
        data=given.get("data"),
        once=stage.once(),
        now=stage.now,
        today=stage.step.day,
    )


def do_act(stage: Stage) -> None:
    """Record an act with what the step says of it."""
    given = stage.given
    record(stage, given["act"], given["party"], given.get("data", {}), key=given.get("key", ""))


def publish_gazette(stage: Stage) -> None:
    """Publish the gazette notice with the fields that the case itself knows."""
    record(stage, "publish_gazette", "minister", {**gazette_fields(stage.case()), **stage.given["data"]})


def record_number(stage: Stage) -> None:
    """Record that the document of the last act called ``about`` was sent that day, under its number."""
    given, key = stage.given, stage.given.get("key")
    events = stage.case().events.filter(act=given["about"], **({"key": key} if key else {}))
    data = {"event": events.order_by("-seq")[0].seq, "sent_on": stage.step.day, **given["data"]}
    record(stage, "record_document_sent", given["party"], data, key="")


def record(stage: Stage, name: str, party: str, data: dict[str, Any], *, key: str = "", more: str = "") -> None:
    """Record an act on the case as it stands."""
    case = stage.case()
    plain = {one: value.isoformat() if hasattr(value, "isoformat") else value for one, value in data.items()}
    act(
        stage.viewer,
        case.number,
        act=name,
        key=key,
        party=party,
        happened_on=stage.step.day,
        data=plain,
        seen_version=case.version,
        once=stage.once(*([more] if more else [])),
        now=stage.now,
        today=stage.step.day,
    )
