import Counting
import Cubes
import Reports

/// One thing that whoever handed in an extract can mend, or should know.
struct Errand {
  /// What was found.
  enum Topic {
    case rejected(RejectCount)
    case skipped(RejectReason)
    case warned(Warning)
    case contradicted(Contradictions)
    case repaired(Repair)
    case unreadDates(RemarkedField)
    /// Some of its codes, or none, can be read.
    case unreadColumn(UnreadColumn)
    case blankIDs(RemarkedField)
  }

  /// What becomes of it if nobody does anything. In the order of the list.
  enum Urgency: String, CaseIterable {
    /// People are not counted.
    case mend
    /// A figure may be wrong.
    case check
    /// Nothing is lost: it was understood all the same.
    case tidy
  }

  var topic: Topic
  /// The indices of the inputs that it is about.
  var inputs: [Int]
  /// Records, rows or values.
  var count: Int
  /// 1-based, of the first few, where they are known and all in one input.
  var lines: [Int] = []
  /// Of destinations that no list has.
  var words: [Word] = []
  /// How many others there are.
  var otherWords = 0

  var urgency: Urgency {
    switch topic {
    case .rejected: .mend
    case .warned, .contradicted, .unreadDates, .unreadColumn, .blankIDs: .check
    case .repaired(.placeholderID), .repaired(.damagedCode): .check
    case .skipped, .repaired: .tidy
    }
  }

  /// Of rejects, those that are cut at another delimiter.
  var cutElsewhere: [RejectCount.CutElsewhere] {
    if case .rejected(let reject) = topic { reject.cutElsewhere } else { [] }
  }

  /// The key by which the report counts it.
  var kind: String {
    switch topic {
    case .rejected(let reject): reject.reason.rawValue
    case .skipped(let reason): reason.rawValue
    case .warned(let warning): warning.kind.rawValue
    case .contradicted(let contradictions): contradictions.found.kind.name
    case .repaired(let repair): repair.name
    case .unreadDates: "updated_at"
    case .unreadColumn(let column): column.field.name
    case .blankIDs: "without_id"
    }
  }

  /// The object of the report in which it is counted.
  var account: String {
    switch topic {
    case .rejected: "rejected_by_reason"
    case .skipped: "skipped"
    case .warned: "warnings"
    case .contradicted: "conflicts"
    case .repaired: "repairs"
    case .unreadDates: "unread"
    case .unreadColumn: "columns"
    case .blankIDs: "totals"
    }
  }
}

extension Errand {
  /// - Parameter unknown: of all inputs.
  init(_ reject: RejectCount, _ unknown: [UnknownDestinations]) {
    let isSkipped = RejectReason.skipped.contains(reject.reason)
    self.init(
      topic: isSkipped ? .skipped(reject.reason) : .rejected(reject), inputs: [reject.input],
      count: reject.count, lines: reject.lines)
    if reject.reason == .unknownDestinationCode {
      let found = unknown.first { $0.input == reject.input }
      words = found.map(Word.several) ?? []
      otherWords = found?.others ?? 0
    }
  }

  init(_ contradictions: Contradictions) {
    let found = contradictions.found
    self.init(
      topic: .contradicted(contradictions), inputs: found.extracts.sorted(), count: found.count,
      lines: found.extracts.count == 1 ? found.places.map(\.line) : [])
  }
}
