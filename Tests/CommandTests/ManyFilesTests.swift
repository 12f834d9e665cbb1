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
    try workspace.write(text(0), to: "plain.csv")
    let zipped = try Command(program: "/bin/gzip", arguments: ["-k", "plain.csv"], folder: workspace.folder)
      .run()
    #expect(zipped.status == 0, "\(zipped.errors)")
    try FileManager.default.createDirectory(at: workspace["e"], withIntermediateDirectories: true)
    var compressed = try workspace.bytes("plain.csv.gz")
    for number in 0..<Self.count {
      let content: Data
      switch number % 4 {
      case 2:
        // The time in its header.
        compressed.replaceSubrange(4..<6, with: [UInt8(number & 0xFF), UInt8(number >> 8)])
        content = compressed
      case 3: content = Data([0xFF, 0xFE]) + (text(number).data(using: .utf16LittleEndian) ?? Data())
      default: content = Data(text(number).utf8)
      }
      try content.write(to: workspace["e/\(number).csv"])
    }
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
