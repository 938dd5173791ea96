"""A small bilingual site for the tests: about a bridge that does not exist."""

from distinguo.settings import *

SITENAME = "Il ponte"
SITEURL = "https://small.example/sub"
AS_OF = "2024-06-01"
