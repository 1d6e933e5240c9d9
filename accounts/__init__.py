"""Sign-in of educators and learners: passwords, second factor, secret words, sessions, export and erasure.

Everything lies under `/class/<tag>/…` and its cookie has `Path=/class`, so whoever is signed in is a stranger to help and
chat. Learners have no e-mail, no real name, no birth date. Sessions live on the server. Nothing here tells whether an
account exists. Anonymous rooms cannot reach this one; the door for `classes` is `accounts.current`.
"""
