"""A full round of two hundred invented zones through the services, and what was planted in it found again."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client
from tests.full_round import FullRound, full_round, planted_conflicts
from tests.integration.portal.demonstration.test_demo_year import FOLDER
from tests.people_tools import NOW, sign_in

from teukgu.documents.bundle import bundle_bytes
from teukgu.documents.verifying import verify
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.evaluation.seal import MANIFEST, manifest
from teukgu.examples.planted_panel import severities
from teukgu.examples.planted_votes import cheating_zone
from teukgu.loading.evaluation_input import read_input_of
from teukgu.portal.services.demo_round.play import play_round
from teukgu.portal.services.panels.results import scores_of_closing
from teukgu.portal.store.models import (
    Account,
    BallotCast,
    BallotTally,
    ItemResolution,
    OfficialRank,
    PanelPair,
    PanelReviewer,
    RoundComputation,
)
from teukgu.portal.store.queries.panels.scores import closing_of
from teukgu.values import Refused

pytestmark = pytest.mark.slow
SEED = 20260331


@pytest.fixture(scope="module")
def full(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[FullRound]:
    with django_db_blocker.unblock(), full_round(tmp_path_factory.mktemp("full")) as found:
        yield found


@pytest.fixture
def played(full: FullRound, db: None) -> FullRound:
    return full


def names_of(full: FullRound) -> dict[str, str]:
    """What each reviewer's severity is planted under, by what tables call them."""
    rows = PanelReviewer.objects.filter(panel__case=full.case).select_related("person")
    return {f"R{one.pk}": one.person.email.partition("@")[0] for one in rows}


def test_sixty_reviewers_scored_two_hundred_zones_and_each_severity_is_found_again(played: FullRound) -> None:
    panel, names = played.case.panels.get(), names_of(played)
    scores = scores_of_closing(closing_of(panel))
    found = adjust(ratings(scores))
    assert len(found.zones) >= 200
    assert len(found.raters) == len(names) == 60
    assert min(one.raters for one in found.zones) >= 3
    planted = severities(SEED, names.values())
    off = [(one.severity - planted[names[one.rater]]) / one.se for one in found.raters]
    # nine in ten are expected to be inside at the worst; which pairs are drawn hangs on numbers of the database
    assert np.mean(np.abs(off) <= 1.96) >= 0.85
    assert 0.4 <= np.mean(np.square(off)) <= 1.7, "the stated errors are neither too small nor far too wide"
    spread = np.std([planted[names[one.rater]] for one in found.raters])
    assert spread / 2 > np.mean([one.se for one in found.raters])


def test_no_pair_with_a_planted_conflict_was_ever_assigned(played: FullRound) -> None:
    planted = planted_conflicts()
    assert {one.kind for one in planted} == {
        *("home", "employment", "consortium", "fund", "coaching", "authorship", "declared")
    }
    panel = played.case.panels.get()
    judged = {row["zone"] for row in panel.assignments.order_by("number")[0].request["zones"]}
    pks = dict(PanelReviewer.objects.filter(panel=panel).values_list("person__email", "pk"))
    pairs = set(PanelPair.objects.filter(assignment__panel=panel).values_list("zone", "reviewer"))
    assert panel.assignments.count() == 2  # the second one took the place of who left
    for run in panel.assignments.all():
        barred = {(zone, who): codes for zone, who, codes in run.request["barred"]}
        for one in planted:
            if one.zone in judged:
                assert one.kind in barred[one.zone, f"R{pks[one.email]}"]
    assert not {(one.zone, pks[one.email]) for one in planted} & pairs
    old = {pks[f"reviewer-{place:02}@demonstration.example"] for place in (6, 16, 26, 36, 46, 56)}
    assert not [codes for (_, who), codes in barred.items() if int(who[1:]) in old and "employment" in codes]


def test_the_stuffing_is_flagged_set_aside_with_reason_and_nothing_else_is(played: FullRound) -> None:
    told = json.loads((played.download / "public_stage.json").read_text(encoding="utf-8"))[0]
    homes = {one["zone"]: "x" for one in told["zones"]}
    cheat = cheating_zone(homes)
    found = {name: {one["check"] for one in rows} for name, rows in told["patterns"].items()}
    assert found["platform"] >= {"burst", "copies", "source", "clockwork"}
    assert not found["own"]
    assert all(one.reason for one in played.case.ballot_exclusions.all())
    about = [one["about"] for one in told["patterns"]["platform"] if one["check"] in {"burst", "copies", "source"}]
    assert all(cheat in one for one in about)
    tally = BallotTally.objects.get(case=played.case, channel="platform")
    counted, everything = ({}, {})
    for rows, into in ((tally.counts, counted), (tally.counts_all, everything)):
        for zone, _region, votes in rows:
            into[zone] = into.get(zone, 0) + votes
    lost = {zone: votes - counted.get(zone, 0) for zone, votes in everything.items()}
    assert 310 <= lost.pop(cheat) <= 345  # 330 were planted
    assert sum(lost.values()) <= 2.2 * 345  # what stuffed ballots name beside it, two zones each
    assert 310 <= told["aside"] <= 345
    assert not BallotCast.objects.filter(case=played.case).exists()  # erased after the seal


def test_twenty_objections_are_answered_and_every_zone_that_moved_is_named_and_told_again(played: FullRound) -> None:
    events = played.case.events
    answers = {one.key: one for one in events.filter(act="answer_objection")}
    assert len(answers) == events.filter(act="file_objection").count() == 20
    accepted = {zone for zone, one in answers.items() if one.data["answer"] == "accepted"}
    assert len(accepted) == 4
    assert all(one.data["grounds"] for one in answers.values())
    again = events.get(act="recompute_results")
    before, after = (
        {one.zone_id: (one.score, one.rank, one.tier) for one in row.results.all()}
        for row in RoundComputation.objects.filter(case=played.case).order_by("pk")
    )
    moved = {zone for zone in before if before[zone] != after[zone]}
    assert set(again.data["moved_zones"].split(",")) == moved
    assert accepted & moved
    assert moved - accepted  # others moved too, by rank: none of them without being named
    told = set(events.filter(act="tell_draft", seq__gt=again.seq).values_list("key", flat=True))
    assert told == moved


def test_a_recusal_breaks_the_quorum_and_a_later_meeting_decides(played: FullRound) -> None:
    first, second = ItemResolution.objects.filter(item__case=played.case).order_by("resolved_on")
    assert first.result == "deferred"
    assert [first.counts[one]["quorum"] for one in ("counted", "not_counted")] == [True, False]
    assert first.item.exclusions.get().kind == "recusal"
    assert (second.result, second.event.data["result"]) == ("passed", "amended")
    assert all(one["quorum"] and one["carried"] for one in second.counts.values())
    decided = list(csv.DictReader(io.StringIO((played.download / "decision.csv").read_text(encoding="utf-8-sig"))))
    (raised,) = [one for one in decided if one["reason"]]
    assert raised["computed_tier"] != raised["decided_tier"]
    assert played.case.events.filter(act="record_round_resolution").count() == 2
    assert OfficialRank.objects.filter(programme=played.world.programme, year=2025).count() >= 200


def run_verify(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the command where there is nothing but the download: no database, no settings, no secret."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "HOME"}}
    command = [sys.executable, "-c", "from teukgu.cli.main import run; run()", "verify", "bundle.zip", *more]
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)


def test_the_public_download_alone_recomputes_to_what_was_published(played: FullRound, tmp_path: Path) -> None:
    (tmp_path / "bundle.zip").write_bytes(played.bundle.read_bytes())
    page = Client().get(played.page).content.decode()
    assert played.published.bundle_hash in page
    decision = played.download / "decision.csv"
    digest = hashlib.sha256(decision.read_bytes()).hexdigest()
    assert f"--expect-decision {digest}" in page
    assert played.case.events.get(act="seal_round").data["decision_sha256"] == digest
    decided = ("--decision", str(decision), "--expect-decision", digest)
    done = run_verify(tmp_path, "--expect", played.published.bundle_hash, *decided)
    assert done.returncode == 0, done.stdout + done.stderr
    turned = tmp_path / "decision.csv"
    turned.write_bytes(decision.read_bytes().replace(b",\r\n", b",because\r\n", 1).replace(b",\n", b",because\n", 1))
    assert run_verify(tmp_path, "--decision", str(turned), "--expect-decision", digest).returncode == 1


def test_the_public_download_names_no_reviewer_field_or_conflict(played: FullRound) -> None:
    with zipfile.ZipFile(played.bundle) as archive:
        inside = {one: archive.read(one) for one in archive.namelist()}
    outside = {one.name: one.read_bytes() for one in played.download.iterdir() if one.suffix in {".csv", ".json"}}
    text = "\n".join(content.decode("utf-8-sig") for content in [*inside.values(), *outside.values()])
    people = Account.objects.filter(panel_reviewers__panel__case=played.case)
    for one in people:
        assert not re.search(rf"(?<![가-힣]){one.name}(?![가-힣])", text)  # 윤보람 is a person, 윤보람군 a county
        assert one.email not in text
    assert "@demonstration" not in text
    assert "reviewer-" not in text
    panel = list(csv.DictReader(io.StringIO(inside["panel.csv"].decode("utf-8-sig"))))
    assert set(panel[0]) == {
        "zone",
        "component",
        "criterion",
        "rater",
        "score",
    }  # home regions only where favour counts
    raters = {one["rater"] for one in panel}
    assert len(raters) == 60
    assert all(one.startswith("r-") and len(one) == 12 for one in raters)
    assert not raters & set(names_of(played))
    votes = list(csv.DictReader(io.StringIO(inside["votes.csv"].decode("utf-8-sig"))))
    assert set(votes[0]) == {"zone", "component", "home_region", "votes", "channel"}
    assert {one["channel"] for one in votes} == {"own", "platform", "survey"}
    for word in ("대학 동기", "협의체", "펀드", "집필", "panel_raters"):
        assert word not in text


def forged(full: FullRound, name: str, change: Any, folder: Path) -> Path:
    """A bundle with one file changed and its manifest made to fit: a forger who knows the format."""
    with zipfile.ZipFile(full.bundle) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    version = json.loads(files.pop(MANIFEST))["version"]
    files[name] = change(files[name])
    path = folder / "bundle.zip"
    path.write_bytes(bundle_bytes({**files, MANIFEST: manifest(files, version)}))
    return path


def lines_without(content: bytes, text: str) -> bytes:
    return b"".join(line for line in content.splitlines(keepends=True) if text.encode() not in line)


def test_one_rater_removed_is_caught(played: FullRound, tmp_path: Path) -> None:
    with zipfile.ZipFile(played.bundle) as archive:
        rater = archive.read("panel.csv").decode("utf-8-sig").splitlines()[1].split(",")[3]
    path = forged(played, "panel.csv", lambda content: lines_without(content, rater), tmp_path)
    found = verify(path, "")
    assert not found.ok
    assert found.difference is not None
    assert not verify(path, played.published.bundle_hash).ok


def test_a_report_corrected_after_the_seal_is_caught_and_told(played: FullRound, tmp_path: Path) -> None:
    late = played.world.account("ministry-policy.officer")
    client = Client()
    sign_in(client, late)
    desk = client.get(f"/cases/{played.case.number}/round/").content.decode()
    assert "고정한 뒤 보고서를 고친 특구가 1곳" in desk
    assert "고정한 뒤 고친 보고서" in Client().get(f"{played.page}?type=").content.decode()
    with zipfile.ZipFile(played.bundle) as archive:
        data = read_input_of({one: archive.read(one) for one in archive.namelist() if one.endswith(".csv")})
    one = next(row for row in data.observations if row.year == 2025 and row.indicator == "sales" and row.value)
    was = f"{one.zone},2025,sales,{one.value:.0f},"
    path = forged(
        played, "observations.csv", lambda content: content.replace(was.encode(), f"{one.zone},2025,sales,1,".encode()),
        tmp_path,
    )  # fmt: skip
    assert path.read_bytes() != played.bundle.read_bytes()
    assert not verify(path, "").ok


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_tampered_byte_is_caught(played: FullRound, tmp_path: Path, place: float) -> None:
    content = bytearray(played.bundle.read_bytes())
    content[int(len(content) * place)] ^= 1
    path = tmp_path / "bundle.zip"
    path.write_bytes(content)
    with pytest.raises(Refused):
        verify(path, "")
    assert run_verify(tmp_path).returncode == 2


def test_playing_again_plays_nothing_and_the_pages_of_the_round_open(played: FullRound) -> None:
    assert play_round(played.world.programme, FOLDER, now=NOW) == 0
    client = Client()
    sign_in(client, played.world.account("ministry-policy.officer"))
    panel, computed = played.case.panels.get().pk, played.case.round_computations.order_by("-pk")[0].pk
    for path in ("", f"results/{computed}/", f"panels/{panel}/", f"panels/{panel}/results/", "public/"):
        assert client.get(f"/cases/{played.case.number}/round/{path}").status_code == 200, path
