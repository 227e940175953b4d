"""What the board promises to cost, measured: `make bench`."""
