"""Compiles the catalogues into the wheel, so that an installed product needs no gettext tools."""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Adds one compiled catalogue for each committed one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder and tell the builder where the files go."""
        if version == "editable":
            return
        self._compiled = tempfile.TemporaryDirectory()
        source = Path(self.root) / "translations"
        for catalogue in source.glob("*/LC_MESSAGES/*.po"):
            inside = catalogue.relative_to(source).with_suffix(".mo")
            target = Path(self._compiled.name) / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            with catalogue.open("rb") as text, target.open("wb") as binary:
                write_mo(binary, read_po(text, locale=catalogue.parts[-3]))
            build_data["force_include"][str(target)] = f"reception/_bundled/translations/{inside.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's signature
        """Remove the temporary folder."""
        if hasattr(self, "_compiled"):
            self._compiled.cleanup()
