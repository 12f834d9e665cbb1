/// What is wrong with the form of a record, and what to do.
extension FormFault: CustomStringConvertible {
  /// With figures but without values of the record.
  public var description: String {
    switch self {
    case .strayQuote(let byte): "a stray quote at byte \(byte) of the record; inner quotes are written twice"
    case .quoteNeverCloses:
      "a quote opens in this line and never closes; close it, or write inner quotes twice"
    case .quoteClosesLater(let lines):
      "a quote opens in this line, and \(lines) line\(lines == 1 ? "" : "s") further on one stands where none "
        + "may; close it in this line, or write inner quotes twice"
    case .fieldCount(let found, let expected):
      Self.text(found: found, expected: expected)
        + "; give it as many, and quote fields with a delimiter in them"
    case .fieldsJoinedByQuote(let found, let expected):
      Self.text(found: found, expected: expected)
        + ", and a quote that opens in its first line joins it with the next; close it in that line, or add what is "
        + "missing"
    case .tooLong(let limit):
      "the record has more than \(limit) bytes; look for a quote that is never closed in this line"
    }
  }

  private static func text(found: Int, expected: Int) -> String {
    "the record has \(found) field\(found == 1 ? "" : "s"), the header \(expected)"
  }
}
