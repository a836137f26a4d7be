"""An answer that takes its time, so that guessing does: it is held back once its transaction has ended."""

import time
from collections.abc import Iterator

from flask import Response, current_app


def slowly(answer: Response) -> Response:
    """`answer`, sent after a while (setting SLOW_ANSWER, seconds). Nobody else waits for it: nothing is locked then."""
    body, wait = answer.get_data(), float(current_app.config["SLOW_ANSWER"])

    def held_back() -> Iterator[bytes]:
        time.sleep(wait)
        yield body

    answer.response = held_back()
    return answer
