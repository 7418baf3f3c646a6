"""One function per act: check access, load, call the library, save, in one transaction."""
