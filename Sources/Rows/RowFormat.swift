import Pipelines

/// The forms in which rows of graduates can be written (`normalize --format`).
package enum RowFormat: String, CaseIterable, Sendable {
  /// A header, then a row each, in UTF-8 without a byte order mark: other engines read it, and to them the mark would
  /// be part of the first column's name. For the same reason cells stand as they are, whatever a spreadsheet makes of
  /// them.
  case csv
  /// An object each, with all columns.
  case ndjson
}

/// The columns of a row, in order.
struct RowColumns {
  /// Each another one.
  let names: [String]
  /// The columns before those of the outcome.
  let dimensionCount: Int

  private static let ofOutcome = [
    "category", "division", "division_name", "zone", "class", "located_by", "graduate",
  ]

  /// - Parameter dimensions: year, institution, program, level, then the declared ones.
  init(dimensions: [Dimension]) {
    let columns = dimensions.columns(beside: Self.ofOutcome)
    let ofDimensions = zip(dimensions, columns).flatMap { $0.kind.hasName ? [$1, "\($1)_name"] : [$1] }
    names = ofDimensions + Self.ofOutcome
    dimensionCount = ofDimensions.count
  }

  /// The last: which graduate it is.
  var graduate: Int { names.count - 1 }
}
