"""The scripted helper: what a person writes, understood by rules and answered with help. The door is `chat.engine`.

Anonymous: it cannot reach `store`, `accounts`, `classes`, a session or a database, and keeps no word of what it reads.
What it recognises is native text, one folder a language in `chat/script/`; no language file holds a regular expression.
Time is linear in the message. Only `routes.py`, `api.py` and `cli.py` know Flask; the rest is pure: no clock, no chance.
"""
