"""Writers and readers of files: tables, reports, manuals; no Django."""
