"""Pages of bodies and meetings as their templates need them."""
