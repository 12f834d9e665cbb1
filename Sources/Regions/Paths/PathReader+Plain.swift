extension PathReader {
  /// The path where a name stands alone, as in most texts: no division may follow it, and nothing makes it part of
  /// another word. Then the longest name counts in all its meanings.
  /// - Returns: `nil` where it takes `fullPath` to tell; else the same as that.
  @inline(never)
  func plainPath(at start: Int) -> Path? {
    let index = names.value.places
    var path = Path(lastStart: start, end: start)
    var traits: NameIndex.Traits = []
    var mayGoOn = false
    index.forEachLikelyMatch(in: text, at: start) { name, end in
      if name.traits.contains(.cityOrAbove) { mayGoOn = mayGoOn || self.mayGoOn(at: end) }
      guard end > path.end else { return }
      path.end = end
      path.places = index.likelyPlaces(of: name)
      traits = name.traits
    }
    if mayGoOn || !traits.isDisjoint(with: [.generic, .everyday]) { return nil }
    if traits.contains(.short), street(at: path.end) != .none { return nil }
    path.isFull = path.places.contains(where: \.isFull)
    return path
  }

  /// Whether the name of a part may follow; `false` is certain.
  func mayGoOn(at end: Int) -> Bool {
    var next = end
    repeat {
      if names.value.places.mayStart(in: text, at: next) { return true }
      guard let length = fillerLength(at: next) else { return false }
      next += length
    } while true
  }
}
