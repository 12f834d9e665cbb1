package import ExtractReading

/// An opened extract whose encoding is found out once, however many layouts are tried on it.
package final class EncodedSource {
  private let source: any ByteSource
  private var start: Start?
  private var knownGuess: TextEncoding?
  private var transcoded: [TextEncoding: any ByteSource] = [:]

  /// How a file starts, once it was looked at.
  private struct Start {
    let mark: EncodingDetection.Finding?
    /// What else than CSV it is.
    let foreign: ForeignFile?
  }

  /// The text of an extract in bytes that can be cut.
  package struct Text {
    /// Gives the file's own bytes, or transcoded ones.
    package let source: any ByteSource
    /// Where the text starts in them.
    package let start: Int
    /// How they are encoded.
    package let encoding: TextEncoding
  }

  /// How much of a file is looked at to tell its encoding, as long as nothing but ASCII is found. Of a stream no more
  /// than one piece is: what is looked at must be kept.
  private static let largestSample = 64 << 20
  private static let samplePiece = 256 << 10

  package init(_ source: any ByteSource) { self.source = source }

  /// The encoding to read by.
  package func encoding(_ declared: DeclaredEncoding) throws(ExtractError) -> TextEncoding {
    let mark = try requireText(declared).mark
    switch declared {
    case .auto:
      if let mark { return mark.encoding }
      return try guessed()
    case .named(let encoding):
      guard let mark, mark.encoding.isVariant(of: encoding) else { return encoding }
      return mark.encoding
    }
  }

  /// The bytes to cut, transcoded where the encoding's own cannot be.
  package func text(in encoding: TextEncoding, cutAt delimiter: Delimiter) throws(ExtractError) -> Text {
    var start = 0
    if let mark = try looked().mark, mark.encoding == encoding { start = mark.markBytes }
    if encoding.isCutAsBytes(at: delimiter) { return Text(source: source, start: start, encoding: encoding) }
    if let known = transcoded[encoding] { return Text(source: known, start: 0, encoding: .utf8) }
    let text = try SourceOpening.transcoded(source, from: start, encoding: encoding)
    transcoded[encoding] = text
    return Text(source: text, start: 0, encoding: .utf8)
  }

  /// The same, cut at what is declared, or else at what a line `sep=;` at the start names, or at a comma.
  ///
  /// - Returns: also what that line names, if there is one.
  package func text(
    in encoding: TextEncoding, declared: Delimiter?
  ) throws(ExtractError) -> (text: Text, named: Delimiter?) {
    let text = try text(in: encoding, cutAt: declared ?? .comma)
    let named = SeparatorLine(try text.source.bytes(at: text.start, count: SeparatorLine.searched))?.delimiter
    guard declared == nil, let named else { return (text, named) }
    return (try self.text(in: encoding, cutAt: named), named)
  }

  /// Closes whatever was opened to look at the header.
  func close() {
    for text in transcoded.values { text.close() }
    source.close()
  }

  /// - Throws: `foreign`, where the first bytes are those of something else than CSV.
  private func requireText(_ declared: DeclaredEncoding) throws(ExtractError) -> Start {
    let start = try looked()
    guard let file = start.foreign else { return start }
    // Who declares UTF-16 needs no mark, and who declares UTF-32 knows it.
    if case .named(let encoding) = declared, file.isText(in: encoding) { return start }
    throw ExtractError(.foreign(file), path: source.path)
  }

  private func looked() throws(ExtractError) -> Start {
    if let start { return start }
    let head = try source.bytes(at: 0, count: ForeignFile.headBytes)
    let found = Start(mark: EncodingDetection.mark(head), foreign: ForeignFile.recognised(head))
    start = found
    return found
  }

  private func guessed() throws(ExtractError) -> TextEncoding {
    if let knownGuess { return knownGuess }
    let guess = try guess() ?? .utf8
    knownGuess = guess
    return guess
  }

  /// What the first character that is not ASCII says.
  private func guess() throws(ExtractError) -> TextEncoding? {
    var offset = 0
    while offset < (source.plainSize != nil ? Self.largestSample : 1) {
      let piece = try source.bytes(at: offset, count: Self.samplePiece)
      let found = EncodingDetection.guess(piece)
      if found != nil || piece.count < Self.samplePiece { return found }
      // A character that was cut off is looked at again, whole: it has at most four bytes.
      offset += piece.count - 3
    }
    return nil
  }
}
