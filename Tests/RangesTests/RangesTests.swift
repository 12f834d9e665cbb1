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
  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: CutJob.cases.path)) ?? []).sorted()

  @Test func thereAreCases() {
    #expect(Self.names.count > 150)
  }

  /// Every golden folder, cut at some of its records, and each into as many partitions as come; by its own rule for duplicates, and by
  /// the one that makes rejects of them. Equal are the cube, the first rejects that are told, and the list of all.
  @Test(arguments: names)
  func rangesComeToWhatOneRunCounts(name: String) throws {
    let path = CutJob.cases.appending(path: name).appending(path: "pipeline.yaml").path
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

  /// Rows, rejects and their places, where no duplicates are settled.
  @Test(arguments: names)
  func rowsAndRejectsOfRangesAreThoseOfTheWhole(name: String) throws {
    let path = CutJob.cases.appending(path: name).appending(path: "pipeline.yaml").path
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
      for range in try CutJob.ranges(of: one, &random) {
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
    let folder = try CutJob.folder(job, partitions: partitions, rejectsTo: rejects, &random)
    let account = try folder.account(mostDistinct: job.mostDistinct)
    try folder.writeDuplicates(to: rejects)
    return try folder.job(mostDistinct: job.mostDistinct).result(of: account) { _, _ in
      Findings(rejects: [], contradictions: [])
    }
  }
}
