"""The format of the locked file, checked against OpenSSL, and what the list to take along and the calls are made of."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess

import pytest
from cryptography.exceptions import InvalidTag

from tests.toolkit import vault

SALT, IV = bytes(range(16)), bytes(range(50, 62))


def test_the_independent_implementation_opens_what_it_locks() -> None:
    made = vault.lock("words", "kettle orchard lamp", SALT, IV)
    assert vault.open_file(made, "kettle orchard lamp") == "words"
    with pytest.raises(InvalidTag):
        vault.open_file(made, "kettle orchard lamq")


def test_settings_are_part_of_what_is_locked() -> None:
    file = json.loads(vault.lock("words", "kettle orchard lamp", SALT, IV))
    import hashlib

    file["cipher"] = "AES-128-GCM"
    header = "|".join(str(file[name]) for name in ("format", "version", "kdf", "iterations", "salt", "cipher", "iv"))
    file["check"] = hashlib.sha256(f"{header}|{file['data']}".encode()).hexdigest()
    with pytest.raises(InvalidTag):
        vault.open_file(json.dumps(file), "kettle orchard lamp")


def test_composed_and_decomposed_letters_are_the_same_passphrase() -> None:
    made = vault.lock("words", "caf\u00e9 au lait", SALT, IV)
    assert vault.open_file(made, "cafe\u0301 au lait") == "words"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_derives_the_same_key() -> None:
    out = subprocess.run(
        ["openssl", "kdf", "-keylen", "32", "-kdfopt", "digest:SHA256", "-kdfopt", "pass:kettle orchard lamp",
         "-kdfopt", f"hexsalt:{SALT.hex()}", "-kdfopt", "iter:600000", "PBKDF2"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    key = bytes.fromhex(out.stdout.strip().replace(":", ""))
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    file = json.loads(vault.lock("words", "kettle orchard lamp", SALT, IV))
    header = "|".join(str(file[name]) for name in ("format", "version", "kdf", "iterations", "salt", "cipher", "iv"))
    assert AESGCM(key).decrypt(IV, base64.b64decode(file["data"]), header.encode()) == b"words"
