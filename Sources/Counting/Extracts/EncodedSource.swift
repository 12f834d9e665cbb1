package import ExtractReading

/// An opened extract whose encoding is found out once, however many layouts are tried on it.
package final class EncodedSource {
  private let source: any ByteSource
  private var knownMark: EncodingDetection.Finding??
  private var knownGuess: TextEncoding?
  private var transcoded: [TextEncoding: any ByteSource] = [:]

  /// How much of a file is looked at to tell its encoding, as long as nothing but ASCII is found. Of a stream no more
  /// than one piece is: what is looked at must be kept.
  private static let largestSample = 64 << 20
  private static let samplePiece = 256 << 10

  package init(_ source: any ByteSource) { self.source = source }

  /// The encoding to read by.
  ///
  /// - Parameter declared: a name, obeyed as it is (`utf-16` lets the mark say the byte order), or `auto`.
  package func encoding(declared: String) throws(ExtractError) -> TextEncoding {
    let mark = try mark()
    guard declared == "auto" else {
      let declared = TextEncoding(name: declared)
      return mark.map { $0.encoding.isVariant(of: declared) } == true ? mark!.encoding : declared
    }
    if let mark { return mark.encoding }
    return try guessed()
  }

  /// The bytes to cut, transcoded where the encoding's own cannot be, and where the text starts in them.
  package func text(in encoding: TextEncoding) throws(ExtractError) -> (source: any ByteSource, start: Int) {
    let mark = try mark()
    let start = mark?.encoding == encoding ? mark!.markBytes : 0
    if encoding.isCutAsBytes { return (source, start) }
    if let known = transcoded[encoding] { return (known, 0) }
    let text = try SourceOpening.transcoded(source, from: start, encoding: encoding)
    transcoded[encoding] = text
    return (text, 0)
  }

  /// Closes whatever was opened to look at the header.
  func close() {
    for text in transcoded.values { text.close() }
    source.close()
  }

  private func mark() throws(ExtractError) -> EncodingDetection.Finding? {
    if let knownMark { return knownMark }
    var found: EncodingDetection.Finding?
    unsafe try withPiece(at: 0) { found = unsafe EncodingDetection.mark($0.prefix(4)) }
    knownMark = found
    return found
  }

  private func guessed() throws(ExtractError) -> TextEncoding {
    if let knownGuess { return knownGuess }
    var offset = 0
    var found: TextEncoding?
    while found == nil, offset < (source.plainSize != nil ? Self.largestSample : 1) {
      var count = 0
      unsafe try withPiece(at: offset) {
        count = $0.count
        found = unsafe EncodingDetection.guess($0)
      }
      if count < Self.samplePiece { break }
      // A character that was cut off is looked at again, whole: it has at most four bytes.
      offset += count - 3
    }
    knownGuess = found ?? .utf8
    return knownGuess!
  }

  private func withPiece(
    at offset: Int, _ look: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(ExtractError) {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.samplePiece, alignment: 16)
    defer { unsafe piece.deallocate() }
    let count = unsafe try source.read(at: offset, into: piece)
    unsafe look(
      UnsafeBufferPointer(rebasing: UnsafeRawBufferPointer(piece).bindMemory(to: UInt8.self)[..<count]))
  }
}
