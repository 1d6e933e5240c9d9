"""All database of Waymark, and nothing else: engine and pragmas, transactions, types, migrations, backup.

Rules: it knows no room and no Flask but in `cli.py`; rooms bring their own models on `base.Base`. One command of a
room is one transaction (`Store.write`). What was acknowledged is on disk; what was erased is gone from the files.
Lessons, help and chat never import this floor.
"""
