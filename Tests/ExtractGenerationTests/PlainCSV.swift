/// The slow, obvious reader that tests compare with: records of fields, quotes taken off.
func records(_ text: some StringProtocol) -> [[String]] {
  var records: [[String]] = []
  var fields: [String] = []
  var field = ""
  var isQuoted = false
  var characters = text.unicodeScalars.makeIterator()
  var next = characters.next()
  while let character = next {
    next = characters.next()
    switch (character, isQuoted) {
    case ("\"", true) where next == "\"":
      field.append("\"")
      next = characters.next()
    case ("\"", _): isQuoted.toggle()
    case (",", false):
      fields.append(field)
      field = ""
    case ("\n", false):
      records.append(fields + [field])
      (fields, field) = ([], "")
    default: field.unicodeScalars.append(character)
    }
  }
  return records
}

/// The fields below one header, in all records.
func column(_ header: String, of records: [[String]], headerRow: Int = 0) -> [String] {
  guard let index = records[headerRow].firstIndex(of: header) else { return [] }
  return records.dropFirst(headerRow + 1).filter { $0.count > index }.map { $0[index] }
}
