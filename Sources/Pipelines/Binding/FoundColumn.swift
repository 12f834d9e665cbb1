/// A column of an extract that a name in the pipeline means.
package struct FoundColumn: Hashable, Sendable {
  /// 0-based.
  package let index: Int
  /// As the extract calls it.
  package let header: String
  /// As the pipeline can call it, so that no other column is meant.
  package let name: String
}
