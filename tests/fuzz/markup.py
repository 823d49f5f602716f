"""Bytes → markup that parsers find hard: each byte picks a piece, so that any fuzzer can steer what is built."""

from __future__ import annotations

import json

_TAGS = (
    "html head body article main section div p span a b i em h1 h2 h3 ul ol li table tr td th figure figcaption img "
    "picture source blockquote header footer nav aside form input textarea select option button script style template "
    "noscript title meta link time svg math iframe object frameset frame plaintext xmp ruby rt br hr pre details base"
).split()
_ATTRIBUTES = (
    ' class="byline author"',
    ' class="caption"',
    ' class="related promo"',
    ' id="comments"',
    " hidden",
    ' style="display:none"',
    ' datetime="2026-11-24T10:00:00Z"',
    ' href="https://news.example/a?b=c#d"',
    ' href="javascript:x"',
    ' src="//img.example/a.jpg"',
    ' alt="Firefighters at the depot. Photo: Ann Example/Demo Press"',
    ' itemprop="datePublished" content="2026-11-24"',
    ' property="og:title" content="Four hurt in depot fire"',
    ' name="author" content="Ilse Brandvold"',
    " rel=canonical",
    ' lang="en"',
    ' a="',
    " b='",
    " c=d",
    " =",
    "/",
    "\0",
)
_TEXTS = (
    "A fire at the Nordvik depot injured four workers on Monday, the fire service said. ",
    "NORDVIK (Demo Press) — Two of the injured were taken to hospital.",
    "By Ilse Brandvold",
    "Published: 24 November 2026, 10:05 a.m. ET",
    "Photo: Ann Example/Demo Press",
    "Correction: An earlier version said six.",
    "Read more",
    " ",
    "\n\n",
    "\t",
    "x" * 300,
    ". ",
    "“Nobody knew,” she said.",
    "消防員撲滅倉庫火警。",
    "اندلع حريق في المستودع",
    "\u202eevil\u202c",
    "\u200b",
    "\u2066\u2069",
    "\ufeff",
    "\u00ad",
    "\ud800",
    "\udc00",
    "\0",
    "\x01\x1f\x7f",
    "\x85",
    "\u2028",
    "\r",
    "\ufffe",
    "e\u0301\u0327",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "\U0010ffff",
    "\U000f0000",
    "&amp;",
    "&#0;",
    "&#xD800;",
    "&#x110000;",
    "&#8238;",
    "&nbsp;",
    "&bogus;",
    "&",
    "&#",
    "<",
    ">",
    "</",
    "<!",
    "<?php echo 1 ?>",
    "<!-- ",
    " -->",
    "--!>",
    "<![CDATA[",
    "]]>",
    '<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>',
    "&c;",
)
_SCRIPTS = tuple(
    f'<script type="application/ld+json">{text}</script>'
    for text in (
        json.dumps({"@type": "NewsArticle", "headline": "Four hurt", "datePublished": "2026-11-24T10:05:00+01:00"}),
        json.dumps({"@graph": [{"@type": ["Article"], "author": [{"name": "Ilse Brandvold"}, 7, None, ["x"]]}]}),
        json.dumps({"@type": "NewsArticle", "articleBody": "A fire \ud800 at the depot.\0", "image": {"caption": []}}),
        '{"@type":"NewsArticle","headline":"cut off',
        "[" * 300,
        '{"datePublished":1e999,"author":NaN,}',
        '{"@type":"NewsArticle","author":{"name":{"name":{"@id":"#a"}}},"publisher":true}',
    )
)
_PIECES = (
    *(f"<{tag}>" for tag in _TAGS),
    *(f"</{tag}>" for tag in _TAGS),
    *(f"<{tag}{attribute}>" for tag, attribute in zip(_TAGS * 2, _ATTRIBUTES * 3, strict=False)),
    *_ATTRIBUTES,
    *_TEXTS,
    *_SCRIPTS,
)


def markup_of(data: bytes) -> str:
    """Markup of one piece for each two bytes of ``data``; a third of the pieces may come many times over."""
    found: list[str] = []
    for at in range(0, len(data) - 1, 2):
        piece = _PIECES[(data[at] + 256 * (data[at + 1] & 1)) % len(_PIECES)]
        times = 1 << max((data[at + 1] >> 1) % 12 - 6, 0)
        found.append(piece * times)
    return "".join(found)


_XML_TAGS = (
    "rss channel item title link guid pubDate description content:encoded dc:creator dc:date author media:content "
    "media:credit media:description feed entry id updated published summary content urlset url loc news:news "
    "news:title news:publication_date sitemapindex sitemap lastmod newsItem itemMeta contentSet inlineXML nitf body"
).split()
_XML_PIECES = (
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">',
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">',
    '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY e SYSTEM "file:///etc/hostname">]>',
    "&b;",
    "&e;",
    *(f"<{tag}>" for tag in _XML_TAGS),
    *(f"</{tag}>" for tag in _XML_TAGS),
    '<link href="https://news.example/a" rel="alternate"/>',
    "https://news.example/fire",
    "Tue, 24 Nov 2026 10:05:00 GMT",
    "2026-11-24T10:05:00Z",
    "<![CDATA[<p>A fire at the Nordvik depot injured four workers.</p>]]>",
    "&lt;p&gt;A fire&lt;/p&gt;",
    *_TEXTS,
)


def xml_of(data: bytes) -> bytes:
    """A feed or another news file, more or less, of a piece a byte; the first byte picks how it begins."""
    opening = _XML_PIECES[1 + (data[0] if data else 0) % 4]
    text = opening + "".join(_XML_PIECES[byte % len(_XML_PIECES)] for byte in data[1:])
    return text.encode("utf-8", "surrogatepass")
