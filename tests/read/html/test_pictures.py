"""Captions and credits."""

from __future__ import annotations

import pytest

from .pages import BODY, LEAD, SECOND, THIRD, page, read, texts


def with_figure(figure: str) -> str:
    return page(f"<p>{LEAD}</p>{figure}<p>{SECOND}</p><p>{THIRD}</p>{BODY[-100:]}")


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img src=a.jpg><figcaption>The crane on the quay. (AP Photo/Ana Ficticia)</figcaption></figure>",
        '<div class="wp-caption"><img src=a.jpg><p class="wp-caption-text">The crane on the quay. '
        "(AP Photo/Ana Ficticia)</p></div>",
        "<figure><img src=a.jpg><figcaption>The crane on the quay. "
        '<span class="credit">(AP Photo/Ana Ficticia)</span></figcaption></figure>',
        "<figure><figure><img src=a.jpg></figure><figcaption><p>The crane on the quay.</p>"
        '<p class="photo-credit">(AP Photo/Ana Ficticia)</p></figcaption></figure>',
    ],
)
def test_captions_part_from_their_credits(figure: str) -> None:
    found = read(with_figure(figure))
    assert texts(found, "caption") == ["The crane on the quay."]
    assert texts(found, "credit") == ["(AP Photo/Ana Ficticia)"]
    assert texts(found, "body")[:3] == [LEAD, SECOND, THIRD]


def test_a_caption_twice_is_one_and_its_copy() -> None:
    figure = "<figure><img src=a.jpg><figcaption>The crane lies across the northern quay.</figcaption></figure>"
    found = read(with_figure(figure * 2))
    captions = found.blocks_of("caption")
    assert len(captions) == 2
    assert captions[1].copy_of == captions[0].id and captions[0].copy_of is None


def test_a_truncated_caption_is_a_copy_of_the_full_one() -> None:
    full = "The crane lies across the northern quay while divers look for the third cable in the water of the harbour."
    short = full[:70].rsplit(" ", 1)[0] + "..."
    figures = "".join(f"<figure><img src=a><figcaption>{text}</figcaption></figure>" for text in (short, full))
    found = read(with_figure(figures))
    copied = [b for b in found.blocks if b.copy_of]
    assert [found.text[b.start : b.end] for b in copied] == [short]


def test_a_caption_that_json_ld_states_is_known_without_a_name() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","image":{"@type":"ImageObject",'
        '"caption":"Divers at the northern quay on Monday"}}</script>'
    )
    html = page(f"<div>Divers at the northern quay on Monday</div>{BODY}", head=head)
    assert texts(read(html), "caption") == ["Divers at the northern quay on Monday"]


def test_pictures_of_related_stories_give_no_captions() -> None:
    related = (
        '<div class="related-stories"><a href="/x"><figure><img src=b><figcaption>Fish market on strike for weeks'
        "</figcaption></figure></a></div>"
    )
    assert texts(read(page(after=related)), "caption") == []


def test_a_caption_inside_the_link_that_shows_its_picture_large_is_one() -> None:
    def linked(href: str, caption: str) -> str:
        return f'<a href="{href}"><figure><img src=a.jpg><figcaption>{caption}</figcaption></figure></a>'

    told, credited = "The crane lies across the northern quay.", "Divers at the quay. (AP Photo/Ana Ficticia)"
    assert texts(read(with_figure(linked("#zoom", told))), "caption") == [told]
    assert texts(read(with_figure(linked("/large/a.jpg?w=2000", told))), "caption") == [told]
    assert texts(read(with_figure(linked("/gallery/7", credited))), "caption") == ["Divers at the quay."]
    assert texts(read(with_figure(linked("/another-story", told))), "caption") == []


def test_labels_and_buttons_in_a_figure_are_no_captions() -> None:
    figure = (
        "<figure><img src=a.jpg><button>Share</button><span>1 / 4</span><figcaption>The crane lies across the "
        "northern quay.</figcaption></figure>"
    )
    assert texts(read(with_figure(figure)), "caption") == ["The crane lies across the northern quay."]
