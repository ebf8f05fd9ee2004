"""The least that a mapping of a log, or of a complaint file, says: tests add to it what they are about."""

from typing import Final

HEAD: Final = """
[mapping]
name = "ours"
zone = "Asia/Shanghai"
"""
OF_A_LOG: Final = f"""{HEAD}[case]
columns = ["case"]
[event]
columns = ["what"]
[at]
columns = ["when"]
"""
OF_COMPLAINTS: Final = f"""{HEAD}[fields.id]
columns = ["id"]
required = true
[fields.received]
columns = ["received"]
dates = ["%Y-%m-%d"]
required = true
"""
