import Foundation

/// The rows that `liuyu normalize` wrote as CSV, read by RFC 4180 and nothing else.
struct GraduateTable {
  let header: [String]
  let rows: [[String]]

  init(_ text: String) {
    var records = [[String]]()
    var record = [String]()
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        // A second one within quotes, or the first of a field.
        if !isQuoted, previous == "\"" { field.append(scalar) }
        isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        record.append(String(field))
        field = String.UnicodeScalarView()
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      default: field.append(scalar)
      }
      previous = scalar
    }
    header = records.first ?? []
    rows = Array(records.dropFirst())
  }

  /// A column's values, by row.
  subscript(_ column: String) -> [String] {
    guard let place = header.firstIndex(of: column) else { return [] }
    return rows.map { $0[place] }
  }
}
