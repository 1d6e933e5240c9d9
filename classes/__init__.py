"""Classes: educators assign lessons, learners take them, nobody is watched.

Educators see what was done and answered in lessons, in modules on abuse only as counts of five or more; never the helper, the
directory, reflections, or a time of day. Load and authorise in one query (`classes.policy`): what is not yours is not found.
One command of `service*.py` is one transaction. Every table with an owner is in export and erasure.
"""
