"""Whether a request came to where signing in is safe: this machine itself, or the site's own name over https."""

from __future__ import annotations

from urllib.parse import urlsplit

from web.settings import LOOPBACK


def is_safe(scheme: str, host: str, peer: str, public_url: str, is_proxied: bool) -> bool:
    """`host` as the browser named it, `peer` who is at the other end of the line.

    With a public address only that one counts, and this machine. Without, only this machine, spoken to directly: a page of
    another site that gives its own name our address (DNS rebinding) names another host.
    """
    if public_url and f"{scheme}://{host}".lower() == public_url:
        return True
    name = urlsplit(f"//{host}").hostname or ""
    return name in LOOPBACK and not is_proxied and (peer in LOOPBACK or peer.startswith("127."))
