import ExtractReading
import Pipelines

// What to say of an extract that its layout does not fit.

extension ExtractOpener {
  /// How else the extract would fit. To be asked once nothing does: it reads many rows.
  func otherReading(_ source: EncodedSource, _ file: SourceFile, _ sourceNumber: Int) -> PipelineProblem? {
    otherDelimiter(source, file, sourceNumber) ?? headerElsewhere(source, file, sourceNumber)
  }

  /// That the header fits where its fields are cut at something else. What a line `sep=;` says is said elsewhere.
  private func otherDelimiter(_ source: EncodedSource, _ file: SourceFile, _ sourceNumber: Int)
    -> PipelineProblem?
  {
    let layout = pipeline.sources[sourceNumber]
    guard let used = try? text(of: source, layout), layout.delimiter == nil || used.named == nil else {
      return nil
    }
    for delimiter in Delimiter.usual where delimiter != used.delimiter {
      guard let text = try? used.cut(at: delimiter, of: source) else { continue }
      for row in layout.headerRow.candidates {
        guard let found = try? extract(file, sourceNumber, text, headerRow: row) else { continue }
        let at = "\(pipeline.path):\(layout.line)"
        return PipelineProblem(
          .headerCutElsewhere(at: "\(delimiter)", source: at), path: file.path, line: found.headerRow)
      }
    }
    return nil
  }

  /// That another row than the declared one is the header.
  private func headerElsewhere(_ source: EncodedSource, _ file: SourceFile, _ sourceNumber: Int)
    -> PipelineProblem?
  {
    let layout = pipeline.sources[sourceNumber]
    guard case .row(let row) = layout.headerRow, let text = try? text(of: source, layout),
      let found = (1...HeaderRow.searched).lazy.compactMap({ other in
        other == row ? nil : (try? extract(file, sourceNumber, text, headerRow: other))?.headerRow
      }).first
    else { return nil }
    let at = "\(pipeline.path):\(layout.line)"
    return PipelineProblem(.headerElsewhere(row: row, found: found, at: at), path: file.path, line: row)
  }
}
