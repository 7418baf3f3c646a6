"""The evaluation round of a year: scheme, zones, frozen inputs, stages, draft, objections, decision, notice."""
