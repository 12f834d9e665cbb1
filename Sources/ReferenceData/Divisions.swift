import Searching

/// The divisions of China as they stand today, by code.
///
/// - Complexity: a look-up is a binary search over some 3,200 numbers; names become strings only when asked for.
public struct Divisions: Sendable {
  private let table: ReferenceTable
  /// The number of each row's code, ascending.
  private let numbers: [UInt32]

  init(_ table: ReferenceTable) {
    self.table = table
    numbers = (0..<table.rowCount).map { table.number(row: $0, column: 0) }
  }

  /// The table as of `asOf`.
  public static let current = Divisions(.divisions)

  /// Year and month that the table describes; every report names it.
  public static let asOf = "2026-05"

  /// Every division, by code: provinces, cities and counties.
  public var codes: [DivisionCode] { numbers.map(DivisionCode.init(unchecked:)) }

  /// The index of a division in `codes`; `nil` where none has the code today.
  public func index(of code: DivisionCode) -> Int? { row(of: code.number) }

  /// The indices in `codes` of a division and all that lie in it, which stand side by side.
  public func indices(in division: DivisionCode) -> Range<Int> {
    let first = numbers.partitioningIndex { $0 >= division.number }
    return first..<numbers.partitioningIndex { $0 >= division.number + division.span }
  }

  /// Whether a division of today has the code.
  public func contains(_ code: DivisionCode) -> Bool { row(of: code.number) != nil }

  /// The division with a code; `nil` where none has it today.
  public subscript(code: DivisionCode) -> Division? {
    guard let name = name(of: code) else { return nil }
    let above = parent(of: code).flatMap { self[$0] }?.path ?? ""
    return Division(code: code, name: name, path: above + name)
  }

  /// The official name of a code; `nil` where none has it today.
  public func name(of code: DivisionCode) -> String? {
    row(of: code.number).map { table.text(row: $0, column: 1) }
  }

  /// The next division above: the city, or the province where there is no city in between (Chongqing, 省直辖县); `nil`
  /// for a province.
  public func parent(of code: DivisionCode) -> DivisionCode? {
    switch code.level {
    case .province: nil
    case .city: code.province
    case .county: contains(code.city) ? code.city : code.province
    }
  }

  private func row(of number: UInt32) -> Int? {
    let row = numbers.partitioningIndex { $0 >= number }
    return row < numbers.count && numbers[row] == number ? row : nil
  }
}
