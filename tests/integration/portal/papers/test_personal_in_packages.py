"""A reason opens personal data only to whoever may have them, and never without a note."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.people_tools import World
from tests.portal_case_tools import OFFICER, Life, announced, moment

from teukgu.portal.access import Viewer
from teukgu.portal.services.files import keep_file
from teukgu.portal.services.papers import package_of_event
from teukgu.portal.store.models import AccessLogEntry, FileUse

NAME = "명단.pdf"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def life(world: World, settings: Any, tmp_path: Path) -> Life:
    """An announced plan with a file about persons attached to the announcement."""
    settings.VAR = tmp_path
    made = announced(world)
    now = moment(made.day)
    use = keep_file(world.viewer(OFFICER), name=NAME, content=io.BytesIO(PDF), case=made.case, personal=True, now=now)
    FileUse.objects.filter(pk=use.pk).update(event=made.events[-1])
    return made


def names(viewer: Viewer, life: Life, reason: str = "") -> str:
    package = package_of_event(viewer, life.events[-1].pk, reason=reason, now=moment(life.day))
    return " ".join(zipfile.ZipFile(io.BytesIO(package)).namelist())


def downloads() -> int:
    return AccessLogEntry.objects.filter(action="download", what="file").count()


def test_a_reason_gives_no_personal_file_to_whoever_may_not_have_it(world: World, life: Life) -> None:
    assert "명단" not in names(world.viewer("province-garam.officer"), life, "궁금해서")
    assert downloads() == 0


def test_whoever_may_have_it_is_noted_and_no_copy_is_kept(world: World, life: Life, settings: Any) -> None:
    assert "명단" not in names(world.viewer(OFFICER), life)
    before = set(Path(settings.VAR, "papers").rglob("*.zip"))
    assert "명단" in names(world.viewer(OFFICER), life, "담당자 확인")
    assert downloads() == 1
    assert set(Path(settings.VAR, "papers").rglob("*.zip")) == before
