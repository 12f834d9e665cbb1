extension [Dimension] {
  /// What their columns are called in a table that has other columns too: a name that is taken gives way with `_`, and
  /// once more where another dimension is called like that.
  ///
  /// - Parameter taken: the names of the other columns.
  package func columns(beside taken: [String]) -> [String] {
    let names = map(\.name)
    return names.map { name in
      var column = name
      while column != name && names.contains(column) || taken.contains(column) { column += "_" }
      return column
    }
  }
}
