"""Addresses as machines want them: in ASCII."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

_KEPT = "/:@!$&'()*+,;=~%?"
"""What stands in an address for itself, and the mark of what is written in hexadecimal already."""


def uri(iri: str) -> str:
    """Return a web address, whose host and path may have letters of any script, in ASCII alone.

    See https://www.rfc-editor.org/rfc/rfc3987#section-3.1; the host is written as the domain name system has it.
    """
    parts = urlsplit(iri)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return urlunsplit((parts.scheme, host, *(quote(part, safe=_KEPT) for part in parts[2:])))
