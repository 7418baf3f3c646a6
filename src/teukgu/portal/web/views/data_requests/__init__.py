"""Pages of the data-request desk."""
