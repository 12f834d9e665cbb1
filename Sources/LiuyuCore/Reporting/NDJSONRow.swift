/// A row of NDJSON: one object on one line, every column present.
struct NDJSONRow: CellWriter {
  var bytes: [UInt8] = []
  private let keys: [[UInt8]]
  private var next = 0

  init(columns: [String]) {
    keys = columns.enumerated().map { index, column in
      var key = Array((index == 0 ? "{" : ", ").utf8)
      key.append(jsonString: column)
      key.append(literal: ": ")
      return key
    }
  }

  mutating func cell(_ text: String?) {
    key()
    if let text { bytes.append(jsonString: text) } else { bytes.append(literal: "null") }
  }

  mutating func cell(_ number: Int) {
    key()
    bytes.append(number)
  }

  mutating func cell(millionths: Int?) {
    key()
    if let millionths { bytes.append(millionths: millionths) } else { bytes.append(literal: "null") }
  }

  mutating func end() {
    bytes.append(literal: "}\n")
    next = 0
  }

  private mutating func key() {
    bytes.append(contentsOf: keys[next])
    next += 1
  }
}
