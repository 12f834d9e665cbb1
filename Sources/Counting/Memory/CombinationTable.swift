import Buffers

/// Small integers for combinations of small integers: that of one is itself, of several the n-th distinct gets n.
///
/// Each column after the first is folded in by a table of pairs: (the number of what stands before, the next one).
package struct CombinationTable {
  /// How many integers a combination has; at least 1.
  let width: Int
  private let pairs: [PairTable]

  package init(width: Int) {
    precondition(width > 0)
    self.width = width
    pairs = (1..<width).map { _ in PairTable() }
  }

  /// How many combinations there are; `nil` where they are of one, which may be any.
  package var count: Int? { pairs.last?.pairs.count }

  /// The number of a combination, new or not.
  ///
  /// - Parameter combination: `width` integers. An array, as what is generic is not specialised in another target.
  package func number(of combination: [UInt32]) -> UInt32 {
    var number = combination[0]
    for (index, table) in pairs.enumerated() { number = table.number(of: number, combination[index + 1]) }
    return number
  }

  /// Turns the integers of each record into the number of their combination.
  ///
  /// - Parameters:
  ///   - columns: `width` of them.
  ///   - numbers: room for as many.
  func combine(_ columns: [LentValues<UInt32>], count: Int, into numbers: LentValues<UInt32>) {
    numbers.copy(columns[0], count: count)
    for (table, column) in zip(pairs, columns.dropFirst()) {
      for record in 0..<count { numbers[record] = table.number(of: numbers[record], column[record]) }
    }
  }

  /// The combination that has a number.
  package func combination(_ number: Int) -> [UInt32] {
    var combination = [UInt32](repeating: 0, count: width)
    var rest = UInt32(number)
    for (column, table) in pairs.enumerated().reversed() {
      (rest, combination[column + 1]) = table.pairs[Int(rest)]
    }
    combination[0] = rest
    return combination
  }
}
