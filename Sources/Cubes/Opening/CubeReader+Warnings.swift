import Pipelines

extension CubeReader {
  /// - Parameter inputs: how many there are.
  mutating func readWarnings(of inputs: Int) throws -> [Warning] {
    var rows = try CubeTableReader(database, "warning", ["id", "kind", "count", "inputs"], by: "id")
    var warnings: [Warning] = []
    while try rows.next() {
      try rows.id()
      let kind = try rows.text()
      guard let kind = Warning.Kind(rawValue: kind), kind.isFound else {
        throw rows.damage("there is no warning “\(kind)”")
      }
      let warning = Warning(
        kind, count: try rows.count(), inputs: try self.inputs(rows.text(), of: inputs, rows))
      if let last = warnings.last, last.kind.rank >= kind.rank {
        throw rows.damage("the rows are not in order")
      }
      guard warning.count > 0 else { throw rows.damage("it is about nothing") }
      warnings.append(warning)
    }
    digest.addContent(rows.hash)
    return warnings
  }

  /// `0,3,4`: ascending, each one of the inputs.
  private func inputs(_ text: String, of count: Int, _ rows: borrowing CubeTableReader) throws(CubeDamage)
    -> [Int]
  {
    if text.isEmpty { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap {
      $0.allSatisfy { $0.isASCII && $0.isNumber } && $0.utf8.count <= 9 ? Int($0) : nil
    }
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 < count }),
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw rows.damage("“\(text)” are no inputs") }
    return numbers
  }
}
