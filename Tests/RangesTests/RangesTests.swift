import Differential
import Foundation
import Testing

@testable import Counting
@testable import Cubes
@testable import ExtractReading
@testable import Jobs
import Outcomes
@testable import Outputs
@testable import Pipelines
@testable import Ranges
@testable import Rendering
@testable import Reports
import Rows

/// Whatever the cuts, many processes come to what one run counts.
struct RangesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Cases")
  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test func thereAreCases() {
    #expect(Self.names.count > 150)
  }

  /// Every golden folder, cut at some of its records, and each into as many partitions as come; by its own rule for duplicates, and by
  /// the one that makes rejects of them. Equal are the cube, the first rejects that are told, and the list of all.
  @Test(arguments: names)
  func rangesComeToWhatOneRunCounts(name: String) throws {
    let path = Self.folder.appending(path: name).appending(path: "pipeline.yaml").path
    guard var job = (try? PipelineFile.load(path: path)).map(Job.init) else { return }
    job.maxRejectRate = 1
    job.graduateKey = GraduateKey(secret: Array("0123456789abcdef".utf8))
    job.purpose = .cube(checksums: false)
    var random = SplitMix(seed: UInt64(name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) }))
    for rule in Set([job.inquiry.methodology.duplicates, .reject]) {
      job.inquiry.methodology.duplicates = rule
      let whole = Self.outcome { try job.run(rejectsTo: $0) }
      for partitions in [1, 3] {
        let parted = Self.outcome { try Self.parted(job, partitions: partitions, rejectsTo: $0, &random) }
        #expect(parted == whole, "\(rule)")
      }
    }
  }

  /// Lines that somebody else wrote.
  @Test(arguments: [(-1, 5), (0, -1), (Int.max, 1), (5, Int.max)])
  func rangesThatCannotBeAreRefused(first: Int, length: Int) {
    let line = SplitLine(
      range: 0, input: 0, path: "a.csv", pathBytes: nil, encoding: "utf-8", source: 0, first: first,
      length: length)
    #expect(throws: CellsDamage.self) { try line.request(partitions: 1) }
  }

  /// Nothing is put together of which a part is missing, there twice, or of another make.
  @Test func whatDoesNotFitIsRefused() throws {
    let path = Self.folder.appending(path: "flows-city/pipeline.yaml").path
    let job = Job(try PipelineFile.load(path: path))
    var random = SplitMix(seed: 1)
    var whole = try Self.folder(job, partitions: 3, &random)
    whole.ranges.sort { $0.first < $1.first }
    #expect(whole.ranges.count > 2 && whole.cells.count > 1 && whole.settled.count > 1)
    _ = try whole.account(mostDistinct: 1000)
    let slips: [(String, (inout CellsFolder) -> Void)] = [
      ("the first is missing", { $0.ranges.removeFirst() }),
      ("one in the middle is missing", { $0.ranges.remove(at: 1) }),
      ("the last is missing", { $0.ranges.removeLast() }),
      ("all are missing", { $0.ranges = [] }),
      ("one is there twice", { $0.ranges.append($0.ranges[1]) }),
      (
        "two have each other's number",
        { (folder: inout CellsFolder) in
          (folder.ranges[0].ordinal, folder.ranges[1].ordinal) = (
            folder.ranges[1].ordinal, folder.ranges[0].ordinal
          )
        }
      ),
      ("two have one number", { $0.ranges[1].ordinal = $0.ranges[0].ordinal }),
      ("another version", { $0.ranges[1].maker.version = "0.0.1" }),
      ("another pipeline", { for index in $0.ranges.indices { $0.ranges[index].maker.pipeline = "0" } }),
      ("an input that nobody names", { $0.ranges[0].input = 7 }),
      ("another record limit", { $0.ranges[1].maker.maxRecordBytes = 64 }),
      ("another rule", { $0.order.duplicates = "count" }),
      ("settled by another version", { $0.settled[0].version = "0.0.1" }),
      ("the file grew", { $0.ranges[1].bytes += 1 }),
      ("the file is longer", { for index in $0.ranges.indices { $0.ranges[index].bytes += 1 } }),
      ("the file was written to", { $0.ranges[1].modified = "0.000000000" }),
      ("a partition was not settled", { $0.settled.removeLast() }),
      ("a partition was settled twice", { $0.settled.append($0.settled[0]) }),
      ("a cell is missing", { $0.cells.removeLast() }),
      ("a cell has more", { $0.cells[0].people += 1 }),
      ("a cell of nobody", { $0.cells[0].cell ^= 1 }),
      ("no outcome", { $0.cells[0].outcome = .max }),
      ("a cell of a value that is not there", { $0.ranges[0].values[0].removeLast() }),
      ("a cell of too few values", { $0.ranges[0].cells[0].removeLast(2) }),
      ("a cell without a name", { $0.ranges[0].cells[0] = String($0.ranges[0].cells[0].dropFirst()) }),
      (
        "a cell with another one's name",
        {
          $0.ranges[0].cells[0] = String(
            $0.ranges[0].cells[1].prefix(16) + $0.ranges[0].cells[0].dropFirst(16))
        }
      ),
      ("values of too few dimensions", { $0.ranges[0].values.removeLast() }),
      ("a value without a name", { $0.ranges[0].values[0][0].removeLast() }),
      (
        "other dimensions", { for index in $0.ranges.indices { $0.ranges[index].maker.dimensions.reverse() } }
      ),
      ("another input", { $0.order.inputs.append("b.csv") }),
      ("a repair that nobody knows", { $0.ranges[0].repairs["glue"] = 1 }),
      (
        "a range that nobody read",
        { $0.settled[0].repeats.append(.init(range: 99, repeated: 1, oddities: [:])) }
      ),
    ]
    for (slip, change) in slips {
      var folder = whole
      change(&folder)
      #expect(throws: CellsDamage.self, "\(slip)") { try folder.account(mostDistinct: 1000) }
    }
  }

  /// Rows, rejects and their places, where no duplicates are settled.
  @Test(arguments: names)
  func rowsAndRejectsOfRangesAreThoseOfTheWhole(name: String) throws {
    let path = Self.folder.appending(path: name).appending(path: "pipeline.yaml").path
    guard var job = (try? PipelineFile.load(path: path)).map(Job.init) else { return }
    job.maxRejectRate = 1
    job.graduateKey = GraduateKey(secret: Array("0123456789abcdef".utf8))
    job.inquiry.methodology.duplicates = .off
    let (rows, rejects) = (MemorySink(), MemorySink())
    do {
      try job.rows(rejectsTo: rejects).rows.write(.csv, to: rows)
    } catch {
      // What ends a run for all of its inputs ends no range.
      return
    }
    var random = SplitMix(seed: UInt64(name.utf8.count))
    var (lines, rejected): ([Substring], [String]) = ([], [])
    for file in try job.pipeline.sourceFiles() {
      var one = job
      one.files = [file]
      var (linesBefore, recordsBefore) = (0, 0)
      for range in try Self.ranges(of: one, &random) {
        let (own, ownRejects) = (MemorySink(), MemorySink())
        let request = RangeRequest(first: range.first, length: range.length)
        let trailer = try one.rows(request, .csv, to: own, rejectsTo: ownRejects)
        let text = String(decoding: own.bytes, as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false)
        lines += text.dropFirst().dropLast()
        #expect(trailer.rows == text.count - 2)
        for line in String(decoding: ownRejects.bytes, as: UTF8.self).split(separator: "\n") {
          rejected.append(try Self.moved(line, linesBefore, recordsBefore))
        }
        linesBefore += trailer.lines
        recordsBefore += trailer.readRecords
      }
    }
    let whole = String(decoding: rows.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines == Array(whole.dropFirst().dropLast()))
    let all = try String(decoding: rejects.bytes, as: UTF8.self).split(separator: "\n").map {
      try Self.moved($0, 0, 0)
    }
    #expect(rejected == all)
  }

  /// A reject with its place among those of the whole input.
  private static func moved(_ line: Substring, _ linesBefore: Int, _ recordsBefore: Int) throws -> String {
    var reject = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    reject["line"] = try #require(reject["line"] as? Int) + linesBefore
    if let record = reject["record"] as? Int { reject["record"] = record + recordsBefore }
    return String(
      decoding: try JSONSerialization.data(withJSONObject: reject, options: .sortedKeys), as: UTF8.self)
  }

  /// The text of a reject with its place among those of the whole input, and nothing else changed.
  private static func placed(_ line: Substring, _ linesBefore: Int, _ recordsBefore: Int) -> String {
    String(line).replacing(#/"record": (\d+|null), "line": (\d+), /#, maxReplacements: 1) { place in
      let record = Int(place.output.1).map { String($0 + recordsBefore) } ?? "null"
      return "\"record\": \(record), \"line\": \(Int(place.output.2)! + linesBefore), "
    }
  }

  /// The report without what only a run knows, or why there is none; and the rejects.
  private static func outcome(_ body: (MemorySink) throws -> JobResult) -> String {
    let rejects = MemorySink()
    func text() -> String { String(decoding: rejects.bytes, as: UTF8.self) }
    do {
      return try json(try body(rejects)) + text()
    } catch let error as JobError {
      guard let result = error.result else { return "\(error)" }
      return "\("\(error)".prefix(while: { $0 != "(" })): \((try? json(result)) ?? "")" + text()
    } catch {
      return "\(error)"
    }
  }

  private static func json(_ result: JobResult) throws -> String {
    let sink = MemorySink()
    try result.report.writeJSON(to: sink)
    let cube = result.tabulation.cube
    return """
      \(cube.values)
      \(cube.keys) \(cube.inputs) \(cube.counts)
      \(cube.flows)
      \(result.firstRejects.map { "\($0.input):\($0.line) \($0.column ?? "") \($0.reason) \($0.detail)" })
      \(delimiters(result.cutElsewhere))
      \(String(decoding: sink.bytes, as: UTF8.self))
      """
  }

  /// By delimiter how many rejects it would mend, and the first of them: what is told.
  private static func delimiters(_ all: [ToldDelimiter]) -> [String] {
    Dictionary(grouping: all, by: \.delimiter).map { delimiter, own in
      let first = own.map { ($0.input, $0.line) }.min(by: <)!
      return "\(delimiter) \(own.reduce(0) { $0 + $1.count }) \(first)"
    }.sorted()
  }

  /// Cuts all extracts, packs each range, settles each partition and puts all together.
  private static func parted(
    _ job: Job, partitions: Int, rejectsTo rejects: MemorySink, _ random: inout SplitMix
  ) throws -> JobResult {
    let folder = try folder(job, partitions: partitions, rejectsTo: rejects, &random)
    let account = try folder.account(mostDistinct: job.mostDistinct)
    try folder.writeDuplicates(to: rejects)
    return try folder.job(mostDistinct: job.mostDistinct).result(of: account) { _, _ in
      Findings(rejects: [], contradictions: [])
    }
  }

  /// What the ranges and the partitions come to.
  ///
  /// - Parameter rejects: takes the rejects of the ranges, placed in their inputs.
  static func folder(
    _ job: Job, partitions: Int, rejectsTo rejects: MemorySink? = nil, _ random: inout SplitMix
  ) throws -> CellsFolder {
    let files = try job.pipeline.sourceFiles()
    var trailers: [RangeTrailer] = []
    var frames: [Int: [SightingFrame]] = [:]
    for (input, file) in files.enumerated() {
      var one = job
      one.files = [file]
      var (linesBefore, recordsBefore) = (0, 0)
      for range in try ranges(of: one, &random) {
        var request = RangeRequest(first: range.first, length: range.length)
        (request.partitions, request.ordinal, request.input) = (partitions, trailers.count, input)
        let (sink, own) = (MemorySink(), MemorySink())
        trailers.append(try one.pack(request, to: sink, rejectsTo: own))
        for line in String(decoding: own.bytes, as: UTF8.self).split(separator: "\n") {
          rejects?.write(Array((placed(line, linesBefore, recordsBefore) + "\n").utf8).span)
        }
        linesBefore += trailers[trailers.count - 1].lines
        recordsBefore += trailers[trailers.count - 1].readRecords
        for (partition, own) in try FrameStream.read(MemorySource(sink.bytes)) {
          frames[partition, default: []] += own
        }
      }
    }
    let rule = job.inquiry.methodology.duplicates
    var settled: [SettleTrailer] = []
    var people: [UInt64: [UInt32: Int]] = [:]
    for own in frames.values {
      var settling = FrameSettling(rule)
      try settling.settle(own.shuffled())
      settled.append(SettleTrailer(settling, version: Generator.version, rule))
      for entry in settling.entries {
        people[entry.cell, default: [:]][entry.outcome, default: 0] += entry.people
      }
    }
    let order = CellsFolder.Order(
      pipeline: job.pipeline.path, inputs: files.map(\.path), equal: nil, maxRejectRate: 1, isStrict: false,
      duplicates: rule.rawValue)
    return CellsFolder(
      order: order, pipeline: job.pipeline, ranges: trailers.shuffled(), settled: settled,
      cells: people.flatMap { cell, outcomes in outcomes.map { (cell, $0.key, $0.value) } })
  }

  /// The ranges of an extract between some of its records; all of it where it cannot be cut.
  private static func ranges(of job: Job, _ random: inout SplitMix) throws -> [(first: Int, length: Int?)] {
    let extract = try job.opened(for: .cube(checksums: false))[0]
    guard let size = extract.source.plainSize else { return [(extract.span.start, nil)] }
    let reader = RangeReader(dialect: extract.dialect, columns: [0], expectedFields: extract.header.count)
    var (starts, position) = ([extract.span.start], extract.span.start)
    while position < size {
      position = try reader.read(
        position..<position + 1, of: extract.source, from: .known(position), into: NoSink()
      ).end
      if position < size, random.once(in: 3) { starts.append(position) }
    }
    extract.source.close()
    return zip(starts, starts.dropFirst() + [max(size, extract.span.start)]).map { ($0, $1 - $0) }
  }
}

private final class NoSink: RecordSink {
  func take(_ batch: borrowing RecordBatch) {}
  func refuse(_ record: borrowing RefusedRecord) {}
}
