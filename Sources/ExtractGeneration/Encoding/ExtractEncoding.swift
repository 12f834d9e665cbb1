/// How the text of an extract becomes bytes.
public enum ExtractEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// With the mark EF BB BF that spreadsheets look for.
  case utf8WithMark = "utf-8-bom"
  /// GB 18030, without a mark; what Chinese spreadsheets write.
  case gb18030

  /// The bytes before the first header.
  var mark: [UInt8] { self == .utf8WithMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// The bytes of a text.
  func bytes(of text: String) throws(GenerationError) -> [UInt8] {
    let source = Array(text.utf8)
    return self == .gb18030 ? try converted(source) : source
  }
}
