"""The links to related stories that a page prints, each with its label, kind and place.

The label words are in labels.py.
"""

from __future__ import annotations

from reader.parse.labels import LABELS, split_label

__all__ = ["LABELS", "split_label"]
