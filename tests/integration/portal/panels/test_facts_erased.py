"""What was known about reviewers is erased when its time is over, not before; that it was is kept."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests import round_tools as tools
from tests.people_tools import make_world
from tests.portal_case_tools import moment

from teukgu.portal.services.erasure.run import due_for_erasure, erase_due
from teukgu.portal.store.models import CaseNow, Panel, PanelFact, PanelFactErasure, PanelReviewer

pytestmark = pytest.mark.django_db


def test_facts_of_reviewers_are_erased_after_their_term():
    world = make_world(tools.OPENED)
    play, account = tools.opened(world), world.account("audit.auditor")
    at = moment(tools.OPENED)

    def told(once):
        return {"account": world.account(tools.MINISTRY), "recorded_at": at, "once": once}

    panel = Panel.objects.create(case=play.case, component="expert", name_ko="심사", name_en="panel", **told("p"))
    reviewer = PanelReviewer.objects.create(panel=panel, person=account, **told("r"))
    fact = PanelFact.objects.create(
        reviewer=reviewer, kind="fund", about="z", words="가람펀드", source="declared", **told("f")
    )
    PanelFact.objects.create(
        reviewer=reviewer, kind="fund", about="z", words="가람펀드", source="declared", corrects=fact, withdrawn=True,
        **told("g"),
    )  # fmt: skip
    CaseNow.objects.filter(case=play.case).update(stage="published", changed_at=at)

    def due(day):
        return [one.count for one in due_for_erasure(day) if one.kind == "panel_fact"]

    early, late = (tools.OPENED.replace(year=tools.OPENED.year + years) for years in (4, 6))
    assert (due(early), due(late)) == ([], [2])
    with pytest.raises(IntegrityError), transaction.atomic():
        PanelFact.objects.filter(pk=fact.pk)._raw_delete("default")
    erase_due(now=moment(late) + timedelta(hours=1), today=late)
    assert not PanelFact.objects.exists()
    assert PanelFactErasure.objects.get().facts == 2
    assert due(late) == []
