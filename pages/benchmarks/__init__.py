"""Benchmarks: gaps, what others do, what campaigns did."""
