"""Proof by machines: bare Debians in a folder, on which `make run` and `make test` must work."""
