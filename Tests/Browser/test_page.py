#!/usr/bin/python3
"""The page of a report in a real browser: each group of tests by itself, or all.

usage: LIUYU=path/to/liuyu test_page.py [-v] [GROUP…]

Needs Debian's chromium, fonts-noto-cjk and poppler-utils. Pixels are compared with nothing; what only looking finds, a person finds.
"""

import copy
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
from fractions import Fraction

from chromium import Chromium

HOUSE = pathlib.Path(__file__).resolve().parent.parent.parent
LIUYU = os.environ.get("LIUYU", str(HOUSE / ".build/debug/liuyu"))
RATES = ["employment", "stay_in_chongqing", "stay_in_circle"]
SIGNS = {"met": "✓", "missed": "✗", "undetermined": "?", "not_assessed": "–"}


def setUpModule():
    global folder, report
    folder = pathlib.Path(tempfile.mkdtemp(prefix="liuyu-page-"))
    unittest.addModuleCleanup(shutil.rmtree, folder)
    shutil.copytree(HOUSE / "pipelines", folder / "pipelines")
    (folder / "sample-data").symlink_to(HOUSE / "sample-data")
    liuyu("run", "pipelines/western-base.yaml", "--quiet", "--trend", "--sensitivity", "--flows", "city", "--output", "report.json")
    liuyu("render", "report.json", "--quiet", "--output", "report.html")
    report = json.loads((folder / "report.json").read_text("utf-8"))


def liuyu(*arguments):
    subprocess.run([LIUYU, *arguments], cwd=folder, check=True)


def rendered(edited, name, *options):
    """The page of a report that was edited."""
    (folder / f"{name}.json").write_text(json.dumps(edited, ensure_ascii=False), "utf-8")
    liuyu("render", f"{name}.json", "--quiet", "--output", f"{name}.html", *options)
    return folder / f"{name}.html"


def institutions():
    return [group for group in report["groups"] if len(group["by"]) == 1]


def percent(millionths, target, reaches):
    """One decimal, half up; more where rounding would cross the target."""
    for decimals in [1, 2, 3, 4]:
        unit = 10 ** (4 - decimals)
        rounded = (millionths + unit // 2) // unit * unit
        if (rounded >= target) == reaches or decimals == 4:
            return f"{rounded // 10000}.{rounded % 10000:04d}"[: len(str(rounded // 10000)) + 1 + decimals] + "%"


def shown(rate):
    if rate["value"] is None:
        return "–"
    return percent(round(rate["value"] * 10**6), round(rate["target"] * 10**6), rate["verdict"] == "met")


def upper(rate):
    return percent(round(rate["upper"] * 10**6), round(rate["target"] * 10**6), rate["verdict"] != "missed")


def surplus(rate):
    least = -(-round(rate["target"] * 10**6) * rate["denominator"] // 10**6)
    return rate["numerator"] - least


class BrowserTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = Chromium()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()

    def open(self, page="report.html", width=1440, english=False):
        self.browser.size(width)
        self.browser.open(folder / page)
        if english:
            self.browser.evaluate("document.getElementById('en').click()")

    def js(self, expression):
        return self.browser.evaluate(expression)

    def texts(self, selector):
        """What Chinese readers see of each element that is shown."""
        return self.js(f"""[...document.querySelectorAll({json.dumps(selector)})].filter(e => e.checkVisibility())
            .map(e => e.innerText.replace(/\\s+/g, " ").trim())""")

    def expect_silence(self, page):
        """Nothing was said, and nothing was asked for but the page."""
        said = [event for event in self.browser.events if event["method"] in
                ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"]]
        self.assertEqual(said, [])
        asked = {event["params"]["request"]["url"] for event in self.browser.events
                 if event["method"] == "Network.requestWillBeSent"}
        self.assertEqual(asked, {(folder / page).resolve().as_uri()})


class WidthTests(BrowserTests):
    """No line is wider than the screen, nothing is said, nothing is asked for."""

    def expect_fit(self, page):
        for width in [360, 768, 1440]:
            for english in [False, True]:
                self.open(page, width, english)
                for unfolded in [False, True]:
                    if unfolded:
                        self.js("document.querySelectorAll('details').forEach((fold, i) => { fold.open = i < 40; })")
                    with self.subTest(page=page, width=width, english=english, unfolded=unfolded):
                        self.assertEqual(self.js("document.documentElement.scrollWidth"), width)
                self.expect_silence(page)

    def test_sample_fits(self):
        self.expect_fit("report.html")

    def test_largest_page_fits(self):
        large = copy.deepcopy(report)
        template = next(group for group in report["groups"] if len(group["by"]) == 2 and group["counts"]["graduates"] >= 20)
        large["groups"] = report["groups"][:1]
        for school in range(40):
            for program in [None, *range(100)]:
                group = copy.deepcopy(template)
                key = {"institution": f"{50000 + school}", "program": f"{510000 + (program or 0)}"}
                name = {"institution": f"第{school}职业技术学院", "program": f"软件技术方向{program}"}
                if program is None:
                    del key["program"], name["program"]
                group |= {"by": list(key), "key": key, "name": name}
                large["groups"].append(group)
        page = rendered(large, "large")
        self.assertEqual(page.read_text("utf-8").count("<table class=parts>"), 40)
        self.assertEqual(page.read_text("utf-8").count("未列出"), 0)
        self.assertLess(page.stat().st_size, 1_300_000)
        self.expect_fit("large.html")


class ErrandTests(BrowserTests):
    """What people come for: sort, filter, search, unfold, English; by mouse and by keys."""

    def rows(self):
        return self.texts("tbody[data-v] > .r > th")

    def sorts(self):
        return self.js("[...document.querySelectorAll('.rows > thead th')].map(e => e.getAttribute('aria-sort'))")

    def expected(self, value, down=False):
        groups = sorted(institutions(), key=lambda group: value(group) * (-1 if down else 1))
        return [value(group) for group in groups]

    def values(self, column):
        return self.js(f"[...document.querySelectorAll('tbody[data-v]')].map(e => Number(e.dataset.s.split(',')[{column}]))")

    def test_usual_order(self):
        self.open()
        def rank(group):
            rates = group["rates"].values()
            return (-sum(rate["verdict"] == "missed" for rate in rates), -sum(rate["verdict"] == "undetermined" for rate in rates),
                    -sum(rate["needed"] for rate in rates if rate["verdict"] == "missed"), group["key"]["institution"].encode())
        names = [f'{group["name"]["institution"]} {group["key"]["institution"]}' for group in sorted(institutions(), key=rank)]
        self.assertEqual(self.rows(), names)

    def test_sort_by_mouse(self):
        self.open()
        self.assertEqual(self.sorts(), ["none"] * 5)
        graduates = lambda group: group["counts"]["graduates"]
        self.browser.click(".rows thead th:nth-child(2) button")
        self.assertEqual(self.values(1), self.expected(graduates))
        self.assertEqual(self.sorts(), ["none", "ascending", "none", "none", "none"])
        self.browser.click(".rows thead th:nth-child(2) button")
        self.assertEqual(self.values(1), self.expected(graduates, down=True))
        self.assertEqual(self.sorts(), ["none", "descending", "none", "none", "none"])
        self.browser.click(".rows thead th:nth-child(4) button")
        stays = lambda group: round(group["rates"]["stay_in_chongqing"]["value"] * 10**6)
        self.assertEqual(self.values(3), self.expected(stays))
        self.assertEqual(self.sorts(), ["none", "none", "none", "ascending", "none"])
        # The first column goes back to the usual order.
        self.browser.click(".rows thead th:nth-child(1) button")
        self.test_usual_order()

    def test_folded_tables_stay_as_they_are(self):
        self.open()
        self.assertEqual(self.js("document.querySelectorAll('.parts button, .parts [aria-sort]').length"), 0)
        # Most people short first; those of few people at the end.
        self.browser.click("#i0 summary")
        code = self.rows()[0].split()[-1]
        parts = [group for group in report["groups"] if len(group["by"]) == 2 and group["key"]["institution"] == code]
        short = lambda group: (group["counts"]["graduates"] < 20, -sum(
            rate["needed"] for rate in group["rates"].values() if rate["verdict"] == "missed"))
        names = [re.sub(r" [0-9A-Z]+$", "", name) for name in self.texts("#i0 .parts tbody th")]
        ranks = [next(short(group) for group in parts if group["name"]["program"] == name) for name in names]
        self.assertEqual(ranks, sorted(ranks))

    def test_filter(self):
        self.open()
        for verdict, passes in [("x", lambda v: "missed" in v), ("o", lambda v: "undetermined" in v or "not_assessed" in v),
                                ("m", lambda v: set(v) == {"met"}), ("a", lambda v: True)]:
            self.browser.click(f"[name=verdict][value={verdict}]")
            count = sum(passes([rate["verdict"] for rate in group["rates"].values()]) for group in institutions())
            self.assertEqual(len(self.rows()), count)
            self.assertEqual(self.texts("#remaining"), [f"显示 {count} / {len(institutions())} 行"])

    def test_search(self):
        self.open()
        self.browser.click("#search")
        self.browser.type("软件")
        holding = {group["key"]["institution"] for group in report["groups"]
                   if len(group["by"]) == 2 and "软件" in (group["name"]["program"] or "")}
        self.assertEqual(len(self.rows()), len(holding))
        programs = self.texts(".parts tbody th")
        self.assertTrue(programs and all("软件" in name for name in programs), programs)
        self.js("document.getElementById('search').select()")
        self.browser.type("59003")
        self.assertEqual([row.split()[-1] for row in self.rows()], ["59003"])
        self.js("document.getElementById('search').select()")
        self.browser.type("没有这样的")
        self.assertEqual((self.rows(), self.texts("#remaining")), ([], [f"显示 0 / {len(institutions())} 行"]))

    def test_unfold(self):
        self.open()
        parts = sum(len(group["by"]) == 2 for group in report["groups"])
        self.assertEqual(len(self.texts(".parts tbody tr")), 0)
        self.browser.click("#unfold")
        self.assertEqual(len(self.texts(".parts tbody tr")), parts)
        self.browser.click("#unfold")
        self.assertEqual(len(self.texts(".parts tbody tr")), 0)
        self.browser.click("tbody[data-v] summary")
        self.assertEqual(len(self.texts("#i0 .parts tbody tr")), len(self.texts(".parts tbody tr")))

    def test_english(self):
        self.open()
        self.browser.click("label[for=en]")
        self.assertEqual(self.js("document.documentElement.lang"), "en")
        self.assertEqual(self.texts("h1 ~ .about")[0][:31], "13,323 graduates of 2021–2025 ·")
        self.assertEqual(self.texts("#remaining"), [f"{len(institutions())} of {len(institutions())} rows"])
        # Names of schools, places and divisions are Chinese in the report, too: nothing else is.
        own = self.js("""[...document.querySelectorAll('.z')].filter(e => e.checkVisibility()).length""")
        self.assertEqual(own, 0)
        self.browser.click("label[for=zh]")
        self.assertEqual(self.js("document.documentElement.lang"), "zh-CN")
        self.assertEqual(self.js("[...document.querySelectorAll('.e')].filter(e => e.checkVisibility()).length"), 0)

    def test_keys_alone(self):
        self.open()
        self.browser.press("Tab")
        self.assertEqual(self.js("document.activeElement.className"), "skip")
        seen = []
        for _ in range(30):
            self.browser.press("Tab")
            seen.append(self.js("(e => e.id || e.parentElement.id || e.getAttribute('href') || e.tagName)(document.activeElement)"))
            if seen[-1] == "SUMMARY":
                break
        links = [f"#{each}" for each in ["rows", "gaps", "places", "years", "definitions", "method", "quality"]]
        self.assertEqual(seen[:9], ["zh", "#definitions", *links])
        self.assertEqual(seen[9:12], ["search", "INPUT", "unfold"])
        self.assertEqual(seen[12:], ["BUTTON"] * 5 + ["SUMMARY"])
        # An outline shows where the keys go.
        self.assertNotEqual(self.js("getComputedStyle(document.activeElement).outlineStyle"), "none")
        self.browser.press("Enter")
        self.assertTrue(self.js("document.querySelector('#i0 details').open"))
        self.js("document.querySelector('.rows thead th:nth-child(2) button').focus()")
        self.browser.press(" ")
        self.assertEqual(self.sorts()[1], "ascending")
        self.js("document.getElementById('zh').focus()")
        self.browser.press("ArrowRight")
        self.assertEqual(self.js("document.documentElement.lang"), "en")
        outline = "getComputedStyle(document.querySelector('label[for=en]')).outlineStyle"
        self.assertEqual(self.js(outline), "solid")


class WithoutScriptTests(BrowserTests):
    """Everything is there, and nothing that does nothing."""

    def test_everything_reads(self):
        self.browser.send("Emulation.setScriptExecutionDisabled", value=True)
        self.open()
        self.assertEqual(self.js("document.querySelectorAll('tbody[data-v]').length"), len(institutions()))
        self.assertEqual(len(self.texts("tbody[data-v] > .r")), len(institutions()))
        self.assertEqual(self.texts("button, .controls, [type=search]"), [])
        self.browser.click("#i0 summary")
        self.assertGreater(len(self.texts("#i0 .parts tbody tr")), 5)
        self.assertEqual(self.texts(".lead"), ["三项目标均已达到"])
        self.browser.click("label[for=en]")
        self.assertEqual(self.texts(".lead"), ["All three targets are met"])
        self.assertEqual(self.js("[...document.querySelectorAll('.z')].filter(e => e.checkVisibility()).length"), 0)


# By the formula of WCAG 2.2; backgrounds are those of the nearest element that has one.
CONTRAST = """(() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ratio = (one, other) => { const [a, b] = [light(one), light(other)].sort((a, b) => b - a); return (a + .05) / (b + .05); };
  const behind = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
  const least = [99, ""];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !e.checkVisibility() || e.closest("script, .sr, .skip")) continue;
    const found = ratio(rgb(getComputedStyle(e).color), behind(e));
    if (found < least[0]) { least[0] = found; least[1] = texts.currentNode.data.slice(0, 40) + " in " + e.outerHTML.slice(0, 80); }
  }
  const marks = [...document.querySelectorAll(".card .bar .k, .rows .bar .k, .stack rect:not(.u), .years circle")].map(e =>
    ratio(rgb(getComputedStyle(e).fill), e.matches(".bar *") ? rgb(getComputedStyle(e.ownerSVGElement).backgroundColor) : behind(e.ownerSVGElement)));
  return {least, marks: Math.min(...marks)};
})()"""


class AccessibilityTests(BrowserTests):
    """The checklist of what everybody needs."""

    def tearDown(self):
        self.browser.media()

    def test_contrast(self):
        for scheme in ["light", "dark"]:
            self.browser.media(prefers_color_scheme=scheme)
            self.open()
            self.js("document.querySelectorAll('details').forEach((fold, i) => { fold.open = i % 4 == 0; })")
            found = self.js(CONTRAST)
            self.assertGreaterEqual(found["least"][0], 4.5, f"{scheme}: {found['least'][1]}")
            self.assertGreaterEqual(found["marks"], 3, scheme)

    def test_structure(self):
        self.open()
        levels = self.js("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => Number(e.tagName[1]))")
        self.assertEqual((levels[0], levels.count(1)), (1, 1))
        self.assertTrue(all(after - before <= 1 for before, after in zip(levels, levels[1:])), levels)
        empty = {
            "every chart is hidden from screen readers": "svg:not([aria-hidden=true])",
            "every heading of a table has a scope": "th:not([scope])",
            "English is marked as such": ".e:not([lang=en])",
            "no text is in a tooltip": "[title]",
            "no positive tabindex": "[tabindex]:not([tabindex='0'])",
            "no events in attributes": "[onclick], [onload], [onerror]",
        }
        for law, selector in empty.items():
            self.assertEqual(self.js(f"document.querySelectorAll({json.dumps(selector)}).length"), 0, law)
        unnamed = self.js("""[...document.querySelectorAll('table')].filter(t => !t.caption
            && !t.closest('details') && !/^H[1-6]$/.test(t.parentElement.querySelector(':scope > :is(h1,h2,h3)')?.tagName)).length""")
        self.assertEqual(unnamed, 0, "every table has a caption, a summary or a heading")
        self.assertEqual(self.js("[...document.querySelectorAll('input')].filter(i => !i.labels.length).length"), 0)
        ids = self.js("[...document.querySelectorAll('[id]')].map(e => e.id)")
        self.assertEqual(len(ids), len(set(ids)))
        broken = self.js("[...document.querySelectorAll('a')].filter(a => !document.querySelector(a.getAttribute('href'))).length")
        self.assertEqual(broken, 0, "every link leads somewhere")
        self.assertEqual(self.js("document.querySelector('output').getAttribute('role')"), "status")

    def test_targets_are_large_enough(self):
        for width in [360, 1440]:
            self.open(width=width)
            small = self.js("""[...document.querySelectorAll('nav a, summary, button, label, [type=search]')]
                .filter(e => e.checkVisibility() && !e.closest('.sr')).filter(e => { const b = e.getBoundingClientRect();
                  return b.width > 0 && Math.min(b.width, b.height) < 24; }).map(e => e.outerHTML.slice(0, 80))""")
            self.assertEqual(small, [], f"{width}")

    def test_screen_readers_find_tables_on_phones(self):
        self.open(width=360)
        tree = self.browser.send("Accessibility.getFullAXTree")["nodes"]
        roles = [node.get("role", {}).get("value") for node in tree if not node.get("ignored")]
        self.assertGreaterEqual(roles.count("columnheader"), 5)
        self.assertGreaterEqual(roles.count("rowheader"), len(institutions()))
        self.assertEqual(roles.count("heading") > 10, True)
        self.assertNotIn("image", roles)

    def test_forced_colours(self):
        self.browser.media(forced_colors="active")
        self.open()
        self.assertTrue(self.js("matchMedia('(forced-colors: active)').matches"))
        colours = self.js("""['.card .k', '.card .bar'].map(s => getComputedStyle(document.querySelector(s)))
            .map((s, i) => i ? s.borderTopWidth : s.fill)""")
        self.assertEqual(colours[1], "1px")
        chosen = self.js("['zh', 'en'].map(id => getComputedStyle(document.querySelector(`label[for=${id}]`)).backgroundColor)")
        self.assertNotEqual(*chosen)
        bar = self.js("""[getComputedStyle(document.querySelector('.card .k')).fill, getComputedStyle(document.body).backgroundColor]""")
        self.assertNotEqual(*bar)

    def test_nothing_moves_unless_allowed(self):
        self.browser.media(prefers_reduced_motion="reduce")
        self.open()
        self.assertEqual(self.js("getComputedStyle(document.documentElement).scrollBehavior"), "auto")
        self.assertEqual(self.js("document.getAnimations().length"), 0)


class PrintTests(BrowserTests):
    """A4, and what a page of paper has to have."""

    def tearDown(self):
        self.browser.media()

    def print(self, **options):
        self.browser.pdf(folder / "page.pdf", **options)
        self.pages = subprocess.run(["pdftotext", "-layout", "page.pdf", "-"], cwd=folder, check=True, capture_output=True,
                                    text=True).stdout.split("\f")[:-1]
        return self.pages

    def pixels(self, page=1):
        """The colours of a printed page, three bytes each."""
        ppm = subprocess.run(["pdftoppm", "-r", "60", "-f", str(page), "-l", str(page), "page.pdf"], cwd=folder, check=True,
                             capture_output=True).stdout
        body = re.match(rb"P6\s+\d+ \d+\s+255\s", ppm)
        data = ppm[body.end():]
        return [data[i:i + 3] for i in range(0, len(data), 3)]

    @staticmethod
    def is_blue(pixel):
        return pixel[2] > 130 and pixel[0] < 80

    def test_paper(self):
        self.open()
        pages = self.print()
        facts = subprocess.run(["pdfinfo", "page.pdf"], cwd=folder, check=True, capture_output=True, text=True).stdout
        self.assertRegex(facts, r"Page size: +594\.\d+ x 84\d\.?\d* pts \(A4\)|Page size: +595 x 842 pts \(A4\)")
        self.assertIn(len(pages), [4, 5, 6])
        for header in ["学校", "毕业生", "留渝就业率"]:
            self.assertIn(header, "".join(pages[1].split("\n")[:6]), "the header of the table on the second page")
        headings = {re.sub(r"\s", "", text) for text in self.texts("h2, h3")}
        for number, page in enumerate(pages, 1):
            lines = [re.sub(r"\s", "", line) for line in page.split("\n") if line.strip()]
            self.assertEqual(lines[-1], f"{number}/{len(pages)}")
            self.assertNotIn(lines[-2], headings, f"a heading is the last on page {number}")
            self.assertIn("内部资料", lines[0])

    def test_folds(self):
        self.open()
        some = "第一张报告里才有的专业"
        self.js(f"document.querySelector('#i3 .parts tbody th').textContent = {json.dumps(some)}")
        self.assertNotIn(some, re.sub(r"\s", "", "".join(self.print())))
        self.assertNotIn("个有未达标项", "".join(self.pages))
        self.js("document.querySelector('#i3 details').open = true")
        self.assertIn(some, re.sub(r"\s", "", "".join(self.print())))

    def test_a_long_fold_empties_no_page(self):
        self.open()
        self.js("document.querySelectorAll('details').forEach((fold, i) => { fold.open = i < 2; })")
        self.print()
        lines = [sum(bool(line.strip()) for line in page.split("\n")) for page in self.pages[:-1]]
        self.assertGreater(min(lines), 25)

    def test_english_paper(self):
        self.open(english=True)
        pages = self.print()
        self.assertTrue(all("Internal: not for publication" in page for page in pages))
        self.assertIn("All three targets are met", pages[0])

    def test_dark_screens_print_light(self):
        self.browser.media(prefers_color_scheme="dark")
        self.open()
        self.print()
        pixels = self.pixels()
        self.assertGreater(sum(pixel == b"\xff\xff\xff" for pixel in pixels) / len(pixels), 0.5)

    def test_bars_print_without_backgrounds(self):
        self.open()
        self.print(backgrounds=True)
        with_all = sum(map(self.is_blue, self.pixels()))
        self.print(backgrounds=False)
        without = sum(map(self.is_blue, self.pixels()))
        self.assertGreater(without, with_all * 0.8)
        self.assertGreater(without, 1000)


class HostileNameTests(BrowserTests):
    """No name makes an element or an attribute."""

    NAMES = ["</script><script>throw 1</script>", "</style><b>", "\"><img src=x onerror=throw(1)>", "' onmouseover='throw 1",
             "\"\u0301 onload=\"\u0301throw 1", "<\u0338b>", "a\u202eb\u2066c", "名" * 200, "W" * 200, "{{{style}}} {{> card}}", "__proto__",
             "&lt;b&gt;&amp;", "-->", "<!--", "]]>", "\u0000\u001b[31m", "=1+1", "", "🏫" * 40, "i0"]

    def edited(self, names):
        hostile = copy.deepcopy(report)
        hostile["pipeline"]["title"] = hostile["pipeline"]["name"] = names[0]
        hostile["filters"] = [f"institution={names[2]}"]
        for number, each in enumerate(hostile["inputs"]):
            each["path"] = names[number % len(names)] or "-"
        for number, each in enumerate(hostile["flows"][0]["destinations"]):
            if each["name"]:
                each["name"] = names[number % len(names)]
        for number, group in enumerate(hostile["groups"][1:] + hostile["trend"][1:]):
            for dimension in group["by"]:
                key = sum(map(ord, group["key"][dimension]))
                group["name"][dimension] = names[(key + number) % len(names)] or None
        hostile["groups"][1]["key"]["institution"] = "__proto__"
        hostile["warnings"] = [{"kind": names[1], "count": 1, "inputs": names[:4], "detail": names[2]}]
        hostile["run"] = hostile["run"] | {"finished_at": names[0]}
        return hostile

    # How many elements there are, and how many attributes: names that stand for several programs have their codes beside them.
    COUNT = """(() => { document.querySelectorAll('.parts small, .rows > tbody > .r > th small').forEach(e => e.remove());
        const all = [...document.querySelectorAll('*')];
        return [all.length, all.reduce((sum, e) => sum + e.attributes.length, 0), document.scripts.length, document.images.length]; })()"""

    def test_names_are_text(self):
        tame = [f"名{number}" if name else "" for number, name in enumerate(self.NAMES)]
        counts = []
        for name, names in [("tame", tame), ("hostile", self.NAMES)]:
            rendered(self.edited(names), name)
            self.open(f"{name}.html")
            counts.append(self.js(self.COUNT))
            self.expect_silence(f"{name}.html")
        self.assertEqual(*counts)
        seen = "".join(self.js("[...document.querySelectorAll('.rows > tbody > .r > th')].map(e => e.textContent)"))
        self.assertNotIn("\u202e", seen)
        self.open("hostile.html")
        self.browser.click("#unfold")
        self.js("document.getElementById('search').focus()")
        self.browser.type("<b>")
        self.browser.click(".rows thead th:nth-child(1) button")
        self.expect_silence("hostile.html")
        for width in [360, 768, 1440]:
            self.open("hostile.html", width)
            self.js("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
            self.assertEqual(self.js("document.documentElement.scrollWidth"), width)


class FigureTests(BrowserTests):
    """Every number on the page is the report's."""

    def cell(self, group, name):
        """`✗ 41.9% 差 171 人 另 2 种口径：2 种待定`"""
        rate = group["rates"][name]
        # Of the report's own methodology, which is the usual one.
        others = [circle[name] for denominator, circles in group["sensitivity"].items() for kind, circle in circles.items()
                  if (denominator, kind) != ("employed", "all_chongqing") and (name == "stay_in_circle" or kind == "all_chongqing")]
        turned = []
        if name != "employment":
            for verdict, word in [("met", "达标"), ("missed", "未达标"), ("undetermined", "待定")]:
                count = sum(other["verdict"] == verdict for other in others)
                turned += [f"{count} 种{word}"] if count and verdict != rate["verdict"] else []
        return self.rate(rate) + (f" 另 {len(others)} 种口径：{'、'.join(turned)}" if turned else "")

    def rate(self, rate):
        if rate["verdict"] == "not_assessed":
            return "– 无人可算"
        beside = {"met": f"超 {surplus(rate):,} 人", "missed": f"差 {rate['needed']:,} 人"}
        return f"{SIGNS[rate['verdict']]} {shown(rate)} " + beside.get(rate["verdict"], f"至 {upper(rate) if rate['value'] is not None else ''} 待定")

    def expect_rows(self, data, page):
        self.open(page)
        for group in (group for group in data["groups"] if len(group["by"]) == 1):
            code = group["key"]["institution"]
            row = self.js(f"""(() => {{ const row = [...document.querySelectorAll('tbody[data-v] > .r')].find(r =>
                r.querySelector('th small')?.textContent === {json.dumps(code)});
                return [...row.querySelectorAll(':scope > td')].map(e => e.innerText.replace(/\\s+/g, ' ').trim()); }})()""")
            self.assertEqual(row, [f"{group['counts']['graduates']:,}", *(self.cell(group, name) for name in RATES)], code)

    def test_institutions(self):
        self.expect_rows(report, "report.html")

    def test_programs(self):
        self.open()
        self.browser.click("#unfold")
        found = self.js("""Object.fromEntries([...document.querySelectorAll('tbody[data-v]')].map(body => [
            body.querySelector('th small').textContent, [...body.querySelectorAll('.parts tbody tr')].map(row =>
              [...row.cells].map(e => e.innerText.replace(/\\s+/g, ' ').trim()))]))""")
        for school, rows in found.items():
            expected = []
            for group in report["groups"]:
                if len(group["by"]) != 2 or group["key"]["institution"] != school:
                    continue
                few = group["counts"]["graduates"] < 20
                cells = []
                for rate in (group["rates"][name] for name in RATES):
                    short = f" 差 {rate['needed']:,}" if rate["verdict"] == "missed" and not few else ""
                    cells.append("–" if rate["value"] is None else f"{SIGNS[rate['verdict']]} {shown(rate)}{short}")
                expected.append([group["name"]["program"], f"{group['counts']['graduates']:,}", *cells])
            rows = [[re.sub(r" [0-9A-Z]+$", "", row[0]), *row[1:]] for row in rows]
            self.assertEqual(sorted(rows), sorted(expected), school)

    def test_cards_and_totals(self):
        self.open()
        everyone = report["groups"][0]
        self.assertEqual(self.texts(".rate .big b"), [shown(everyone["rates"][name]) for name in RATES])
        self.assertEqual(self.texts(".rate .says"), [f"高出目标 {surplus(everyone['rates'][name]):,} 人" for name in RATES])
        totals = report["totals"]
        self.assertTrue(self.texts("#quality > p")[0].startswith(
            f"读入 {totals['records']:,} = 计入 {totals['accepted']:,} + 重复 {totals['duplicates']:,} + 筛除 {totals['filtered']:,} + 拒收 {totals['rejected']:,} ("))
        rejected = self.texts("#quality .two > div:first-child td:nth-of-type(1)")
        self.assertEqual(sorted(map(int, rejected)), sorted(totals["rejected_by_reason"].values()))
        located = self.texts("#quality .two > div:last-child td:nth-of-type(1)")
        self.assertEqual(located, [f"{count:,}" for count in totals["located_by"].values()])
        files = self.js("[...document.querySelectorAll('#quality .wide tbody tr')].map(r => [...r.cells].map(e => e.innerText.trim()))")
        self.assertEqual(files, [[each["path"], *(f"{each[name]:,}" for name in ["records", "accepted", "duplicates", "filtered", "rejected"])]
                                 for each in report["inputs"]])
        verdicts = [[rate["verdict"] for rate in group["rates"].values()] for group in institutions()]
        met, missed = sum(set(each) == {"met"} for each in verdicts), sum("missed" in each for each in verdicts)
        self.assertEqual(self.texts(".lead + .says"), [
            f"{len(verdicts)} 所学校中，{met} 所三项全部达标，{missed} 所至少一项未达标，{len(verdicts) - met - missed} 所无法判定。"])

    def test_places(self):
        self.open()
        counts = report["groups"][0]["counts"]
        classes = self.texts("#places .legend b")
        self.assertEqual(classes, [f"{counts[name]:,}" for name in ["chongqing", "circle", "elsewhere", "unresolved"]])
        outside = [each for each in report["flows"][0]["destinations"] if not (each["zone"] or "").startswith("chongqing")
                   and not (each["division"] or "").startswith("50") and (each["division"] or each["zone"] == "abroad")]
        rows = self.js("[...document.querySelectorAll('.places tbody tr')].map(r => [r.cells[0].innerText, r.cells[2].innerText])")
        self.assertEqual(rows[:12], [[each["name"] or "国（境）外", f"{each['employed']:,}"] for each in outside[:12]])
        self.assertEqual(rows[12][1], f"{sum(each['employed'] for each in outside[12:]):,}")
        tiles = dict(text.split(" ") for text in self.texts(".tiles li"))
        self.assertEqual(tiles.pop("重庆"), f"{counts['chongqing']:,}")
        cities = {each["name"]: each["employed"] for each in report["flows"][0]["destinations"] if each["name"]}
        self.assertEqual(tiles, {name: f"{cities.get(name + '市', 0):,}" for name in tiles})
        self.assertEqual(len(tiles), 15)

    def test_years(self):
        self.open()
        years = report["trend"][0]["years"]
        tables = self.js("""[...document.querySelectorAll('.year table')].map(t => [...t.tBodies[0].rows].map(r =>
            [...r.cells].map(e => e.innerText.trim())))""")
        for name, table in zip(RATES, tables, strict=True):
            expected, before = [], None
            for year in years:
                rate = year["rates"][name]
                change = "" if before is None else round(rate["value"] * 10**6) - round(before * 10**6)
                if change != "":
                    tenths = (abs(change) + 500) // 1000
                    change = ("" if tenths == 0 else "+" if change > 0 else "−") + f"{tenths // 10}.{tenths % 10}"
                expected.append([year["year"], f"{SIGNS[rate['verdict']]} {shown(rate)}", change, upper(rate), f"{rate['denominator']:,}"])
                before = rate["value"]
            self.assertEqual(table, expected, name)

    def test_definitions(self):
        self.open()
        everyone = report["groups"][0]
        rows = self.js("[...document.querySelectorAll('.defs tbody tr')].map(r => [...r.querySelectorAll('td')].map(e => e.innerText.split('\\n')[0].trim()))")
        expected = []
        for circles in everyone["sensitivity"].values():
            figures = [(circles["all_chongqing"]["stay_in_chongqing"], "stay_in_chongqing")]
            figures += [(circle["stay_in_circle"], "stay_in_circle") for circle in circles.values()]
            cells = []
            for figure, name in figures:
                rate = figure | {"target": everyone["rates"][name]["target"]}
                span = f"–{upper(rate)}" if rate["verdict"] == "undetermined" else ""
                cells.append(f"{SIGNS[rate['verdict']]} {shown(rate)}{span}")
            expected.append(cells)
        self.assertEqual(rows, expected)
        self.assertEqual(len(self.texts(".defs .own")), 2)

    def test_gaps(self):
        self.open()
        for name, sentence in zip(RATES, self.texts(".gaps > p"), strict=True):
            missed = sorted((group["rates"][name]["needed"] for group in report["groups"] if len(group["by"]) == 2
                             and group["rates"][name]["verdict"] == "missed" and group["rates"][name]["denominator"] >= 20), reverse=True)
            share = int(Fraction(100 * sum(missed[:8]), sum(missed)) + Fraction(1, 2))
            self.assertEqual(sentence, f"{len(missed)} 个专业未达标，合计差 {sum(missed)} 人；前 8 个占 {share}%。")

    def test_nobody_is_never_zero(self):
        empty = copy.deepcopy(report)
        group = next(group for group in empty["groups"] if len(group["by"]) == 1)
        group["counts"] = dict.fromkeys(group["counts"], 0)
        for name in RATES:
            group["rates"][name] |= {"numerator": 0, "denominator": 0, "value": None, "upper": None, "verdict": "not_assessed", "needed": 0}
        for share in [share for circles in group["sensitivity"].values() for circle in circles.values() for share in circle.values()]:
            share |= {"value": None, "upper": None, "verdict": "not_assessed"}
        rendered(empty, "empty")
        self.expect_rows(empty, "empty.html")


if __name__ == "__main__":
    unittest.main()
