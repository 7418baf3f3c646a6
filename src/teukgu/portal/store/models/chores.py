"""What comes round again and again, and when it did last: the worker's memory."""

from django.db import models


class Chore(models.Model):
    """A recurring piece of work. Whoever runs it claims it until ``claimed_until``; a claim left behind runs out."""

    name = models.CharField(primary_key=True, max_length=40)
    due_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)
    failures = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """The last sign of life of a worker."""

    name = models.CharField(primary_key=True, max_length=80)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
