"""Identifiers as types of their own, so that a zone is never looked up by the id of a region."""

from typing import NewType

ZoneId = NewType("ZoneId", str)
RegionId = NewType("RegionId", str)
ParameterId = NewType("ParameterId", str)
IndicatorId = NewType("IndicatorId", str)
