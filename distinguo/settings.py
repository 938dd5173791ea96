"""What every site sets alike. A `pelican.conf.py` begins with `from distinguo.settings import *`.

Pelican's own generators find nothing to do: every page comes from Distinguo's, so that no reader of another
plugin and no static copy can publish what no check has seen.
"""

from __future__ import annotations

from distinguo.plugin import DistinguoPelican

PELICAN_CLASS = DistinguoPelican
PLUGINS = ["distinguo"]

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
DEFAULT_LANG = "it"
LANGUAGES = {"it": "it_IT", "en": "en_GB"}
THRESHOLDS: dict[str, float] = {}
LOCALISED_LINKS: dict[str, str] = {}
TIMEZONE = "Europe/Rome"

ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
THEME_STATIC_PATHS: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
READERS = {"rst": None, "md": None, "html": None}
