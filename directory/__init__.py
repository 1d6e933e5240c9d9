"""Who helps, where, and under which law. The door is `directory.lookup`.

Anonymous: it cannot reach `store`, `accounts`, `classes`, a session or a database, and keeps nothing of what it is asked.
All facts are in `directory/data/`, each with its source, the day it was checked and how sure we are; no other file of the
product may hold a phone number, an address or a law. Only `routes.py`, `api.py` and `cli.py` know Flask; the rest is pure:
the moment, the country and the age come in as arguments.
"""
