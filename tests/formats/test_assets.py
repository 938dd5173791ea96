"""Assets: one stylesheet, small fonts, names that change with content."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from distinguo.formats.assets import (
    FONTS,
    STYLESHEET,
    UNICODES,
    Assets,
    bundled,
    files,
    font_file,
    own_fonts,
    unwritable,
)
from distinguo.formats.publication import Output, Publication
from distinguo.problems import Misconfigured


@pytest.fixture(scope="module")
def outputs(publication: Publication) -> dict[str, Output]:
    return {output.path: output for output in files(publication)}


def test_a_file_is_named_by_its_bytes(publication: Publication, outputs: dict[str, Output]) -> None:
    path = Assets(publication).path("icons/distinguo.svg")
    assert re.fullmatch(r"assets/icons/distinguo\.[0-9a-f]{10}\.svg", path)
    assert outputs[path].data == (publication.site.theme / "static/icons/distinguo.svg").read_bytes()


def test_other_bytes_are_another_name(publication: Publication, tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    own = replace(publication, site=publication.site.model_copy(update={"theme": tmp_path}))
    names = set()
    for text in ("one", "two", "one"):
        (tmp_path / "static/a.txt").write_text(text)
        names.add(Assets(own).path("a.txt"))
    assert len(names) == 2


def test_what_the_theme_hasnt_is_told(publication: Publication) -> None:
    with pytest.raises(Misconfigured, match=r"no file static/icons/none\.svg"):
        Assets(publication).path("icons/none.svg")


def test_a_stylesheet_has_what_it_imports_in_its_layers(publication: Publication, tmp_path: Path) -> None:
    static = tmp_path / "static"
    (static / "parts").mkdir(parents=True)
    (static / "own.css").write_text(
        '/* why */\n@layer a, b;\n@import url("a.css") layer(a);\n@import url("parts/b.css") layer(b);\np { top: 0 }\n'
    )
    (static / "a.css").write_text("a {}\n")
    (static / "parts/b.css").write_text('@import url("c.css");\nb {}\n')
    (static / "parts/c.css").write_text("c {} /* no\nmore */\n")
    own = publication.site.model_copy(update={"theme": tmp_path})
    assert bundled(own, "own.css") == ("@layer a, b;\n@layer a {\na {}\n}\n@layer b {\nc {} b {}\n}\np { top: 0 }\n")


def test_a_stylesheet_that_is_none_is_told(publication: Publication, tmp_path: Path) -> None:
    (tmp_path / "static/css").mkdir(parents=True)
    (tmp_path / "static/css/site.css").write_text("a {{")
    own = replace(publication, site=publication.site.model_copy(update={"theme": tmp_path}))
    with pytest.raises(Misconfigured, match="a stylesheet of the theme's cannot be read"):
        Assets(own).path(STYLESHEET)


def test_the_sites_stylesheet_is_one_file_that_refers_to_what_is_there(
    publication: Publication, outputs: dict[str, Output]
) -> None:
    path = Assets(publication).path(STYLESHEET)
    css = outputs[path].data.decode()
    assert "@import" not in css
    assert "/*" not in css
    assert not re.search(r'url\((?!"?(?:\.\./|data:|#|%23))', css)
    urls = re.findall(r'url\("?(\.\./[^")]+)', css)
    assert len(urls) >= 4
    for url in urls:
        assert f"assets/{url.removeprefix('../')}" in outputs, url


def test_the_fonts_licence_goes_with_them(outputs: dict[str, Output]) -> None:
    assert b"SIL OPEN FONT LICENSE" in outputs["assets/fonts/LICENSE.txt"].data


def test_a_font_is_cut_down_to_what_is_used_and_gives_up_its_name(
    publication: Publication, outputs: dict[str, Output]
) -> None:
    data = outputs[Assets(publication).path("fonts/serif-regular.woff2")].data
    assert len(data) < font_file("serif-regular").stat().st_size / 3
    font = TTFont(BytesIO(data))
    have = set(font.getBestCmap())
    assert set(map(ord, "Perché «12.000 soldati» – “it’s” €")) <= have <= set(UNICODES)
    assert not any("Source" in str(name) for name in font["name"].names if name.nameID not in (0, 13, 14))


@pytest.mark.parametrize("name", FONTS)
def test_every_font_is_there_whole(name: str) -> None:
    assert font_file(name).stat().st_size > 50_000


def with_language(publication: Publication, tag: str, theme: Path | None = None) -> Publication:
    more = {"languages": {**publication.site.languages, tag: tag}, "theme": theme or publication.site.theme}
    editions = {**publication.editions, tag: publication.editions["it"]}
    return replace(publication, site=publication.site.model_copy(update=more), editions=editions)


@pytest.mark.parametrize(
    ("tag", "is_written"),
    [("fr", True), ("pl", True), ("uk", True), ("tr", True), ("el", True), ("ar", False), ("ja", False), ("hi", False)],
)
def test_a_language_is_written_with_the_letters_that_our_fonts_have(
    tag: str, is_written: bool, publication: Publication
) -> None:
    missing = unwritable(with_language(publication, tag))
    assert set(missing) == (set() if is_written else {tag})


def test_a_theme_may_bring_a_font_for_other_letters(publication: Publication, tmp_path: Path) -> None:
    arabic = with_language(publication, "ar", tmp_path)
    letters = {*arabic.localities["ar"].own_name, *"".join(arabic.localities["ar"].months)}
    fonts = tmp_path / "static/fonts"
    fonts.mkdir(parents=True)
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", "x"])
    made.setupCharacterMap({ord(letter): "x" for letter in letters})
    made.setupGlyf({name: Glyph() for name in (".notdef", "x")})
    made.setupHorizontalMetrics({".notdef": (500, 0), "x": (500, 0)})
    made.setupHorizontalHeader()
    made.setupNameTable({"familyName": "Altro", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    made.save(fonts / "altro.ttf")
    (fonts / "link.ttf").symlink_to("/etc/hostname")
    assert own_fonts(arabic.site) == (fonts / "altro.ttf",)
    assert unwritable(arabic) == {}
    assert own_fonts(publication.site) == ()
