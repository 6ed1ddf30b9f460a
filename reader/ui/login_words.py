"""Which failures of a feed a login may help against: pure, no Qt."""

from __future__ import annotations

import re

_REFUSED = re.compile(r"\((?:401|403)\)")  # every sentence about such an answer names it so


def wants_login(failure: str) -> bool:
    """Tell whether a feed's failure is one that a login may help against."""
    return bool(_REFUSED.search(failure))
