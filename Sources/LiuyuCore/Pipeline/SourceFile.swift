/// One extract to read.
public struct SourceFile: Hashable, Sendable {
  /// As to open it from the current directory; `-` is standard input.
  public var path: String
  /// The index in `Pipeline.sources` of the layout it has; `nil` where its header decides (`--input`).
  public var source: Int?
}
