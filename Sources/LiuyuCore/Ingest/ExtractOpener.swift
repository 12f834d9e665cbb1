import ExtractReading

/// Opens extracts and makes sure that each fits its layout, before anything is counted.
struct ExtractOpener {
  let pipeline: Pipeline

  /// How much of an extract is looked at to tell its encoding, as long as nothing but ASCII is found.
  private static let largestSample = 64 << 20
  private static let samplePiece = 256 << 10

  /// - Throws: `PipelineErrors` with everything that does not fit, of all extracts; `ExtractError` where one cannot
  ///   be read.
  func open(_ files: [SourceFile]) throws -> [Extract] {
    var extracts: [Extract] = []
    var problems: [PipelineProblem] = []
    for file in files {
      do {
        extracts.append(try open(file))
      } catch let errors as PipelineErrors {
        problems += errors.problems
      }
    }
    guard problems.isEmpty else { throw PipelineErrors(problems) }
    return extracts
  }

  private func open(_ file: SourceFile) throws -> Extract {
    let source = try SourceOpening.open(file.path)
    if let index = file.source {
      let layout = pipeline.sources[index]
      let (header, encoding) = try header(of: source, layout)
      let names = try decoded(header, encoding, source.path)
      let binding = try ColumnBinding(header: names, path: file.path, source: layout, pipeline: pipeline)
      return extract(source, file, layout, header, names, encoding, binding)
    }
    // Given by --input: the layout is the first that fits.
    var readings: [(HeaderReader.Header, [String], TextEncoding)?] = []
    var failure: ExtractError?
    let (index, binding) = try pipeline.source(fitting: file.path) { layout in
      do throws(ExtractError) {
        let (header, encoding) = try header(of: source, layout)
        let names = try decoded(header, encoding, source.path)
        readings.append((header, names, encoding))
        return names
      } catch {
        readings.append(nil)
        failure = failure ?? error
        return []
      }
    }
    guard let (header, names, encoding) = readings[index] else { throw failure! }
    return extract(source, file, pipeline.sources[index], header, names, encoding, binding)
  }

  private func extract(
    _ source: any ByteSource, _ file: SourceFile, _ layout: Pipeline.Source, _ header: HeaderReader.Header,
    _ names: [String], _ encoding: TextEncoding, _ binding: ColumnBinding
  ) -> Extract {
    Extract(
      span: RecordSpan(source: source, start: header.dataStart, linesBefore: header.lines), path: file.path,
      encoding: encoding, dialect: Dialect(delimiter: layout.delimiter), binding: binding, header: names,
      layout: layout)
  }

  // MARK: Header

  private func header(
    of source: any ByteSource, _ layout: Pipeline.Source
  ) throws(ExtractError) -> (HeaderReader.Header, TextEncoding) {
    let (encoding, markBytes) = try encoding(of: source, layout)
    let header = try HeaderReader.read(
      source, from: markBytes, row: layout.headerRow, skippedRows: layout.skipRows,
      dialect: Dialect(delimiter: layout.delimiter))
    return (header, encoding)
  }

  private func decoded(
    _ header: HeaderReader.Header, _ encoding: TextEncoding, _ path: String
  ) throws(ExtractError) -> [String] {
    let decoder = try TextDecoder(encoding, path: path)
    // Bytes that cannot be decoded are shown as such where the header is complained about.
    return header.fields.map { field in
      String(decoding: field.withUnsafeBufferPointer { decoder.decode($0) } ?? field, as: UTF8.self)
    }
  }

  private func encoding(
    of source: any ByteSource, _ layout: Pipeline.Source
  ) throws(ExtractError) -> (TextEncoding, markBytes: Int) {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.samplePiece, alignment: 16)
    defer { piece.deallocate() }
    var count = try source.read(at: 0, into: piece)
    let start = piece[..<count].prefix(4)
    let mark = EncodingDetection.mark(start)
    if layout.encoding != "auto" {
      let declared = TextEncoding(name: layout.encoding)
      return (declared, mark?.encoding == declared ? mark!.markBytes : 0)
    }
    if let mark { return (mark.encoding, mark.markBytes) }
    var offset = 0
    while count > 0, offset < (source is FileSource ? Self.largestSample : 1) {
      let sample = UnsafeBufferPointer(
        rebasing: UnsafeRawBufferPointer(piece).bindMemory(to: UInt8.self)[..<count])
      if let guess = EncodingDetection.guess(sample) { return (guess, 0) }
      offset += count
      count = try source.read(at: offset, into: piece)
    }
    return (.utf8, 0)
  }
}
