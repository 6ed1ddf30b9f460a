"""The sentences where no answer came, or none that can be read; pure."""

from __future__ import annotations

import ssl

from reader.errors import FetchError

_OUTDATED = {
    "TLSV1_ALERT_PROTOCOL_VERSION",
    "UNSUPPORTED_PROTOCOL",
    "NO_PROTOCOLS_AVAILABLE",
    "UNSUPPORTED_SSL_VERSION",
    "DH_KEY_TOO_SMALL",
    "EE_KEY_TOO_SMALL",
}


def head_too_large(host: str) -> FetchError:
    """Say that the headers had no end."""
    return FetchError(f"{host} sent headers larger than any server should, so its answer was not read.")


def unreachable(host: str) -> FetchError:
    """Say that nobody took the call."""
    return FetchError(f"{host} could not be reached. Check whether you are online, or try again later.")


def broke_off(host: str) -> FetchError:
    """Say that the answer has no end, or is none."""
    return FetchError(f"{host} broke off or sent what is no valid answer. Try again later.")


def insecure(host: str, error: OSError) -> FetchError:
    """Say why no secure connection came about; nothing is ever read without one that an https address asks for."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(
            f"{host} could not prove that it is {host} ({error.verify_message}). Nothing was read from it."
        )
    if not isinstance(error, ssl.SSLError) or isinstance(error, ssl.SSLEOFError):
        return broke_off(host)
    if error.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG"):
        return FetchError(f"{host} gave no secure answer. Perhaps its address begins with http:// and not https://.")
    if error.reason in _OUTDATED:
        return FetchError(
            f"{host} offers only an outdated way to secure a connection ({_plain(error.reason)}). "
            "Nothing was read from it."
        )
    return FetchError(f"No secure connection to {host} could be made ({_plain(error.reason or 'TLS')}).")


def _plain(reason: str) -> str:
    return reason.replace("_", " ").lower()
