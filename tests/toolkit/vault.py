"""The format of the locked file (docs/toolkit.md), made and opened by an independent implementation: pyca/cryptography."""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

ITERATIONS = 600_000


def _header(file: dict[str, Any]) -> str:
    names = ("format", "version", "kdf", "iterations", "salt", "cipher", "iv")
    return "|".join(str(file[name]) for name in names)


def _key(passphrase: str, salt: bytes, iterations: int) -> bytes:
    kdf = PBKDF2HMAC(hashes.SHA256(), 32, salt, iterations)
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode())


def lock(text: str, passphrase: str, salt: bytes, iv: bytes, iterations: int = ITERATIONS) -> str:
    """A locked file."""
    file: dict[str, Any] = {
        "format": "waymark-notes",
        "version": 1,
        "kdf": "PBKDF2-SHA-256",
        "iterations": iterations,
        "salt": base64.b64encode(salt).decode(),
        "cipher": "AES-256-GCM",
        "iv": base64.b64encode(iv).decode(),
    }
    data = AESGCM(_key(passphrase, salt, iterations)).encrypt(iv, text.encode(), _header(file).encode())
    file["data"] = base64.b64encode(data).decode()
    file["check"] = hashlib.sha256(f"{_header(file)}|{file['data']}".encode()).hexdigest()
    return json.dumps(file, indent=1) + "\n"


def open_file(content: str, passphrase: str) -> str:
    """What was locked. Raises cryptography's InvalidTag for a wrong passphrase."""
    file = json.loads(content)
    assert hashlib.sha256(f"{_header(file)}|{file['data']}".encode()).hexdigest() == file["check"]
    salt, iv, data = (base64.b64decode(file[name]) for name in ("salt", "iv", "data"))
    return AESGCM(_key(passphrase, salt, file["iterations"])).decrypt(iv, data, _header(file).encode()).decode()
