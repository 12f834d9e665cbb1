import Foundation
import Testing

/// The hashes that stand in place of IDs in the rows of `liuyu normalize`.
struct NormalizeHashTests {
  private func normalize(_ options: [String], in workspace: Workspace) throws -> Command.Outcome {
    try Command(arguments: ["normalize"] + options, folder: workspace.folder).run()
  }

  /// The same graduate in two encodings, after a spreadsheet, and at another institution.
  @Test func hashIsThePersonsWhateverBecameOfTheFile() throws {
    let workspace = try SmallExtract.workspace()
    let header = SmallExtract.extract.split(separator: "\n")[0]
    func hashes(_ ids: [String], key: String?, encoding: String = "utf-8") throws -> [String] {
      let text = "\(header)\n" + ids.map { "\($0),510201,10,500118\n" }.joined()
      let input = try workspace.write(text, to: "utf-8.csv")
      let encoded = try Command(
        program: "/usr/bin/iconv", arguments: ["-f", "utf-8", "-t", encoding], input: input
      ).run()
      try workspace.write(encoded.output, to: "extract.csv")
      var options = ["small.yaml", "--quiet", "--methodology", "duplicates=off"]
      if let key {
        try workspace.write(key, to: "key")
        options += ["--hash-key-file", "key"]
      }
      let run = try normalize(options, in: workspace)
      #expect(run.status == 0, "\(run.errors)")
      return GraduateTable(run.text)["graduate"]
    }
    let plain = "2050000001,2025,59001,甲校"
    let first = try hashes([plain], key: "a secret of tests")
    #expect(first[0].count == 24 && first[0].allSatisfy(\.isHexDigit))
    let damaged = [
      "2050000001.0,2025,59001,甲校", "'2050000001,2025,59001,甲校", "２０５０００0001,2025,59001.0,甲校",
      "\"=\"\"2050000001\"\"\",2025,59001,",
    ]
    #expect(try Set(hashes(damaged, key: "a secret of tests")) == Set(first))
    for encoding in ["gb18030", "utf-16"] {
      #expect(try hashes([plain], key: "a secret of tests", encoding: encoding) == first, "\(encoding)")
    }

    let others = try hashes(
      ["2050000002,2025,59001,甲校", "2050000001,2025,59002,乙校", ",2025,59001,甲校"], key: "a secret of tests")
    #expect(Set(others + first).count == 4 && others[2].isEmpty)
    #expect(try hashes([plain], key: "a secret of tests\n") != first, "every byte of the key counts")
    #expect(try hashes([plain], key: nil) != hashes([plain], key: nil), "a key drawn anew")
  }

  @Test func keyThatIsNoneIsRefused() throws {
    let workspace = try SmallExtract.workspace()
    let makesOne = "head -c 32 /dev/urandom > key"
    for (name, key) in [("empty", ""), ("short", "fifteen bytes.."), ("open", "exactly sixteen.")] {
      try workspace.write(key, to: name)
    }
    try workspace.write(Data(count: 1 << 16 + 1), to: "large")
    for (path, status, message) in [
      ("nowhere", 66, "No such file"), (".", 66, "cannot be read"), ("empty", 64, "is empty"),
      ("empty", 64, makesOne), ("short", 64, makesOne), ("large", 64, makesOne),
      ("extract.csv", 0, "chmod 600"), ("open", 0, "chmod 600"),
    ] {
      let run = try normalize(["small.yaml", "--hash-key-file", path], in: workspace)
      #expect(run.status == status && run.errors.contains(message), "\(path): \(run.errors)")
      #expect(run.output.isEmpty == (status != 0))
    }
  }

  /// Anybody can try IDs with a key that can be guessed: it is turned down before anything is read or made.
  @Test(arguments: [
    ("normalize nowhere.yaml", "", 64), ("normalize nowhere.yaml", "fifteen bytes..", 64),
    ("normalize nowhere.yaml --output rows.csv", "short", 64),
    ("run nowhere.yaml --duplicates d", "", 64), ("check nowhere.yaml --duplicates d", "short", 64),
    ("normalize small.yaml", "exactly sixteen.", 0), ("normalize small.yaml --hash-key-file key", "", 0),
    ("run small.yaml --duplicates d", "exactly sixteen.", 0), ("run small.yaml", "", 0),
  ])
  func keyOfTheEnvironmentIsNoneToBeGuessed(line: String, key: String, status: Int32) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write("a secret of tests", to: "key")
    let before = try workspace.names()
    let run = try Command(
      arguments: line.split(separator: " ").map(String.init), folder: workspace.folder,
      environment: ["LIUYU_KEY": key]
    ).run()
    #expect(run.status == status, "\(run.errors)")
    if status != 0 {
      #expect(run.errors.contains("LIUYU_KEY=$(head -c 32 /dev/urandom | base64)"), "\(run.errors)")
      #expect(try workspace.names() == before && run.output.isEmpty)
    }
  }
}
