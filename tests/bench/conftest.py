"""Lets a measurement open the window as the journeys do."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "journeys"))
