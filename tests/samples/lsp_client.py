"""A client that speaks to the language server as an editor does: a process, its input and its output."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

WAIT = 60.0


class Client:
    """One session with a server of its own."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "emulation_rules", "lsp", *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.kept: list[dict[str, Any]] = []
        self.number = 0
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self.listener.join(WAIT)
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()

    def _listen(self) -> None:
        output = self.process.stdout
        assert output is not None
        while header := output.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            while output.readline().strip():
                pass
            self.messages.put(json.loads(output.read(length)))

    def raw(self, content: bytes) -> None:
        """Write bytes as they are."""
        assert self.process.stdin is not None
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def send(self, **message: object) -> None:
        """Write one message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def notify(self, method: str, **params: object) -> None:
        """Tell the server something."""
        self.send(method=method, params=params)

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401  # whatever the answer is
        """Ask the server something and return its answer. Raises `AssertionError` where it is an error."""
        self.number += 1
        asked = self.number
        self.send(id=asked, method=method, params=params)
        answer = self.wait(lambda message: message.get("id") == asked and "method" not in message)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def wait(self, wanted: Any) -> dict[str, Any]:  # noqa: ANN401  # a function of a message
        """Return the first message that is wanted, read or to come; others are kept."""
        for index, message in enumerate(self.kept):
            if wanted(message):
                return self.kept.pop(index)
        while True:
            message = self.messages.get(timeout=WAIT)
            if wanted(message):
                return message
            self.kept.append(message)

    def initialise(self, *, language: str = "en", encodings: tuple[str, ...] = ("utf-16",)) -> dict[str, Any]:
        """Begin a session and return what the server can do."""
        capabilities = {"general": {"positionEncodings": list(encodings)}}
        result: dict[str, Any] = self.ask(
            "initialize",
            processId=None,
            rootUri=None,
            capabilities=capabilities,
            initializationOptions={"language": language},
        )
        self.notify("initialized")
        return result

    def open(self, file: Path | str, text: str) -> str:
        """Open a text and return its address."""
        uri = file if isinstance(file, str) else file.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)
        return uri

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        """Change a text."""
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", textDocument=document, contentChanges=list(changes))

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """Return the next diagnostics of a text, of a version where one is named."""

        def wanted(message: dict[str, Any]) -> bool:
            params = message.get("params") or {}
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri
                and (version is None or params.get("version") == version)
            )

        found: list[dict[str, Any]] = self.wait(wanted)["params"]["diagnostics"]
        return found

    def at(self, method: str, uri: str, line: int, character: int, **more: object) -> Any:  # noqa: ANN401
        """Ask something of a position."""
        position = {"line": line, "character": character}
        return self.ask(method, textDocument={"uri": uri}, position=position, **more)

    def end(self) -> int:
        """End the session and return the exit code of the server."""
        self.ask("shutdown")
        self.send(method="exit")
        return self.process.wait(timeout=WAIT)


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """Return a text after edits that count in UTF-16 units."""
    lines = text.splitlines(keepends=True) or [""]

    def offset(at: dict[str, int]) -> int:
        before = sum(len(line.encode("utf-16-le")) for line in lines[: at["line"]])
        return before + 2 * at["character"]

    raw = text.encode("utf-16-le")
    for edit in sorted(edits, key=lambda each: offset(each["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        raw = raw[:start] + edit["newText"].encode("utf-16-le") + raw[end:]
    return raw.decode("utf-16-le")
