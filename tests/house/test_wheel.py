"""What is installed is whole: a wheel, unpacked elsewhere, serves pages, one of them from right to left."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile

import pytest

from tests.house import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built as for a release."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder of installed packages that holds the wheel alone."""
    folder = tmp_path_factory.mktemp("site")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-compile",
        "--no-index",
        "--target",
        str(folder),
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_templates_migrations_and_compiled_catalogues(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for source, suffix in (("templates", ".html"), ("migrations", ".py")):
        for path in (ROOT / source).rglob(f"*{suffix}"):
            if "__pycache__" not in path.parts:
                assert f"reception/_bundled/{path.relative_to(ROOT).as_posix()}" in names
    assert "reception/_bundled/migrations/HEAD" in names
    for path in (ROOT / "translations").rglob("*.po"):
        assert f"reception/_bundled/{path.relative_to(ROOT).with_suffix('.mo').as_posix()}" in names
        is_read_by_newcomers = path.name == "newcomer.po"
        assert (f"reception/_bundled/{path.relative_to(ROOT).as_posix()}" in names) == is_read_by_newcomers
    for path in (ROOT / "reception").rglob("*"):
        if path.suffix in {".css", ".csv", ".js", ".toml", ".typ"}:
            assert path.relative_to(ROOT).as_posix() in names
    assert not [name for name in names if name.startswith("tests/") or "__pycache__" in name]


@pytest.fixture
def server(installed, tmp_path):
    """The installed product, serving from a folder of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RECEPTION_")}
    environment |= {
        "PYTHONPATH": str(installed),
        "RECEPTION_LOCALES": "sv,en,ar,uk,fa-AF,fa,so,ti,ru,tr,es,ar-XB,sv-XA",
        "RECEPTION_DATA_DIR": str(tmp_path / "var"),
    }
    log = (tmp_path / "log").open("w")
    command = [sys.executable, "-m", "reception.cli", "start", "--port", str(port)]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log, start_new_session=True)
    yield f"http://127.0.0.1:{port}", process, tmp_path / "log"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=120)
    log.close()


def fetched(address):
    """The status and the text of a page."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def wait_for(base, process, log):
    """Until the server answers."""
    for _attempt in range(1200):
        assert process.poll() is None, log.read_text()
        try:
            return fetched(f"{base}/ready")
        except OSError:  # not there yet, or slow to answer
            time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_an_installed_wheel_serves_pages_from_another_folder(server, installed):
    base, process, log = server
    status, ready = wait_for(base, process, log)
    assert (status, "ready" in ready) == (200, True)
    status, page = fetched(f"{base}/sign-in")
    assert (status, 'lang="sv" dir="ltr"' in page) == (200, True)
    status, page = fetched(f"{base}/sign-in?lang=ar-XB")
    assert (status, 'lang="ar-XB" dir="rtl"' in page, "⟦" in page) == (200, True, True)
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        assert fetched(f"{base}{address}")[0] == 200, address
    assert fetched(f"{base}/nowhere")[0] == 404
    assert fetched(f"{base}/people")[0] == 200  # by way of the sign-in page


def test_the_installed_product_is_not_the_checkout(installed):
    program = "import reception; print(reception.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=installed, env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith(str(installed))
