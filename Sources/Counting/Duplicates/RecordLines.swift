import Searching

/// On which physical line each record stands, for those few that are asked for once everything is read. Nearly every
/// record is on the line behind the one before: of such a run only the start is kept.
struct RecordLines: Sendable {
  private struct Run {
    var record: Int
    var line: Int
    var count: Int
  }

  private var runs: [Run] = []

  /// Takes the next records, whose numbers rise, on lines one behind the other.
  mutating func append(_ count: Int, from record: Int, line: Int) {
    if let last = runs.last, last.record + last.count == record, last.line + last.count == line {
      runs[runs.count - 1].count += count
    } else {
      runs.append(Run(record: record, line: line, count: count))
    }
  }

  /// Takes those of a part, its records and lines counted from the start of it.
  mutating func append(_ part: RecordLines, fromRecord record: Int, line: Int) {
    for run in part.runs { append(run.count, from: record + run.record, line: line + run.line) }
  }

  subscript(record: Int) -> Int? {
    let next = runs.partitioningIndex { $0.record > record }
    guard next > 0, case let run = runs[next - 1], record < run.record + run.count else { return nil }
    return run.line + record - run.record
  }

  mutating func removeAll() { runs.removeAll(keepingCapacity: true) }
}
