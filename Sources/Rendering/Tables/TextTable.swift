import Buffers

/// Rows of text in aligned columns, by display width, so that Chinese and Latin text line up.
struct TextTable {
  enum Alignment { case left, right }

  /// An ANSI colour (SGR parameter).
  enum Colour: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case dim = "2"
    case strong = "1"
  }

  struct Cell {
    var text: String
    var colour: Colour?
    /// More lines of it, of the first column only.
    var more: [String] = []

    init(_ text: String, colour: Colour? = nil) {
      self.text = text
      self.colour = colour
    }
  }

  static let gap = 2

  var alignments: [Alignment]
  /// Each with one cell per column.
  var rows: [[Cell]] = []

  /// The columns' widths, of the widest cell each.
  var widths: [Int] {
    rows.reduce(into: alignments.map { _ in 0 }) { widths, row in
      for (column, cell) in row.enumerated() {
        for line in [cell.text] + cell.more { widths[column] = max(widths[column], DisplayWidth.of(line)) }
      }
    }
  }

  /// Folds the first column so that the rows fit, but to no less than `minimum` columns.
  mutating func fit(_ width: Int, minimum: Int) {
    let widths = widths
    let others = widths.dropFirst().reduce(0) { $0 + $1 + Self.gap }
    let room = max(minimum, width - others)
    guard room < widths[0] else { return }
    for row in rows.indices {
      let text = rows[row][0].text
      let indentation = text.prefix { $0 == " " }.count + 2
      let lines = DisplayWidth.fold(text, to: room, indentation: indentation, most: Self.mostLines)
      rows[row][0].text = lines[0]
      rows[row][0].more = Array(lines.dropFirst())
    }
  }

  /// A name that goes on after so many lines is cut.
  private static let mostLines = 3

  func write(_ row: [Cell], widths: [Int], coloured: Bool, to text: inout ByteText) {
    var pending = 0
    for (column, cell) in row.enumerated() {
      let padding = widths[column] - DisplayWidth.of(cell.text)
      if alignments[column] == .right { pending += padding }
      if !cell.text.isEmpty {
        text.append(spaces: pending)
        pending = 0
        Self.write(cell, coloured: coloured, to: &text)
      }
      pending += Self.gap + (alignments[column] == .left ? padding : 0)
    }
    text.append(UInt8(ascii: "\n"))
    for line in row.first?.more ?? [] { text.append(text: line + "\n") }
  }

  private static func write(_ cell: Cell, coloured: Bool, to text: inout ByteText) {
    guard coloured, let colour = cell.colour else { return text.append(text: cell.text) }
    text.append("\u{1B}[")
    text.append(text: colour.rawValue)
    text.append(UInt8(ascii: "m"))
    text.append(text: cell.text)
    text.append("\u{1B}[0m")
  }
}
