/// Finds out whether a record that was refused for its form is cut at another delimiter than its extract.
public struct OtherDelimiters: Sendable {
  private let others: [Delimiter]
  private let fields: Int
  private let encoding: TextEncoding

  /// - Parameters:
  ///   - used: at what the extract is cut.
  ///   - fields: how many the header has.
  ///   - encoding: of the extract's bytes.
  public init(than used: UInt8, fields: Int, in encoding: TextEncoding) {
    // At what it does not have, any row is one field.
    others = fields > 1 ? Delimiter.usual.filter { $0.byte != used } : []
    self.fields = fields
    self.encoding = encoding
  }

  /// The usual delimiter at which the record would have the fields of the header; more are forgiven where blank, as
  /// everywhere.
  public func fitting(_ record: borrowing RefusedRecord) -> Delimiter? {
    if record.fault.kind == .tooLong { return nil }
    let row = record.whole
    return others.first { fits(row, cutAt: $0) }
  }

  private func fits(_ row: FieldBytes, cutAt delimiter: Delimiter) -> Bool {
    // A right extract may have a field too many in each of its records: most have no other delimiter at all.
    guard row.contains(delimiter.byte) else { return false }
    let delimiters = row.count(of: delimiter.byte)
    if delimiters < fields - 1 { return false }
    let isCutAsBytes = encoding.isCutAsBytes(at: delimiter)
    if delimiters == fields - 1, isCutAsBytes, !row.contains(Byte.quote) { return true }
    var (found, place, isQuoted) = (1, 0, false)
    while place < row.count {
      let byte = row[place]
      if byte == Byte.quote {
        isQuoted.toggle()
        // Doubled: a quote of the content.
        if found > fields, isQuoted, row[place - 1] == Byte.quote { return false }
      } else if byte == delimiter.byte, !isQuoted {
        found += 1
      } else if found > fields, isQuoted || !byte.isBlank {
        return false
      }
      // Behind the first byte of a character of two, or of half of one of four, nothing delimits.
      place += byte > 0x80 && !isCutAsBytes ? 2 : 1
    }
    return found >= fields && !isQuoted && row.isStrict(cutAt: delimiter.byte)
  }
}

extension FieldBytes {
  fileprivate func contains(_ byte: UInt8) -> Bool {
    unsafe offset(of: byte, in: start, from: 0, to: count) < count
  }

  /// Whether strict CSV has nothing against the quotes of a record that ends with these bytes.
  fileprivate func isStrict(cutAt delimiter: UInt8) -> Bool {
    unsafe StrictForm(delimiter: delimiter).forbidden(start, count: count, isFinal: true) == nil
  }
}
