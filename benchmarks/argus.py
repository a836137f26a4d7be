"""Tau-ARGUS' optimal cell suppression of one system, in a process of its own: `python argus.py FILE MINUTES`.

It needs pytauargus (the extra `benchmark`) and nothing of this program, so that an environment of its own will do: both
bring a solver of their own. FILE is in Tau-ARGUS' JJ format; printed are the seconds and the hidden cells, as JSON.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from pytauargus._tauargus import HiTaSCtrl

#: What is quicker than a second is done so often, for a median.
TIMES = 5


def main(file: str, minutes: str) -> None:
    """Suppress, and print. A status above 1 means that no pattern was found."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        seconds: list[float] = []
        while not seconds or (seconds[0] < 1 and len(seconds) < TIMES):
            control = HiTaSCtrl()
            began = time.perf_counter()
            status = control.full_jj(in_file_jj=file, out_file=str(out), max_time=int(minutes), solver="SCIP")
            seconds.append(time.perf_counter() - began)
        hidden = [int(line.split()[0]) for line in out.read_text().splitlines() if line.strip()] if status <= 1 else []
    print(json.dumps({"seconds": statistics.median(seconds), "status": status, "hidden": hidden}))


if __name__ == "__main__":
    main(*sys.argv[1:])
