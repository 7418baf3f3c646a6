"""The portal: a thin Django application on top of the library."""
