"""Publications of statistics: keeping a vintage, and bringing the figures that hold today in line."""
