"""Broadsheet, a desktop newspaper: papers and blogs in one library on your own disk."""

__version__ = "0.1.0"
