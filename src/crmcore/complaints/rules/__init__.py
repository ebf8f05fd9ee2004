"""What a firm decides about complaints.

Reading order: `section` (the lists, the classes, their clocks) → `crisis` (what an emergency is, who then acts) → `supervision` (what is watched).
"""
