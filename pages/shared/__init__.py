"""What pages are made of: the warehouse, the figures, the components and the words."""
