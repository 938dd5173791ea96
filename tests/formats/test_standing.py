"""What we know, what is claimed, what we do not know."""

from __future__ import annotations

import pytest

from distinguo.claim import Status
from distinguo.formats.standing import PARTS, standing
from tests.cases import claim, explainer


@pytest.mark.parametrize("status", Status)
def test_each_status_stands_where_we_can_stand_behind_it(status: Status) -> None:
    claims = explainer("", claim("uno", status=status)).claims
    made = standing(claims)
    places = {"known": made.known, "claimed": made.claimed, "unknown": made.unknown}
    assert [name for name, group in places.items() if group] == ([PARTS[status]] if status in PARTS else [])


def test_only_two_statuses_stand_nowhere() -> None:
    assert set(Status) - set(PARTS) == {Status.SUPERSEDED, Status.WITHDRAWN}


def test_claims_keep_their_order_and_an_accusation_without_reply_is_told_apart() -> None:
    accusation = {"kind": "accusation", "against": "[pyongyang]", "reply": "missing"}
    claims = explainer(
        "",
        claim("due", **accusation),
        claim("uno", status="disputed"),
        claim("tre", status="withdrawn", **accusation),
    ).claims
    made = standing(claims)
    assert [each.id for each in made.claimed] == ["due", "uno"]
    assert [each.id for each in made.unanswered] == ["due"]
