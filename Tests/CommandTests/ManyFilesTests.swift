import Foundation
import Testing

/// However many extracts there are, only a few are open at a time.
struct ManyFilesTests {
  private static let count = 20_000

  /// A folder of extracts of one record each, some of them compressed, some in UTF-16; no two are equal.
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    func text(_ number: Int) -> String {
      "学校代码,毕业去向代码,单位所在地代码,备注\n59001,10,500118,\(100_000 + number)\n"
    }
    try FileManager.default.createDirectory(at: workspace["e"], withIntermediateDirectories: true)
    for number in 0..<Self.count {
      let isWide = number % 4 == 3
      let wide = isWide ? text(number).data(using: .utf16LittleEndian) : nil
      let content = wide.map { Data([0xFF, 0xFE]) + $0 } ?? Data(text(number).utf8)
      try content.write(to: workspace["e/\(number).csv"])
    }
    let zip = """
      import gzip
      for number in range(2, \(Self.count), 4):
          path = f"e/{number}.csv"
          text = open(path, "rb").read()
          open(path, "wb").write(gzip.compress(text))
      """
    let zipped = try Command(program: Command.python, arguments: ["-c", zip], folder: workspace.folder).run()
    #expect(zipped.status == 0, "\(zipped.errors)")
    try workspace.write(
      """
      name: many
      sources:
        - path: "e/*.csv"
          destination_codes: gxjy
          columns:
            institution_code: [学校代码]
            destination_code: [毕业去向代码]
            location_code: [单位所在地代码]

      """, to: "many.yaml")
    return workspace
  }

  @Test(.timeLimit(.minutes(5)))
  func twentyThousandExtractsNeedFewDescriptors() throws {
    let workspace = try workspace()
    for line in [
      "run many.yaml --threads 3 --cube many.cube --rejects r --output report.json",
      "normalize many.yaml --threads 3 --output rows.csv",
    ] {
      let run = try Command(
        program: "/bin/sh", arguments: ["-c", "ulimit -n 64; exec '\(Command.releasedLiuyu)' \(line)"],
        folder: workspace.folder
      ).run()
      #expect(run.status == 0, "\(run.errors.prefix(500))")
    }
    #expect(try workspace.text("report.json").contains(#""records": \#(Self.count),"#))
    #expect(try workspace.text("rows.csv").split(separator: "\n").count == Self.count + 1)
  }
}
