/// Follows the reader from several line starts of a window to its end, all of them at once.
///
/// Where the reader goes from a place does not depend on how it came there: two paths that meet go on as one. So the first path is
/// followed to the end, and every other one up to a place that is known to lead there.
///
/// **Invariant.** Of the lines that start in the window at or behind the first path's start, `open` are those of which it is not known
/// where the reader comes to from there; from all others it comes to `end`.
struct PathFollower {
  private let window: CutWindow
  private let reader: RangeReader
  private let cut: Int
  /// Bytes that may be handed to the reader.
  private let work: Int
  private var open: LineMarks
  private let found = PathSteps()

  /// A path is followed over so many bytes at first: most of them meet another one after a line or two.
  private static let firstPiece = 256
  private static let largestPiece = 64 << 10

  /// - Parameter work: how many bytes `window` may hand out before nothing is followed any more.
  init(_ window: CutWindow, _ reader: RangeReader, to cut: Int, from first: Int, work: Int) {
    self.window = window
    self.reader = reader
    self.cut = cut
    self.work = work
    open = LineMarks(min(first, cut)..<cut)
  }

  /// Follows the reader from `first`, and from every line that starts behind it and before `upper`.
  ///
  /// - Returns: the first place at or behind the cut to which it comes from all of them; `nil` where there are two, or it would take
  ///   too much work to tell.
  mutating func end(from first: Int, andLinesBefore upper: Int) throws(ExtractError) -> Int? {
    guard let end = try followFirst(from: first) else { return nil }
    var next = first
    while let start = open.first(from: next, before: upper) {
      guard try follow(from: start, to: end) else { return nil }
      next = start
    }
    return end
  }

  /// Follows the first path, and opens all lines that it leaves out.
  private mutating func followFirst(from first: Int) throws(ExtractError) -> Int? {
    var place = first
    while place < cut {
      place = try read(from: place, Self.largestPiece)
      for step in found.steps where step.innerEnd > step.start {
        var line = step.start + 1
        let end = min(step.innerEnd, cut)
        while case .at(let start) = try window.nextLine(from: line, within: end), start < end {
          open.insert(start)
          line = start + 1
        }
      }
      if window.handedOut > work { return nil }
    }
    return place
  }

  /// Follows another path, and closes the lines on it.
  ///
  /// - Returns: `false` where it does not come to `end`, or it would take too much work to tell.
  private mutating func follow(from start: Int, to end: Int) throws(ExtractError) -> Bool {
    var place = start
    // Of the lines that start before it, only those stay open that the path leaves out.
    var passed = start
    var piece = Self.firstPiece
    while place < cut {
      place = try read(from: place, piece)
      for step in found.steps {
        // Blank lines, and the record itself unless it is where the path meets one that is known.
        let meets = !open.contains(step.start)
        open.remove(from: passed, to: step.start + 1)
        if meets { return true }
        passed = max(step.innerEnd, step.start + 1)
      }
      // Where the path stands stays open: by its next step it would take itself for another one.
      open.remove(from: passed, to: place)
      passed = max(passed, place)
      if place < cut, !open.contains(place) { return true }
      if window.handedOut > work { return false }
      piece = min(piece * 4, Self.largestPiece)
    }
    return place == end
  }

  /// Reads the records that start in the next `piece` bytes before the cut.
  ///
  /// - Returns: where the reader stands then.
  private func read(from place: Int, _ piece: Int) throws(ExtractError) -> Int {
    found.removeAll()
    return try reader.read(
      place..<min(place + piece, cut), of: window, from: .known(place), into: found
    ).end
  }
}
