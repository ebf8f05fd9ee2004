"""What a firm decides about complaints.

Reading order: `section` (the lists, the classes, their clocks) → `crisis` (what is an emergency, who then acts) → `supervision` (what is watched).
"""
