"""How the data-request desk is shown."""
