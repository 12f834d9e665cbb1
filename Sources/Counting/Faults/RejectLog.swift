import ExtractReading

/// A reject with its position in the whole extract.
package struct Reject: Sendable {
  /// The extract's number.
  package let extract: Int
  /// 1-based.
  package let line: Int
  /// 1-based.
  package let record: Int
  package let rejected: RejectedRecord

  package init(extract: Int, line: Int, record: Int, rejected: RejectedRecord) {
    self.extract = extract
    self.line = line
    self.record = record
    self.rejected = rejected
  }
}

/// Counts the rejects, remembers the first few and hands all of them on, in input order.
///
/// Called by one thread at a time, in the order of the ranges.
package final class RejectLog: @unchecked Sendable {
  /// What is known of the rejects of one extract that have the same reason.
  package struct Entry: Sendable {
    package var count = 0
    /// 1-based, of the first few.
    package var lines: [Int] = []
  }

  /// How many are remembered for each extract and reason.
  private static let remembered = 3
  /// How many are remembered in full, of all.
  private static let rememberedInFull = 12

  /// By extract and reason.
  package private(set) var entries: [[RejectReason: Entry]]
  package private(set) var first: [Reject] = []
  private let takeReject: ((Reject) -> Void)?

  package init(extracts: Int, takeReject: ((Reject) -> Void)?) {
    entries = Array(repeating: [:], count: extracts)
    self.takeReject = takeReject
  }

  func take(_ rejects: [RangeOutcome.Reject], at position: RecordPosition) {
    guard !rejects.isEmpty else { return }
    for found in rejects.sorted(by: { $0.record < $1.record }) {
      take(
        Reject(
          extract: position.extract, line: position.line + found.line + 1,
          record: position.record + found.record + 1, rejected: found.rejected))
    }
  }

  package func take(_ reject: Reject) {
    let reason = reject.rejected.fault.reason
    var entry = entries[reject.extract][reason] ?? Entry()
    entry.count += 1
    if entry.lines.count < Self.remembered { entry.lines.append(reject.line) }
    entries[reject.extract][reason] = entry
    if first.count < Self.rememberedInFull { first.append(reject) }
    takeReject?(reject)
  }

  package func total(ofExtract extract: Int) -> Int { entries[extract].values.reduce(0) { $0 + $1.count } }
}
