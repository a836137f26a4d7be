"""Invented identity numbers: birth numbers 980–989, as Skatteverket's test numbers have."""

from datetime import date
from random import Random

from reception.people.terms import LegalSex, NumberKind
from reception.web import short_number

DOUBLED = (2, 1, 2, 1, 2, 1, 2, 1, 2)


class NumberSource:
    """Hands out each number once."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[str] = set()

    def personal(self, birth: date, sex: LegalSex, *, coordination: bool) -> tuple[NumberKind, str] | None:
        """A number for somebody born on `birth`, or None when that day has no free one."""
        odd = [983, 981, 985, 987, 989] if sex is LegalSex.MAN else [980, 982, 984, 986, 988]
        day = birth.day + 60 if coordination else birth.day
        for serial in odd:
            digits = f"{birth:%y%m}{day:02}{serial}"
            value = f"{birth:%Y}{digits[2:]}{check_digit(digits)}"
            if value not in self._taken:
                self._taken.add(value)
                return (NumberKind.SAMORDNINGSNUMMER if coordination else NumberKind.PERSONNUMMER), value
        return None

    def dossier(self) -> str:
        """A dossier number of eight digits; families may share one."""
        return f"{self._random.randrange(10, 70)}{self._random.randrange(100_000, 999_999)}"

    def phone(self) -> str:
        """A mobile number in the range kept for fiction (PTS)."""
        return f"+46701740{self._random.randrange(605, 700)}"


class ShortNumbers:
    """Hands out short numbers, each once."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[str] = set()

    def next(self) -> str:
        """One that was not handed out."""
        while (number := short_number.make(self._random)) in self._taken:
            pass
        self._taken.add(number)
        return number


def check_digit(digits: str) -> int:
    """The last digit of a personnummer, from the nine before it."""
    products = (int(digit) * factor for digit, factor in zip(digits, DOUBLED, strict=True))
    return -sum(product // 10 + product % 10 for product in products) % 10
