import Counting
import ExtractReading
import Jobs
import Outcomes
package import Outputs
import Pipelines
import Rendering

// Under `reject`, which records are refused is known once all ranges are settled: of them nothing is there but where they stand.

extension CellsFolder {
  /// Writes the records that duplicates are refused for as `run` lists them, behind all other rejects and in its order: their
  /// text is read again from the inputs.
  ///
  /// - Throws: `CellsDamage`; `JobError` or `ExtractError` where an input cannot be read, or is another one by now; `OutputError`.
  package func writeDuplicates(to sink: any ByteSink) throws {
    let ranges = rangesInOrder
    let all = try duplicates(PlacedRange.all(ranges))
    let inputs = Set(all.map(\.input)).sorted()
    let firstRanges = Dictionary(ranges.map { ($0.input, $0) }) { first, _ in first }
    let extracts = try inputs.compactMap { firstRanges[$0] }.map(opened)
    let writer = try RejectsWriter(sink, extracts: extracts)
    var next = all[...]
    for (number, input) in inputs.enumerated() {
      let extract = extracts[number]
      defer { extract.source.close() }
      var reached = extract.span.start
      while let duplicate = next.first, duplicate.input == input {
        next.removeFirst()
        writer.write(
          Reject(
            extract: number, line: duplicate.line, record: duplicate.record,
            rejected: RejectedRecord(
              fault: duplicate.fault, byte: duplicate.byte, column: extract.binding[.graduateID]?.column,
              raw: try text(of: duplicate, in: extract.source, from: &reached))))
      }
      try extract.source.requireUnchanged()
    }
    try writer.finish()
  }

  /// All of them, in input order.
  ///
  /// - Throws: `CellsDamage` where one stands nowhere, or where there are others than were counted.
  func duplicates(_ ranges: [PlacedRange]) throws(CellsDamage) -> [RefusedDuplicate] {
    let refused = settled.flatMap(\.refused).sorted { ($0.range, $0.record) < ($1.range, $1.record) }
    var counts: [Int: Int] = [:]
    if order.duplicates == Methodology.Duplicates.reject.rawValue {
      for repeats in settled.flatMap(\.repeats) { counts[repeats.range, default: 0] += repeats.repeated }
    }
    guard Dictionary(refused.map { ($0.range, 1) }, uniquingKeysWith: +) == counts.filter({ $0.value > 0 }),
      zip(refused, refused.dropFirst()).allSatisfy({ ($0.range, $0.record) != ($1.range, $1.record) })
    else { throw CellsDamage("the duplicates that are refused are not those that were settled") }
    let byNumber = Dictionary(ranges.map { ($0.trailer.ordinal, $0) }) { first, _ in first }
    return try refused.map { duplicate throws(CellsDamage) in
      guard let own = byNumber[duplicate.range], let first = byNumber[duplicate.firstRange],
        duplicate.stands(in: own.trailer), 0 < duplicate.firstLine,
        duplicate.firstLine <= first.trailer.lines,
        (duplicate.firstRange, duplicate.firstLine) < (duplicate.range, duplicate.line)
      else {
        throw CellsDamage(
          "record \(duplicate.record) of range \(duplicate.range) is refused, which is not there, or behind no other"
        )
      }
      let isElsewhere = first.trailer.input != own.trailer.input
      return RefusedDuplicate(
        input: own.trailer.input, record: own.recordsBefore + duplicate.record,
        line: own.linesBefore + duplicate.line, byte: duplicate.byte, count: duplicate.count,
        fault: .duplicate(
          firstLine: first.linesBefore + duplicate.firstLine,
          firstPath: isElsewhere ? first.trailer.path : nil),
        idHeader: own.trailer.idHeader)
    }
  }

  /// The input of a range, opened as that was.
  private func opened(_ range: RangeTrailer) throws -> Extract {
    var job = Job(pipeline)
    let file = SourceFile(legible: range.path, bytes: range.pathBytes, source: range.source)
    job.files = [file]
    job.encoding = .named(try range.textEncoding())
    job.maxRecordBytes = range.maker.maxRecordBytes
    // Whoever read the range has seen how much text there is.
    job.expansionLimit = ExpansionLimit(ratio: .max)
    let extract = try job.opened(for: .report(checksums: false))[0]
    let stamp = FileStamp(ofFileAt: file.path)
    guard extract.span.start == range.header,
      stamp.map({ ($0.size, $0.modifiedText) == (range.bytes, range.modified) }) ?? true
    else { throw ExtractError(.changed, path: range.path) }
    return extract
  }

  /// The text of a duplicate.
  ///
  /// - Parameter reached: up to where the source was read: what can only be read forwards keeps nothing before it.
  private func text(
    of duplicate: RefusedDuplicate, in source: any ByteSource, from reached: inout Int
  ) throws(ExtractError) -> [UInt8] {
    while reached < duplicate.byte, try source.reaches(reached) {
      source.release(before: reached)
      reached = min(reached + Self.step, duplicate.byte)
    }
    let text = try source.bytes(at: duplicate.byte, count: duplicate.count)
    guard text.count == duplicate.count else { throw ExtractError(.changed, path: source.path) }
    return text
  }

  /// Bytes that are passed over at a time.
  private static var step: Int { 1 << 20 }
}

extension FrameSettling.Duplicate {
  /// Whether a range has such a record.
  fileprivate func stands(in range: RangeTrailer) -> Bool {
    0 < record && record <= range.readRecords && 0 < line && line <= range.lines
      && 0 <= range.first && range.first <= byte && byte <= range.end
      && 0 <= count && count <= min(range.end - byte, RefusedRecord.rawLimit)
  }
}
