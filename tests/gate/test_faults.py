"""The gate sees faults: each of those planted, by the rule that is for it, and nothing of the kind without it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import served
from tests.gate.faults import FAULTS
from tests.gate.faults.fault import Fault
from tests.gate.faults.fault import fault as made
from tests.gate.planting import Copy
from tests.gate.rules import LIVE_RULES, PAGE_RULES, SITE_RULES, in_browser, of_files
from tests.gate.site import BuiltSite, Finding


def findings(fault: Fault, site: BuiltSite, browser: Browser | None) -> Iterator[Finding]:
    """Return what those rules find that must see a fault, on its page and in the site as a whole."""
    rules = {each.split()[0] for each in fault.caught_by}
    yield from of_files(site, [fault.page], rules)
    if browser and rules & set(LIVE_RULES):
        with served(site.folder) as address:
            yield from in_browser(browser, BuiltSite(site.folder, address), fault.page, rules)


@cache
def before(rules: tuple[str, ...], page: str, site: BuiltSite, browser: Browser | None) -> frozenset[Finding]:
    """Return what those rules find where nothing is planted."""
    return frozenset(findings(made("nothing", lambda copy: None, *rules, page=page), site, browser))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_the_gate_sees(fault: Fault, site: BuiltSite, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    live = any(each.split()[0] in LIVE_RULES for each in fault.caught_by)
    browser = request.getfixturevalue("browser") if live else None
    copy = Copy.of(site.folder, tmp_path / "copy", fault.page)
    fault.plant(copy)
    new = set(findings(fault, BuiltSite(copy.folder), browser)) - before(fault.caught_by, fault.page, site, browser)
    seen = [each for each in new if each.page == fault.where and f"{each.rule} {each.what}".startswith(fault.caught_by)]
    if not seen:
        others = "\n".join(map(str, sorted(new)))
        pytest.fail(f"{fault.name} is not seen by {' or '.join(fault.caught_by)}, only:\n{others}", pytrace=False)


def test_there_are_faults_of_every_kind() -> None:
    assert len(FAULTS) >= 48
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_every_rule_sees_a_fault() -> None:
    needed = {each.split()[0] for fault in FAULTS for each in fault.caught_by}
    assert [rule for rule in (*PAGE_RULES, *SITE_RULES, *LIVE_RULES) if rule not in needed] == []
    assert needed <= {*PAGE_RULES, *SITE_RULES, *LIVE_RULES}
