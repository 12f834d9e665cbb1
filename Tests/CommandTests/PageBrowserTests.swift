import Foundation
import Testing

/// The page in a real browser, Debian's chromium, which `Tests/Browser` drives over its DevTools pipe.
///
/// Where there is no chromium these tests are skipped, unless `REQUIRE_CHROMIUM` is set, as `.ci/run` does.
@Suite(
  .serialized,
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")
      || ProcessInfo.processInfo.environment["REQUIRE_CHROMIUM"] != nil,
    "there is no /usr/bin/chromium: `scripts/setup.sh chromium fonts-noto-cjk poppler-utils` installs it"))
struct PageBrowserTests {
  @Test(arguments: [
    "WidthTests", "ErrandTests", "WithoutScriptTests", "AccessibilityTests", "PrintTests", "HostileNameTests",
    "FigureTests",
  ])
  func pageStandsTheTest(group: String) throws {
    let script = Command.package.appending(path: "Tests/Browser/test_page.py").path
    let run = try Command(
      program: Command.python, arguments: [script, "-v", group], folder: Command.package,
      environment: ["LIUYU": Command.liuyu, "PYTHONDONTWRITEBYTECODE": "1"]
    ).run()
    #expect(run.status == 0, "\(run.errors.suffix(4000))")
  }
}
