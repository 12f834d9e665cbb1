package import ExtractReading

/// Which records of one input were refused for one reason.
package struct RejectCount: Sendable {
  /// The input's place among the report's inputs.
  package let input: Int
  package let reason: RejectReason
  package let count: Int
  /// The first three, 1-based.
  package let lines: [Int]
}

extension RejectReason {
  /// What the school should do.
  package var advice: String {
    switch self {
    case .quoting: "write each inner quote twice and close every quote, or export the table as CSV anew"
    case .fieldCount: "give the record as many fields as the header has; quote fields with a comma in them"
    case .encoding: "save the file in one encoding, UTF-8 or GB18030"
    case .recordTooLong: "look for a quote that is never closed in this line"
    case .missingValue: "fill in the school (学校代码 or 学校名称)"
    case .unknownDestinationCode: "use a code of the declared list (毕业去向代码), or declare another one"
    case .damagedID: "export the ID column (考生号, 学号) as text, not as a number"
    case .badYear: "write the year of graduation (毕业年份) as 2025"
    case .duplicate: "keep one record of each graduate"
    }
  }
}

extension RejectLog {
  /// By input, then in the order of the reasons.
  package var rejectCounts: [RejectCount] {
    entries.enumerated().flatMap { input, entries in
      RejectReason.allCases.compactMap { reason in
        entries[reason].map { RejectCount(input: input, reason: reason, count: $0.count, lines: $0.lines) }
      }
    }
  }
}
