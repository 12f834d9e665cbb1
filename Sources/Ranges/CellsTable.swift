/// `cells.csv`: a header, then `cell,outcome,people` each.
enum CellsTable {
  /// - Throws: `CellsDamage`, with the line.
  static func read(
    _ bytes: [UInt8], path: String
  ) throws(CellsDamage) -> [(cell: UInt64, outcome: UInt32, people: Int)] {
    var cells: [(cell: UInt64, outcome: UInt32, people: Int)] = []
    var (offset, line) = ((bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1, 2)
    while offset < bytes.count {
      var at = offset
      guard let cell = number(bytes, &at, radix: 16, upTo: UInt8(ascii: ",")), at - offset == 17,
        let outcome = number(bytes, &at, radix: 10, upTo: UInt8(ascii: ",")),
        let people = number(bytes, &at, radix: 10, upTo: UInt8(ascii: "\n")),
        let outcome = UInt32(exactly: outcome), let people = Int(exactly: people), people > 0
      else { throw CellsDamage("\(path):\(line) is no cell, outcome and number of people") }
      cells.append((cell, outcome, people))
      (offset, line) = (at, line + 1)
    }
    return cells
  }

  /// The number before the next `end`, behind which `offset` is then.
  private static func number(
    _ bytes: [UInt8], _ offset: inout Int, radix: UInt64, upTo end: UInt8
  ) -> UInt64? {
    var number: UInt64 = 0
    let start = offset
    while offset < bytes.count, bytes[offset] != end {
      let byte = bytes[offset]
      let digit = UInt64(byte) &- (byte < 0x3A ? 0x30 : 0x57)
      guard digit < radix else { return nil }
      let (product, overflow) = number.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      number = sum
      offset += 1
    }
    guard offset < bytes.count, offset > start else { return nil }
    offset += 1
    return number
  }
}
