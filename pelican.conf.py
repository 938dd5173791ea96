"""The settings of this site. Everything else is in `distinguo/settings.py`, and can be set here too."""

from distinguo.settings import *

SITENAME = "Distinguo"
SITEURL = "https://distinguo.example"
LANGUAGES = {"it": "it_IT", "en": "en_GB"}
DEFAULT_LANG = "it"
TIMEZONE = "Europe/Rome"
