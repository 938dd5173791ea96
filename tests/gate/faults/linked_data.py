"""Data that nobody understands."""

from __future__ import annotations

from tests.gate.faults.fault import fault
from tests.gate.planting import replaced

FAULTS = (
    fault(
        "a property that is none",
        replaced('"@type":"Claim",', r'\g<0>"firmness":"firm",'),
        "linked_data_is_of_schema_org Claim has no firmness",
    ),
    fault(
        "a property of another type",
        replaced('"@type":"Claim",', r'\g<0>"headline":"Text","jobTitle":"Text",'),
        "linked_data_is_of_schema_org Claim has no jobTitle",
    ),
    fault(
        "a type that is none",
        replaced('"@type":"Claim"', '"@type":"Allegation"'),
        "linked_data_is_of_schema_org Allegation is no type",
    ),
    fault("data that is no JSON", replaced('("@type":"Claim",)', r"\1,"), "linked_data_is_of_schema_org"),
    fault(
        "data of nobody's terms",
        replaced("https://schema.org", "https://schema.example", times=9),
        "linked_data_is_of_schema_org @context",
    ),
    fault(
        "terms of our own that we have not published",
        replaced('"@type":"Claim",', r'\g<0>"distinguo:mood":"good",'),
        "linked_data_is_of_schema_org",
    ),
    fault(
        "an address without a host",
        replaced('("@type":"Claim",.*?"url":")https://[^/]*', r"\1"),
        "linked_data_is_of_schema_org url is not absolute",
    ),
    fault(
        "a claim that is not told as one",
        replaced('<script type="application/ld.json">.*?</script>', ""),
        "pages_say_what_they_are",
    ),
)
