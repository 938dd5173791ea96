"""One thing in another's place, for a while."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from distinguo.press.replaced import replaced


def test_it_is_put_back_whatever_happens() -> None:
    owner = SimpleNamespace(name="old")
    with pytest.raises(ValueError, match="new"), replaced(owner, "name", "new"):
        raise ValueError(owner.name)
    assert owner.name == "old"


def test_what_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(AttributeError), replaced(SimpleNamespace(), "name", "new"):
        pass
