"""How long to wait after so many tries that failed. Pure; the counters are in `service_throttle`.

Three kinds of counters, so that guessing is slow and nobody can lock another person out:
`account` counts tries at one account from devices that never signed in to it; `network` counts those of one network at any account,
generously, as a whole school may sit behind one address; `device` counts tries of a device that proved itself at this account
before, and for that device it stands instead of the other two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from ipaddress import IPv6Address, ip_address

from accounts.sealing import keyed_hash

KEPT = timedelta(days=1)  # how long a counter is remembered after its last try


@dataclass(frozen=True, slots=True)
class Rule:
    """`free` tries cost nothing; each further one doubles the wait, from `first` to `most`."""

    free: int
    first: timedelta
    most: timedelta

    def wait(self, count: int) -> timedelta:
        """How long nothing is tried after the `count`th failure."""
        over = count - self.free
        if over < 0:
            return timedelta(0)
        return min(self.first * (1 << min(over, 20)), self.most)


SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
# What is tried: a password (8 characters at least, none of the common ones), a learner's words (34 bits), a code of six digits,
# a mail that we are to send. A learner at school must not wait long: their words stand a try a minute for ages.
RULES = {
    "password": {"account": Rule(5, 5 * SECOND, 15 * MINUTE), "device": Rule(10, 5 * SECOND, 15 * MINUTE)},
    "words": {"account": Rule(8, 5 * SECOND, MINUTE), "device": Rule(15, 5 * SECOND, MINUTE)},
    "code": {"account": Rule(5, 30 * SECOND, 30 * MINUTE), "device": Rule(5, 30 * SECOND, 30 * MINUTE)},
    "mail": {"account": Rule(3, MINUTE, 60 * MINUTE), "device": Rule(3, MINUTE, 60 * MINUTE)},
}
# A learner's account is counted for each network by itself: their words stand guesses from a thousand networks, and somebody at home
# is not kept waiting by a classmate at school. (No cookie that outlives the browser is left on a learner's phone for this.)
EACH_NETWORK = frozenset({"words"})
NETWORK = Rule(60, 5 * SECOND, 5 * MINUTE)


def network_of(address: str) -> str:
    """The network that an address counts for: IPv4 by itself, IPv6 by its /64. Text that is no address counts as it is."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(ip, IPv6Address):
        return str(ip.ipv4_mapped) if ip.ipv4_mapped else ip.exploded[:19]
    return str(ip)


def counters(key: bytes, day: date, kind: str, account: str, network: str, device: str) -> dict[bytes, Rule]:
    """The counters that a try touches, by their keyed hash, which changes every day: no address and no name is kept.

    `device` is the id of a device that proved itself at this account, or empty.
    """
    rules = RULES[kind]
    stamp = day.isoformat()
    if device:
        return {keyed_hash(key, stamp, "device", kind, account, device): rules["device"]}
    own = network if kind in EACH_NETWORK else ""
    return {
        keyed_hash(key, stamp, "account", kind, account, own): rules["account"],
        keyed_hash(key, stamp, "network", kind, network): NETWORK,
    }
