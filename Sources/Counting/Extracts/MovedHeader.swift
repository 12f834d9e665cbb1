/// A header that comes again in the middle of an extract with its columns in another order: what stands below it would be read
/// by the order of the first.
package struct MovedHeader: Equatable, Sendable {
  /// The extract's number.
  package let extract: Int
  /// 1-based.
  package let line: Int
  /// At least one, in their order.
  package let columns: [MovedColumn]

  package init(extract: Int, line: Int, columns: [MovedColumn]) {
    self.extract = extract
    self.line = line
    self.columns = columns
  }
}

/// A column that is read as one thing and would be another.
package struct MovedColumn: Equatable, Sendable {
  /// 1-based.
  package let column: Int
  /// As the extract's header calls it.
  package let name: String
  /// As the header calls it that comes again.
  package let found: String
  /// Whether the pipeline or the header knows the name; one that nobody knows may be another one of the column.
  package let isKnown: Bool

  package init(column: Int, name: String, found: String, isKnown: Bool) {
    self.column = column
    self.name = name
    self.found = found
    self.isKnown = isKnown
  }
}

extension MovedHeader: CustomStringConvertible {
  package var description: String {
    let more = columns.count > 2 ? " (and \(columns.count - 2) more)" : ""
    let isKnown = columns.contains(where: \.isKnown)
    return "the header comes again with other columns: "
      + columns.prefix(2).map { "\($0.found) in column \($0.column), where \($0.name) is read" }
      .joined(separator: "; ") + more
      + ". No report was written: split the file here, and read each part by itself"
      + (isKnown ? "" : "; or name it under `columns`, if it is the same column")
  }
}
