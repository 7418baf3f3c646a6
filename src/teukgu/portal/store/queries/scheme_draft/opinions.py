"""Opinions on the draft with what was answered, and the save that the offices see."""

from dataclasses import dataclass

from teukgu.portal.store.models import Case, SchemeOpinion, SchemeOpinionAnswer, SchemeShown


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """An opinion and the answer that counts (the newest), None before any."""

    opinion: SchemeOpinion
    answer: SchemeOpinionAnswer | None


def shown_last(case: Case) -> SchemeShown | None:
    """Return what was shown to the regional offices last, None before anything was."""
    rows = SchemeShown.objects.filter(draft__case=case).select_related("draft", "account")
    return rows.order_by("-pk").first()


def opinions_on(case: Case) -> list[OpinionLine]:
    """Return the opinions on any save of the draft, oldest first. Two queries."""
    rows = SchemeOpinion.objects.filter(draft__case=case).select_related("draft", "account").order_by("pk")
    answers = SchemeOpinionAnswer.objects.filter(opinion__draft__case=case).select_related("account").order_by("pk")
    newest = {one.opinion_id: one for one in answers}
    return [OpinionLine(one, newest.get(one.pk)) for one in rows]
