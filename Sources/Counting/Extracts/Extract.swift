package import ExtractReading
package import Pipelines

/// One extract, opened, with its header read and its columns bound: ready to be read in ranges.
package struct Extract: Sendable {
  /// Where its records lie.
  package var span: RecordSpan
  package let path: String
  /// How the file is encoded, for the report.
  package let encoding: TextEncoding
  /// How the bytes that `source` gives are encoded: UTF-8 where they were transcoded.
  package let textEncoding: TextEncoding
  package let dialect: Dialect
  package let binding: ColumnBinding
  /// The header's fields, for messages.
  package let header: [String]
  /// The rows that are passed over above the header, and below it under `skip_rows`.
  let beside: [TitleRow]
  /// The header's physical line, 1-based.
  package let headerRow: Int
  package let layout: Pipeline.Source
  /// The layout's number among the sources of the pipeline.
  package let sourceNumber: Int
  /// Where it is to be told apart from other inputs.
  package var digest: InputDigest?
  /// Of what is no file, where there are other inputs that it may equal.
  package var textDigest: TextDigest?

  package var source: any ByteSource { span.source }
}
