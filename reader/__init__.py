"""Broadsheet, a desktop newspaper: papers and blogs in one library on your own disk."""

__version__ = "0.4.0"
USER_AGENT = f"Broadsheet/{__version__} (desktop feed reader)"  # what servers are told; its users may see it, too
