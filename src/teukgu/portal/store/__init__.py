"""The portal's memory: the one Django application with models, and the queries over them."""
