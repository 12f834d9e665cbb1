import Counting
package import ExtractReading
import FileNames
import Hashing
package import Outputs
package import Pipelines
import Rendering

/// Extracts in ranges that start and end between records, for readers on other machines: a line for each range.
///
/// What no range can decide for itself is settled here, once for each extract: its layout, its encoding, where its records start.
package struct SplitListing: Sendable {
  package struct Input: Sendable {
    package let path: String
    package let stamp: FileStamp
    /// Of the file, never `auto`.
    package let encoding: TextEncoding
    /// The number of its source in the pipeline, from 0.
    package let source: Int
    /// Byte offset of the first record; of a text that is decompressed or transcoded, in that text.
    package let header: Int
    /// `nil` where the extract cannot be read from the middle: one range it is.
    package let split: ExtractSplit?

    package var rangeCount: Int { split?.ranges.count ?? 1 }
  }

  /// In the order in which `run` reads them.
  package let inputs: [Input]

  /// Opens extracts as a run does, and cuts them.
  ///
  /// - Parameters:
  ///   - files: none that can be read only once.
  ///   - size: the most bytes of a range, but for the rest of a record.
  ///   - maxRecordBytes: the most that a record may have; whoever reads the ranges must be told the same.
  /// - Throws: `JobError.pipeline`, `JobError.extract`.
  package init(
    _ files: [SourceFile], of pipeline: Pipeline, size: Int, maxRecordBytes: Int
  ) throws(JobError) {
    let extracts: [Extract]
    do throws(OpeningError) {
      extracts = try ExtractOpener(pipeline: pipeline, maxRecordBytes: maxRecordBytes).open(files)
    } catch {
      throw JobError(error)
    }
    do throws(ExtractError) {
      inputs = try extracts.map { (extract) throws(ExtractError) in try Input(extract, size: size) }
    } catch {
      throw .extract(error)
    }
  }

  package var ranges: Int { inputs.reduce(0) { $0 + $1.rangeCount } }

  /// Cuts that were left out.
  package var unproved: Int { inputs.reduce(0) { $0 + ($1.split?.unproved ?? 0) } }

  /// Writes a JSON object for each range, with the same keys in the same order.
  package func write(to sink: any ByteSink) throws(OutputError) {
    var list = NDJSONList(sink)
    var ordinal = 0
    for (number, input) in inputs.enumerated() {
      guard let split = input.split else {
        list.line { $0.range(ordinal, of: input, number, first: input.header, length: nil, doubled: 0) }
        ordinal += 1
        continue
      }
      for range in split.ranges {
        list.line {
          $0.range(
            ordinal, of: input, number, first: range.first, length: range.length, doubled: range.doubled)
        }
        ordinal += 1
      }
    }
    try list.finish()
  }
}

extension SplitListing.Input {
  fileprivate init(_ extract: Extract, size: Int) throws(ExtractError) {
    let source = extract.source
    defer { source.close() }
    guard let stamp = FileStamp(ofFileAt: extract.path) else {
      throw ExtractError(.changed, path: extract.path)
    }
    self.stamp = stamp
    path = extract.path
    encoding = extract.encoding
    self.source = extract.sourceNumber
    header = extract.span.start
    if let bytes = source.plainSize {
      split = try ExtractSplit(
        extract.span, bytes: bytes, dialect: extract.dialect, expectedFields: extract.binding.columnCount,
        size: size)
    } else {
      split = nil
    }
    // It is what was opened that the stamp is of.
    try source.requireUnchanged()
  }
}

extension JSONWriter {
  fileprivate mutating func range(
    _ ordinal: Int, of input: SplitListing.Input, _ number: Int, first: Int, length: Int?, doubled: Int
  ) {
    object(.compact) {
      $0.key("range")
      $0.value(ordinal)
      $0.key("input")
      $0.value(number)
      $0.key("path")
      $0.value(input.path.legible)
      if input.path.holdsBytes {
        $0.key("path_bytes")
        $0.value(hex(input.path.bytesOnDisk.span))
      }
      $0.key("bytes")
      $0.value(input.stamp.size)
      $0.key("modified")
      $0.value(input.stamp.modifiedText)
      $0.key("encoding")
      $0.value(input.encoding.name)
      $0.key("source")
      $0.value(input.source)
      $0.key("header")
      $0.value(input.header)
      $0.key("first")
      $0.value(first)
      $0.key("length")
      if let length { $0.value(length) } else { $0.null() }
      $0.key("doubled")
      $0.value(doubled)
    }
  }
}
