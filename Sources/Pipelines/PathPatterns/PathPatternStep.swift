/// One step of a pattern that is matched.
enum PathPatternStep: Hashable, Sendable {
  /// Takes this character.
  case scalar(Unicode.Scalar)
  /// Takes one character of a class, as `Regex` reads its text: `\d`, `[^/]`, `\p{Han}`, `.`.
  case oneOf(String)
  /// Goes on where a boundary is, as `Regex` reads its text: `^`, `$`, `\b`.
  case boundary(String)
  /// Keeps the place: where a group starts (twice its number), or ends (one more).
  case mark(Int)
  /// Goes on at a step, and where that leads nowhere at another.
  case either(Int, else: Int)
  case goTo(Int)
  case found
}

extension [PathPatternStep] {
  /// Together with the longest path of Linux, 4096 bytes, some hundredths of a second.
  private static let most = 1000

  /// - Throws: `tooLarge`.
  init(_ pattern: PathPatternReader.Part) throws(PathPattern.Fault) {
    self = []
    try add(pattern)
    append(.found)
  }

  private mutating func add(_ part: PathPatternReader.Part) throws(PathPattern.Fault) {
    if count > Self.most { throw .tooLarge }
    switch part {
    case .scalars(let scalars): self += scalars.map { .scalar($0) }
    case .oneOf(let text): append(.oneOf(text))
    case .boundary(let text): append(.boundary(text))
    case .sequence(let parts): for part in parts { try add(part) }
    case .choices(let parts): try add(choices: parts[...])
    case .group(let part, let number):
      append(.mark(number * 2))
      try add(part)
      append(.mark(number * 2 + 1))
    case .repeated(let part, let least, let most, let isLazy):
      for _ in 0..<least {
        let before = count
        try add(part)
        // Nothing, however often.
        if count == before { break }
      }
      if let most {
        for _ in least..<Swift.max(least, most) { try add(optional: part, isLazy, again: false) }
      } else {
        try add(optional: part, isLazy, again: true)
      }
    }
  }

  private mutating func add(choices parts: ArraySlice<PathPatternReader.Part>) throws(PathPattern.Fault) {
    guard parts.count > 1 else { return try add(parts.first!) }
    let fork = count
    append(.found)
    try add(parts.first!)
    let end = count
    append(.found)
    self[fork] = .either(fork + 1, else: count)
    try add(choices: parts.dropFirst())
    self[end] = .goTo(count)
  }

  /// - Parameter again: whether it may come any number of times.
  private mutating func add(
    optional part: PathPatternReader.Part, _ isLazy: Bool, again: Bool
  ) throws(PathPattern.Fault) {
    let fork = count
    append(.found)
    try add(part)
    // What has taken nothing ends the repetition: the fork was tried from the same place.
    if again { append(.either(fork, else: count + 1)) }
    self[fork] = isLazy ? .either(count, else: fork + 1) : .either(fork + 1, else: count)
  }
}
