import Cubes
import Foundation
import Testing

@testable import Outputs
@testable import Rendering
@testable import liuyu

/// docs/operations.md leaves out nothing that the program can say; `ReadmeTests` runs its commands.
struct OperationsTests {
  private let page: String

  init() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    page = try String(contentsOf: package.appending(path: "docs/operations.md"), encoding: .utf8)
  }

  @Test(arguments: liuyu.ExitStatus.allCases)
  func everyExitCodeHasAnAnswer(status: liuyu.ExitStatus) {
    #expect(page.contains("| \(status.rawValue) | `\(status.name)` | "))
  }

  @Test(arguments: Warning.Kind.allCases)
  func everyWarningHasAnAnswer(kind: Warning.Kind) {
    #expect(page.contains("| `\(kind.rawValue)` | "))
  }

  @Test(arguments: MessageKind.allCases)
  func everyEventIsNamed(kind: MessageKind) {
    #expect(page.contains("`\(kind.rawValue)`"))
  }

  @Test func everyMetricIsNamed() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Rendering/Metrics")
    var names: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      names.formUnion(text.matches(of: #/"(liuyu_[a-z_]+[a-z])"/#).map { String($0.1) })
    }
    #expect(names.count > 15)
    for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
  }
}
