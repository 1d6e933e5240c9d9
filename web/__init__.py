"""The web floor: all HTTP that the rooms share.

It holds settings, languages, headers, the origin check, errors, limits, logs and the pages that belong to no room.
It knows nothing of services, courses or accounts: a room is told to it by `app.py`, never the other way round.
Public pages set no cookie, store nothing and are the same for everybody who asks for the same address.
"""
