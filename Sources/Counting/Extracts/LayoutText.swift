import ExtractReading
import Pipelines

/// The text of an extract as one layout reads it.
struct LayoutText {
  let encoded: EncodedSource.Text
  /// The file's own.
  let encoding: TextEncoding
  /// What a line `sep=;` above the header names.
  let named: Delimiter?
  /// What the layout declares, else `named`.
  let delimiter: Delimiter

  /// The same, cut at another delimiter.
  func cut(at other: Delimiter, of source: EncodedSource) throws(ExtractError) -> LayoutText {
    LayoutText(
      encoded: try source.text(in: encoding, cutAt: other), encoding: encoding, named: named, delimiter: other
    )
  }

  /// A line of it.
  func row(_ raw: [UInt8], _ decoder: TextDecoder) -> RowText {
    RowText(text: decoder.text(of: raw), delimiter: Character(UnicodeScalar(delimiter.byte)))
  }

  /// That the header does not fit, perhaps as the fields are cut at something else than the first line names.
  func separatorProblems(_ layout: Pipeline.Source, _ file: SourceFile, _ pipeline: Pipeline)
    -> [PipelineProblem]
  {
    guard let named, let declared = layout.delimiter, declared != named else { return [] }
    let at = "\(pipeline.path):\(layout.line)"
    return [
      PipelineProblem(
        .otherDelimiter(named: "\(named)", declared: "\(declared)", at: at), path: file.path, line: 1)
    ]
  }
}
