import Searching

/// A division (行政区划) that was abolished or renamed since 1981.
public struct HistoricDivision: Hashable, Sendable {
  public let code: DivisionCode
  public let name: String
  /// The first and the last year in which it was in force.
  public let years: ClosedRange<Int>
  /// The divisions of today that cover it, by code; never empty.
  public let now: [DivisionCode]
}

/// The abolished and renamed divisions, by code.
public struct HistoricDivisions: Sendable {
  private let table: ReferenceTable
  private let numbers: [UInt32]

  init(_ table: ReferenceTable) {
    self.table = table
    numbers = (0..<table.rowCount).map { table.number(row: $0, column: 0) }
  }

  public static let known = HistoricDivisions(.historicDivisions)

  /// How many there are; an index is 0..<count, in the order of codes.
  public var count: Int { numbers.count }

  public subscript(index: Int) -> HistoricDivision {
    let from = Int(table.number(row: index, column: 2))
    let until = Int(table.number(row: index, column: 3))
    let field = table.field(row: index, column: 4)
    let now = stride(from: field.lowerBound, to: field.upperBound, by: 7).map {
      DivisionCode(unchecked: table.number(in: $0..<$0 + 6))
    }
    return HistoricDivision(
      code: DivisionCode(unchecked: numbers[index]), name: table.text(row: index, column: 1),
      years: from...max(from, until), now: now)
  }

  /// The latest division that had a code; `nil` where none is known.
  ///
  /// Codes are used again: 511422 was 丰都县 until 1997 and 彭山县 until 2014. The later meaning is the one that an
  /// extract of today can still carry.
  public func latest(_ code: DivisionCode) -> HistoricDivision? {
    let index = numbers.partitioningIndex { $0 >= code.number }
    return index < numbers.count && numbers[index] == code.number ? self[index] : nil
  }

  /// Every division that had a code, the latest first.
  public func all(_ code: DivisionCode) -> [HistoricDivision] {
    let first = numbers.partitioningIndex { $0 >= code.number }
    return numbers[first...].prefix { $0 == code.number }.indices.map { self[$0] }
  }
}
