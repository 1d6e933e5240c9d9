"""Marks text for translation without translating it, so that a pure file can own a msgid."""


def N_(message: str) -> str:
    """Return `message` as it is; the extractor collects the call."""
    return message
