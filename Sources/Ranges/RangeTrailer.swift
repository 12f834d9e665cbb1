import Counting
import ExtractReading
package import Jobs
import Outcomes
import Pipelines

/// What a process says of the range that it read, once it has: without it the range does not count.
///
/// One line of JSON. All numbers add up over the ranges of an input.
package struct RangeTrailer: Codable, Equatable, Sendable {
  /// What must be the same for all ranges that are put together.
  package struct Maker: Codable, Hashable, Sendable {
    package var version: String
    /// SHA-256 of the pipeline file.
    package var pipeline: String
    package var divisionsAsOf: String
    package var duplicates: String
    package var dimensions: [String]
    package var maxRecordBytes: Int
  }

  package struct Scheme: Codable, Equatable, Sendable {
    package var rows: Int
    package var agreeing: [String: Int]
    package var contradicting: [String: Int]
  }

  package struct Moved: Codable, Equatable, Sendable {
    /// Counted from the range's first line, 1-based.
    package var line: Int
    package var columns: [Column]

    package struct Column: Codable, Equatable, Sendable {
      package var column: Int
      package var name: String
      package var found: String
      package var isKnown: Bool
    }
  }

  package var maker: Maker
  /// Among all ranges, in input order.
  package var ordinal: Int
  package var input: Int
  /// Legible.
  package var path: String
  /// The path as the system has it, two hexadecimal digits a byte, where it is no UTF-8.
  package var pathBytes: String?
  /// Of the whole input.
  package var bytes: Int
  /// Of the whole input, see `FileStamp`; `nil` for what is no file.
  package var modified: String?
  /// Of the input's text, before it is transcoded; `nil` where it was not read to its end.
  package var textBytes: Int?
  /// Whether the bytes of the file are its text.
  package var isPlain = false
  package var encoding: String
  /// Of the pipeline.
  package var source: Int
  package var hasID: Bool
  /// The header of the column that tells graduates apart; `nil` where none does.
  package var idHeader: String?
  /// The byte at which the input's first record starts.
  package var header = 0
  package var first = 0
  package var end = 0
  /// Whether nothing of the input stands behind it.
  package var isLast = false
  /// Physical lines, those of the header too where the range is the first.
  package var lines = 0
  /// What the reader takes for records, rows that are none and rejects included.
  package var readRecords = 0
  package var records: Int
  package var rejected: [String: Int]
  package var skipped: [String: Int]
  package var repairs: [String: Int]
  package var remarks: [String: Int]
  package var isCut: Bool
  package var scheme = Scheme(rows: 0, agreeing: [:], contradicting: [:])
  package var movedHeader: Moved?
  /// The first few, their lines as that of `movedHeader`.
  package var firstRejects: [ToldReject] = []
  /// Their lines likewise.
  package var cutElsewhere: [ToldDelimiter] = []
  /// How many graduates are to be settled.
  package var sightings = 0
  /// By dimension, the values that its cells have: code and name. See `cellValues`.
  package var values: [[[String]]] = []
  /// By cell, what names it everywhere, then for each dimension the number of its value, parted by spaces.
  package var cells: [String] = []
  /// Graduates who are not: index of the cell, outcome, how many.
  package var decided: [[Int]] = []
  /// Rows that were written, where rows were asked for.
  package var rows: Int?
}
