import Buffers

/// A row of CSV for spreadsheets: quoted where RFC 4180 asks for it, and no cell can start a formula.
struct CSVRow: CellWriter, ~Copyable {
  var text = ByteText()
  var isFirst = true

  mutating func cell(_ text: String?) {
    separate()
    if let text { self.text.append(csvCell: text) }
  }

  mutating func cell(term: StaticString) {
    separate()
    text.append(term)
  }

  mutating func cell(_ number: Int?) {
    separate()
    if let number { text.append(number) }
  }

  mutating func cell(millionths: Int?) {
    separate()
    if let millionths { text.append(millionths: millionths) }
  }

  /// Ends the row with LF: Excel, LibreOffice and every parser take it, and `wc -l` counts it.
  mutating func end() {
    text.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { text.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
