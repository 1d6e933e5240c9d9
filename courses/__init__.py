"""Lessons: the catalogue, the player and the papers for those who teach. The door is `courses.library`.

Anonymous: it cannot reach `store`, `accounts`, `classes`, a session or a database. Nothing that a learner answers is kept:
answers travel in the form of the page and come back in it, and what is written to oneself is never sent at all.
A lesson is one Markdown file a language below `content/`, read, checked and rendered at start and never in a request; figures come
from `facts/`, law and services from the directory, by id. Only `routes.py` and `cli.py` know Flask; the rest is pure.
"""
