import logging

import pytest
from tests.statistics_tools import KEY, NOW, Answer, Waiting, as_json, asker, desk

from teukgu.loading.statistics.services.asking import Patience, question_of
from teukgu.values import Refused


def raw(content: bytes) -> bytes:
    return content


def codes(refused) -> list[str]:
    return [one.code.removeprefix("statistics.service.") for one in refused.value.findings]


def test_the_answer_comes_and_the_key_went_with_the_question(tmp_path):
    with desk([as_json([1])]) as server:
        got = asker(server.address, tmp_path, Waiting()).ask("a/b.do", {"x": "1"}, raw)
    assert (got, server.asked) == (b"[1]", [("/a/b.do", {"x": "1", "apiKey": KEY})])


def test_a_busy_service_is_asked_again_with_growing_waits(tmp_path):
    waiting = Waiting()
    with desk([Answer(b"", 500), Answer(b"oh", 502), as_json([])]) as server:
        assert asker(server.address, tmp_path, waiting).ask("p", {}, raw) == b"[]"
    assert waiting.slept == [1, 2]


def test_retry_after_is_heeded_in_seconds_and_as_a_day(tmp_path):
    waiting = Waiting()
    later = "Mon, 23 Nov 2026 03:00:17 GMT"
    answers = [Answer(b"", 429, {"Retry-After": "7"}), Answer(b"", 503, {"Retry-After": later}), as_json([])]
    with desk(answers) as server:
        asker(server.address, tmp_path, waiting).ask("p", {}, raw)
    assert waiting.slept == [7, 10]


@pytest.mark.parametrize("text", ["86400", "9" * 40])
def test_a_wait_longer_than_ours_is_said_at_once(tmp_path, text):
    waiting = Waiting()
    with desk([Answer(b"", 429, {"Retry-After": text})]) as server, pytest.raises(Refused) as refused:
        asker(server.address, tmp_path, waiting).ask("p", {}, raw)
    assert (codes(refused), waiting.slept) == (["come_back"], [])


@pytest.mark.parametrize(
    ("answer", "code", "times"),
    [
        (Answer(b"", 500), "http_status", 4),
        (Answer(b"", 429, {"Retry-After": "soon"}), "http_status", 4),
        (Answer(b"", 302, {"Location": "http://127.0.0.1:1/other"}), "http_status", 1),
        (Answer(b"", 404), "http_status", 1),
        (Answer(b"   ", 200), "http_status", 4),
        (Answer(b"no", 403), "http_status", 4),
        (Answer(b"[1,", announced=100), "not_reached", 4),
        (Answer(b"\x00\x01", headers={"Content-Encoding": "gzip"}), "not_reached", 4),
    ],
)
def test_what_is_no_answer_is_said_after_all_tries(tmp_path, answer, code, times):
    with desk([answer]) as server, pytest.raises(Refused) as refused:
        asker(server.address, tmp_path, Waiting()).ask("p", {}, raw)
    assert (codes(refused), len(server.asked)) == ([code], times)


def test_nobody_there_and_a_name_that_is_none(tmp_path):
    for address in ("http://127.0.0.1:9/", "https://127.0.0.1:9/", "https://no.such.host.invalid/"):
        with pytest.raises(Refused) as refused:
            asker(address, tmp_path, Waiting()).ask("p", {}, raw)
        assert codes(refused) == ["not_reached"]


def test_an_answer_without_end_is_cut(tmp_path):
    with desk([Answer(b"[" + b" " * 3_000_000)]) as server, pytest.raises(Refused) as refused:
        asker(server.address, tmp_path, Waiting(), patience=Patience(most_bytes=1_000_000)).ask("p", {}, raw)
    assert codes(refused) == ["too_long"]


@pytest.mark.parametrize("address", ["http://kosis.kr/openapi/", "ftp://127.0.0.1/", "kosis.kr"])
def test_the_key_never_travels_in_the_open(tmp_path, address):
    with pytest.raises(Refused) as refused:
        asker(address, tmp_path, Waiting()).ask("p", {}, raw)
    assert codes(refused) == ["unsafe_address"]


def test_without_a_key_nothing_is_asked(tmp_path):
    with desk([as_json([])]) as server, pytest.raises(Refused) as refused:
        asker(server.address, tmp_path, Waiting(), key="").ask("p", {}, raw)
    assert (codes(refused), server.asked) == (["no_key"], [])
    assert "TEUKGU_KOSIS_KEY" in refused.value.findings[0].cure.en


def test_the_key_is_in_no_log_no_message_no_file(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    with desk([as_json([])]) as server:
        one = asker(server.address, tmp_path, Waiting())
        one.ask("p", {"x": "1"}, raw)
    with pytest.raises(Refused) as refused:
        asker(server.address, tmp_path, Waiting()).ask("other", {}, raw)
    written = [caplog.text, str(refused.value), repr(one), question_of(one.service, "p", {"x": "1", "apiKey": KEY})]
    written += [path.read_text() for path in tmp_path.rglob("*") if path.is_file()]
    for form in (KEY, "s3cret%2B%2FKey%3D%3D", "s3cret"):
        assert all(form not in text for text in written)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_the_quota_of_a_korean_day(tmp_path):
    waiting = Waiting(NOW.replace(hour=14, minute=59))
    with desk([as_json([])]) as server:
        one = asker(server.address, tmp_path, waiting, per_day=2, hours=0)
        one.ask("a", {}, raw)
        one.ask("b", {}, raw)
        with pytest.raises(Refused) as refused:
            one.ask("c", {}, raw)
        assert (codes(refused), len(server.asked)) == (["quota_spent"], 2)
        waiting.sleep(60)
        one.ask("c", {}, raw)
    assert len(server.asked) == 3


def test_a_young_answer_is_not_asked_for_again_an_old_or_damaged_one_is(tmp_path):
    waiting = Waiting()
    with desk([as_json([1])]) as server:
        one = asker(server.address, tmp_path, waiting)
        one.ask("p", {"x": "1"}, raw)
        one.ask("p", {"x": "1"}, raw)
        assert len(server.asked) == 1
        one.ask("p", {"x": "2"}, raw)
        waiting.sleep(24 * 3600)
        one.ask("p", {"x": "1"}, raw)
        assert len(server.asked) == 3
        for path in (tmp_path / "answers").glob("*.answer"):
            path.write_bytes(b"[2")
        one.ask("p", {"x": "1"}, raw)
        assert len(server.asked) == 4
        for path in (tmp_path / "answers").glob("*.json"):
            path.write_bytes(b"[]")
        one.ask("p", {"x": "1"}, raw)
    assert len(server.asked) == 5
