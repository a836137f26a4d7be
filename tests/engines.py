"""Which tests run on SQLite and on PostgreSQL, and which on one of the two.

What a database does is proven on both: queries, operations, migrations, constraints, search, lists and their filters,
merging, who may see whom, what two people do at once, and what somebody types that one of them would refuse. What a
page says and does is proven once: of the tests of a page one half runs on each database, chosen by the test's name, so
that the same half runs on the same database every time and each page meets both. `--both-engines` or
RECEPTION_TEST_ENGINES=both runs everything on both (`make test-both`).
"""

import os
from hashlib import blake2b
from pathlib import PurePath

import pytest

ENGINES = ("sqlite", "postgresql")
#: A test that asks for one of these goes through the front door.
BROWSERS = frozenset({"client", "client_of"})
#: Folders whose tests are about the database, whatever they ask for.
FOLDERS = frozenset({"audit", "db", "demo", "house", "jobs", "matching", "postgresql"})
#: Modules whose pages are worth what the database answers: one of these stands in their name.
SUBJECTS = frozenset(
    {
        "at_once", "at_the_same", "attacks", "bad_input", "caseload", "day", "duplicate", "figures", "filters",
        "hidden", "hostile", "meanwhile", "merging", "opened", "others", "overlap", "people", "projection",
        "protected", "reach", "register", "side_by_side", "undo", "waiting",
    }
)  # fmt: skip
#: Modules that one of the subjects misses or names by chance.
BOTH = frozenset({"drafts/test_conflicts", "education/test_conflicts"})


def add_option(parser: pytest.Parser) -> None:
    """Offer `--both-engines`."""
    asked = os.environ.get("RECEPTION_TEST_ENGINES") == "both"
    parser.addoption("--both-engines", action="store_true", default=asked, help="run every test on both databases")


def share(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a page's test that was collected for both databases, keep one. Who asks for one of the two by name gets it."""
    if config.getoption("both_engines"):
        return
    engines = {item.nodeid: _engine_of(item) for item in items}
    pairs: dict[str, set[str]] = {}
    for item in items:
        pairs.setdefault(_name(item.nodeid), set()).add(engines[item.nodeid])
    left = [
        item
        for item in items
        if engines[item.nodeid]
        and len(pairs[_name(item.nodeid)]) > 1
        and not needs_both(PurePath(item.path), frozenset(getattr(item, "fixturenames", ())))
        and engines[item.nodeid] != chosen(_name(item.nodeid))
    ]
    if left:
        leaving = {item.nodeid for item in left}
        items[:] = [item for item in items if item.nodeid not in leaving]
        config.hook.pytest_deselected(items=left)


def needs_both(module: PurePath, asked_for: frozenset[str]) -> bool:
    """Whether the tests of that module that ask for those fixtures run on both databases."""
    name = f"{module.parent.name}/{module.stem}"
    return (
        not asked_for & BROWSERS
        or module.parent.name in FOLDERS
        or name in BOTH
        or any(subject in module.stem for subject in SUBJECTS)
    )


def chosen(name: str) -> str:
    """The database that a test of that name runs on."""
    return ENGINES[blake2b(name.encode(), digest_size=1).digest()[0] % 2]


def _engine_of(item: pytest.Item) -> str:
    engine = item.callspec.params.get("installation", "") if hasattr(item, "callspec") else ""
    return engine if engine in ENGINES else ""


def _name(nodeid: str) -> str:
    """The test's name whatever database it is on."""
    for engine in ENGINES:
        nodeid = nodeid.replace(engine, "")
    return nodeid
