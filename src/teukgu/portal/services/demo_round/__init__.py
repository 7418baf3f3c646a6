"""The demonstration's evaluation round of the year that its reports are about: invented zones, through the services."""
