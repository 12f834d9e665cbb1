/// One extract to read.
package struct SourceFile: Hashable, Sendable {
  /// As to open it from the current directory; `-` is standard input.
  package var path: String
  /// The index in `Pipeline.sources` of the layout it has; `nil` where its header decides (`--input`).
  package var source: Int?

  package init(path: String, source: Int? = nil) {
    self.path = path
    self.source = source
  }
}
