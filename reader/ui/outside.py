"""Hands addresses and files to the system's other programs, its browser, mail program and player.

It learns where there is none.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

_LOOK = 200  # ms
_PATIENCE = 50  # looks: an opener that still runs after these has found a program


class Outside(QObject):
    """Opens addresses elsewhere. On Linux it runs xdg-open itself: Qt starts the same, but not how that ended."""

    failed = Signal(str)  # no program took this address, or this file's path

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[tuple[str, subprocess.Popen[bytes]]] = []
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    def open(self, url: str) -> None:
        """Hand over an http(s) or mailto address."""
        self._hand_over(url, QUrl(url))

    def open_file(self, path: Path) -> None:
        """Hand over a file; that it is of a kind which is played or read, and never run, is the caller's care."""
        self._hand_over(str(path.absolute()), QUrl.fromLocalFile(str(path.absolute())))

    def show_folder(self, path: Path) -> None:
        """Let the system's file manager show the folder in which a file lies."""
        self.open_file(path.parent)

    def _hand_over(self, target: str, address: QUrl) -> None:
        opener = _opener()
        if opener is None:
            if not QDesktopServices.openUrl(address):
                self.failed.emit(target)
            return
        quiet = subprocess.DEVNULL
        process = subprocess.Popen([opener, target], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        self._running.append((target, process))
        self._looks = 0
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        ended = [(url, process) for url, process in self._running if process.poll() is not None]
        self._running = [each for each in self._running if each not in ended]
        self._looks += 1
        if not self._running or self._looks > _PATIENCE:
            self._timer.stop()
        for url, process in ended:
            if process.returncode:
                self.failed.emit(url)


def in_place(url: str) -> tuple[str, str]:
    """Say what is missing for an address and what of it is worth copying: (sentence, text)."""
    if not url.startswith("mailto:"):
        return "This system has no program for web pages; the address was copied.", url
    parts = urlsplit(url)
    if parts.path:
        return "This system has no program for mail; the address was copied.", unquote(parts.path)
    text = " ".join(parse_qs(parts.query).get("body", []))
    return "This system has no program for mail; the text was copied.", text


def _opener() -> str | None:
    boxed = Path("/.flatpak-info").exists()  # there Qt asks the portal
    return None if boxed or not sys.platform.startswith("linux") else shutil.which("xdg-open")
