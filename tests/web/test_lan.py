"""Devices in the same network: let in by a link of their own, ended one by one, and nobody else beside them."""

from __future__ import annotations

import http.cookiejar
import re
import signal
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509

from renown.errors import InputError
from renown.web.certificate import certificate_for
from renown.web.lan import require_address
from renown.workspace import Workspace

WAIT_S = 90.0


@dataclass
class Device:
    """A browser on another machine, as far as this door can tell."""

    base: str
    trust: Path
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def ask(self, path: str, form: dict[str, str] | None = None, **headers: str) -> tuple[int, str]:
        """Status and text of a page."""
        context = ssl.create_default_context(cafile=str(self.trust))
        cookies = urllib.request.HTTPCookieProcessor(self.jar)
        browser = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), cookies)
        data = None if form is None else urllib.parse.urlencode(form).encode()
        url = path if path.startswith("http") else self.base + path
        try:
            with browser.open(urllib.request.Request(url, data, {"Referer": url, **headers})) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def press(self, path: str, **form: str) -> tuple[int, str]:
        """Open a page and send its form."""
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', self.ask(path)[1])
        assert token is not None
        return self.ask(path, {"csrfmiddlewaretoken": token[1], **form})


@dataclass
class Served:
    """A workspace that is served to this machine and to devices."""

    workspace: Path
    process: subprocess.Popen[str]
    way_in: str
    invited: str

    def device(self) -> Device:
        return Device(re.match(r"https://[^/]+", self.invited)[0], self.workspace / "devices" / "certificate.pem")  # type: ignore[index]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    workspace = tmp_path_factory.mktemp("lan") / "workspace"
    Workspace.create(workspace).close()
    command = [sys.executable, "-m", "renown.cli", "serve", "--workspace", str(workspace), "--port", "0"]
    # A network of one: nothing beyond this machine is bound.
    lan = ["--lan", "--address", "127.0.0.1", "--lan-port", "0"]
    process = subprocess.Popen([*command, *lan], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found: dict[str, str] = {}
    for line in process.stdout:
        for address in re.findall(r"(https?://127\.0\.0\.1:\d+/(enter|device)/\S+/)", line):
            found[address[1]] = address[0]
        if len(found) == 2:
            break
    yield Served(workspace, process, found["enter"], found["device"])
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=WAIT_S)
    assert not (workspace / "served-lan").exists()


def wait_for(door: Device) -> None:
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        try:
            door.ask("/sign-in/")
            return
        except urllib.error.URLError:
            time.sleep(0.1)


def test_a_device_comes_in_by_its_link_once_until_it_is_ended(served: Served) -> None:
    phone, other = served.device(), served.device()
    wait_for(phone)
    assert phone.ask("/people/")[0] == 403
    status, asked = phone.ask(served.invited)
    assert status == 200 and "Let this device in?" in asked and phone.ask("/people/")[0] == 403
    assert phone.press(served.invited)[0] == 200
    assert all(cookie.secure for cookie in phone.jar)
    status, shown = phone.ask("/settings/devices/")
    assert status == 200 and "this one" in shown
    assert other.press(served.invited)[0] == 403 and other.ask("/people/")[0] == 403

    # What is another door's business does not pass this one.
    assert other.ask(served.way_in.replace(re.match(r"http://[^/]+", served.way_in)[0], other.base))[0] == 403  # type: ignore[index]
    assert other.ask("/api/v1/people", Authorization="Bearer renown_x")[0] == 404
    assert other.ask("/sign-in/", Host="evil.example")[0] == 400

    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', shown)
    assert token is not None
    for what in ("invite", "token"):
        form = {"csrfmiddlewaretoken": token[1], "name": "Another"}
        assert phone.ask(f"/settings/devices/{what}/", form)[0] == 400, what
    number = re.search(r'name="device" value="(\d+)"', shown)
    assert number is not None
    phone.ask("/settings/devices/end/", {"csrfmiddlewaretoken": token[1], "device": number[1]})
    assert phone.ask("/people/")[0] == 403


def test_a_device_is_no_stranger_on_the_machine_but_none_of_its_owners(served: Served) -> None:
    local = re.match(r"http://[^/]+", served.way_in)
    assert local is not None
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with browser.open(served.way_in) as page:
        assert "Sign out" in page.read().decode()
    with browser.open(f"{local[0]}/settings/devices/") as page:
        text = page.read().decode()
    fingerprint = certificate_for(served.workspace, ip_address("127.0.0.1")).fingerprint
    assert fingerprint in text and "Make a link" in text
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', text)
    assert token is not None
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], "name": "Tablet <b>"}).encode()
    with browser.open(f"{local[0]}/settings/devices/invite/", form) as page:
        invited = re.search(r"https://\S+?/device/[^/]+/", page.read().decode())
    assert invited is not None
    with pytest.raises(urllib.error.HTTPError, match="404"):
        browser.open(invited[0].replace(served.device().base, local[0]))
    tablet = served.device()
    assert tablet.press(invited[0])[0] == 200
    assert "Tablet &lt;b&gt;" in tablet.ask("/settings/devices/")[1]
    page = tablet.ask("/settings/")[1]
    leave = re.search(r'action="/leave/".*?csrfmiddlewaretoken" value="([^"]+)', page, re.DOTALL)
    assert leave is not None
    assert "Come in with a link" in tablet.ask("/leave/", {"csrfmiddlewaretoken": leave[1]})[1]
    with browser.open(f"{local[0]}/settings/devices/") as still:
        assert "Tablet" not in still.read().decode()


def test_links_are_tried_slowly(served: Served) -> None:
    guesser = served.device()
    wait_for(guesser)
    answers = [guesser.press("/device/guess/")[0] for _ in range(12)]
    assert answers[-1] == 429 and set(answers) <= {403, 429}


def test_a_certificate_is_for_one_address_and_made_anew_for_another(tmp_path: Path) -> None:
    first = certificate_for(tmp_path, ip_address("192.168.7.5"))
    assert certificate_for(tmp_path, ip_address("192.168.7.5")) == first
    other = certificate_for(tmp_path, ip_address("192.168.7.6"))
    assert other.fingerprint != first.fingerprint
    assert {file.stat().st_mode & 0o077 for file in (other.file, other.key)} == {0}
    found = x509.load_pem_x509_certificate(other.file.read_bytes())
    (allowed,) = found.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or ()
    assert str(allowed.value) == "192.168.7.6/32"
    other.file.write_bytes(b"no certificate")
    assert certificate_for(tmp_path, ip_address("192.168.7.6")).fingerprint != other.fingerprint


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "224.0.0.1", "8.8.8.8", "2600::1", "home", "", "127.0.0.1/8"])
def test_only_a_single_address_of_ones_own_network_is_served(address: str) -> None:
    with pytest.raises(InputError):
        require_address(address)
    assert str(require_address("192.168.1.5")) == "192.168.1.5"
