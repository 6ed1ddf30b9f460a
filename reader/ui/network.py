"""Whether there is a connection and whether the reader wants one: desktop, worker and switch taken together.

The worker is told when it starts and at every change; what it does about it is its own affair.
"""

from __future__ import annotations

import os
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtNetwork import QNetworkInformation, QNetworkInterface

from reader.progress import Connected, Line, Network
from reader.settings import Settings
from reader.ui.fetching import Worker

Reach = QNetworkInformation.Reachability

_CHOSEN = "Offline, as you chose: nothing is fetched until you go online again."
_CUT = "There is no connection: nothing can be fetched now."
_SAVING = "This connection costs by the byte: pictures and related stories wait, unless you ask for them."


class Source(Protocol):
    """What the desktop knows of the network."""

    changed: SignalInstance

    def online(self) -> bool | None:
        """Tell whether there is a network; None where the desktop does not know."""

    def metered(self) -> bool:
        """Tell whether the connection costs by the byte; False where the desktop does not know."""


class Desktop(QObject):
    """The desktop's word. Only a network that is surely gone counts as gone: a wrong "no" would keep papers out."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = _load()
        if self._said is not None:
            self._said.reachabilityChanged.connect(self.changed)
            self._said.isMeteredChanged.connect(self.changed)

    def online(self) -> bool | None:
        known = self._said.reachability() if self._said is not None else Reach.Unknown
        return judge(known, has_address=known == Reach.Disconnected and _has_address())

    def metered(self) -> bool:
        return self._said is not None and self._said.isMetered()


class Silent(QObject):
    """A desktop that knows nothing: where a test's own servers are the network."""

    changed = Signal()

    def online(self) -> bool | None:
        return None

    def metered(self) -> bool:
        return False


def judge(reach: Reach, *, has_address: bool) -> bool | None:
    """Judge what the desktop says; None where it may be wrong, so that the worker's own look decides.

    A desktop's network service calls a machine disconnected whose wire another service looks after.
    """
    if reach == Reach.Unknown or (reach == Reach.Disconnected and has_address):
        return None
    return reach != Reach.Disconnected


def source(parent: QObject | None = None) -> Source:
    """Ask the desktop, unless BROADSHEET_TEST_ALLOW names servers that are there whatever it says."""
    return Silent(parent) if os.environ.get("BROADSHEET_TEST_ALLOW") else Desktop(parent)


class Connection(QObject):
    """Online unless the reader chose otherwise, the desktop says that there is no network, or the worker sees none."""

    changed = Signal()
    came = Signal()  # there is one again

    def __init__(self, source: Source, worker: Worker, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._worker, self._settings = source, worker, settings
        self._worker_sees = True
        self._told = self._word()
        self._was, self._was_online = self.sign(), self.online
        source.changed.connect(self.look)
        worker.said.connect(self._hear)
        worker.greeted.connect(self._greet)

    @property
    def online(self) -> bool:
        """Whether anything may be fetched."""
        return not self.why

    @property
    def why(self) -> str:
        """Why not, in two or three words; "" when online."""
        if self._settings["offline"]:
            return "as you chose"
        return "" if self._source.online() is not False and self._worker_sees else "no connection"

    def why_not(self) -> str:
        """Why nothing can be fetched, as a sentence; "" when online."""
        return {"": "", "as you chose": _CHOSEN}.get(self.why, _CUT)

    @property
    def saving(self) -> bool:
        """Whether pictures and related stories wait, as each byte costs."""
        return self.online and self._source.metered() and bool(self._settings["save_on_metered"])

    def sign(self) -> tuple[str, str]:
        """Say in a few words and in a sentence what is unusual about the connection; "" for nothing."""
        if self.why:
            return f"Offline, {self.why}", self.why_not()
        return ("Saving data", _SAVING) if self.saving else ("", "")

    def choose(self, offline: bool) -> None:
        """Let the reader work offline, or online again."""
        self._settings["offline"] = offline
        self._settings.keep()  # now: the worker reads it too
        self.look()

    @Slot()
    def look(self) -> None:
        """See how things stand, and tell whoever wants to know where they changed."""
        word = self._word()
        if word != self._told:
            self._told = word
            self._tell()
        if self.sign() != self._was:
            self._was = self.sign()
            self.changed.emit()
        if self.online != self._was_online:
            self._was_online = self.online
            if self.online:
                self.came.emit()

    def _word(self) -> Network:
        online = not self._settings["offline"] and self._source.online() is not False
        return Network(online=online, metered=self._source.metered())

    @Slot()
    def _greet(self) -> None:
        """Forget what the last worker saw: a new one speaks only where it sees no way out."""
        self._tell()
        self._worker_sees = True
        self.look()

    def _tell(self) -> None:
        self._worker.tell(self._told)

    @Slot(object)
    def _hear(self, line: Line) -> None:
        if isinstance(line, Connected):
            self._worker_sees = line.online
            self.look()


def _has_address() -> bool:
    """Tell whether this machine has an address that others could reach it under."""
    up = QNetworkInterface.InterfaceFlag.IsUp | QNetworkInterface.InterfaceFlag.IsRunning
    running = [each for each in QNetworkInterface.allInterfaces() if each.flags() & up == up]
    addresses = [entry.ip() for each in running for entry in each.addressEntries()]
    return not all(address.isLoopback() or address.isLinkLocal() for address in addresses)


def _load() -> QNetworkInformation | None:
    feature = QNetworkInformation.Feature
    QNetworkInformation.loadBackendByFeatures(feature.Reachability | feature.Metered) or (
        QNetworkInformation.loadBackendByFeatures(feature.Reachability)
    )
    return QNetworkInformation.instance()
