import Outcomes
import Pipelines
import Reports

/// A report as its JSON says it: what pages and workbooks are made of, whether it was just written or lies in a file.
///
/// **Invariant.** Every rate is what its counts give, and every count is in `0...2^40`: nothing that is worked out of them
/// can overflow.
package struct PublishedReport: Sendable {
  struct Pipeline: Decodable, Sendable {
    var name: String
    var title: String
    var sha256: String
  }

  /// The fate of records.
  struct Control: Decodable, Sendable {
    /// `nil` where hidden.
    var records: Int?
    var accepted: Int?
    var filtered: Int?
    var duplicates: Int
    var rejected: Int
  }

  struct Input: Sendable {
    var path: String
    var bytes: Int
    var encoding: String
    /// Where somebody asked for it.
    var sha256: String?
    var control: Control
  }

  struct Totals: Sendable {
    var control: Control
    /// By the names of the report.
    var rejectedByReason: [String: Int]
    var skipped: [String: Int]
    var repairs: [String: Int]
    /// People; `nil` where hidden.
    var conflicts: [String: Int?]
    var locatedBy: [String: Int?]
  }

  struct Warning: Decodable, Sendable {
    var kind: String
    /// `nil` where hidden.
    var count: Int?
    var inputs: [String]
    var detail: String
  }

  /// How small numbers are hidden.
  struct Disclosure: Decodable, Sendable {
    /// Fewer people are not told of.
    var threshold: Int
  }

  var generator: String
  /// ISO 8601, UTC; `nil` of a report that can be made again.
  var finishedAt: String?
  var pipeline: Pipeline
  var methodology: Methodology
  var divisionsAsOf: String
  var filters: [String]
  var inputs: [Input]
  var totals: Totals
  var warnings: [Warning]
  var groupBy: [Dimension]
  /// As in the report; never empty, and everyone is the first.
  var groups: [PublishedGroup]
  /// Of everyone; `nil` where nobody asked for flows.
  var flow: PublishedFlow?
  /// As in the report; `nil` where nobody asked for it.
  var trend: [PublishedTrend]?
  /// `nil` where nothing is hidden.
  var disclosure: Disclosure?

  var all: PublishedGroup { groups[0] }

  /// How many dimensions make the key of a row for people: down to institutions, or the first alone; 0 of everyone alone.
  var rowDepth: Int { groupBy.isEmpty ? 0 : (groupBy.firstIndex(of: .institution) ?? 0) + 1 }
}
