import Cubes
import Foundation
import Outcomes
import Reports
import Testing

@testable import Pages

/// The page as a text; `PageBrowserTests` looks at it in a browser.
struct ReportPageTests {
  /// Only markup stands in a slot, and what a template asks for is there: a missing name would leave a silent hole.
  @Test func everySlotIsFilled() throws {
    for (name, template) in PageFrame.templates {
      #expect(!template.contains(#/(^|[^{]){{[^{#/>}]/#), "\(name): only {{{…}}} is put in as it is")
    }
    var report = SmallReport.report(SmallReport.tally(100, placed: 95, chongqing: 57, circle: 30))
    report.showsSensitivity = true
    report.filters = ["year=2025"]
    let page = try SmallReport.page(report)
    #expect(!page.contains("{{") && !page.contains("}}"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(page.contains("<code>year=2025</code>") && page.contains("结论取决于口径"))
  }

  @Test func whatTheReportLacksIsLeftOut() throws {
    let page = try SmallReport.page(SmallReport.report(SmallReport.tally(100, placed: 95, chongqing: 60)))
    for id in ["years", "definitions", "rows", "gaps"] {
      #expect(!page.contains("<section id=\"\(id)\""), "\(id)")
    }
    for id in ["places", "method", "quality"] { #expect(page.contains("<section id=\"\(id)\""), "\(id)") }
    #expect(page.contains("加 --flows city 即可列出"))
  }

  @Test func fewPeopleAreSaidToBeInternal() throws {
    let few = try SmallReport.page(SmallReport.report(SmallReport.tally(100, placed: 96, chongqing: 90)))
    #expect(few.contains("内部资料：含少于 5 人的数字，请勿公开") && few.contains("@page{@top-right"))
    let many = try SmallReport.page(SmallReport.report(SmallReport.tally(100, placed: 95, chongqing: 90)))
    #expect(!many.contains("内部资料") && !many.contains("@top-right"))
  }

  @Test func theScriptIsTheOneThatThePolicyKnows() throws {
    let page = try SmallReport.page(SmallReport.report(SmallReport.tally(10, placed: 9)))
    let script = try #require(page.firstMatch(of: #/<script>((?s).*)<\/script>/#)).1
    #expect(String(script) == PageFrame.script && script.utf8.count < 4096)
    #expect(page.contains("script-src 'sha256-\(PageFrame.scriptDigest)'"))
  }

  @Test func namesStandBetweenTagsOnly() throws {
    let name = "\"><script>alert(1)</script>"
    let all = SmallReport.tally(100, placed: 95, chongqing: 60)
    var report = SmallReport.report(
      all,
      [
        SmallReport.group("__proto__", name: name, of: all),
        SmallReport.group("__proto__", "x' onload=a", of: all),
      ])
    report.pipeline.title = "</title><img src=x>"
    let page = try SmallReport.page(report)
    #expect(page.matches(of: #/<script>/#).count == 1 && !page.contains("<img"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }
}
