from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.samples.standings import CLUSTER_OF_SEVEN, NO_UNITS, TWO_PEER_GROUPS
from tests.strategies.standings import any_standings

from emulation_rules.exchange.evaluation_json import evaluation_to_json
from emulation_rules.exchange.standings_json import standings_from_json, standings_schema, standings_to_json
from emulation_rules.model.errors import InvalidStandingsError
from emulation_rules.model.finding import Finding
from emulation_rules.model.standing import Standings


def _findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(InvalidStandingsError) as caught:
        standings_from_json(text, name="may.json")
    return caught.value.findings


@given(any_standings())
@settings(max_examples=40, deadline=None)
def test_what_is_written_reads_back_the_same_and_fits_the_schema(standings: Standings) -> None:
    written = standings_to_json(standings, indent=None)
    assert standings_from_json(written) == standings
    Draft202012Validator(standings_schema()).validate(json.loads(written))


@pytest.mark.parametrize("standings", [CLUSTER_OF_SEVEN, TWO_PEER_GROUPS, NO_UNITS])
def test_the_samples_survive_and_keep_their_order(standings: Standings) -> None:
    back = standings_from_json(standings_to_json(standings))
    assert back == standings
    assert list(back.titles) == list(standings.titles)


def test_the_schema_is_a_schema_and_refuses_unknown_keys() -> None:
    Draft202012Validator.check_schema(standings_schema())
    document = json.loads(standings_to_json(CLUSTER_OF_SEVEN))
    document["standings"][0]["rnak"] = 1
    assert not Draft202012Validator(standings_schema()).is_valid(document)


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        (
            '"outcome": "deferred"',
            '"outcome": "awarded"',
            "evaluation_bad_choice",
            ("standings", 3, "titles", 0, "outcome"),
        ),
        ('"best": 1,', '"best": "1",', "evaluation_wrong_kind", ("standings", 0, "rank", "best")),
        ('"quotas": {', '"quotas": {"x": [1], ', "evaluation_wrong_length", ("quotas", "x")),
        ('"titles": {\n    "advanced"', '"titles": {"x": 1,\n    "advanced"', "evaluation_wrong_kind", ("titles", "x")),
        ('"keys": [', '"keys": ["1", ', "evaluation_wrong_length", ("standings", 0, "keys")),
        ('"peers": {}', '"peers": []', "evaluation_wrong_kind", ("peers",)),
    ],
)
def test_a_fault_is_named_with_its_path(old: str, new: str, code: str, path: tuple[str | int, ...]) -> None:
    text = standings_to_json(CLUSTER_OF_SEVEN)
    assert old in text
    (finding,) = _findings(text.replace(old, new, 1))
    assert (finding.code, finding.path, finding.place.file) == (code, path, "may.json")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "evaluation_not_json"),
        ("[]", "evaluation_wrong_kind"),
        ('{"format": "emulation-rules-standings/2"}', "evaluation_format"),
        ("[" * 100_000, "evaluation_too_deep"),
    ],
)
def test_a_text_that_holds_no_standings_is_refused(text: str, code: str) -> None:
    (finding,) = _findings(text)
    assert finding.code == code


def test_an_evaluation_is_not_taken_for_standings() -> None:
    (finding,) = _findings(evaluation_to_json(CLUSTER_OF_SEVEN.standings[0].evaluation))
    assert finding.code == "evaluation_format"
