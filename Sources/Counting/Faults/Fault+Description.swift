import ExtractReading

// Every sentence about a row that is not counted, but for those about its form (`FormFault`).

extension Fault: CustomStringConvertible {
  /// What is wrong, with figures but without values of the record.
  package var description: String {
    switch self {
    case .form(let fault): "\(fault)"
    case .encoding: "bytes that the encoding does not have; check `encoding` of the source"
    case .missingInstitution: "neither code nor name of the institution; fill in 学校代码 or 学校名称"
    case .skipped(.blank): "a blank row is no record; delete it"
    case .skipped(.repeatedHeader): "the header again is no record; delete it"
    case .skipped(.note):
      "a total, a signature, a remark, a title, a hint or an example is no record; delete it"
    case .badYear: "not a year; write 2025 or 2025-06-30"
    case .entryYear: "级 is the year of entry; write the year of graduation (毕业年份), 2025 or 2025届"
    case .unknownDestination: "the scheme has no such destination; check `destination_codes`"
    case .damagedID: "a spreadsheet turned the ID into scientific notation; export the column as text"
    case .duplicate(let line, let path):
      "the graduate has a record in line \(line)\(path.map { " of \($0)" } ?? "") already; keep one of them"
    }
  }
}

extension RejectedRecord {
  /// What is wrong, and at what else the record could be cut.
  package var detail: String {
    "\(fault)" + (otherDelimiter.map { "; cut at `\($0)` it has as many fields as the header" } ?? "")
  }
}

extension Fault {
  /// What `records` says of a record that it cannot show.
  package var listed: String { "\(reason.rawValue): \(self)" }

  /// What `records` says of a field that it shows with U+FFFD.
  ///
  /// - Parameter field: 1-based.
  package static func undecodable(field: Int) -> String {
    "field \(field): \(RejectReason.encoding.rawValue): bytes that the encoding does not have, shown as \u{FFFD}"
  }
}
