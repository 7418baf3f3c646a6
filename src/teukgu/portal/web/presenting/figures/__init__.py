"""Charts and maps as SVG made on the server: no script, readable in print, a table always stands beside."""
