"""A session with an editor, over the protocol: what is shown, mended, completed, found, laid out, and survived."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.samples.lsp_client import Client, applied

BROKEN = """\
format: emulation-rules/1
id: pact
title: {vi: "Giao ước 🏅", en: A pact}
period: 2023
indicators:
  clearance: {vi: Tỷ lệ khám phá, en: Clearance rate, measure: percent, better: higher, ceiling: 100}
  crimes: {vi: Số vụ, en: Crimes, measure: count, better: lower}
targets:
  cleared: {vi: "🏅 Khám phá", en: Cleared, indicator: clearence, criterion: trên 75%, points: 10}
  fewer:
    vi: Giảm
    en: Fewer
    indicator: crimes
    criterion: giảm ít nhất 5% so với năm trước
    zero_baseline: met if still zero
    points: 10
score: {maximum: 20}
"""
SOUND = BROKEN.replace("clearence", "clearance")
METHOD = "textDocument/"


def _position(text: str, wanted: str, within: int = 0) -> dict[str, int]:
    """Where a text stands, as an editor counts: its line, and UTF-16 units in it."""
    at = text.index(wanted) + within
    line = text.count("\n", 0, at)
    column = len(text[text.rfind("\n", 0, at) + 1 : at].encode("utf-16-le")) // 2
    return {"line": line, "character": column}


def _ask(client: Client, method: str, uri: str, at: dict[str, int]) -> Any:  # noqa: ANN401  # whatever the answer is
    return client.at(METHOD + method, uri, at["line"], at["character"])


@pytest.fixture(autouse=True)
def settings(tmp_path: Path) -> None:
    """Which checks there are, and what they think of the samples, is no matter of these tests."""
    (tmp_path / "emulation-rules.toml").write_text('[lint]\nselect = ["truncated_source"]\n', encoding="utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pact.yaml"


def test_a_broken_file_is_opened_marked_mended_and_clean(file: Path) -> None:
    with Client() as client:
        able = client.initialise()["capabilities"]
        assert able["positionEncoding"] == "utf-16"
        assert {"hoverProvider", "completionProvider", "definitionProvider", "codeActionProvider"} <= able.keys()
        uri = client.open(file, BROKEN)
        (found,) = client.diagnostics(uri, 1)
        assert (found["code"], found["severity"], found["source"]) == ("unknown_indicator", 1, "emulation-rules")
        assert found["range"]["start"] == _position(BROKEN, "clearence")
        assert found["range"]["end"] == _position(BROKEN, "clearence", 9)
        assert "did you mean `clearance`" in found["message"]
        (action,) = client.ask(
            METHOD + "codeAction",
            textDocument={"uri": uri},
            range=found["range"],
            context={"diagnostics": [found]},
        )
        assert (action["title"], action["isPreferred"]) == ("replace with `clearance`", True)
        assert applied(BROKEN, action["edit"]["changes"][uri]) == SOUND
        for version, edit in enumerate(action["edit"]["changes"][uri], 2):
            client.change(uri, version, {"range": edit["range"], "text": edit["newText"]})
        assert client.diagnostics(uri, 2) == []
        # What is analysed is what the editor holds; nothing was ever saved.
        assert not file.exists()
        assert client.end() == 0


def test_what_the_linter_can_mend_is_mended(file: Path) -> None:
    (file.parent / "emulation-rules.toml").write_text('[lint]\nselect = ["ignore_unused"]\n', encoding="utf-8")
    text = SOUND + "# emulation-rules: ignore[truncated_source] as known\nnote: all is known 🏅\n"
    with Client() as client:
        client.initialise()
        uri = client.open(file, text)
        (found,) = client.diagnostics(uri, 1)
        assert (found["code"], found["severity"]) == ("ignore_unused", 2)
        context = {"diagnostics": [found]}
        (action,) = client.ask(METHOD + "codeAction", textDocument={"uri": uri}, range=found["range"], context=context)
        assert action["title"] == "fix `ignore_unused`"
        after = applied(text, action["edit"]["changes"][uri])
        assert after == SOUND + "note: all is known 🏅\n"
        everything = {"diagnostics": [], "only": ["source.fixAll"]}
        (action,) = client.ask(
            METHOD + "codeAction", textDocument={"uri": uri}, range=found["range"], context=everything
        )
        assert applied(text, action["edit"]["changes"][uri]) == after
        other = {"diagnostics": [], "only": ["source.organizeImports"]}
        assert client.ask(METHOD + "codeAction", textDocument={"uri": uri}, range=found["range"], context=other) == []
        client.change(uri, 2, {"text": after})
        assert client.diagnostics(uri, 2) == []


def test_findings_are_said_in_the_language_that_is_asked_for(file: Path) -> None:
    with Client() as client:
        client.initialise(language="vi")
        (found,) = client.diagnostics(client.open(file, BROKEN), 1)
        assert found["message"].startswith("không có chỉ số `clearence`")


def test_a_target_is_explained_in_both_languages(file: Path) -> None:
    with Client() as client:
        client.initialise()
        uri = client.open(file, SOUND)
        said = _ask(client, "hover", uri, _position(SOUND, "giảm ít", 2))["contents"]["value"]
        assert "`giảm ít nhất 5% so với năm trước`" in said
        assert "`down at least 5% from previous year`" in said
        assert "10 điểm" in said
        assert "10 points" in said
        named = _ask(client, "hover", uri, _position(SOUND, "indicator: crimes", 12))["contents"]["value"]
        assert "Số vụ / Crimes" in named
        key = _ask(client, "hover", uri, _position(SOUND, "zero_baseline", 3))["contents"]["value"]
        assert "What a baseline of zero means" in key
        assert _ask(client, "hover", uri, {"line": 900, "character": 900}) is None


def test_keys_names_words_and_phrases_are_completed(file: Path) -> None:
    def offered(client: Client, uri: str, text: str, wanted: str) -> list[str]:
        answer = _ask(client, "completion", uri, _position(text, wanted, len(wanted)))
        return [item["label"] for item in answer["items"]]

    with Client() as client:
        client.initialise()
        uri = client.open(file, SOUND)
        assert offered(client, uri, SOUND, "indicator: cr") == ["clearance", "crimes"]
        assert offered(client, uri, SOUND, "measure: cou")[:2] == ["count", "percent"]
        phrases = offered(client, uri, SOUND, "criterion: giảm ")
        assert "giảm ít nhất 5% so với năm trước" in phrases
        assert "down at least 5% from previous year" in phrases
        assert "cùng kỳ năm trước" in offered(client, uri, SOUND, "so với ")
        # Nobody has a readable text while writing it.
        writing = SOUND + "groups:\n  all:\n    mem"
        client.change(uri, 2, {"text": writing})
        assert "members" in offered(client, uri, writing, "    mem")
        client.change(uri, 3, {"text": writing + "bers: [fe"})
        assert offered(client, uri, writing + "bers: [fe", "members: [fe") == ["cleared", "fewer", "all"]


def test_a_name_leads_to_where_it_is_declared(file: Path) -> None:
    with Client() as client:
        client.initialise()
        uri = client.open(file, SOUND)
        found = _ask(client, "definition", uri, _position(SOUND, "indicator: crimes", 14))
        assert found["uri"] == uri
        assert found["range"]["start"] == _position(SOUND, "  crimes: {", 2)


def test_the_outline_and_the_canonical_form(file: Path) -> None:
    with Client() as client:
        client.initialise()
        text = SOUND.replace("period: 2023\n", "").replace("id: pact\n", "period:   2023\nid: pact\n")
        uri = client.open(file, text)
        outline = client.ask(METHOD + "documentSymbol", textDocument={"uri": uri})
        assert [symbol["name"] for symbol in outline][-3:] == ["indicators", "targets", "score"]
        assert [child["name"] for child in outline[-2]["children"]] == ["cleared", "fewer"]
        options = {"tabSize": 2, "insertSpaces": True}
        edits = client.ask(METHOD + "formatting", textDocument={"uri": uri}, options=options)
        after = applied(text, edits)
        assert after.index("id: pact") < after.index("period: 2023")
        client.change(uri, 2, {"text": after})
        assert client.ask(METHOD + "formatting", textDocument={"uri": uri}, options=options) == []


def test_what_is_wrong_in_an_extended_file_is_shown_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "pact.yaml").write_text(BROKEN, encoding="utf-8")
    text = "format: emulation-rules/1\nid: later\nextends: pact\nperiod: 2024\n"
    with Client() as client:
        client.initialise()
        uri = client.open(tmp_path / "later.yaml", text)
        (found,) = client.diagnostics(uri, 1)
        assert found["range"]["start"] == {"line": 2, "character": 9}
        assert "pact.yaml:9:" in found["message"]
        (related,) = found["relatedInformation"]
        assert related["location"]["uri"] == (tmp_path / "pact.yaml").as_uri()
        # Mended and saved there, it is clean here.
        (tmp_path / "pact.yaml").write_text(SOUND, encoding="utf-8")
        client.notify(METHOD + "didSave", textDocument={"uri": uri})
        assert client.diagnostics(uri) == []
        elsewhere = _ask(client, "definition", uri, {"line": 2, "character": 11})
        assert elsewhere["uri"] == (tmp_path / "pact.yaml").as_uri()


def test_other_yaml_is_left_alone(tmp_path: Path) -> None:
    with Client() as client:
        client.initialise()
        uri = client.open(tmp_path / "compose.yaml", "services: {web: [}\n")
        assert client.diagnostics(uri) == []
        assert _ask(client, "hover", uri, {"line": 0, "character": 3}) is None


@pytest.mark.parametrize(
    "text",
    [
        "format: emulation-rules/1\n" + "targets: {" * 5000,
        "format: emulation-rules/1\n\x00\ufffe\t\t- - [\n'",
        "format: emulation-rules/1\n" + "a" * (2**20),
        "format: emulation-rules/1\r\ntitle: \u2028x\u0085\r\n&a *a <<: !!x\r",
        "format: emulation-rules/1\n" + "".join(f"k{index}: {index}\n" for index in range(2_000)),
    ],
    ids=["deep", "binary", "huge", "odd breaks", "many keys"],
)
def test_no_text_ends_the_server(file: Path, text: str) -> None:
    with Client() as client:
        client.initialise()
        uri = client.open(file, text)
        assert client.diagnostics(uri, 1)
        position = {"line": 1, "character": 5}
        for method in ("hover", "completion", "definition"):
            _ask(client, method, uri, position)
        client.change(uri, 2, {"text": SOUND})
        assert client.diagnostics(uri, 2) == []
        assert client.end() == 0


def test_garbage_on_the_wire_does_not_end_it(file: Path) -> None:
    with Client() as client:
        client.initialise()
        client.raw(b"Content-Length: 9\r\n\r\nnot json!")
        client.raw(b'Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}')
        client.send(method="no/such/notification", params={})
        client.send(method=METHOD + "didChange", params={"textDocument": 3})
        client.change((file.parent / "never-opened.yaml").as_uri(), 2, {"text": "x"})
        uri = client.open(file, SOUND)
        assert client.diagnostics(uri, 1) == []
        beyond = {"start": {"line": 10**6, "character": 10**9}, "end": {"line": 0, "character": 0}}
        client.change(uri, 2, {"range": beyond, "text": "format: emulation-rules/1\n#"})
        assert client.diagnostics(uri, 2)
        assert client.end() == 0


def test_edits_count_in_utf_16_even_behind_line_breaks_that_are_none(file: Path) -> None:
    text = SOUND.replace("period: 2023\n", "period: 2023\n# 🏅\u2028\x0c🏅 note\n")
    with Client() as client:
        client.initialise()
        uri = client.open(file, SOUND)
        assert client.diagnostics(uri, 1) == []
        client.change(uri, 2, {"text": text})
        client.diagnostics(uri, 2)
        begin, end = _position(text, "clearance, criterion"), _position(text, "clearance, criterion", 9)
        comment = {"start": _position(text, "# 🏅"), "end": _position(text, "note\n", 4)}
        client.change(
            uri, 3, {"range": {"start": begin, "end": end}, "text": "crimes"}, {"range": comment, "text": "# well"}
        )
        said = _ask(client, "hover", uri, begin)["contents"]["value"]
        assert "Số vụ / Crimes" in said


def test_the_last_of_many_quick_changes_is_what_is_shown(file: Path) -> None:
    with Client() as client:
        client.initialise()
        uri = client.open(file, SOUND)
        for version in range(2, 30):
            client.change(uri, version, {"text": BROKEN if version % 2 else SOUND})
        assert len(client.diagnostics(uri)) == 1, "only the last version was looked at"
