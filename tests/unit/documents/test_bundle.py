"""Sealing, verifying, and every way to tamper with a bundle that we could think of."""

import io
import json
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bundle_tools import sealed_bytes, sealed_evaluation

from teukgu.documents import bundle as writing
from teukgu.documents import verifying
from teukgu.documents.bundle import bundle_bytes, sealed_files, write_bundle
from teukgu.documents.input_tables import input_tables
from teukgu.documents.verdict_text import verdict_json, verdict_lines
from teukgu.documents.verifying import verify
from teukgu.evaluation.seal import MANIFEST, manifest, sha256
from teukgu.loading.evaluation_input import read_input
from teukgu.values import Refused


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "bundle.zip"
    path.write_bytes(sealed_bytes())
    return path


def resealed(files, version="0.1.0"):
    """What somebody makes who changes files and then the manifest too."""
    plain = {name: content for name, content in files.items() if name != MANIFEST}
    return bundle_bytes({**plain, MANIFEST: manifest(plain, version)})


def refused_codes(path):
    with pytest.raises(Refused) as refused:
        verify(path)
    for finding in refused.value.findings:
        assert finding.cure.ko
        assert finding.cure.en
        assert finding.place.file
    return {finding.code for finding in refused.value.findings}


def test_round_trip(bundle):
    verdict = verify(bundle, sha256(sealed_bytes()).upper())
    assert verdict.ok
    assert verdict.same_version
    assert verdict.difference is None
    assert "✓" in verdict_lines(verdict, "ko")[0]
    assert json.loads(verdict_json(verdict))["ok"] is True


def test_same_inputs_same_bytes(tmp_path):
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    sealed_evaluation.cache_clear()
    one = write_bundle(sealed_evaluation(), first)
    sealed_evaluation.cache_clear()
    assert write_bundle(sealed_evaluation(), second) == one == sha256(first.read_bytes())
    assert first.read_bytes() == second.read_bytes() == sealed_bytes()


def test_what_is_inside(bundle):
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        listed = json.loads(archive.read(MANIFEST))
        for name, entry in listed["files"].items():
            assert sha256(archive.read(name)) == entry["sha256"]
    expected = {"zones.csv", "observations.csv", "panel.csv", "past_ranks.csv", "scheme.yaml", "parameters.json"}
    assert expected | {"settings.json", "results.csv", "contributions.csv", MANIFEST} <= set(names)
    assert names == sorted(names)


def test_inputs_read_back_as_they_were(tmp_path):
    data = sealed_evaluation().data
    for name, content in input_tables(data).items():
        (tmp_path / name).write_bytes(content)
    again = read_input(tmp_path)
    assert (again.units, again.observations, again.panel, again.past_ranks) == (
        data.units,
        data.observations,
        data.panel,
        data.past_ranks,
    )


def test_the_expected_hash_is_held_against_it(bundle):
    verdict = verify(bundle, "0" * 64)
    assert not verdict.ok
    assert verdict.difference is None
    assert "hash" in verdict_lines(verdict, "en")[0]


@given(place=st.integers(0, len(sealed_bytes()) - 1), change=st.integers(1, 255))
@settings(max_examples=150, deadline=None)
def test_any_changed_byte_is_refused(tmp_path_factory, place, change):
    content = bytearray(sealed_bytes())
    content[place] ^= change
    path = tmp_path_factory.mktemp("tampered") / "bundle.zip"
    path.write_bytes(content)
    assert refused_codes(path)


@given(cut=st.integers(0, len(sealed_bytes()) - 1))
@settings(max_examples=40, deadline=None)
def test_a_cut_off_file_is_refused(tmp_path_factory, cut):
    path = tmp_path_factory.mktemp("cut") / "bundle.zip"
    path.write_bytes(sealed_bytes()[:cut])
    assert refused_codes(path)


@pytest.mark.parametrize("more", [b"x", b"PK\x05\x06" + bytes(18)])
def test_bytes_added_are_refused(bundle, more):
    bundle.write_bytes(sealed_bytes() + more)
    assert refused_codes(bundle)
    bundle.write_bytes(more + sealed_bytes())
    assert refused_codes(bundle)


def test_a_changed_number_is_named_even_when_resealed(bundle):
    files = sealed_files(sealed_evaluation())
    lines = files["results.csv"].decode().splitlines()
    score = lines[2].split(",")[3]
    cells = lines[2].split(",")
    cells[3] = str(float(score) + 0.01)
    files["results.csv"] = ("\n".join([*lines[:2], ",".join(cells), *lines[3:]]) + "\n").encode()
    bundle.write_bytes(resealed(files))
    verdict = verify(bundle)
    found = verdict.difference
    assert not verdict.ok
    assert (found.file, found.row, found.column) == ("results.csv", f"{cells[0]} (3)", "score")
    assert (found.sealed, found.recomputed) == (cells[3], score)
    assert "results.csv" in verdict_lines(verdict, "en")[0]


@pytest.mark.parametrize("name", ["observations.csv", "scheme.yaml"])
def test_a_changed_input_is_found_even_when_resealed(bundle, name):
    files = sealed_files(sealed_evaluation())
    before, after = {"observations.csv": (b",10.5,", b",90.5,"), "scheme.yaml": (b"seed: 5", b"seed: 6")}[name]
    assert before in files[name]
    files[name] = files[name].replace(before, after, 1)
    bundle.write_bytes(resealed(files))
    verdict = verify(bundle)
    if name == "observations.csv":
        assert verdict.difference.file == "results.csv"
    else:  # the seed used is in the settings; the file as read is what it is
        assert verdict.ok
        assert verdict.bundle.hash != sha256(sealed_bytes())


def test_changed_rules_are_refused_or_found(bundle):
    files = sealed_files(sealed_evaluation())
    files["parameters.json"] = files["parameters.json"].replace(b'"value": 0.8', b'"value": 0.9')
    bundle.write_bytes(resealed(files))
    assert refused_codes(bundle) == {"verify.incomplete"}


@pytest.mark.parametrize("name", ["results.csv", "scheme.yaml", MANIFEST, "panel.csv"])
def test_a_missing_file_is_refused(bundle, name):
    files = sealed_files(sealed_evaluation())
    del files[name]
    bundle.write_bytes(bundle_bytes(files))
    assert refused_codes(bundle) == {"verify.missing_file"}


def test_an_extra_file_is_refused(bundle):
    files = sealed_files(sealed_evaluation())
    bundle.write_bytes(bundle_bytes({**files, "note.csv": b"x"}))
    assert refused_codes(bundle) == {"verify.extra_file"}
    bundle.write_bytes(resealed({**files, "note.csv": b"x\n"}))
    assert verify(bundle).difference.file == "note.csv"


@pytest.mark.parametrize("name", ["../results.csv", "/etc/passwd.csv", "a/b.csv", "C:\\x.csv", "x.html", "결과.csv"])
def test_names_that_lead_elsewhere_are_refused(bundle, name):
    bundle.write_bytes(bundle_bytes({**sealed_files(sealed_evaluation()), name: b"x"}))
    assert refused_codes(bundle) == {"verify.odd_name"}


def test_a_zip_bomb_is_refused(bundle):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("results.csv", bytes(50_000_000))
    bundle.write_bytes(content.getvalue())
    assert refused_codes(bundle) == {"verify.too_large"}


def test_compressed_files_are_refused(bundle):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in sealed_files(sealed_evaluation()).items():
            archive.writestr(name, one)
        archive.writestr("x.csv", b"", zipfile.ZIP_STORED)
    padded = content.getvalue()
    bundle.write_bytes(padded)
    assert refused_codes(bundle) <= {"verify.packed", "verify.too_large"}


def test_a_lying_size_is_refused(bundle):
    content = bytearray(sealed_bytes())
    place = content.index(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 2**31)
    bundle.write_bytes(content)
    assert refused_codes(bundle)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", bytes(1000)])
def test_what_is_no_zip_is_refused(bundle, content):
    bundle.write_bytes(content)
    assert refused_codes(bundle) == {"verify.not_a_bundle"}


def test_no_file_and_a_folder(tmp_path):
    assert refused_codes(tmp_path / "nothing.zip") == {"verify.no_file"}
    assert refused_codes(tmp_path) == {"verify.no_file"}


def test_another_version_verifies_and_says_so(bundle, monkeypatch):
    monkeypatch.setattr(verifying, "software_version", lambda: "9.9.9")
    verdict = verify(bundle)
    assert verdict.ok
    assert not verdict.same_version
    assert any("9.9.9" in line for line in verdict_lines(verdict, "en"))


def test_scheme_made_in_memory_is_written_out():
    evaluation = sealed_evaluation()
    plain = evaluation.scheme.model_copy()
    plain._text = ""
    assert b"weight_concentration" in writing.scheme_bytes(plain)


@pytest.mark.parametrize(
    ("zones", "row"),
    [
        ([("A", 3), ("B", 2)], None),
        ([("A", 3)], "B"),  # left out
        ([("A", 3), ("B", 2), ("C", 1)], "C"),  # put in
        ([("A", 3), ("B", 4)], "B"),
        (["A"], ""),
    ],
)
def test_votes_told_are_the_votes_computed_with_in_both_directions(zones, row):
    votes = b"zone,component,home_region,votes,channel\nA,public,11,3,own\nB,public,11,2,own\nB,public,11,9,other\n"
    listed = [{"zone": one[0], "votes": one[1]} if isinstance(one, tuple) else one for one in zones]
    told = [{"component": "public", "channels": [{"channel": "own"}], "zones": listed}]
    found = verifying.other_votes({"votes.csv": votes, "public_stage.json": json.dumps(told).encode()})
    assert (found and found.row) == row
