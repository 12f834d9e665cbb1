#!/usr/bin/env python3
"""Makes the pictures of the page that the READMEs show, of the sample data: page-pictures.py LIUYU

Needs chromium and fonts for Chinese (`scripts/setup.sh chromium fonts-noto-cjk`).
"""

import pathlib
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "Tests/Browser"))

from chromium import Chromium  # noqa: E402

WIDTH = 960


def main(program):
    with tempfile.TemporaryDirectory() as folder, Chromium() as browser:
        page = f"{folder}/page.html"
        # Without the time of the run: the same records, the same picture.
        subprocess.run(
            [program, "run", str(PROJECT / "pipelines/western-base.yaml"), "--quiet", "--reproducible",
             "--output", f"{folder}/report.json", "--html", page], check=True)
        browser.size(WIDTH)
        browser.open(page)
        for language in ["zh", "en"]:
            browser.evaluate(f"document.getElementById({language!r}).click()")
            # What is seen first: as far as the table of contents.
            browser.size(WIDTH, round(browser.evaluate("document.querySelector('nav').getBoundingClientRect().bottom")) + 16)
            browser.picture(PROJECT / f"docs/page.{language}.png", full=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
