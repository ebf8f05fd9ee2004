"""Is the number of complaints rising more than chance explains? Reading order: `limits` (the arithmetic) → `volume` (the watch)."""
