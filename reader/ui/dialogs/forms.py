"""Fields with their names beside them, as every dialog shows them."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget


def form(*rows: tuple[str, QWidget]) -> QFormLayout:
    """Lay fields out one below the other, each as wide as there is room, with its name at its left."""
    made = QFormLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for name, field in rows:
        made.addRow(name, field)
    return made
