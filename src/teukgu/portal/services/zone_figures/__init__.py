"""Figures of a zone over the years: past years, targets, baselines, shares; one function per act."""
