import Buffers

/// A row of NDJSON: one object on one line, every column present.
struct NDJSONRow: CellWriter, ~Copyable {
  var text = ByteText()
  private let keys: [[UInt8]]
  private var next = 0

  init(columns: [String]) {
    keys = columns.enumerated().map { index, column in
      var key = ByteText()
      key.append(index == 0 ? "{" : ", ")
      key.append(jsonString: column)
      key.append(": ")
      return key.array
    }
  }

  mutating func cell(_ text: String?) {
    key()
    if let text { self.text.append(jsonString: text) } else { self.text.append("null") }
  }

  mutating func cell(term: StaticString) {
    key()
    text.append("\"")
    text.append(term)
    text.append("\"")
  }

  mutating func cell(_ number: Int?) {
    key()
    if let number { text.append(number) } else { text.append("null") }
  }

  mutating func cell(millionths: Int?) {
    key()
    if let millionths { text.append(millionths: millionths) } else { text.append("null") }
  }

  mutating func end() {
    text.append("}\n")
    next = 0
  }

  private mutating func key() {
    text.append(keys[next])
    next += 1
  }
}
