import Buffers
import Counting
import Outcomes
import Pipelines

/// Where a cube comes from.
extension CubeReader {
  mutating func readDimensions() throws -> [Dimension] {
    var rows = try CubeTableReader(database, "dimension", ["id", "name", "column_name"], by: "id")
    var names: [String] = []
    var columns: [String] = []
    while try rows.next() {
      try rows.id()
      let name = try rows.text()
      guard Dimension.isSnakeCase(name) else { throw rows.damage("no dimension can be called “\(name)”") }
      guard !names.contains(name) else { throw rows.damage("there are two dimensions called \(name)") }
      names.append(name)
      columns.append(try rows.text())
    }
    let builtIn = Dimension.builtIn.map(\.name)
    guard names.starts(with: builtIn) else {
      throw CubeDamage("does not start with \(builtIn.joined(separator: ", "))", table: rows.table)
    }
    let dimensions = names.map(Dimension.init)
    let expected = CubeSchema(dimensions: dimensions).dimensionColumns
    for (row, column) in columns.enumerated() where column != expected[row] {
      throw CubeDamage("the column is not `\(expected[row])`", table: rows.table, row: row)
    }
    digest.addContent(rows.hash)
    return dimensions
  }

  /// Name → value; the digests are not among what they are digests of.
  mutating func readAbout() throws -> [String: String] {
    var rows = try CubeTableReader(database, "about", ["name", "value"], by: "name")
    var about: [String: String] = [:]
    var hash = ContentHash(table: rows.table)
    var last = ""
    while try rows.next() {
      let (name, value) = (try rows.text(), try rows.text())
      try requireOrder(&last, name, rows)
      about[name] = value
      if name == CubeDigest.names.content || name == CubeDigest.names.flows { continue }
      hash.add(name)
      hash.add(value)
    }
    digest.addContent(hash)
    return about
  }

  mutating func readFilters(_ dimensions: [Dimension]) throws -> [Filter] {
    var rows = try CubeTableReader(database, "filter", ["id", "condition"], by: "id")
    var filters: [Filter] = []
    while try rows.next() {
      try rows.id()
      do {
        filters.append(try Filter.parse(try rows.text(), dimensions: dimensions))
      } catch let error as FilterError {
        throw rows.damage("\(error)")
      }
    }
    digest.addContent(rows.hash)
    return filters
  }

  mutating func readGroupBy(_ dimensions: [Dimension]) throws -> [Dimension] {
    var rows = try CubeTableReader(database, "group_by", ["id", "dimension"], by: "id")
    var groupBy: [Dimension] = []
    while try rows.next() {
      try rows.id()
      let dimension = Dimension(name: try rows.text())
      guard dimensions.contains(dimension) else {
        throw rows.damage("there is no dimension “\(dimension.name)”")
      }
      guard !groupBy.contains(dimension) else { throw rows.damage("\(dimension.name) stands there twice") }
      groupBy.append(dimension)
    }
    digest.addContent(rows.hash)
    return groupBy
  }

  mutating func readInputs(_ duplicates: Methodology.Duplicates) throws -> [Provenance.Input] {
    var rows = try CubeTableReader(
      database, "input",
      [
        "id", "path", "bytes", "encoding", "records", "duplicates", "rejected", "source", "blank_programs",
        "fingerprint", "sha256",
      ],
      by: "id")
    let dropsDuplicates = duplicates == .keepLatest || duplicates == .keepFirst
    var inputs: [Provenance.Input] = []
    var records = 0
    while try rows.next() {
      try rows.id()
      let input = Provenance.Input(
        path: try rows.text(), bytes: try rows.count(), encoding: try rows.text(), records: try rows.count(),
        duplicates: try rows.count(), rejected: try rows.count(), source: try rows.count(),
        blankPrograms: try rows.count(), fingerprint: try rows.textIfAny(),
        sha256: try rows.textIfAny())
      guard input.duplicates == 0 || dropsDuplicates else {
        throw rows.damage("it has duplicates, which \(duplicates.rawValue) does not drop")
      }
      guard isHexadecimal(input.fingerprint, 32), isHexadecimal(input.sha256, 64) else {
        throw rows.damage("the fingerprint or the SHA-256 is none")
      }
      guard input.blankPrograms <= input.records else {
        throw rows.damage("more records have no program than there are")
      }
      guard input.duplicates + input.rejected <= input.records else {
        throw rows.damage("more records are dropped than there are")
      }
      records += input.records
      guard records <= CubeSchema.largestCount else {
        throw rows.damage("there are more records than can be")
      }
      inputs.append(input)
    }
    digest.addContent(rows.hash)
    return inputs
  }

  mutating func readRejects(of inputs: [Provenance.Input]) throws -> [RejectReason: Int] {
    let rejected = try readCounts("rejected_by_reason", "reason", "records") { name in
      RejectReason.rejected.first { $0.rawValue == name }
    }
    let sum = inputs.reduce(0) { $0 + $1.rejected }
    guard rejected.values.reduce(0, +) == sum else {
      throw CubeDamage("does not add up to the \(sum) records that `input` says", table: "rejected_by_reason")
    }
    return rejected
  }

  mutating func readSkipped() throws -> [RejectReason: Int] {
    try readCounts("skipped", "kind", "\"rows\"") { name in RejectReason.skipped.first { $0.rawValue == name }
    }
  }

  mutating func readRepairs() throws -> [Repair: Int] {
    try readCounts("repair", "kind", "\"values\"") { name in Repair.allCases.first { $0.name == name } }
  }

  private mutating func readCounts<Kind: Hashable>(
    _ table: String, _ key: String, _ count: String, _ kind: (String) -> Kind?
  ) throws -> [Kind: Int] {
    var rows = try CubeTableReader(database, table, [key, count], by: key)
    var counts: [Kind: Int] = [:]
    var last = ""
    while try rows.next() {
      let name = try rows.text()
      try requireOrder(&last, name, rows)
      guard let kind = kind(name) else { throw rows.damage("there is no \(key) “\(name)”") }
      counts[kind] = try rows.count()
    }
    digest.addContent(rows.hash)
    return counts
  }

  /// A broken file could give a row twice, or rows without an end.
  private func requireOrder(_ last: inout String, _ name: String, _ rows: borrowing CubeTableReader)
    throws(CubeDamage)
  {
    guard rows.row == 0 || last.utf8.lexicographicallyPrecedes(name.utf8) else {
      throw rows.damage("the rows are not in order")
    }
    last = name
  }
}

/// Whether a text is so many lowercase hexadecimal digits; `nil` is none and does no harm.
func isHexadecimal(_ text: String?, _ digits: Int) -> Bool {
  guard let text else { return true }
  return text.utf8.count == digits
    && text.utf8.allSatisfy { $0.isASCIIDigit || (0x61...0x66).contains($0) }
}
