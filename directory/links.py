"""Asks the web addresses of the directory over the network. Only the operator's command line does this, never a page."""

from __future__ import annotations

import urllib.error
import urllib.request

from directory.records import Facts

AGENT = "Waymark link check"


def addresses(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Every address that a person may be sent to, with the ids of the records that hold it."""
    found: dict[str, list[str]] = {}
    for service in facts.services.values():
        for url in (service.url, service.report_url, service.chat_url):
            if url:
                found.setdefault(url, []).append(service.id)
    for guide in facts.platforms.values():
        for url in (guide.report_url, guide.policy_url, *guide.other_urls):
            if url:
                found.setdefault(url, []).append(guide.id)
    for code, country in facts.countries.items():
        found.setdefault(country.police.url, []).append(f"{code} police")
    return {url: tuple(dict.fromkeys(owners)) for url, owners in sorted(found.items())}


def ask(url: str, timeout: int) -> str:
    """What the address answers: a status such as “200”, or the kind of failure. `timeout` in seconds."""
    request = urllib.request.Request(url, headers={"User-Agent": AGENT}, method="GET")
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return str(answer.status)
    except urllib.error.HTTPError as error:
        return str(error.code)
    except (OSError, ValueError) as error:
        return type(error).__name__


def line(url: str, owners: tuple[str, ...], answer: str) -> str:
    """One line of the report."""
    verdict = "ok  " if answer.isdigit() and int(answer) < 400 else "FAIL"
    return f"{verdict} {answer} {url} ({', '.join(owners)})"
