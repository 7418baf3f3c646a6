"""What telling drafts, answering objections, deciding, sealing and publishing must have. One check per function."""

from collections.abc import Iterator

from teukgu.procedures.check_words import end_of, read_day, said
from teukgu.procedures.event import Event
from teukgu.procedures.round.checks import wrong
from teukgu.procedures.round.standing import result_of, told_last
from teukgu.procedures.round.tracks import OPEN_OBJECTIONS
from teukgu.procedures.state import Situation
from teukgu.values import Finding

DRAFT_DAYS, DISPOSITION_DAYS = "draft_objection_days", "objection_days"
REPLY_EXTENSION = "objection_reply_extension_days"


def result_is_the_latest(situation: Situation, draft: Event) -> Iterator[Finding]:
    """What is told, decided, sealed and published is one and the same: the results as computed last."""
    stands, named = result_of(situation.state), str(draft.data.get("result_sha256") or "").strip().lower()
    if named and named != stands:
        yield wrong(
            "other_result",
            ("마지막으로 계산한 결과의 해시가 아닙니다.", "This is not the hash of the results as computed last."),
            ("마지막으로 계산한 결과를 쓰십시오.", "Use the latest results."),
            "result_sha256",
        )


def time_to_object_is_left(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A zone has the days of the scheme to object; where the result is a disposition, those of the General Act."""
    until = read_day(draft.data.get("until"))
    rule = DISPOSITION_DAYS if draft.data.get("disposition") is True else DRAFT_DAYS
    least = end_of(situation, rule, draft.happened_on)
    if until is not None and least is not None and until < least:
        day = said(least)
        yield wrong(
            "objection_time_short",
            (f"이의신청 기한은 {day.ko} 이후여야 합니다.", f"Objections must be possible until {day.en} at least."),
            ("기한을 그날이나 그 뒤로 쓰십시오.", "Write that day or a later one."),
            "until",
        )


def draft_was_told(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A zone objects to a draft that it was told since the round was (re)opened."""
    if draft.key and told_last(situation.state, draft.key) is None:
        yield wrong(
            "draft_not_told",
            ("이 특구에 평가안을 아직 알리지 않았습니다.", "The draft was not told to this zone yet."),
            ("평가안을 받은 뒤 제출하십시오.", "Object after the draft has come."),
        )


def objects_once_to_a_draft(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A zone objects once to each draft: an answer is followed by a second look, a new draft by a new objection."""
    told = told_last(situation.state, draft.key)
    if draft.key and told is not None and _has_objected_since(situation, told):
        yield wrong(
            "objected_already",
            ("이 평가안에는 이미 이의신청을 하였습니다.", "An objection to this draft was filed already."),
            ("답변을 받은 뒤 재검토를 요청하십시오.", "Ask for a second look after the answer."),
        )


def objection_is_in_time(situation: Situation, draft: Event) -> Iterator[Finding]:
    """An objection comes by the day of the letter; the ministry may take a late one, with its reason."""
    told = told_last(situation.state, draft.key)
    until = None if told is None else read_day(told.data.get("until"))
    last = None if until is None else situation.calendar.working_day_from(until)
    if last is not None and draft.happened_on > last:
        day = said(last)
        yield wrong(
            "objection_late",
            (f"이의신청 기한이 {day.ko}에 지났습니다.", f"The time to object ended on {day.en}."),
            ("늦은 이유를 알려 평가 부서가 받게 하십시오.", "Tell the ministry why, so that it may take it."),
            "happened_on",
        )


def reply_extension_fits(situation: Situation, draft: Event) -> Iterator[Finding]:
    """A reply is put off once, by no more than the General Act allows (행정기본법 제36조제2항)."""
    days, most = draft.data.get("days"), situation.rules.whole(REPLY_EXTENSION)
    if isinstance(days, int) and not 1 <= days <= most:
        yield wrong(
            "reply_extension_too_long",
            (f"답변은 {most}일까지 연장할 수 있습니다.", f"The reply is extended by at most {most} days."),
            (f"1일에서 {most}일 사이로 쓰십시오.", f"Write 1 to {most} days."),
            "days",
        )
    filed = situation.state.last("file_objection", key=draft.key)
    before = situation.state.last("extend_objection_reply", key=draft.key)
    if filed is not None and before is not None and before.seq > filed.seq:
        yield wrong(
            "reply_extended_already",
            ("이미 한 번 연장하였습니다.", "It was extended once already."),
            ("이의신청에 답하십시오.", "Answer the objection."),
        )


def objections_are_answered(situation: Situation, draft: Event) -> Iterator[Finding]:
    """The committee decides when every objection and every second look has its reasoned answer."""
    state = situation.state
    for key in state.keys("objection"):
        if state.at("objection", key) in OPEN_OBJECTIONS:
            yield wrong(
                "objection_open",
                (f"답하지 않은 이의신청이 있습니다: {key}.", f"An objection is not answered: {key}."),
                ("이유를 밝혀 답하십시오.", "Answer it with reasons."),
                key,
            )


def time_to_object_has_passed(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Nothing is decided while a zone may still object (one that objected has done so)."""
    state, late = situation.state, []
    for key in state.keys("draft"):
        told = told_last(state, key)
        until = None if told is None else read_day(told.data.get("until"))
        if told is not None and until is not None and not _has_objected_since(situation, told):
            late.append(situation.calendar.working_day_from(until))
    if late and draft.happened_on <= max(late):
        day = said(max(late))
        yield wrong(
            "objection_time_runs",
            (f"{day.ko}까지 이의신청을 할 수 있습니다.", f"Zones may object until {day.en}."),
            ("그날이 지난 뒤 의결하십시오.", "Decide after that day."),
            "happened_on",
        )


def every_zone_was_told(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Every zone of the round was told its draft (facts: ``zones_judged``, their ids)."""
    state = situation.state
    told = {key for key in state.keys("draft") if told_last(state, key) is not None}
    untold = [one for one in situation.facts.get("zones_judged", ()) if str(one) not in told]
    if untold or not told:
        yield wrong(
            "drafts_not_told",
            (
                f"평가안을 알리지 않은 특구가 있습니다({len(untold)}곳).",
                f"{len(untold)} zones were not told their draft.",
            ),
            ("모든 특구에 알린 뒤 의결하십시오.", "Tell every zone before the decision."),
        )


def departures_have_reasons(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Where the committee departs from the computed results, its reasons are written."""
    if draft.data.get("result") == "amended" and not str(draft.data.get("departures") or "").strip():
        yield wrong(
            "departure_unexplained",
            ("계산 결과와 다르게 정한 특구와 이유가 없습니다.", "It is not said which results were changed, and why."),
            ("특구마다 이유를 쓰십시오.", "Write the reason for each zone."),
            "departures",
        )


def recomputation_has_a_cause(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Results change only after an accepted objection, a new freeze or a new opening: never by themselves."""
    state = situation.state
    computed = state.last("compute_draft", "recompute_results")
    since = 0 if computed is None else computed.seq
    accepted = [
        one
        for one in state.all("answer_objection", "answer_second_look")
        if one.seq > since and one.data.get("answer") in {"accepted", "partly"}
    ]
    frozen = state.last("freeze_inputs")
    if computed is not None and not accepted and (frozen is None or frozen.seq < since):
        yield wrong(
            "nothing_to_recompute",
            ("받아들인 이의신청도, 다시 고정한 자료도 없습니다.", "No objection was accepted, no input frozen anew."),
            ("다시 계산할 까닭을 먼저 기록하십시오.", "Record first what makes it necessary."),
        )


def moved_zones_are_told_again(situation: Situation, draft: Event) -> Iterator[Finding]:
    """Who was moved by a recomputation was told the new draft (fields: ``moved_zones``, ids with commas)."""
    state = situation.state
    for event in state.all("recompute_results"):
        for zone in filter(None, map(str.strip, str(event.data.get("moved_zones") or "").split(","))):
            told = state.last("tell_draft", key=zone)
            if told is None or told.seq < event.seq:
                yield wrong(
                    "moved_zone_not_told",
                    (f"다시 계산하여 바뀐 특구에 알리지 않았습니다: {zone}.", f"A moved zone was not told: {zone}."),
                    ("바뀐 평가안과 이유를 알리십시오.", "Tell it the new draft and why."),
                    zone,
                )


def decided_result_stands(situation: Situation, draft: Event) -> Iterator[Finding]:
    """What is sealed is what the committee decided on."""
    decided, named = situation.state.last("record_round_resolution"), str(draft.data.get("result_sha256") or "")
    agreed = "" if decided is None else str(decided.data.get("result_sha256") or "").strip().lower()
    if named and agreed and named.strip().lower() != agreed:
        yield wrong(
            "not_what_was_decided",
            ("위원회가 의결한 결과의 해시가 아닙니다.", "This is not the hash of what the committee decided."),
            ("의결한 결과를 봉인하십시오.", "Seal what was decided."),
            "result_sha256",
        )


def published_bundle_is_sealed(situation: Situation, draft: Event) -> Iterator[Finding]:
    """What is published is the bundle that was sealed."""
    seal, named = situation.state.last("seal_round"), str(draft.data.get("bundle_sha256") or "")
    sealed = "" if seal is None else str(seal.data.get("bundle_sha256") or "").strip().lower()
    if named and sealed and named.strip().lower() != sealed:
        yield wrong(
            "other_bundle",
            ("봉인한 묶음의 해시가 아닙니다.", "This is not the hash of the sealed bundle."),
            ("봉인한 묶음을 공개하십시오.", "Publish the sealed bundle."),
            "bundle_sha256",
        )


def _has_objected_since(situation: Situation, told: Event) -> bool:
    filed = situation.state.last("file_objection", key=told.key)
    return filed is not None and filed.seq > told.seq
