"""My work, search, saved lists, calendar."""

from django.urls import URLPattern, URLResolver, path

from teukgu.portal.web.views.work import announcements, calendar, cases, feed, mine, notices, numbers

urlpatterns: list[URLPattern | URLResolver] = [
    path("work/", mine.show, name="work"),
    path("work/cases/", cases.search, name="case_search"),
    path("work/cases/export.xlsx", cases.export, name="case_export"),
    path("work/lists/save/", cases.save, name="saved_list_save"),
    path("work/lists/<int:pk>/forget/", cases.forget, name="saved_list_forget"),
    path("work/documents/", cases.unsent, name="unsent_documents"),
    path("work/documents/numbers/", numbers.write, name="document_numbers_import"),
    path("work/calendar/", calendar.show, name="case_calendar"),
    path("work/calendar/feeds/", feed.manage, name="calendar_feeds"),
    path("work/notices/", notices.rhythm, name="mail_rhythm"),
    path("work/announcements/", announcements.listing, name="announcements"),
    path("work/announcements/<int:pk>/", announcements.show, name="announcement"),
    path("calendar/<str:secret>.ics", feed.read, name="calendar_feed"),
]
