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

/// Whatever the cuts, many processes come to what one run counts.
struct RangesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Cases")
  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test func thereAreCases() {
    #expect(Self.names.count > 150)
  }

  /// Every golden folder, cut at some of its records, and each into as many partitions as come.
  @Test(arguments: names)
  func rangesComeToWhatOneRunCounts(name: String) throws {
    let path = Self.folder.appending(path: name).appending(path: "pipeline.yaml").path
    guard var job = (try? PipelineFile.load(path: path)).map(Job.init),
      job.inquiry.methodology.duplicates != .reject
    else { return }
    job.maxRejectRate = 1
    job.graduateKey = GraduateKey(secret: Array("0123456789abcdef".utf8))
    job.purpose = .cube(checksums: false)
    var random = SplitMix(seed: UInt64(name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) }))
    for partitions in [1, 3] {
      let whole = Self.outcome { try job.run() }
      let parted = Self.outcome { try Self.parted(job, partitions: partitions, &random) }
      #expect(parted == whole)
    }
  }

  /// The report without what only a run knows, or why there is none.
  private static func outcome(_ body: () throws -> JobResult) -> String {
    do {
      return try json(try body())
    } catch let error as JobError {
      guard let result = error.result else { return "\(error)" }
      return "\("\(error)".prefix(while: { $0 != "(" })): \((try? json(result)) ?? "")"
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
      \(String(decoding: sink.bytes, as: UTF8.self))
      """
  }

  /// Cuts all extracts, packs each range, settles each partition and puts all together.
  private static func parted(_ job: Job, partitions: Int, _ random: inout SplitMix) throws -> JobResult {
    let files = try job.pipeline.sourceFiles()
    var trailers: [RangeTrailer] = []
    var frames: [Int: [SightingFrame]] = [:]
    for (input, file) in files.enumerated() {
      var one = job
      one.files = [file]
      for range in try ranges(of: one, &random) {
        var request = RangeRequest(first: range.first, length: range.length)
        (request.partitions, request.ordinal, request.input) = (partitions, trailers.count, input)
        let sink = MemorySink()
        trailers.append(try one.pack(request, to: sink))
        for (partition, own) in try FrameStream.read(MemorySource(sink.bytes)) {
          frames[partition, default: []] += own
        }
      }
    }
    let rule = job.inquiry.methodology.duplicates
    var settled: [SettleTrailer] = []
    var people: [String: [UInt32: Int]] = [:]
    for own in frames.values {
      var settling = FrameSettling(rule)
      try settling.settle(own.shuffled())
      settled.append(SettleTrailer(settling, version: Generator.version, rule))
      for entry in settling.entries {
        people[CellName.text(entry.cell), default: [:]][entry.outcome, default: 0] += entry.people
      }
    }
    let equal = try EqualInputs.groups(of: try job.opened(for: .cube(checksums: false)))
    let order = CellsFolder.Order(
      pipeline: job.pipeline.path, inputs: files.map(\.path), equal: equal, maxRejectRate: 1, isStrict: false,
      duplicates: rule.rawValue)
    let folder = CellsFolder(
      order: order, pipeline: job.pipeline, ranges: trailers.shuffled(), settled: settled,
      cells: people.flatMap { cell, outcomes in outcomes.map { (cell, $0.key, $0.value) } })
    return try folder.job(mostDistinct: job.mostDistinct).result(
      of: try folder.account(mostDistinct: job.mostDistinct)
    ) {
      _, _ in Findings(rejects: [], contradictions: [])
    }
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
