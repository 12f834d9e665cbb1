package import Counting
import ExtractReading

/// One of the first few records that were not counted, as people are told of it.
package struct ToldReject: Codable, Equatable, Sendable {
  /// The input's number.
  package var input: Int
  /// 1-based.
  package var line: Int
  /// The header of the column that is to blame.
  package var column: String?
  /// See `RejectReason`.
  package var reason: String
  /// What is wrong and what to do; nothing of what the record says.
  package var detail: String
  /// The value that is to blame, or else the start of the record: personal data, which no trailer has.
  package var value: String?

  private enum CodingKeys: String, CodingKey {
    case input, line, column, reason, detail
  }

  /// A record of which nothing is there but its place.
  package init(input: Int, line: Int, column: String?, _ fault: Fault) {
    (self.input, self.line, self.column) = (input, line, column)
    reason = fault.reason.rawValue
    detail = "\(fault)"
  }

  package init(_ reject: Reject, of extract: Extract) {
    let (header, rejected) = (extract.header, reject.rejected)
    input = reject.extract
    line = reject.line
    column = rejected.column.flatMap { header.indices.contains($0) ? header[$0] : nil }
    reason = rejected.fault.reason.rawValue
    detail = rejected.detail
    value = rejected.text(in: extract.textEncoding)
  }
}

extension RejectedRecord {
  /// `nil` where the fault is in none of its columns.
  fileprivate func text(in encoding: TextEncoding) -> String? {
    let bytes: [UInt8]
    switch (value, fault) {
    case (let value?, _): bytes = value
    case (nil, .form), (nil, .duplicate): bytes = Array(raw.prefix(120))
    case (nil, _): return nil
    }
    return (try? TextDecoder(encoding, path: ""))?.text(of: bytes) ?? ""
  }
}
