"""Other machines, other pages, guessed addresses and paths that lead out get nothing."""

from __future__ import annotations

import socket

import pytest
from asking import DIGEST, HOST, PORT, TOKEN, OnePage, ask
from copies import Copy, watching
from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.diagnostics import CatalogueError
from catalogue.pipeline.folders import Folders
from catalogue.pipeline.watching import Address, watch
from catalogue.proofing.studio.app import ASSETS
from catalogue.proofing.studio.guard import new_token

WORDS = (b"catalogue", b"token", TOKEN.encode())


def is_nothing(answer):
    return answer.status == 404 and answer.body == b""


@pytest.mark.parametrize(
    "name", ["", "state", "overlays", f"page/{DIGEST}", f"inks/{DIGEST}", f"heaviest/{DIGEST}", *ASSETS]
)
def test_whoever_has_the_address_gets_the_page(name):
    assert ask(f"/{TOKEN}/{name}").status == 200


@pytest.mark.parametrize(
    "path", ["/", "/state", "/studio.js", f"/{TOKEN[:-1]}/state", f"/{TOKEN}x/state", "//state", "*", ""]
)
def test_a_guessed_address_gets_nothing(path):
    assert is_nothing(ask(path))


def test_the_address_without_its_last_slash_leads_to_the_page():
    answer = ask(f"/{TOKEN}")
    assert answer.status == 307 and answer.headers["location"] == f"/{TOKEN}/"
    assert is_nothing(ask(f"/{TOKEN}", host="evil.example"))


@given(st.text(max_size=50))
def test_no_other_token_opens(token):
    if token != TOKEN and not token.startswith(f"{TOKEN}/"):
        assert is_nothing(ask(f"/{token}/state"))


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"192.168.1.5:{PORT}", ""]
)
def test_a_foreign_name_for_this_machine_gets_nothing(host):
    """DNS rebinding: the browser sends the name it was told to ask."""
    assert is_nothing(ask(f"/{TOKEN}/state", host=host))


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", f"https://{HOST}", f"http://127.0.0.1:{PORT + 1}"]
)
def test_another_origin_gets_nothing(origin):
    assert is_nothing(ask(f"/{TOKEN}/state", origin=origin))


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_picture_or_frame_in_another_page_gets_nothing(site):
    assert is_nothing(ask(f"/{TOKEN}/page/{DIGEST}", sec_fetch_site=site))


def test_our_own_page_may_ask():
    assert ask(f"/{TOKEN}/state", origin=f"http://{HOST}", sec_fetch_site="same-origin").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "../../../../etc/passwd",
        "..%2f..%2fpyproject.toml",
        "....//app.py",
        "/etc/passwd",
        "studio.js/../../app.py",
        "__init__.py",
        "page/../../app.py",
        "page/..%2f..%2fapp.py",
        "page/",
        "inks/../../app.py",
        "heaviest/",
        "assets/studio.js",
        "studio.js\x00.png",
    ],
)
def test_a_path_that_leads_out_gets_nothing(path):
    assert is_nothing(ask(f"/{TOKEN}/{path}"))


@example("\n")
@example("state\n")
@given(st.text(max_size=40))
def test_no_other_file_is_ever_served(name):
    answer = ask(f"/{TOKEN}/{name}")
    digests = {f"{kind}/{DIGEST}" for kind in ("page", "inks", "heaviest")}
    known = name.split("?")[0] in {"", "state", "overlays", "changes", *digests, *ASSETS}
    assert known or is_nothing(answer)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(method):
    assert is_nothing(ask(f"/{TOKEN}/state", method=method))


def test_every_answer_is_sealed():
    for path in (f"/{TOKEN}/", f"/{TOKEN}/state", "/", f"/{TOKEN}/page/none"):
        headers = ask(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY" and headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [("1", 100), ("101", 200), ("4000", 4000), ("999999999", 4000), ("-5", 4000), ("", 4000), ("x", 4000)],
)
def test_a_page_is_drawn_in_few_sizes_only(asked, drawn):
    desk = OnePage()
    ask(f"/{TOKEN}/page/{DIGEST}?width={asked}", desk)
    assert desk.widths == [drawn]


@pytest.mark.parametrize(
    ("asked", "inks"),
    [("", b""), ("CMYK", b"CMYK"), ("KC", b"CK"), ("KKKK", b"K"), ("gold", b""), ("../C", b"C")],
)
def test_a_page_is_shown_in_inks_a_press_has(asked, inks):
    assert ask(f"/{TOKEN}/inks/{DIGEST}?inks={asked}").body == b"PNG in " + inks


@pytest.mark.parametrize(
    "query", ["", "page=1", "page=1&x=a&y=2", "page=inf&x=1&y=1", "page=nan&x=1&y=1", "page=9&x=1&y=1"]
)
def test_a_place_that_is_none_gets_nothing(query):
    assert is_nothing(ask(f"/{TOKEN}/place?{query}"))


def test_tokens_are_long_and_never_the_same():
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100 and all(len(token) >= 43 for token in tokens)


def test_the_address_is_this_machines_own():
    assert Address(4711, "secret").url == "http://127.0.0.1:4711/secret/"


def raw(port: int, request: str) -> bytes:
    """The answer's first line and what follows its head, from the network itself."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(request.encode("latin-1"))
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return head.split(b"\r\n")[0] + b" " + body


def test_the_open_port_gives_nothing_away(book: Copy):
    """A server of its own, asked as no browser would ask."""
    with watching(book) as url:
        port, token = int(url.split(":")[2].split("/")[0]), url.split("/")[3]
        host, end = f"Host: 127.0.0.1:{port}\r\n", "Connection: close\r\n\r\n"
        assert raw(port, f"GET /{token}/studio.js HTTP/1.1\r\n{host}{end}").startswith(
            b"HTTP/1.1 200 OK // The"
        )
        socket_asked = "Upgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + end
        for path, rest in [
            ("/", host + end),
            ("*", host + end),
            ("/changes", host + socket_asked),
            (f"/{token}/%2e%2e/%2e%2e/app.py", host + end),
            (f"/{token}/%c0%ae%c0%ae/app.py", host + end),
            (f"/{token}/studio.js%00.png", host + end),
            (f"/{token}/state", "Host: evil.example\r\n" + end),
            (f"http://127.0.0.1:{port}/{token}/state", "Host: evil.example\r\n" + end),
            (f"/{token}/state", f"Host: 127.0.0.1.:{port}\r\n" + end),
        ]:
            assert raw(port, f"GET {path} HTTP/1.1\r\n{rest}") == b"HTTP/1.1 404 Not Found ", path
        for request in (f"GET /{token}/state HTTP/1.1\r\n{host}Host: evil\r\n{end}", "\x00\xff\r\n\r\n"):
            assert raw(port, request).startswith(b"HTTP/1.1 400 ")
        for address in addresses_seen_from_outside():
            with pytest.raises(OSError):
                socket.create_connection((address, port), timeout=2)


def addresses_seen_from_outside() -> set[str]:
    """What another machine would call this one; none where there is no network. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # RFC 5737: nobody's address
        except OSError:
            return set()
        return {asked.getsockname()[0]}


def test_a_missing_folder_is_told_before_anything_starts(tmp_path):
    folders = Folders(*(tmp_path / name for name in ("content", "templates", "fonts", "out")))
    with pytest.raises(CatalogueError) as caught:
        watch(folders, 0, lambda _: None)
    assert [one.code for one in caught.value.report] == ["CAT-S21"]


def test_a_taken_port_is_told(tmp_path):
    folders = Folders(tmp_path, tmp_path, tmp_path, tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CatalogueError) as caught:
            watch(folders, other.getsockname()[1], lambda _: None)
    assert [one.code for one in caught.value.report] == ["CAT-S22"]
