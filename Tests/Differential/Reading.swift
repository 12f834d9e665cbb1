public import ExtractReading

/// What a reader makes of a piece of an extract, and where it stands.
public struct Reading: Equatable, Sendable {
  public enum Content: Equatable, Sendable {
    case record([[UInt8]])
    case refused(FormFault.Kind)
  }

  public var content: Content
  /// The extract's place among the extracts.
  public var extract = 0
  public var byte: Int
  /// Physical lines of the extract before it.
  public var line: Int
  public var raw: [UInt8]
}

extension Reading: CustomStringConvertible {
  public var description: String {
    let what =
      switch content {
      case .record(let fields):
        "record \(fields.map { String(decoding: $0, as: UTF8.self).debugDescription })"
      case .refused(let kind): "refused \(kind)"
      }
    return "\(what) of extract \(extract), byte \(byte), line \(line), "
      + String(decoding: raw, as: UTF8.self).debugDescription
  }
}
