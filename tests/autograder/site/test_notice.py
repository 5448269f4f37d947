"""NOTICE.txt names the owner of every file that the site ships, and holds every licence."""

import re
import zipfile
from importlib import metadata
from pathlib import Path

import babel
import pytest
from babel.core import get_cldr_version
from fontTools.ttLib import TTFont

from autograder.site import notice

ROOT = Path(__file__).parents[3]
OWN = ROOT / "chapters" / "_static"
SPDX_OR_NAME = re.compile(r"MIT|MPL|HPND|Historical|BSD|OFL|PSF|Python Software|Apache|Unicode|CC BY")


def test_every_file_of_the_site_has_an_owner_who_is_named(site):
    named = {work.name for work in notice.works(ROOT, site)} | {"ours"}
    static = site / "_static"
    files = [file for file in static.rglob("*") if file.is_file()]
    assert len(files) > 50
    strangers = {f.relative_to(site).as_posix() for f in files if not set(notice.owners(static, f, OWN)) & named}
    assert strangers == set()


def test_a_file_that_nobody_is_known_to_own_would_be_noticed(tmp_path):
    assert notice.owners(tmp_path, tmp_path / "vendor" / "lodash.min.js", OWN) == []
    assert notice.owners(tmp_path, tmp_path / "basic.css", OWN) == ["Sphinx"]


def test_whoever_is_in_a_vendors_file_is_named_too(site):
    static = site / "_static"
    assert notice.bundled(static) <= notice.EMBEDDED.keys() | notice.UNNAMED.keys()
    text = (site / "NOTICE.txt").read_text("utf8")
    files = [f for f in (*static.rglob("*.css"), *static.rglob("*.js")) if notice.owners(static, f, OWN) != ["ours"]]
    banners = [one for f in files for one in re.findall(r"/\*!(.*?)\*/", f.read_text("utf8"), re.DOTALL)]
    names = {re.match(r"[\s*]*([\w.-]+(?: Awesome Free)?)", one)[1] for one in banners}
    assert {"Bootstrap", "clipboard.js"} <= names
    assert [name for name in names if f"\n{name} " not in text] == []


def test_every_work_has_a_version_and_a_licence_with_its_text(site):
    for work in notice.works(ROOT, site):
        assert re.search(r"\d+\.\d+", work.version), work.name
        assert SPDX_OR_NAME.search(work.licence), work.name
        assert re.search(r"copyright|©", work.text, re.I) and len(work.text) > 500, work.name


def test_the_notice_of_the_site_is_that_of_what_is_installed(site):
    text = (site / "NOTICE.txt").read_text("utf8")
    assert text == notice.notice(ROOT, site)
    assert f"\npydata-sphinx-theme {metadata.version('pydata-sphinx-theme')}: BSD" in text
    assert "NOTICE.txt" in (site / "chapters" / "bibliography.html").read_text("utf8")


def test_a_package_without_a_licence_stops_the_build(monkeypatch):
    monkeypatch.setattr(notice.metadata, "files", lambda name: [])
    with pytest.raises(FileNotFoundError, match="Sphinx brings no licence"):
        notice.package("Sphinx")


def test_fonts_that_were_cut_keep_their_licence_and_not_their_reserved_name(site):
    fonts = [TTFont(file)["name"] for file in (site / "_static").rglob("*.woff2")]
    assert len(fonts) > 20
    assert all(names.getName(0, 3, 1) and not names.getName(1, 3, 1) and not names.getName(6, 3, 1) for names in fonts)
    assert any("Open Font License" in str(names.getName(13, 3, 1)) for names in fonts)


@pytest.mark.parametrize("chapter", ["lab_classifier", "lab_generator", "lab_translation"])
def test_a_bundle_with_data_of_others_says_whose(site, chapter):
    with zipfile.ZipFile(site / "downloads" / f"{chapter}.zip") as bundle:
        text = bundle.read(f"{chapter}/NOTICE.txt").decode()
    assert text in (site / "NOTICE.txt").read_text("utf8")
    assert f"CLDR {get_cldr_version()}," in text
    assert (Path(babel.__file__).parent / "locale-data" / "LICENSE.unicode").read_text("utf8").strip() in text


def test_the_machinerys_own_licence_is_that_of_the_repository():
    name, copyright = notice.MACHINERY
    assert (ROOT / "LICENSE").read_text("utf8") == f"MIT License\n\n{copyright}\n\n{notice.mit_licence()}"
    assert name == "autograder"
