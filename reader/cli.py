"""The app without a window, and what the window starts as its worker."""
