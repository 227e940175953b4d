"""Read large sheets by columns: plain rows all at once, every other row cell by cell."""
