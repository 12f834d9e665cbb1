import Counting
import ExtractReading
import FoundationEssentials
import Glibc
package import Jobs
import Outcomes
package import Pipelines

/// A folder of what the ranges and the partitions of a job came to.
///
/// | file | |
/// |---|---|
/// | `job.json` | see `Order` |
/// | `pipeline.yaml` | the pipeline, as the ranges were read by |
/// | `ranges.ndjson` | the trailers of all ranges |
/// | `settled.ndjson` | those of all partitions |
/// | `cells.csv` or `cells.packed` | `cell,outcome,people`, see `CellsTable` and `PackedCells`: added up over all partitions, or not |
/// | `_SUCCESS` | written last: the others are whole |
package struct CellsFolder {
  /// What the job was told.
  package struct Order: Codable, Equatable, Sendable {
    /// The pipeline's path, for messages.
    package var pipeline: String
    /// In input order.
    package var inputs: [String]
    /// The numbers of inputs that hold the same text, group by group; `nil` to find them out: then all must be files here.
    package var equal: [[Int]]?
    package var maxRejectRate: Double
    package var isStrict: Bool
    package var duplicates: String
  }

  package var order: Order
  package let pipeline: Pipeline
  var ranges: [RangeTrailer]
  var settled: [SettleTrailer]
  var cells: [(cell: UInt64, outcome: UInt32, people: Int)]

  /// By input, then by place.
  var rangesInOrder: [RangeTrailer] {
    ranges.sorted { ($0.input, $0.first, $0.end) < ($1.input, $1.first, $1.end) }
  }

  /// What is asked of them, as `run` was told.
  package func job(mostDistinct: Int) -> Job {
    var job = Job(pipeline)
    job.mostDistinct = mostDistinct
    job.maxRejectRate = order.maxRejectRate
    job.isStrict = order.isStrict
    if let rule = Methodology.Duplicates(rawValue: order.duplicates) {
      job.inquiry.methodology.duplicates = rule
    }
    return job
  }

  init(
    order: Order, pipeline: Pipeline, ranges: [RangeTrailer], settled: [SettleTrailer],
    cells: [(cell: UInt64, outcome: UInt32, people: Int)]
  ) {
    self.order = order
    self.pipeline = pipeline
    self.ranges = ranges
    self.settled = settled
    self.cells = cells
  }

  /// - Throws: `CellsDamage`, `ExtractError` for what cannot be read, `PipelineErrors`.
  package init(_ path: String) throws {
    func bytes(_ name: String) throws -> [UInt8] {
      let source = try SourceOpening.open("\(path)/\(name)")
      var (all, offset): ([UInt8], Int) = ([], 0)
      all.reserveCapacity(source.plainSize ?? 0)
      while true {
        let piece = try source.bytes(at: offset, count: 4 << 20)
        if piece.isEmpty { return all }
        all += piece
        offset += piece.count
        source.release(before: offset)
      }
    }
    func read<Value: Decodable>(_ type: Value.Type, _ line: some Collection<UInt8>, of name: String) throws
      -> Value
    {
      do { return try JSONDecoder().decode(type, from: Data(line)) } catch {
        throw CellsDamage("\(path)/\(name)", error)
      }
    }
    do { _ = try bytes("_SUCCESS") } catch is ExtractError {
      throw CellsDamage("\(path) has no _SUCCESS: whoever wrote it did not end well")
    }
    let order = try read(Order.self, try bytes("job.json"), of: "job.json")
    guard (0...1).contains(order.maxRejectRate) else {
      throw CellsDamage("\(path)/job.json: maxRejectRate must be from 0 to 1")
    }
    self.order = order
    pipeline = try PipelineFile.parse(try bytes("pipeline.yaml"), path: order.pipeline)
    ranges = try bytes("ranges.ndjson").split(separator: UInt8(ascii: "\n")).map {
      try read(RangeTrailer.self, $0, of: "ranges.ndjson")
    }
    for range in ranges { try range.requireCounts() }
    settled = try bytes("settled.ndjson").split(separator: UInt8(ascii: "\n")).map {
      try read(SettleTrailer.self, $0, of: "settled.ndjson")
    }
    for partition in settled { try partition.requireCounts() }
    let packed: [UInt8]?
    do { packed = try bytes("cells.packed") } catch let error as ExtractError
      where error.kind == .cannotOpen(errno: ENOENT)
    { packed = nil }
    if let packed {
      cells = try PackedCells.read(packed, path: "\(path)/cells.packed")
    } else {
      cells = try CellsTable.read(try bytes("cells.csv"), path: "\(path)/cells.csv")
    }
  }
}
