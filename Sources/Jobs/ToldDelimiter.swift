package import Counting

/// Of one input, or a part of it, the rejects that have as many fields as the header where they are cut at another delimiter.
package struct ToldDelimiter: Codable, Equatable, Sendable {
  /// The input's number.
  package var input: Int
  package var delimiter: String
  package var count: Int
  /// Of the first of them, 1-based.
  package var line: Int

  /// All that a log knows of.
  package static func all(_ log: RejectLog) -> [ToldDelimiter] {
    log.rejectCounts.flatMap { reject in
      reject.cutElsewhere.map {
        ToldDelimiter(
          input: reject.input, delimiter: "\($0.delimiter)", count: $0.count, line: $0.lines[0])
      }
    }
  }
}
