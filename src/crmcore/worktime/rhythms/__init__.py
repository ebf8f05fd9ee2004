"""What comes again and again: reports, meetings, trainings, return visits, reviews, samples.

Reading order: `kinds` (how often) → `rhythm` (of what, from when on, rolled how) → `occurrences` (the n-th, from the start) → `done` (what was done,
and when nothing was owed) → `gaps` · `reading` (kept, due, overdue, missed, late) → `serving` (one act that serves several).
"""
