"""What visitors write to us."""

from django.db import models

from teukgu.portal.store.models.programmes import Programme
from teukgu.portal.store.models.zones import Zone

TEXT_LIMIT = 2000
CONTACT_LIMIT = 200
PAGE_LIMIT = 300


class Remark(models.Model):
    """ "Something is wrong here": a text about a page, with a way to answer if the writer gave one."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="remarks")
    zone = models.ForeignKey(Zone, models.SET_NULL, null=True, related_name="remarks")
    page = models.CharField(max_length=PAGE_LIMIT)
    text = models.CharField(max_length=TEXT_LIMIT)
    contact = models.CharField(max_length=CONTACT_LIMIT, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text[:40]
