"""What everybody who clones this may read: no names of machines, of package hosts, of people, and no secrets."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.house import ROOT

#: A lock file names packages and hashes, never where this machine fetched them from.
HOSTS = re.compile(
    r"(?i)\b(?:[\w-]+\.)+(?:internal|lan|corp|intra)\b|://[\w.-]+\.local\b|--(?:extra-)?index-url|--find-links"
    r"|://\S+/simple\b|artifactory|\bnexus\.|://proxy\."
)
PATHS = re.compile(rf"(?<![\w.])/(?:root|home/\w+|Users/\w+)/|{re.escape(str(ROOT))}/")
SECRETS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_[0-9A-Za-z]{30,}|\bxox[bp]-")
#: This file has to say what it looks for.
ITSELF = "tests/house/test_tracked_files.py"


@pytest.fixture(scope="module")
def texts():
    """The text of every file that is or would be tracked."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    found = {}
    for name in listed.stdout.splitlines():
        path = Path(ROOT, name)
        if path.is_file() and name != ITSELF:
            try:
                found[name] = path.read_text()
            except UnicodeDecodeError:
                continue
    return found


@pytest.mark.parametrize("forbidden", [HOSTS, PATHS, SECRETS], ids=["hosts", "paths", "secrets"])
def test_no_tracked_file_tells_where_it_was_made(texts, forbidden):
    told = {f"{name}: {match[0]}" for name, text in texts.items() for match in forbidden.finditer(text)}
    assert not told, sorted(told)[:20]


def test_every_package_is_pinned_with_its_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"\n(?=[A-Za-z0-9])", Path(ROOT, name).read_text())
        for entry in entries:
            if not entry.startswith("#"):
                assert "==" in entry, entry[:60]
                assert "--hash=sha256:" in entry, entry[:60]


def test_personal_numbers_in_the_product_are_test_numbers(texts):
    """Skatteverket gives out numbers for tests, whose last four begin with 238 or 239; nobody has one of them."""
    number = re.compile(r"(?<![\d.])(?:19|20)(\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01]))-?(\d{4})(?![\d.])")
    for name, text in texts.items():
        if name.startswith("reception/"):
            told = [
                match[0]
                for match in number.finditer(text)
                if is_valid(match[1] + match[2]) and match[2][:3] not in {"238", "239"}
            ]
            assert not told, f"{name}: {told[:3]}"


def is_valid(digits):
    """Whether the last of ten digits is the check digit of the others (Luhn)."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
