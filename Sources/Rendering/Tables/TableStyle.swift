/// How a table for people is laid out.
package struct TableStyle: Sendable {
  /// Whether verdicts are coloured: only on a terminal, and not under `NO_COLOR`.
  package var isColoured: Bool
  /// The columns there are, or `nil` for as many as it takes.
  package var width: Int?
  /// How many dimensions of `groupBy` are shown; `nil` for all.
  package var depth: Int?

  package init(isColoured: Bool = false, width: Int? = nil, depth: Int? = nil) {
    self.isColoured = isColoured
    self.width = width
    self.depth = depth
  }
}
