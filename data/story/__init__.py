"""The demonstration story: a fictional province of eleven cities, told in an office's workbooks."""
