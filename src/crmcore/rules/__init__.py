"""Rules over declared facts: conditions that print, compare and serialise, and tables in which the first rule that holds wins.

Reading order: `facts` (what a rule may refer to) → `conditions` (what it may say) → `evaluate` (does it hold, and why) → `tables` (first match)
→ `plain` (conditions as TOML tables) → `reach` and `findings` (what is wrong with a table before anybody is judged by it).
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
