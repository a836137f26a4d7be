"""What the product imports is locked for those who only run it, not for its developers alone."""

import ast
import re
import sys
from importlib.metadata import packages_distributions

from tests.house import PACKAGE, ROOT


def imported():
    """The top-level packages that any module of the product imports, besides the standard library and itself."""
    trees = [ast.parse(path.read_text()) for path in PACKAGE.rglob("*.py")]
    found = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"reception"}


def test_everything_that_is_imported_is_locked_for_running():
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    by_package = packages_distributions()
    for package in sorted(imported()):
        names = {re.sub(r"[-_.]+", "-", name).lower() for name in by_package[package]}
        assert names & locked, f"{package} comes with {names}: add it to the project's dependencies and run make lock"
