"""Build the warehouse from uploads."""
