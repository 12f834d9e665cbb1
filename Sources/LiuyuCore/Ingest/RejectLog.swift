public import ExtractReading

/// A reject with its place in the whole extract.
public struct Reject: Sendable {
  /// The extract's place among the extracts.
  public let extract: Int
  /// 1-based.
  public let line: Int
  /// 1-based.
  public let record: Int
  public let rejected: RejectedRecord
}

/// Counts the rejects, remembers the first few and hands all of them on, in input order.
///
/// Called by one thread at a time, in the order of the ranges.
final class RejectLog: @unchecked Sendable {
  /// How many are remembered for each extract.
  static let remembered = 3

  private(set) var counts: [[RejectReason: Int]]
  private(set) var first: [Reject] = []
  private let takeReject: ((Reject) -> Void)?

  init(extracts: Int, takeReject: ((Reject) -> Void)?) {
    counts = Array(repeating: [:], count: extracts)
    self.takeReject = takeReject
  }

  func take(_ rejects: [RejectedRecord], at place: RecordPlace) {
    guard !rejects.isEmpty else { return }
    let extract = place.extract
    for rejected in rejects.sorted(by: { $0.record < $1.record }) {
      let reject = Reject(
        extract: extract, line: place.line + rejected.line + 1,
        record: place.record + rejected.record + 1, rejected: rejected)
      counts[extract][rejected.reason, default: 0] += 1
      if first.count < Self.remembered * 4 { first.append(reject) }
      takeReject?(reject)
    }
  }

  func total(ofExtract extract: Int) -> Int { counts[extract].values.reduce(0, +) }
}
