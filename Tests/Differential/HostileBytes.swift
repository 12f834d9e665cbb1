/// Draws inputs that a reader of CSV is likely to get wrong.
struct HostileBytes {
  var random: SplitMix
  let delimiter: UInt8

  /// Up to some 300 bytes of one of three kinds.
  mutating func draw() -> [UInt8] {
    let limit = random.once(in: 4) ? 300 : 1 + random.below(120)
    return switch random.below(3) {
    case 0: noise(limit)
    case 1: table(limit)
    default: boundaries(limit)
    }
  }

  /// Single bytes, most of which mean something, and pieces that belong together.
  private mutating func noise(_ limit: Int) -> [UInt8] {
    let alphabet = random.pick(Self.alphabets) + [delimiter]
    var bytes: [UInt8] = []
    while bytes.count < limit {
      if random.once(in: 5) { bytes += piece() } else { bytes.append(random.pick(alphabet)) }
    }
    return bytes
  }

  /// Rows of fields as they should be, with little wrong.
  private mutating func table(_ limit: Int) -> [UInt8] {
    let columns = 1 + random.below(4)
    let lineEnd = random.pick(Self.lineEnds)
    var bytes: [UInt8] = []
    while bytes.count < limit {
      for column in 0..<columns {
        if column > 0 { bytes.append(delimiter) }
        bytes += field()
      }
      bytes += random.once(in: 8) ? random.pick(Self.lineEnds) : lineEnd
    }
    if random.once(in: 3) { bytes.removeLast(random.below(min(3, bytes.count))) }
    for _ in 0..<random.below(3) where random.once(in: 2) { damage(&bytes) }
    return bytes
  }

  /// Bytes that mean something just before, on and after each multiple of 64.
  private mutating func boundaries(_ limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    let filler = random.pick([[UInt8(ascii: "x")], [delimiter], Self.quote, Array("x\"\"".utf8), [10]])
    while bytes.count < limit {
      let target = (bytes.count / 64 + 1) * 64 - random.below(5)
      if random.once(in: 3) { bytes += Self.quote }
      while bytes.count < target { bytes += filler }
      for _ in 0..<1 + random.below(3) { bytes += piece() }
    }
    return bytes
  }

  private mutating func field() -> [UInt8] {
    random.pick(Self.fields) { delimiter }
  }

  private mutating func piece() -> [UInt8] {
    random.pick(Self.pieces) { delimiter }
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = random.below(bytes.count)
    switch random.below(3) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(random.pick(Self.alphabets[1]), at: place)
    default: bytes[place] = random.pick(Self.alphabets[1])
    }
  }

  private static let quote = [UInt8(ascii: "\"")]
  private static let alphabets: [[UInt8]] = [
    "\"\na", "\"\"\n\r ab\t", "ab\n", "\"\n\r\0 \u{FEFF}中x", "\"\"\"\"\n", "\r\n\"", " \t\"\n",
  ].map { Array($0.utf8) }
  private static let lineEnds: [[UInt8]] = [[10], [13, 10], [13], [10, 10], [13, 13, 10]]
  // A comma stands for the delimiter.
  private static let fields = [
    "", "a", "abc", "张三", "\"b\"", "\"\"", "\"c,d\"", "\"e\nf\"", "\"g\r\nh\"", "\"i\"\"j\"", "\"\"\"\"",
    " k ", "\tl",
    "\" m \"", " \"n\"", "\"o\" ", "\0", "\"p\r\"", "5e3", "long enough to pass a step of eight bytes",
    "\"long enough to pass a step of \"\"eight\"\" bytes\"", "  ", "=\"500118\"", " =\"1\" ", "=\"\"",
    "=\"a b\"",
  ].map { Array($0.utf8) }
  private static let pieces = [
    "\"a\",", "\"\"\"\",", "\r\n", "\",\"", "\"\n\"", "plain,text,here\n", "\"\"", "\"\r\n\"", "\r", "\n",
    "\"", ",", " ",
    "\"\r", "\n\"", "\r\"", ",\"", "\",", "\" ", " \"", "\0", "\u{FEFF}", "=\"", "=\"a\",", "=\"a\"\n", "=",
  ].map { Array($0.utf8) }
}

extension SplitMix {
  fileprivate mutating func pick(_ texts: [[UInt8]], delimiter: () -> UInt8) -> [UInt8] {
    pick(texts).map { $0 == UInt8(ascii: ",") ? delimiter() : $0 }
  }
}
