import Cubes

/// Parts of a balance of records that are not told: the accepted are graduates, and whoever knows the others can work them out.
package struct HiddenRecords: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let records = HiddenRecords(rawValue: 1)
  package static let accepted = HiddenRecords(rawValue: 2)
  package static let filtered = HiddenRecords(rawValue: 4)
}

extension Report {
  /// A balance of records as it is told; `nil` where hidden.
  package struct Balance: Sendable {
    package let records: Int?
    package let accepted: Int?
    package let filtered: Int?
    package let duplicates: Int
    package let rejected: Int

    init(_ control: ControlTotals, hiding hidden: HiddenRecords) {
      records = hidden.contains(.records) ? nil : control.records
      accepted = hidden.contains(.accepted) ? nil : control.accepted
      filtered = hidden.contains(.filtered) ? nil : control.filtered
      duplicates = control.duplicates
      rejected = control.rejected
    }
  }
}

extension Report.Input {
  package var balance: Report.Balance { Report.Balance(control, hiding: hidden) }
}

extension Report.Totals {
  package var balance: Report.Balance { Report.Balance(control, hiding: hidden) }

  /// The employed by what located them; `nil` where hidden.
  package var toldLocatedBy: [Int?] {
    locatedBy.enumerated().map { index, people in
      hiddenLocatedBy.indices.contains(index) && hiddenLocatedBy[index] ? nil : people
    }
  }

  /// A number of people that is part of no told sum; `nil` where it is too small to be told.
  package func told(_ people: Int) -> Int? {
    threshold.map { (1..<$0).contains(people) } == true ? nil : people
  }
}
