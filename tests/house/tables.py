"""Reviewed tables: what the program does today, beside what a reviewer has read. Rewrite them with UPDATE_TABLES=1."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def compare(name: str, lines: list[str]) -> None:
    """Hold `lines` against the table `name`. A difference is either a mistake or wants a reviewer's eye."""
    path = FOLDER / name
    if os.environ.get("UPDATE_TABLES"):
        path.write_text("\n".join(lines) + "\n")
    reviewed = path.read_text().splitlines() if path.exists() else []
    new = [f"+ {line}" for line in lines if line not in reviewed]
    gone = [f"- {line}" for line in reviewed if line not in lines]
    assert not new + gone, f"{name} differs from the program (UPDATE_TABLES=1 rewrites it):\n" + "\n".join(gone + new)
    assert lines == reviewed, f"{name} stands in another order"
