"""A browser without a window, driven over its DevTools pipe: no driver, no port, nothing but Debian's chromium."""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

PROGRAM = shutil.which("chromium") or "/usr/bin/chromium"
PATIENCE = 60  # seconds


class Chromium:
    """One tab. Use it in a `with`; what it kept is gone behind it."""

    def __init__(self, *options):
        self.folder = tempfile.TemporaryDirectory(prefix="liuyu-chromium-", ignore_cleanup_errors=True)
        (self.theirs_in, self.into), (self.out_of, self.theirs_out) = os.pipe(), os.pipe()
        # The pipe is on 3 and 4, whatever numbers it has here: a shell puts them there.
        self.process = subprocess.Popen(
            ["/bin/bash", "-c", f'exec 3<&{self.theirs_in} 4>&{self.theirs_out}; exec "$@"', "chromium", PROGRAM,
             "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-background-networking", "--disable-extensions", "--hide-scrollbars",
             f"--user-data-dir={self.folder.name}", *options],
            pass_fds=(self.theirs_in, self.theirs_out), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(self.theirs_in)
        os.close(self.theirs_out)
        os.set_blocking(self.out_of, False)
        self.buffer, self.number, self.session = b"", 0, None
        self.events = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.send(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.session = None
            self.send("Browser.close")
        except (OSError, RuntimeError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.into)
        os.close(self.out_of)
        self.folder.cleanup()

    def message(self):
        """The next message of the browser."""
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self.buffer:
            try:
                piece = os.read(self.out_of, 1 << 20)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise RuntimeError("the browser says nothing")
                time.sleep(0.002)
                continue
            if not piece:
                raise RuntimeError("the browser has gone")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, **parameters):
        """Calls a method and waits for its answer; events that come meanwhile are kept."""
        self.number += 1
        call = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            call["sessionId"] = self.session
        data = json.dumps(call).encode() + b"\0"
        while data:
            data = data[os.write(self.into, data):]
        while True:
            message = self.message()
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)

    def open(self, path):
        """Opens a file, and waits until it is loaded. What the page says and asks for from then on is in `events`."""
        self.events = []
        self.send("Page.navigate", url=pathlib.Path(path).resolve().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())
        self.evaluate("document.fonts.ready.then(() => 0)")

    def evaluate(self, expression):
        """The value of a JavaScript expression."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"]["exception"].get("description", answer)))
        return answer["result"].get("value")

    def size(self, width, height=900):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, kind="", **features):
        """Emulates `prefers_color_scheme="dark"` and the like."""
        self.send("Emulation.setEmulatedMedia", media=kind, features=[
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def press(self, key, text=None):
        """A key, down and up."""
        codes = {"Tab": 9, "Enter": 13, " ": 32, "ArrowRight": 39, "ArrowDown": 40}
        event = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": codes.get(key, 0)}
        if text := text or {"Enter": "\r", " ": " "}.get(key):
            event["text"] = text
        self.send("Input.dispatchKeyEvent", type="keyDown", **event)
        self.send("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text):
        self.send("Input.insertText", text=text)

    def click(self, selector):
        """The middle of an element, as a mouse would."""
        box = self.evaluate(f"""(() => {{ const e = document.querySelector({json.dumps(selector)});
            e.scrollIntoView({{block: "center", behavior: "instant"}}); const b = e.getBoundingClientRect();
            return [b.x + b.width / 2, b.y + b.height / 2]; }})()""")
        for kind in ["mousePressed", "mouseReleased"]:
            self.send("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def picture(self, path, full=True):
        data = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=full)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def pdf(self, path, backgrounds=True):
        """Prints as the page's own style says."""
        data = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=backgrounds)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))
