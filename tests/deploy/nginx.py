"""A folder from which nginx can be started: a configuration, a certificate made here, and the types it wants."""

from __future__ import annotations

import subprocess
from pathlib import Path


def prepare(folder: Path, configuration: str) -> Path:
    """Writes all of it, and gives the path of the configuration."""
    (folder / "certificates").mkdir()
    openssl = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    keys = ["-keyout", f"{folder}/certificates/key.pem", "-out", f"{folder}/certificates/fullchain.pem"]
    subprocess.run([*openssl, *keys], check=True, capture_output=True)
    (folder / "mime.types").write_text("types { text/html html; }", "utf-8")
    path = folder / "nginx.conf"
    path.write_text(configuration, "utf-8")
    return path
