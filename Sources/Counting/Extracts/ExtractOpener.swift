package import ExtractReading
package import Pipelines

/// Opens extracts and makes sure that each fits its layout, before anything is counted.
package struct ExtractOpener {
  let pipeline: Pipeline
  let maxRecordBytes: Int
  /// Makes what tells an input from others; `nil` where nobody asks.
  package var digest: () -> InputDigest? = { nil }
  /// Whether what can be read only once is kept, so that each extract can be read again. Not beside a digest, which
  /// would see nothing of it.
  package var keepsStreams = false
  package var expansionLimit: ExpansionLimit = .usual
  /// What all extracts are read by, whatever their sources say: `nil` for what those say.
  package var encoding: DeclaredEncoding?

  package init(pipeline: Pipeline, maxRecordBytes: Int) {
    self.pipeline = pipeline
    self.maxRecordBytes = maxRecordBytes
  }

  /// - Throws: what does not fit, of all extracts; where one cannot be read, that at once.
  package func open(_ files: [SourceFile]) throws(OpeningError) -> [Extract] {
    var extracts: [Extract] = []
    var problems: [PipelineProblem] = []
    for file in files {
      do throws(OpeningError) {
        extracts.append(try open(file, amongOthers: files.count > 1))
      } catch {
        guard case .pipeline(let errors) = error else { throw error }
        problems += errors.problems
      }
    }
    guard problems.isEmpty else { throw .pipeline(PipelineErrors(problems)) }
    return extracts
  }

  private func open(_ file: SourceFile, amongOthers: Bool) throws(OpeningError) -> Extract {
    let digest = digest()
    var textDigest: TextDigest?
    let encoded: EncodedSource
    do throws(ExtractError) {
      let isStream = Spool.isNeeded(for: file.path)
      let source: any ByteSource
      if isStream, keepsStreams {
        source = try SourceOpening.open(Spool(file.path), limit: expansionLimit)
        if amongOthers { textDigest = TextDigest(ofKept: source) }
      } else {
        if isStream, amongOthers { textDigest = TextDigest() }
        source = try SourceOpening.open(
          file.path, limit: expansionLimit, tap: Self.tap(of: digest), textTap: textDigest.map { $0.tap })
      }
      digest?.belong(to: source)
      encoded = EncodedSource(source)
    } catch {
      throw .extract(error)
    }
    // What is a file is opened again when its turn comes: of thousands only a few can be open.
    defer { encoded.close() }
    var extract = try bound(encoded, file)
    extract.digest = digest
    extract.textDigest = textDigest
    return extract
  }

  /// Without a hold on the digest, which holds the source that is tapped.
  private static func tap(of digest: InputDigest?) -> (@Sendable (Span<UInt8>) -> Void)? {
    guard let digest else { return nil }
    return { [weak digest] (bytes: Span<UInt8>) in digest?.tap(bytes) }
  }

  /// Finds the layout and the columns of an extract.
  private func bound(_ source: EncodedSource, _ file: SourceFile) throws(OpeningError) -> Extract {
    guard let number = file.source else { return try fitting(source, file) }
    do throws(OpeningError) {
      return try bound(source, file, number)
    } catch {
      if error.isOfRecords { throw error }
      throw otherReading(source, file, number).map { .pipeline(PipelineErrors([$0])) } ?? error
    }
  }

  /// For an extract given by `--input`: its layout is the first that fits.
  ///
  /// - Throws: why not, for each layout; where none can read it, what the first one met.
  private func fitting(_ source: EncodedSource, _ file: SourceFile) throws(OpeningError) -> Extract {
    var failures: [ExtractError] = []
    var reasons: [PipelineProblem.Refusal] = []
    for (number, layout) in pipeline.sources.enumerated() {
      do throws(OpeningError) {
        return try bound(source, file, number)
      } catch {
        let problems: [PipelineProblem]
        switch error {
        case .pipeline(let errors): problems = errors.problems
        case .extract(let failure):
          failures.append(failure)
          problems = [PipelineProblem(.cannotRead(failure.description), path: file.path)]
        }
        reasons.append(PipelineProblem.Refusal(line: layout.line, problems: problems))
      }
    }
    for (number, reason) in reasons.enumerated() where !reason.problems.contains(where: \.kind.isOfRecords) {
      guard let problem = otherReading(source, file, number) else { continue }
      reasons[number] = PipelineProblem.Refusal(line: reason.line, problems: [problem])
    }
    if failures.count == reasons.count, let failure = failures.first { throw .extract(failure) }
    throw .pipeline(PipelineErrors([PipelineProblem(.fitsNoSource(reasons: reasons), path: file.path)]))
  }

  private func bound(
    _ source: EncodedSource, _ file: SourceFile, _ sourceNumber: Int
  ) throws(OpeningError) -> Extract {
    let layout = pipeline.sources[sourceNumber]
    let text: LayoutText
    do throws(ExtractError) { text = try self.text(of: source, layout) } catch { throw .extract(error) }
    var first: OpeningError?
    for row in layout.headerRow.candidates {
      let found: Extract
      do throws(OpeningError) {
        found = try extract(file, sourceNumber, text, headerRow: row)
      } catch {
        if layout.headerRow == .auto, case .extract(let failure) = error {
          if case .blankRows = failure.kind { throw error }
          continue
        }
        first = first ?? error
        continue
      }
      try requireNoRecords(beside: found)
      return found
    }
    throw first ?? .extract(ExtractError(.noHeader(row: 1), path: file.path))
  }

  /// A table that was sorted together with its header has graduates above it, and one without a second header has some
  /// below: nobody may lose them.
  private func requireNoRecords(beside extract: Extract) throws(OpeningError) {
    guard let row = extract.beside.first(where: \.isRecord) else { return }
    let layout = extract.layout
    let problem: PipelineProblem.Kind =
      row.isAbove
      ? .recordAboveHeader(row: extract.headerRow)
      : .recordBelowHeader(skipRows: layout.skipRows, at: "\(pipeline.path):\(layout.line)")
    throw .pipeline(PipelineErrors([PipelineProblem(problem, path: extract.path, line: row.line.number)]))
  }

  /// The extract, if a row is the header that its layout describes.
  func extract(
    _ file: SourceFile, _ sourceNumber: Int, _ text: LayoutText, headerRow: Int
  ) throws(OpeningError) -> Extract {
    let layout = pipeline.sources[sourceNumber]
    let header: HeaderReader.Header
    let names: [String]
    let decoder: TextDecoder
    do throws(ExtractError) {
      decoder = try TextDecoder(text.encoded.encoding, path: file.path)
      header = try HeaderReader.read(
        text.encoded.source, from: text.encoded.start, row: headerRow, skippedRows: layout.skipRows,
        dialect: Dialect(delimiter: text.delimiter.byte)
      ) { text.row($0, decoder).isBlank }
      // Bytes that cannot be decoded are shown as such where the header is complained about.
      names = header.fields.map { String(decoding: decoder.decode($0) ?? $0, as: UTF8.self) }
    } catch {
      throw .extract(error)
    }
    let binding: ColumnBinding
    do throws(PipelineErrors) {
      binding = try ColumnBinding(
        header: names, row: header.row, path: file.path, source: layout, pipeline: pipeline)
    } catch {
      throw .pipeline(PipelineErrors(text.separatorProblems(layout, file, pipeline) + error.problems))
    }
    let beside = TitleRow.all(
      beside: header, of: binding,
      by: RowRules(layout, header: names, passedOver: [], hasID: binding[.graduateID]?.column != nil)
    ) { text.row($0, decoder) }
    text.encoded.source.limitRecords(to: maxRecordBytes)
    return Extract(
      span: RecordSpan(source: text.encoded.source, start: header.dataStart, linesBefore: header.lines),
      path: file.path, encoding: text.encoding, textEncoding: text.encoded.encoding,
      dialect: Dialect(delimiter: text.delimiter.byte, maxRecordBytes: maxRecordBytes), binding: binding,
      header: names, beside: beside, headerRow: header.row, layout: layout, sourceNumber: sourceNumber)
  }

  func text(of source: EncodedSource, _ layout: Pipeline.Source) throws(ExtractError) -> LayoutText {
    let encoding = try source.encoding(encoding ?? layout.encoding)
    let (encoded, named) = try source.text(in: encoding, declared: layout.delimiter)
    return LayoutText(
      encoded: encoded, encoding: encoding, named: named, delimiter: layout.delimiter ?? named ?? .comma)
  }
}
