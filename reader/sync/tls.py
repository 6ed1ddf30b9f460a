"""How a server proves who it is: by a certificate that this machine's own list of authorities vouches for."""

from __future__ import annotations

import os
import ssl
import sys

# Where Linux distributions keep their authorities; asked where Python was built elsewhere and knows none of them.
_AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/ca-bundle.pem",
)


def context() -> ssl.SSLContext:
    """Set up TLS 1.2 or newer, names checked; SSL_CERT_FILE adds an office's own authority."""
    if sys.platform in ("win32", "darwin"):
        import truststore  # these keep their authorities where OpenSSL does not look

        made: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        made = ssl.create_default_context()
        known = ssl.get_default_verify_paths()
        if not known.cafile and not known.capath and (found := next(filter(os.path.isfile, _AUTHORITIES), "")):
            made.load_verify_locations(found)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.set_alpn_protocols(["http/1.1"])
    return made
