import Foundation
import Testing

/// However many extracts there are, only a few are open at a time.
struct ManyFilesTests {
  private static let count = 20_000

  /// A folder of extracts of one record each, some of them compressed, some in UTF-16.
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    let header = "学校代码,毕业去向代码,单位所在地代码\n"
    let text = "\(header)59001,10,500118\n"
    try workspace.write(text, to: "plain.csv")
    try workspace.write(
      Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data()), to: "wide.csv")
    let zipped = try Command(program: "/bin/gzip", arguments: ["-k", "plain.csv"], folder: workspace.folder)
      .run()
    #expect(zipped.status == 0, "\(zipped.errors)")
    try FileManager.default.createDirectory(at: workspace["e"], withIntermediateDirectories: true)
    let forms = ["plain.csv", "plain.csv", "plain.csv.gz", "wide.csv"].map { workspace[$0] }
    let contents = try forms.map { try Data(contentsOf: $0) }
    for number in 0..<Self.count {
      try contents[number % forms.count].write(to: workspace["e/\(number).csv"])
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
