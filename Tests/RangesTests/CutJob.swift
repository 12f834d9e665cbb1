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

/// A job done in parts: cut at some of its records, packed range by range, and settled by partition.
enum CutJob {
  /// The golden folders.
  static let cases = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Cases")

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
  static func ranges(of job: Job, _ random: inout SplitMix) throws -> [(first: Int, length: Int?)] {
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

  /// The text of a reject with its place among those of the whole input, and nothing else changed.
  private static func placed(_ line: Substring, _ linesBefore: Int, _ recordsBefore: Int) -> String {
    String(line).replacing(#/"record": (\d+|null), "line": (\d+), /#, maxReplacements: 1) { place in
      let record = Int(place.output.1).map { String($0 + recordsBefore) } ?? "null"
      return "\"record\": \(record), \"line\": \(Int(place.output.2)! + linesBefore), "
    }
  }
}

private final class NoSink: RecordSink {
  func take(_ batch: borrowing RecordBatch) {}
  func refuse(_ record: borrowing RefusedRecord) {}
}
