import Foundation
import Testing

/// `liuyu split`: ranges that fit together, of extracts that are opened as `run` opens them.
struct SplitTests {
  private struct Line: Decodable, Equatable {
    let input: Int
    let path: String
    let bytes: Int
    let modified: String
    let encoding: String
    let source: Int
    let header: Int
    let first: Int
    let length: Int?
    let doubled: Int
  }

  private static let pipeline = "pipelines/western-base.yaml"

  private func lines(_ run: Command.Outcome) throws -> [Line] {
    #expect(run.status == 0, "\(run.errors)")
    return try run.text.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  private func split(_ arguments: String..., in workspace: Workspace) throws -> [Line] {
    try lines(Command(arguments: ["split", Self.pipeline] + arguments, folder: workspace.folder).run())
  }

  /// Writes extracts of the kind that the base gets, a record in twenty with quotes and one in a hundred damaged.
  private func generate(_ name: String, rows: Int = 4000, _ more: String..., in workspace: Workspace) throws {
    let run = try Command(
      arguments: ["generate", "--rows", "\(rows)", "--quote", "mixed", "--dirty", "0.01", "--output", name]
        + more,
      folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(run.errors)")
  }

  /// From the first record to the last byte, without a gap.
  private func expectChain(_ ranges: [Line]) {
    var place = ranges[0].header
    for range in ranges {
      #expect(range.first == place)
      place += range.length ?? 0
    }
    #expect(place == ranges[0].bytes)
  }

  @Test(arguments: ["utf-8", "utf-8-bom", "gb18030"])
  func rangesAreAChainAndHoldWhatTheExtractHolds(encoding: String) throws {
    let workspace = try Workspace.westernBase()
    try generate("whole.csv", "--encoding", encoding, in: workspace)
    let ranges = try split("whole.csv", "--size", "64KB", "--max-record-bytes", "4096", in: workspace)
    expectChain(ranges)
    let bytes = try workspace.bytes("whole.csv")
    let size = ranges[0].bytes - ranges[0].header
    #expect(ranges.count == (size + 65535) / 65536 && ranges.count > 15)
    #expect(ranges.allSatisfy { $0.bytes == bytes.count && $0.length! <= 65536 + 4098 && $0.doubled == 0 })
    #expect(ranges.allSatisfy { $0.encoding == encoding.replacing("-bom", with: "") && $0.source == 0 })
    #expect(bytes[..<ranges[0].header].count { $0 == 10 } == 1, "the header and nothing else")

    // Each range behind the header is an extract by itself.
    for (number, range) in ranges.enumerated() {
      let piece = bytes[..<range.header] + bytes[range.first..<range.first + range.length!]
      try workspace.write(Data(piece), to: "pieces/\(number).csv")
    }
    let totals = try ["whole.csv", "pieces/*.csv"].map { input in
      let run = try liuyu(
        "run", Self.pipeline, "--input", input, "--quiet", "--max-reject-rate", "1", "--output", "-",
        in: workspace.folder)
      let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
      let totals = try #require(report["totals"] as? [String: Any])
      return ["records", "accepted", "rejected"].map { totals[$0] as? Int }
    }
    #expect(totals[0] == totals[1] && totals[0][0] == 4000 && totals[0][2]! > 0, "\(totals)")
  }

  /// The form that others rely on, byte for byte.
  @Test func aLineHasItsKeysInOrder() throws {
    let workspace = try SmallExtract.workspace()
    let touch = try Command(
      program: "/usr/bin/touch", arguments: ["-d", "2026-03-04T05:06:07.000000089Z", "extract.csv"],
      folder: workspace.folder
    ).run()
    #expect(touch.status == 0, "\(touch.errors)")
    let header = SmallExtract.extract.prefix { $0 != "\n" }.utf8.count + 1
    let bytes = SmallExtract.extract.utf8.count
    let run = try liuyu("split", "small.yaml", "--quiet", in: workspace.folder)
    #expect(
      run.text
        == #"{"range":0,"input":0,"path":"extract.csv","bytes":\#(bytes),"modified":"2026-03-04T05:06:07.000000089Z","#
        + #""encoding":"utf-8","source":0,"header":\#(header),"first":\#(header),"length":\#(bytes - header),"#
        + #""doubled":0}"# + "\n")
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  @Test func thePipelinesOwnExtractsComeInTheOrderOfARun() throws {
    let workspace = try Workspace.westernBase()
    let ranges = try split("--size", "1MB", in: workspace)
    let report = try liuyu("run", Self.pipeline, "--quiet", "--output", "-", in: workspace.folder)
    let inputs = try #require(
      (try JSONSerialization.jsonObject(with: report.output) as? [String: Any])?["inputs"] as? [[String: Any]]
    )
    for (number, input) in inputs.enumerated() {
      let own = ranges.filter { $0.input == number }
      #expect(own.map(\.path).allSatisfy { $0 == input["path"] as? String } && !own.isEmpty)
      #expect(own[0].bytes == input["bytes"] as? Int && own[0].encoding == input["encoding"] as? String)
      expectChain(own)
    }
    #expect(ranges.map(\.input) == ranges.map(\.input).sorted() && ranges.last?.input == inputs.count - 1)
    #expect(Set(ranges.map(\.source)) == [0, 1, 2, 3] && ranges.count > inputs.count)
    // A second header in Chinese is no record.
    let upload = try #require(ranges.first { $0.source == 2 })
    #expect(try workspace.bytes(upload.path)[..<upload.header].count { $0 == 10 } == 2)
  }

  /// What is compressed or must be decoded is one range; where it starts is told in its text.
  @Test(arguments: [
    ("gzip -k whole.csv", "whole.csv.gz", "gb18030"), ("zstd -q whole.csv", "whole.csv.zst", "gb18030"),
    ("iconv -f gb18030 -t utf-16 whole.csv > wide.csv", "wide.csv", "utf-16le"),
  ])
  func whatCannotBeCutIsOneRange(make: String, name: String, encoding: String) throws {
    let workspace = try Workspace.westernBase()
    try generate("whole.csv", rows: 300, "--encoding", "gb18030", in: workspace)
    let made = try Command(program: "/bin/sh", arguments: ["-c", make], folder: workspace.folder).run()
    #expect(made.status == 0, "\(made.errors)")
    let ranges = try split("whole.csv", name, "--size", "64KB", in: workspace)
    let (whole, other) = (ranges.filter { $0.input == 0 }, ranges.filter { $0.input == 1 })
    #expect(whole.count > 1 && other.count == 1)
    #expect(other[0].length == nil && other[0].doubled == 0 && other[0].first == other[0].header)
    #expect(try other[0].bytes == workspace.bytes(name).count)
    #expect(other[0].encoding == encoding)
    let text = try workspace.bytes("whole.csv")[..<whole[0].header]
    let isDecoded = encoding == "utf-16le"
    #expect(other[0].header == (isDecoded ? try decoded(Data(text)) : text.count))
  }

  /// How many bytes a text in GB18030 has in UTF-8.
  private func decoded(_ text: Data) throws -> Int {
    let workspace = try Workspace()
    try workspace.write(text, to: "text")
    let run = try Command(
      program: "/usr/bin/iconv", arguments: ["-f", "gb18030", "-t", "utf-8", "text"], folder: workspace.folder
    ).run()
    return run.output.count
  }

  @Test func anExtractWithoutRecordsIsAnEmptyRange() throws {
    let header = SmallExtract.extract.prefix { $0 != "\n" } + "\n"
    let workspace = try SmallExtract.workspace(extract: String(header))
    let ranges = try lines(liuyu("split", "small.yaml", "--size", "64KB", in: workspace.folder))
    #expect(ranges.map(\.length) == [0] && ranges[0].first == header.utf8.count)
  }

  /// Any two lines can be one record with as many fields as it should have: only who started with the first knows which two are.
  @Test func aCutThatCannotBeProvedIsLeftOutAndTold() throws {
    let header = SmallExtract.extract.prefix { $0 != "\n" } + "\n"
    let row = "20500001,2025,59001,渝西云栖职业技术学院,510201,10,\"\n"
    let workspace = try SmallExtract.workspace(extract: header + String(repeating: row, count: 100_000))
    let run = try liuyu(
      "split", "small.yaml", "--size", "4MB", "--log-format", "json", "--max-record-bytes", "1000",
      in: workspace.folder)
    let ranges = try lines(run)
    expectChain(ranges)
    #expect(ranges.count == 1)
    let messages = try run.errorLines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(messages.map { $0["event"] as? String } == ["note", "summary"])
    #expect(
      messages.map { $0["unproved"] as? Int } == [1, 1] && messages[0]["path"] as? String == "extract.csv")
    let quiet = try liuyu("split", "small.yaml", "--size", "4MB", "--quiet", in: workspace.folder)
    #expect(quiet.errors.isEmpty && quiet.status == 0)
  }

  @Test func theSummarySaysWhatCameOfIt() throws {
    let workspace = try Workspace.westernBase()
    try generate("whole.csv", in: workspace)
    let run = try liuyu(
      "split", Self.pipeline, "whole.csv", "--size", "1MB", "--output", "ranges.ndjson", in: workspace.folder)
    let count = try workspace.text("ranges.ndjson").split(separator: "\n").count
    #expect(run.output.isEmpty && run.errorLines.count == 1 && count > 1)
    #expect(
      run.errors.wholeMatch(
        of:
          #/liuyu: 1 input of [\d,]+ bytes: (\d+) ranges, 0 cuts unproved; \d+\.\d{3} s; the ranges are in ranges.ndjson\n/#
      )?
      .1 == "\(count)", "\(run.errors)")
  }

  @Test(arguments: [
    ("split small.yaml nowhere.csv", 66, "nowhere.csv"), ("split small.yaml no-*.csv", 66, "no-*.csv"),
    ("split nowhere.yaml", 66, "nowhere.yaml"), ("split broken.yaml", 78, "broken.yaml:2"),
    ("split small.yaml extract.csv ./extract.csv", 78, "extract.csv"), ("split", 64, "pipeline.yaml"),
    ("split small.yaml -", 64, "standard input: what can be read only once"),
    ("split small.yaml extract.csv pipe", 64, "pipe: what can be read only once"),
    ("split small.yaml --size 63KB", 64, "--size must be from 64KB to 1024GB"),
    ("split small.yaml --size 1025GB", 64, "--size must be from 64KB to 1024GB"),
    ("split small.yaml --size 99999999999999999GB", 64, "--size"),
    ("split small.yaml --size 1.5MB", 64, "--size"), ("split small.yaml --size -1", 64, "--size"),
    ("split small.yaml --size MB", 64, "--size"), ("split small.yaml --size 64KiB", 64, "--size"),
    ("split small.yaml --max-record-bytes 0", 64, "--max-record-bytes"),
    ("split small.yaml --output extract.csv", 64, "no output can be an input"),
    ("split small.yaml --output small.yaml", 64, "no output can be an input"),
    ("split small.yaml --output nowhere/ranges", 73, "create the folder first"),
    ("split small.yaml --output /dev/full", 74, "No space left"),
  ])
  func commandEndsWith(arguments: String, status: Int32, message: String) throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write("name: broken\ncolour: red\n", to: "broken.yaml")
    #expect(mkfifo(workspace["pipe"].path, 0o600) == 0)
    let before = try workspace.names()
    let run = try Command(
      arguments: arguments.split(separator: " ").map(String.init), folder: workspace.folder
    ).run()
    #expect(run.status == status && run.errors.contains(message), "\(run.status) \(run.errors)")
    #expect(run.output.isEmpty)
    #expect(try workspace.names() == before)
  }

  @Test(arguments: ["65536", "64kb", "64KB", "1MB", "1gb", "1024GB"])
  func sizesAreWrittenInManyWays(size: String) throws {
    let workspace = try SmallExtract.workspace()
    #expect(try liuyu("split", "small.yaml", "--size", size, in: workspace.folder).status == 0)
  }

  /// Whatever keeps `run` from opening an extract keeps `split` from it, in the same words.
  @Test(arguments: [
    ("78", "考生号,学校代码,学校名称,专业代码,毕业年份,去向\n1,59001,渝西,510201,2025,10\n"), ("66", ""), ("66", "PK\u{3}\u{4}xl/"),
    ("65", "考生号,\"毕业年份\n"), ("66", "<html><body>"),
    ("78", SmallExtract.extract.replacing("考生号,", with: "合计,").replacing("\n合计", with: "\n考生号")),
  ])
  func whatDoesNotFitFailsAsInARun(status: String, extract: String) throws {
    let workspace = try SmallExtract.workspace(extract: extract)
    try workspace.write("the ranges before", to: "ranges.ndjson")
    let split = try liuyu("split", "small.yaml", "--output", "ranges.ndjson", in: workspace.folder)
    let run = try liuyu("run", "small.yaml", "--output", "report.json", in: workspace.folder)
    #expect("\(split.status)" == status && split.status == run.status, "\(split.errors)\(run.errors)")
    #expect(split.errors == run.errors && !split.errors.isEmpty)
    #expect(try workspace.text("ranges.ndjson") == "the ranges before")
  }

  @Test func whoeverHasSeenEnoughIsNoCrash() throws {
    let workspace = try SmallExtract.workspace()
    let run = try Command(
      program: "/bin/bash",
      arguments: ["-c", "(sleep 0.5; exec liuyu split small.yaml --quiet) | true; exit ${PIPESTATUS[0]}"],
      folder: workspace.folder
    ).run()
    #expect(run.status == 74 && run.errors.isEmpty, "\(run.status) \(run.errors)")
  }
}
