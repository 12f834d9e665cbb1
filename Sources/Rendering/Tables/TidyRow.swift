import Buffers

/// A group as rows of CSV, one for each measure: its key and name, the measure, and its number or its verdict.
///
/// It takes the cells of a flat row. What a group does not have is empty in its row.
struct TidyRow: CellWriter, ~Copyable {
  var text = ByteText()
  /// Of the group, cells that stand in each of its rows.
  private var key = CSVRow()
  private var keyBytes: [UInt8] = []
  private let keyCount: Int
  private let measures: [[UInt8]]
  /// Of the flat row.
  private var column = 0

  init(_ columns: [FlatColumn], keyCount: Int) {
    self.keyCount = keyCount
    measures = columns.dropFirst(keyCount).map { Array(",\($0.name),".utf8) }
  }

  mutating func cell(_ text: String?) {
    if column < keyCount {
      key.cell(text)
      column += 1
    } else {
      // A text that is no verdict stands where verdicts do: which counts are hidden.
      beginRow()
      self.text.append(UInt8(ascii: ","))
      if let text { self.text.append(csvCell: text) }
      endRow("\n")
    }
  }

  mutating func cell(term: StaticString) {
    beginRow()
    text.append(UInt8(ascii: ","))
    text.append(term)
    endRow("\n")
  }

  mutating func cell(_ number: Int?) {
    beginRow()
    if let number { text.append(number) }
    endRow(",\n")
  }

  mutating func cell(millionths: Int?) {
    beginRow()
    if let millionths { text.append(millionths: millionths) }
    endRow(",\n")
  }

  private mutating func beginRow() {
    if column == keyCount { keyBytes = key.text.array }
    text.append(keyBytes)
    text.append(measures[column - keyCount])
  }

  private mutating func endRow(_ end: StaticString) {
    text.append(end)
    column += 1
  }

  /// Ends the group.
  mutating func end() {
    key.text.removeAll()
    key.isFirst = true
    column = 0
  }
}
