"""A keyring for tests, in memory: the developer's own is never asked."""

from __future__ import annotations

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError


class Keys(KeyringBackend):
    """The keyring. `state` is "open", "locked" or "missing"; `asked` counts how often a password was read."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self, state: str = "open") -> None:
        super().__init__()
        self.state = state
        self.asked = 0
        self.kept: dict[tuple[str, str], str] = {}

    def serve(self, monkeypatch: pytest.MonkeyPatch) -> Keys:
        """Stand in for the system's keyring."""
        monkeypatch.setattr("keyring.get_keyring", lambda: self)
        return self

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        self.asked += 1
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not there")
        del self.kept[service, username]

    def _open(self) -> None:
        if self.state == "locked":
            raise KeyringLocked("the prompt was dismissed")
        if self.state == "missing":
            raise NoKeyringError("no backend")
