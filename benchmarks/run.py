"""One run over one installation: the product, the floor and the bare statements, in turn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks import server
from benchmarks.client import Client
from benchmarks.crowd import CLIENTS, Prepared, pages_a_second
from benchmarks.data import CASEWORKER, LONG, MARK, Installation
from benchmarks.measuring import Times, Timing, interleaved, of_work, parts
from benchmarks.prices import Price, prices
from benchmarks.progress import told
from benchmarks.raw import Raw
from benchmarks.works import (
    CASE,
    EMPTY,
    LIST,
    LOG,
    RAW,
    SEARCH,
    TABLE,
    TEXTS,
    Known,
    compressed_steps,
    floor_steps,
    product_steps,
    raw_steps,
    search_address,
)

#: How many floor pages a work's floor counts: logging a contact is three pages.
FLOOR_PAGES = {LIST: 1, SEARCH: 1, CASE: 1, LOG: 3}


@dataclass(frozen=True)
class Work:
    """One work on one installation, beside its floor: so many 50-row pages and the bare statement. Milliseconds."""

    timing: Timing
    floor: float

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.timing.median / self.floor


@dataclass(frozen=True)
class Run:
    """All that was measured on one installation. `pages` are answers a second at eight clients, by page."""

    engine: str
    people: int
    works: list[Work]
    details: list[Timing]
    pages: dict[str, float]
    prices: list[Price]
    start_seconds: float
    memory: server.Memory


def run(made: Installation, *, rounds: int, seconds: float) -> Run:
    """Measure the installation; `seconds` bounds each of the two measurements, alone and at eight clients."""
    logs = [made.folder / "server.log", made.folder / "floor.log"]
    # The second start counts: the first one may still make catalogues and byte code.
    server.start(server.product(), made.environment, logs[0]).stop()
    with (
        Raw(made.address) as database,
        server.served(server.product(), made.environment, logs[0]) as product,
        server.served(server.floor(), made.environment, logs[1]) as floor,
    ):
        known = Known.read(database)
        times = _alone(product, floor, database, known, rounds=rounds, seconds=seconds)
        pages = _at_once(product, floor, known, seconds=seconds / 10)
        memory = product.memory()
        database.take_back()
    with told("  what the safeguards cost"):
        found = prices(made, known, rounds=rounds)
    details = [Timing.of(work, name, samples) for (work, name), samples in times.items()]
    return Run(made.engine, made.people, _works(times), details, pages, found, product.seconds, memory)


def _alone(
    product: server.Served, floor: server.Served, database: Raw, known: Known, *, rounds: int, seconds: float
) -> Times:
    """One client."""
    browser = Client(product.port).sign_in(CASEWORKER)
    compressing = Client(product.port, accept="gzip").sign_in(CASEWORKER)
    steps = [
        *product_steps(browser, database, known),
        *compressed_steps(compressing),
        *floor_steps(Client(floor.port)),
        *raw_steps(database, known),
    ]
    with told("  one client"):
        return interleaved(steps, rounds=rounds, seconds=seconds)


def _works(times: Times) -> list[Work]:
    table = Timing.of("", "", times[TABLE, TABLE]).median
    found = []
    for work, pages in FLOOR_PAGES.items():
        floor = pages * table + Timing.of("", "", times[work, RAW]).median
        for name, steps in parts(times, work, RAW):
            found.append(Work(Timing.of(name, "", of_work(times, work, *steps)), floor))
    return found


def _at_once(product: server.Served, floor: server.Served, known: Known, *, seconds: float) -> dict[str, float]:
    """Eight clients without a pause, each with a session of its own."""
    headers = [Client(product.port).sign_in(CASEWORKER).headers for _client in range(CLIENTS)]
    people = [person for _number, person, _id in known.long_files]
    targets: dict[str, Callable[[dict[str, str]], Sequence[Prepared]]] = {
        LIST: lambda own: [Prepared.get("/people", own, "</table>")],
        SEARCH: lambda own: [Prepared.get(search_address(text), own, found) for text, found in TEXTS],
        f"{CASE}: person": lambda own: [Prepared.get(f"/people/{person}", own, f"{MARK} {LONG}.") for person in people],
        f"{CASE}: timeline": lambda own: [Prepared.get(f"/people/{person}/timeline", own, MARK) for person in people],
    }
    with told("  eight clients"):
        found = {
            name: pages_a_second(product.port, [make(own) for own in headers], seconds=seconds)
            for name, make in targets.items()
        }
        for name, path, holds in ((EMPTY, "/empty", "Nothing here."), (TABLE, "/table", "Amina Yusuf 49")):
            asked = [[Prepared.get(path, {}, holds)]] * CLIENTS
            found[name] = pages_a_second(floor.port, asked, seconds=seconds)
    return found
