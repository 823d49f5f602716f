"""What an element's tag, class, id and microdata say about the text inside it.

The words are those that content systems and standards use (HTML5 sectioning, schema.org microdata, WordPress, Drupal
and the class names that templates of news sites share), in the languages whose class names are not English. No rule
knows a publisher.
"""

from __future__ import annotations

import re
from enum import Flag, auto
from functools import lru_cache

from lxml.html import HtmlElement


class Sign(Flag):
    """What a container says about its text."""

    ARTICLE = auto()
    BODY = auto()
    HEADLINE = auto()
    STANDFIRST = auto()
    BYLINE = auto()
    DATE = auto()
    FIGURE = auto()
    CAPTION = auto()
    CREDIT = auto()
    CORRECTION = auto()
    QUOTE = auto()
    NAVIGATION = auto()
    RELATED = auto()
    SPONSORED = auto()
    PROMO = auto()
    COMMENTS = auto()
    ASIDE = auto()
    SHARE = auto()
    BIOGRAPHY = auto()


NONE = Sign(0)
FURNITURE = Sign.NAVIGATION | Sign.RELATED | Sign.SPONSORED | Sign.PROMO | Sign.COMMENTS | Sign.SHARE
PICTURE = Sign.FIGURE | Sign.CAPTION | Sign.CREDIT

_BY_TAG = {
    "article": Sign.ARTICLE,
    "main": Sign.ARTICLE,
    "nav": Sign.NAVIGATION,
    "footer": Sign.NAVIGATION,
    "aside": Sign.ASIDE,
    "figure": Sign.FIGURE,
    "figcaption": Sign.CAPTION,
    "time": Sign.DATE,
    "h1": Sign.HEADLINE,
    "form": Sign.PROMO,
}
_BY_ITEMPROP = {
    "articlebody": Sign.BODY,
    "headline": Sign.HEADLINE,
    "alternativeheadline": Sign.STANDFIRST,
    "author": Sign.BYLINE,
    "datepublished": Sign.DATE,
    "datemodified": Sign.DATE,
    "caption": Sign.CAPTION,
    "copyrightholder": Sign.CREDIT,
    "comment": Sign.COMMENTS,
}
# Each pattern is tried on the class and id, lower-cased, with camelCase and separators turned into single hyphens and
# a hyphen at both ends: "-w-" is a whole word, "w" anything that holds it.
_BY_WORD: tuple[tuple[Sign, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        (
            Sign.CAPTION,
            "caption|cutline|bildunterschrift|bildtext|-legende-|-didascalia-|-pie-(?:de-)?foto|photo-text|-imgtext"
            "|(?:image|img|photo|foto)-(?:description|text|legend)|-foto-text",
        ),
        (
            Sign.CREDIT,
            "-(?:photo|image|img|picture|media|foto|figure|caption|figcaption)-?(?:credits?|copyright|source|author|by"
            "|byline|autor|quelle)-|credits?-|-copyright-|photographer|fotograf|-bildrechte-|-rights-holder-"
            "|-attribution-|caption-(?:credit|source|copyright)",
        ),
        (Sign.BYLINE, "-byline|-by-line|-authors?-|-autor(?:es|en)?-|-auteurs?-|-author-?name|-contributors?-"),
        (
            Sign.DATE,
            "-date-|-dates-|-dateline-|-date-?time-|-timestamp|-publish(?:ed)?-(?:date|time|on)|-pub-?date|-posted-on-"
            "|-entry-date-|-last-?(?:updated|modified)-|-datum-|-fecha-",
        ),
        (
            Sign.STANDFIRST,
            "standfirst|-dek-|-deck-|-sub-?(?:title|headline|heading|head|titulo)-|-summary-|-chapo-|-chapeau-|-lede-"
            "|-teaser-?text-|-excerpt-|-epigraph-|-strapline-|-abstract-|-lead-?text-|-lead-?paragraph-|-header-lead-|-headline-lead-|-article-lead-|-header-teaser-|-article-(?:intro|lead|excerpt|description|desc|summary)-|-bajada-|-entradilla-"
            "|-sommario-|-occhiello-|-vorspann-|-ingress-|-manchet-|-copete-|-sumario-",
        ),
        (Sign.CORRECTION, "-corrections?-|-clarification-|-editors-?note-"),
        (Sign.QUOTE, "pull-?quote|-blockquote-"),
        (
            Sign.RELATED,
            "-related|-relacionad|-mehr-zum-|-more-(?:on|from|stories|news|articles)|most-(?:read|popular|viewed|shared)"
            "|-recommend|-trending-|-also-read|-read-(?:more|also|next|on)-|-see-also-|-next-(?:article|story|post|up)"
            "|-(?:latest|top|other|popular|similar|suggested)-(?:news|stories|articles|posts|headlines)|-onward|-teasers?-"
            "|-linkbox|-card-|-cards-|-story-list|-up-next-|-in-other-news-|-further-reading|-yarpp|-jp-related",
        ),
        (
            Sign.SPONSORED,
            "-sponsor|-advert|-ads?-|-adv-|-advertorial|-taboola|-outbrain|-revcontent|-promoted-|-paid-content"
            "|-partner-content|-dianomi|-werbung-|-publicidad-|-banner-ad|-ad-?(?:slot|unit|container|wrapper)",
        ),
        (
            Sign.PROMO,
            "newsletter|subscri|-sign-?up-|-donat|-promo|-cta-|-call-to-action-|-membership-|-abo-|-app-"
            "|-follow-us-|-piano-|-registration-|-login-|-download-",
        ),
        (Sign.COMMENTS, "-comments?-|-disqus|-comment-(?:list|section|form|area)|-reply-|-replies-|-conversation-"),
        (
            Sign.SHARE,
            "-share|-sharing-|-social-|-addthis|-sharedaddy|-tools-|-toolbar-|-print-|-bookmark-|-reactions?-|-likes?-",
        ),
        (
            Sign.NAVIGATION,
            "-nav-|-navbar|-navigation-|-menu-|-breadcrumbs?-|-footer-|-site-(?:header|footer)-|-masthead-|-cookie"
            "|-consent-|-tags?-|-tag-?list-|-topics?-|-keywords-|-pagination-|-skip-|-search-|-topbar-|-gdpr-",
        ),
        (Sign.ASIDE, "-sidebar|-side-bar|-widget|-rail-|-aside-|-infobox-|-factbox-"),
        (
            Sign.BIOGRAPHY,
            "-author-(?:bio|box|info|card|description|about|profile)|-about-(?:the-)?author|-bio-|-biography-",
        ),
    )
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[^a-z0-9\u00c0-\uffff]+")


@lru_cache(maxsize=32768)
def _of_words(names: str) -> Sign:
    found = NONE
    # "text-caption" sizes text in utility stylesheets, whatever the text is.
    names = names.replace("text-caption", "")
    words = f"-{_SEPARATORS.sub('-', _CAMEL.sub('-', names[:400]).lower()).strip('-')}-"
    for sign, pattern in _BY_WORD:
        if pattern.search(words):
            found |= sign
    return found


def signs_of(element: HtmlElement, tag: str) -> Sign:
    """The signs of one element, by itself (its ancestors' are not counted in)."""
    found = _BY_TAG.get(tag, NONE)
    attributes = element.attrib
    if not attributes:
        return found
    if tag not in ("body", "html"):
        for name in ("class", "id", "data-testid", "data-component"):
            if names := attributes.get(name):
                found |= _of_words(names)
    if itemprop := attributes.get("itemprop"):
        for prop in itemprop.lower().split():
            found |= _BY_ITEMPROP.get(prop, NONE)
    if attributes.get("rel") == "author":
        found |= Sign.BYLINE
    role = attributes.get("role")
    if role in ("navigation", "contentinfo", "menu", "search"):
        found |= Sign.NAVIGATION
    elif role == "complementary":
        found |= Sign.ASIDE
    return found


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element itself keeps its text off the screen (``hidden`` or an inline style)."""
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    if not style:
        return False
    compact = style.replace(" ", "").lower()
    return "display:none" in compact or "visibility:hidden" in compact
