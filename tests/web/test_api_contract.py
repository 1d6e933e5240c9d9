"""schemathesis exercises the API by its own description: every answer is of the described form, none is a 5xx."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.examples import many

OPERATIONS = (
    "POST /api/v1/directory/find",
    "GET /api/v1/directory/countries/{code}",
    "GET /api/v1/platforms",
    "POST /api/v1/chat",
)


@pytest.mark.parametrize("label", OPERATIONS)
def test_every_answer_is_as_described(app: Flask, label: str) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    operations = {it.label: it for it in (found.ok() for found in schema.get_all_operations() if isinstance(found, Ok))}
    assert set(operations) == set(OPERATIONS)

    @given(case=operations[label].as_strategy())
    @settings(max_examples=many(60), suppress_health_check=list(HealthCheck))
    def exercise(case: Case[Any]) -> None:
        # A region or a moment may be well formed and still unknown or too far away: then 400 is the right answer.
        case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance])

    exercise()
