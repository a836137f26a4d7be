"""Compiles the catalogues into the wheel, so that an installed product needs no gettext tools."""

import runpy
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: Of what newcomers read the wheel holds the texts as well: an installation tells how far each language is.
_READ_BY_NEWCOMERS = "newcomer"


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Adds one compiled catalogue for each committed one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder and tell the builder where the files go."""
        if version == "editable":
            return
        compiled = runpy.run_path(str(Path(self.root, "reception", "i18n", "compiling.py")))["compiled"]
        self._compiled = tempfile.TemporaryDirectory()
        source = Path(self.root) / "translations"
        for catalogue in source.glob("*/LC_MESSAGES/*.po"):
            inside = catalogue.relative_to(source)
            target = Path(self._compiled.name) / inside.with_suffix(".mo")
            target.parent.mkdir(parents=True, exist_ok=True)
            compiled(catalogue, target)
            build_data["force_include"][str(target)] = _place(inside.with_suffix(".mo"))
            if catalogue.stem == _READ_BY_NEWCOMERS:
                build_data["force_include"][str(catalogue)] = _place(inside)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's signature
        """Remove the temporary folder."""
        if hasattr(self, "_compiled"):
            self._compiled.cleanup()


def _place(inside: Path) -> str:
    return f"reception/_bundled/translations/{inside.as_posix()}"
