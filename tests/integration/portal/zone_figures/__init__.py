"""Figures of a zone over the years: services and pages."""
