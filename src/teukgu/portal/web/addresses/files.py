"""Files handed in and documents made."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.files import handed_in, papers

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<str:number>/files/<uuid:file>/", handed_in.download, name="case_file"),
    path("cases/<slug:number>/papers/<int:seq>/", papers.show, name="paper"),
    path("cases/<slug:number>/papers/<int:seq>/package.zip", papers.package, name="paper_package"),
    path("cases/<slug:number>/papers/<int:seq>/letter.<slug:ending>", papers.download, name="paper_file"),
    path("meetings/<int:meeting>/papers/<slug:template>.<slug:ending>", papers.of_meeting, name="meeting_paper"),
]
