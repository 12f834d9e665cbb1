import ExtractReading

/// A row that does not count, with its position in the whole extract.
package struct Reject: Sendable {
  /// The extract's number.
  package let extract: Int
  /// 1-based.
  package let line: Int
  /// 1-based; `nil` beside the header.
  package let record: Int?
  package let rejected: RejectedRecord

  package init(extract: Int, line: Int, record: Int?, rejected: RejectedRecord) {
    self.extract = extract
    self.line = line
    self.record = record
    self.rejected = rejected
  }
}

/// Counts the rows that do not count, remembers the first few and hands all of them on, in input order; and remembers
/// where the first values stand that were repaired or cannot be read.
///
/// Called by one thread at a time, in the order of the ranges.
package final class RejectLog: @unchecked Sendable {
  /// What is known of the rejects of one extract that have the same reason.
  package struct Entry: Sendable {
    package private(set) var count = 0
    /// 1-based, of the first few.
    package var lines: [Int] { first.all }
    private var first = FirstFew()
    /// Those of them that have the fields of the header where they are cut at another delimiter.
    private(set) var cutElsewhere: [Delimiter: Entry] = [:]

    fileprivate mutating func add(_ reject: Reject) {
      add(line: reject.line)
      if let other = reject.rejected.otherDelimiter {
        cutElsewhere[other, default: Entry()].add(line: reject.line)
      }
    }

    private mutating func add(line: Int) {
      count += 1
      first.add(line)
    }
  }

  /// How many are remembered in full, of all.
  package static let rememberedInFull = 12

  /// By extract and reason.
  package private(set) var entries: [[RejectReason: Entry]]
  package private(set) var first: [Reject] = []
  /// By extract, the rows that the reader counts among the records and that are none.
  package private(set) var skipped: [Int]
  /// By extract, the lines of the first few values of each note, 1-based.
  private(set) var noted: [NotedPlaces]
  /// By extract, how often each destination was refused as unknown, as it stands there.
  private(set) var unknownDestinations: [UnknownDestinations.Counts]
  /// The first header in input order that comes again with other columns.
  package private(set) var movedHeader: MovedHeader?
  /// Of the extract whose header came again last, and that header.
  private var again: (extract: Int, order: ColumnOrder, raw: [UInt8])?
  private let extracts: [Extract]
  /// What stands beside the headers of the extracts, what was handed on already aside.
  private var titles: ArraySlice<Reject>
  private let takeReject: ((Reject) -> Void)?

  /// - Parameters:
  ///   - extracts: in the order of their numbers.
  ///   - listsTitles: whether what stands beside headers is to be counted and handed on; not where another range of the
  ///     extract has it.
  ///   - takeReject: called with each in input order; `nil` where they are only counted.
  package init(_ extracts: [Extract], listsTitles: Bool = true, takeReject: ((Reject) -> Void)?) {
    entries = Array(repeating: [:], count: extracts.count)
    skipped = Array(repeating: 0, count: extracts.count)
    noted = Array(repeating: NotedPlaces(), count: extracts.count)
    unknownDestinations = Array(repeating: UnknownDestinations.Counts(), count: extracts.count)
    let titles = extracts.enumerated().flatMap { number, extract in
      extract.beside.map { $0.reject(ofExtract: number) }
    }
    self.titles = listsTitles ? titles[...] : []
    self.extracts = extracts
    self.takeReject = takeReject
  }

  /// Takes what a range has, and before it what stands beside headers up to there.
  ///
  /// - Parameter marks: rows that are not even listed.
  func take(_ rejects: [RangeOutcome.Reject], marks: Int, at position: RecordPosition) {
    takeTitles(upTo: position.extract)
    skipped[position.extract] += marks
    guard !rejects.isEmpty else { return }
    for found in rejects.sorted(by: { $0.record < $1.record }) {
      let reject = Reject(
        extract: position.extract, line: position.line + found.line + 1,
        record: position.record + found.record + 1, rejected: found.rejected)
      if case .skipped(let kind) = found.rejected.fault {
        skipped[position.extract] += 1
        if kind == .repeatedHeader, movedHeader == nil { compare(reject) }
      }
      take(reject)
    }
  }

  /// Looks whether a header that comes again has other columns. Most of one extract are alike.
  private func compare(_ header: Reject) {
    let raw = header.rejected.raw
    if let again, again.extract == header.extract, again.raw == raw { return }
    let known = again.flatMap { $0.extract == header.extract ? $0.order : nil }
    let order = known ?? ColumnOrder(extracts[header.extract])
    again = (header.extract, order, raw)
    let columns = order.moved(in: raw)
    if columns.isEmpty { return }
    movedHeader = MovedHeader(extract: header.extract, line: header.line, columns: columns)
  }

  /// - Parameter found: lines of a range, counted from 0 at its start.
  func take(_ found: NotedPlaces, at position: RecordPosition) {
    if !found.isEmpty { noted[position.extract].add(found) { position.line + $0 + 1 } }
  }

  package func take(_ reject: Reject) {
    let reason = reject.rejected.fault.reason
    entries[reject.extract][reason, default: Entry()].add(reject)
    if reject.rejected.fault == .unknownDestination, let value = reject.rejected.value {
      unknownDestinations[reject.extract].add(value)
    }
    if first.count < Self.rememberedInFull, RejectReason.rejected.contains(reason) { first.append(reject) }
    takeReject?(reject)
  }

  /// To be called at the end: an extract without records has a header too.
  package func takeTitles() { takeTitles(upTo: .max) }

  private func takeTitles(upTo extract: Int) {
    while let title = titles.first, title.extract <= extract {
      titles.removeFirst()
      take(title)
    }
  }

  /// How many rows of all extracts do not count, for some of the reasons.
  package func counts(of reasons: [RejectReason]) -> [RejectReason: Int] {
    var counts: [RejectReason: Int] = [:]
    for entries in entries {
      for reason in reasons { if let entry = entries[reason] { counts[reason, default: 0] += entry.count } }
    }
    return counts
  }

  package func rejected(ofExtract extract: Int) -> Int {
    RejectReason.rejected.reduce(0) { $0 + (entries[extract][$1]?.count ?? 0) }
  }
}
