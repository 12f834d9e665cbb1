/// How a table for people is laid out.
package struct TableStyle: Sendable {
  /// Whether verdicts are coloured: only on a terminal, and not under `NO_COLOR`.
  package var isColoured: Bool
  /// The columns there are, or `nil` for as many as it takes.
  package var width: Int?
  /// Which of the groups beneath the institutions have rows; above them all have.
  package var listed: ListedParts
  /// What shows the others, in words of the command line.
  package var advice: String

  package init(
    isColoured: Bool = false, width: Int? = nil, listed: ListedParts = .missed,
    advice: String = "--programs all"
  ) {
    self.isColoured = isColoured
    self.width = width
    self.listed = listed
    self.advice = advice
  }
}
