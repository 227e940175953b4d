"""A page without a reader: what it would have shown, kept and compared."""
