"""The building inspector: what holds for every room of the house, checked in one place."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "reception"
TEMPLATES = ROOT / "templates"
