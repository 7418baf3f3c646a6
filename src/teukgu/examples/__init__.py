"""Invented programmes: zones, figures, panel scores and past ranks that belong to nobody, marked as examples."""

from teukgu.examples.programme import ExampleProgramme, invent_programme
from teukgu.examples.texts import EXAMPLE_SOURCE

__all__ = ["EXAMPLE_SOURCE", "ExampleProgramme", "invent_programme"]
