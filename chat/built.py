"""Scripts made ready once, by `make build`, and only read when the site starts: a tenth of the time and half of the memory.

What was built is used only while nothing it was made from has changed by a byte; otherwise, and where it is missing or cannot
be read, the script is made from its files as if nothing had been built.
"""

from __future__ import annotations

import gc
import hashlib
import pickle
import sys
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from chat import cue_file, loader, meanings
from chat.compiled import Script, compile_script
from chat.meanings import Meanings, Weights

FOLDER = loader.FOLDER / ".built"


@cache
def borrowed() -> dict[str, list[str]]:
    """The words of the English concepts, for scripts that borrow some of them."""
    return {name: list(map(str, concept.words)) for name, concept in loader.load("en").concepts.items()}


@cache
def shared() -> Weights | None:
    """What cues weigh alike in all languages."""
    return cue_file.read_shared(loader.FOLDER)


def fresh(lang: str) -> Script:
    """The script of a language made from its files. Raises DataError when it cannot be used."""
    return _with_shared(_own(lang))


def _own(lang: str) -> Script:
    made = compile_script(loader.load(lang), loader.rules(), None if lang == "en" else borrowed())
    cues = cue_file.read(loader.FOLDER / lang)
    made.cues = cues and cues.bound(made.numbers)
    weights = shared()
    table = Meanings(meanings.read(loader.FOLDER / lang))
    made.meanings = table.bound(weights.numbers if weights else {})
    return made


def _with_shared(script: Script) -> Script:
    weights = shared()
    if script.cues and weights:
        script.cues = replace(script.cues, shared=weights)
        script.meanings = replace(script.meanings, itself=weights.themselves)
    return script


def write(lang: str) -> int:
    """Builds a language; how many bytes it takes."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / ".gitignore").write_text("*\n", encoding="utf-8")
    content = pickle.dumps(_own(lang), protocol=5)
    (FOLDER / lang).write_bytes(_mark(lang) + content)
    return len(content)


def read(lang: str) -> Script | None:
    """The script as it was built, None when it has to be made."""
    try:
        content = (FOLDER / lang).read_bytes()
    except OSError:
        return None
    mark = _mark(lang)
    if not content.startswith(mark):
        return None
    collecting = gc.isenabled()
    gc.disable()  # thousands of new objects, none of them garbage
    try:
        # Written by `write` into the program's own folder, beside code that is trusted as much.
        made = pickle.loads(content[len(mark) :])  # noqa: S301
    except Exception:
        return None
    finally:
        if collecting:
            gc.enable()
    return _with_shared(made) if isinstance(made, Script) else None


def _mark(lang: str) -> bytes:
    """What a built script was made from and with, as 32 bytes."""
    told = hashlib.sha256(f"{sys.version} {version('pyahocorasick')} {version('babel')}".encode())
    here = Path(__file__).parent
    files = [loader.FOLDER / "labels.yaml", loader.FOLDER / cue_file.NAME, *here.glob("*.py")]
    files += [path for name in {lang, "en"} for path in (loader.FOLDER / name).rglob("*.*")]
    for path in sorted(filter(Path.exists, files)):
        told.update(f"{path.relative_to(here)} ".encode())
        told.update(path.read_bytes())
    return told.digest()
