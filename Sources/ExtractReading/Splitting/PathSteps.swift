/// The records that a path passes, by where they lie: nothing else of them matters.
///
/// A record that is refused costs one physical line, and a blank line is one: of all lines that start on a path it leaves out only
/// those that start within a record of several lines.
final class PathSteps: RecordSink {
  struct Step {
    /// Byte offset of the record.
    let start: Int
    /// The end of a record of several lines, without its line end; else `start`.
    let innerEnd: Int
  }

  private(set) var steps: [Step] = []

  func removeAll() { steps.removeAll(keepingCapacity: true) }

  func take(_ batch: borrowing RecordBatch) {
    for record in 0..<batch.count {
      let (start, end) = unsafe (Int(batch.starts[record]), Int(batch.ends[record]))
      let isLong = unsafe firstLineEnd(batch.bytes, from: start, count: end) < end
      steps.append(Step(start: batch.origin + start, innerEnd: batch.origin + (isLong ? end : start)))
    }
  }

  func refuse(_ record: borrowing RefusedRecord) {
    steps.append(Step(start: record.byte, innerEnd: record.byte))
  }
}
