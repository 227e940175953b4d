"""Rankings: where we stand, why it moved, what it takes, how firm it is."""
