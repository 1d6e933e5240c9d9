"""Codes of apps, and recovery codes: the pure parts."""

from __future__ import annotations

import base64
import secrets
from datetime import UTC, datetime, timedelta

from accounts import recovery, totp

SECRET = b"12345678901234567890"  # of RFC 6238, appendix B


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def test_the_codes_of_the_rfc() -> None:
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")):
        assert totp.step_of(SECRET, code, at(seconds), None) == seconds // 30


def test_one_step_off_and_never_twice() -> None:
    now = at(1111111109)
    step = int(now.timestamp()) // 30
    code = "081804"
    assert totp.step_of(SECRET, code, now + timedelta(seconds=30), None) == step
    assert totp.step_of(SECRET, code, now - timedelta(seconds=30), None) == step
    assert totp.step_of(SECRET, code, now + timedelta(seconds=61), None) is None
    assert totp.step_of(SECRET, code, now - timedelta(seconds=61), None) is None
    assert totp.step_of(SECRET, code, now, step) is None
    assert totp.step_of(SECRET, code, now, step - 1) == step


def test_what_is_no_code() -> None:
    for text in ("", "81804", "0818045", "٠٨١٨٠٤", "abcdef", "-81804", "081804" * 100_000):
        assert totp.step_of(SECRET, text, at(1111111109), None) is None
    assert totp.step_of(SECRET, " 081 804 ", at(1111111109), None)


def test_what_an_app_reads() -> None:
    address = totp.address(SECRET, "ann@school.example")
    assert address.startswith("otpauth://totp/Waymark:ann%40school.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    assert "issuer=Waymark" in address
    assert base64.b32decode(totp.readable(SECRET).replace(" ", "")) == SECRET


def test_recovery_codes() -> None:
    codes = recovery.make_codes(secrets.token_bytes)
    assert len({recovery.fold_code(code) for code in codes}) == 10
    for code in codes:
        assert recovery.fold_code(code.upper().replace("-", " ")) == recovery.fold_code(code) != ""
    assert recovery.make_codes(lambda n: b"\xff" * n)[0] == "zzzz-zzzz-zzzz-zzzz"
    assert recovery.fold_code("OIL0-1234-5678-9abc") == "0110123456789abc"
    for text in ("", "zzzz", "zzzz-zzzz-zzzz-zzzu", "zzzz-zzzz-zzzz-zzzz-zzzz", "안" * 16, "x" * 10_000):
        assert recovery.fold_code(text) == "" or len(text) > 60
