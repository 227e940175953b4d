"""What people see: the menu, one folder per section of it, and what its pages are made of."""
