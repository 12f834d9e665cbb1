/// A cell of a sheet: a text, a number or nothing, and how it looks.
package struct Cell: Equatable, Sendable {
  package enum Value: Equatable, Sendable {
    case blank
    case text(String)
    case number(Double)
  }

  package var value: Value
  package var style: CellStyle

  private init(_ value: Value, _ style: CellStyle) { (self.value, self.style) = (value, style) }

  package static let blank = Cell(.blank, CellStyle())

  /// `nil` is blank.
  package static func text(_ text: String?, _ style: CellStyle = CellStyle()) -> Cell {
    Cell(text.map(Value.text) ?? .blank, style)
  }

  /// A whole number, thousands apart; `nil` is blank, and never 0.
  package static func count(_ number: Int?) -> Cell {
    Cell(number.map { .number(Double($0)) } ?? .blank, CellStyle(format: .whole))
  }

  /// A fraction of one as a percentage; `nil` is blank, and never 0.
  ///
  /// - Parameters:
  ///   - millionths: what the cell holds.
  ///   - decimals: how many of the percentage are shown.
  package static func share(millionths: Int?, decimals: Int = 1) -> Cell {
    Cell(
      millionths.map { .number(Double($0) / 1_000_000) } ?? .blank,
      CellStyle(format: .percent(decimals: decimals)))
  }

  package var bold: Cell {
    var cell = self
    cell.style.isBold = true
    return cell
  }
}

extension Cell {
  /// How many lines a wrapped text takes in a column of so many digits, as nearly as can be said without the letters: one of
  /// Chinese is two digits wide, and a bold one somewhat more.
  func lines(width: Int) -> Int {
    guard style.isWrapped, case .text(let text) = value else { return 1 }
    let room = max(style.isBold ? width * 9 / 10 : width, 1)
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      let length = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
      // Words are not cut: a little of each line stays free.
      return lines + max(1, (length * 11 / 10 + room - 1) / room)
    }
  }
}

/// How a cell looks.
package struct CellStyle: Hashable, Sendable {
  package enum Format: Hashable, Sendable {
    case asItStands
    /// `13,322`
    case whole
    /// `90.8%`
    case percent(decimals: Int)
  }

  /// What its colours say.
  package enum Tone: Hashable, Sendable {
    case good, bad, open, faint
    /// Of a column.
    case heading
  }

  package var format: Format
  package var tone: Tone?
  package var isBold: Bool
  /// Whether a long text takes several lines.
  package var isWrapped: Bool
  /// Whether a text stands where numbers do.
  package var isRight: Bool

  package init(
    format: Format = .asItStands, tone: Tone? = nil, isBold: Bool = false, isWrapped: Bool = false,
    isRight: Bool = false
  ) {
    (self.format, self.tone, self.isBold) = (format, tone, isBold)
    (self.isWrapped, self.isRight) = (isWrapped, isRight)
  }
}
