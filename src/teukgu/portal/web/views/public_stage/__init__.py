"""Pages of the public stage: the voter's ballot, the ministry's desk."""
