"""Settings of the site: plain values. What differs in public stands in publishconf.py."""

SITENAME = "Nadwa"
SITEURL = "http://localhost:8000"
TIMEZONE = "Africa/Casablanca"
DEFAULT_LANG = "ar"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
NEWS_PER_PAGE = 10
# Where readers report a mistake; {address} becomes that of the page. Empty: no such link.
#   mailto:editors@example.org?subject={address}
#   https://example.org/issues/new?body={address}
REPORT_ADDRESS = ""
# Whom to tell of a hole in the site's safety, an address for mail or of a page, and the day on which that has to be
# confirmed anew. Empty: no security.txt.
#   mailto:security@example.org
SECURITY_CONTACT = ""
SECURITY_EXPIRES = ""
# How 2019-2021 runs in an Arabic text: from the right, as most papers set it, or "ltr".
RANGES = "rtl"

PLUGINS = [
    "plugins.gate",
    "plugins.writing",
    "plugins.doors",
    "plugins.home",
    "plugins.editions",
    "plugins.stories",
    "plugins.news",
    "plugins.browse",
    "plugins.facets",
    "plugins.authorities",
    "plugins.series",
    "plugins.figures",
    "plugins.sources",
    "plugins.corrections",
    "plugins.standing",
    "plugins.translations",
    "plugins.redirects",
    "plugins.permalinks",
    "plugins.fonts",
    "plugins.icons",
    "plugins.pictures",
    "plugins.cards",
    "plugins.calendars",
    "plugins.data",
    "plugins.sitemap",
    "plugins.llms",
    "plugins.contacts",
    "plugins.opensearch",
    "plugins.feeds",
    "plugins.citations",
    "plugins.search",
    "plugins.headers",
    "plugins.guide",
    "plugins.prompter",
]

# Everything below turns Pelican's own pages, feeds and files off: the plugins make all of them.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
# Nothing is deleted from a folder that the build did not make.
DELETE_OUTPUT_DIRECTORY = False
# No date is written by the machine's locale, and a machine need not have any but this one.
LOCALE = ["C"]
