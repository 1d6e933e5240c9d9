"""What a person needs right after "what do I do now": notes, letters, fingerprints, app guides, a device check, a list to take along.

Anonymous, and more than that: nothing that a person enters here leaves the page. There is no form that posts, no request is made
while they write, nothing is stored, and quick exit empties the page (tests/browser/test_toolkit_*.py). Numbers, laws and guides come
from the directory by id. Only `routes.py` knows Flask; the rest is pure. Paths and titles say little, since a history keeps them.
"""
