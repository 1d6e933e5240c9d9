"""Serves the site with gunicorn: the facts are loaded once and shared by all workers; no access log is written."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from web.settings import Settings, read_settings


class _Server(BaseApplication):
    def __init__(self, app: Flask, settings: Settings) -> None:
        self._app, self._settings = app, settings
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "workers": self._settings.workers,
            "threads": self._settings.threads,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 30,
            "graceful_timeout": 10,
            "keepalive": 5,
            "limit_request_line": 4094,
            "limit_request_fields": 60,
            "limit_request_field_size": 8190,
            "accesslog": None,
            "errorlog": "-",
            # Below critical, gunicorn writes the address of whoever sends a broken request, and the path of one that fails.
            "loglevel": "critical",
            # Nothing of a request may reach the disk.
            "worker_tmp_dir": "/dev/shm" if sys.platform == "linux" else None,
            "proc_name": "waymark",
            # By default gunicorn believes SCRIPT_NAME and the like from this machine; only ProxyFix may (PROXY_HOPS).
            "forwarded_allow_ips": "",
            "forwarder_headers": "",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._app


def serve(create_app: Callable[[Settings], Flask], read: Callable[[], Settings] = read_settings) -> None:
    """Starts the server, or says in one line why it cannot start and exits with 1."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stdout)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # its plugins say nothing that an operator can use
    try:
        settings = read()
        app = create_app(settings)
    except (ValueError, OSError) as error:
        sys.exit(f"Waymark cannot start:\n{error}")
    shown = "127.0.0.1" if settings.host in ("127.0.0.1", "localhost") else settings.host
    print(f"Waymark is at http://{shown}:{settings.port} (Ctrl+C stops it)", flush=True)
    for prepare in app.extensions.get("waymark.at_start", []):
        prepare()
    _Server(app, settings).run()
