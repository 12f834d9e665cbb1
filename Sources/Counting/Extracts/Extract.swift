package import ExtractReading
package import Pipelines
import Regions

/// One extract, opened, with its header read and its columns bound: ready to be read in ranges.
package struct Extract: Sendable {
  /// Where its records lie.
  package var span: RecordSpan
  package let path: String
  /// How the file is encoded, for the report.
  package let encoding: TextEncoding
  /// How the bytes that `source` gives are encoded: UTF-8 where they were transcoded.
  package let textEncoding: TextEncoding
  let dialect: Dialect
  package let binding: ColumnBinding
  /// The header's fields, for messages.
  package let header: [String]
  package let layout: Pipeline.Source
  /// The layout's place among the sources of the pipeline.
  let sourceNumber: Int
  /// Where it is to be told apart from other inputs.
  package var digest: InputDigest?

  package var source: any ByteSource { span.source }
}

/// The columns that a run needs of an extract, and where each field then is.
struct ColumnPlan {
  /// 0-based columns, each once: the n-th is slot n.
  private(set) var columns: [Int] = []

  mutating func place(_ found: ColumnBinding.Place?) -> FieldPlace {
    switch found {
    case nil: return .absent
    case .fixed(let text): return .fixed(text)
    case .column(let column):
      if let slot = columns.firstIndex(of: column) { return .slot(slot) }
      columns.append(column)
      return .slot(columns.count - 1)
    }
  }
}
