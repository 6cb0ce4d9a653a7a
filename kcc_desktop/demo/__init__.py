"""A believable municipality to try the program with. Nothing outside this package knows of it."""

from kcc_desktop.demo.building import build, demo_url, outside_systems

__all__ = ["build", "demo_url", "outside_systems"]
