"""Two neighbours that import each other."""
