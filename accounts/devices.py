"""What a browser says it is, in two words, for an educator's list of sign-ins; never more than that is kept."""

from __future__ import annotations

# The first that is found counts: many browsers also carry the names of others.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
             ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"),
            ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip


def describe(agent: str) -> str:
    """Such as “Firefox, Linux”; empty when the browser says neither."""
    agent = agent[:400]
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (browser, system) if part)
