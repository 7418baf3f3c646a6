"""The public stage of a round: the voter's ballot, the ministry's desk."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.public_stage import ballot, desk, provider, stories

urlpatterns: list[URLPattern | URLResolver] = [
    path("ballots/<slug:address>/", ballot.vote, name="public_ballot"),
    path("ballots/<slug:address>/receipt/", ballot.receipt, name="public_ballot_receipt"),
    path("ballots/<slug:address>/sign-in/", provider.sign_in, name="public_ballot_sign_in"),
    path("cases/<str:number>/round/public/", desk.show, name="public_stage"),
    path("cases/<str:number>/round/public/do/<slug:what>/", desk.act, name="public_stage_act"),
    path("cases/<str:number>/round/public/stories/", stories.stories, name="public_stories"),
    path("cases/<str:number>/round/public/stories/<str:zone>/", stories.story, name="public_story"),
    path("cases/<str:number>/round/public/codes/", desk.codes, name="public_stage_codes"),
]
