import ExtractReading

extension DifferentialCase {
  /// Range sizes 1…200 with 1…4 threads: every combination once in as many consecutive seeds.
  public static let combinations = 200 * 4

  /// The case of a seed.
  public init(seed: UInt64) {
    let combination = Int(seed % UInt64(Self.combinations))
    var random = SplitMix(seed: seed)
    let delimiter = random.once(in: 3) ? random.pick(Array(";\t|".utf8)) : UInt8(ascii: ",")
    let extracts = (0..<(random.once(in: 8) ? 2 + random.below(2) : 1)).map { _ in
      var hostile = HostileBytes(random: SplitMix(seed: random.next()), delimiter: delimiter)
      var extract = Extract(hostile.draw())
      if random.once(in: 4) {
        extract.start = random.below(extract.bytes.count + 1)
        extract.linesBefore = random.below(3)
      }
      return extract
    }
    self.init(extracts, rangeSize: combination % 200 + 1, threads: combination / 200 + 1)
    let limit = random.once(in: 4) ? random.below(random.pick([4, 70, 140])) : 1 << 20
    dialect = Dialect(delimiter: delimiter, maxRecordBytes: limit)
    steps.level = random.pick(ScanLevel.available)
    // Mostly so small that buffers grow and segments end within records.
    steps.segment = random.pick([1, 3, 64, 100, 32 << 10])
    steps.slack = random.pick([1, 2, 7, 64, 4096])
    unrest = threads > 1 ? random.next() : nil
    if random.once(in: 3) { return }
    let count = 1 + random.below(4)
    // Each once, in any order.
    var wanted = Array(0..<count)
    for place in wanted.indices { wanted.swapAt(place, random.below(count)) }
    columns = Columns(wanted: Array(wanted.prefix(1 + random.below(count))), expected: count)
  }

  /// The same kind of difference with as few bytes as can be found.
  public func shrunk(
    by difference: (DifferentialCase) -> String? = { $0.difference() }
  ) -> DifferentialCase {
    var smallest = self
    var piece = max(1, extracts.map(\.bytes.count).max()! / 2)
    while piece > 0 {
      var hasShrunk = false
      for extract in smallest.extracts.indices {
        var place = 0
        while place < smallest.extracts[extract].bytes.count {
          var candidate = smallest
          let end = min(place + piece, candidate.extracts[extract].bytes.count)
          candidate.extracts[extract].bytes.removeSubrange(place..<end)
          let count = candidate.extracts[extract].bytes.count
          candidate.extracts[extract].start = min(candidate.extracts[extract].start, count)
          if difference(candidate) != nil {
            smallest = candidate
            hasShrunk = true
          } else {
            place += piece
          }
        }
      }
      if !hasShrunk { piece /= 2 }
    }
    return smallest
  }
}

extension DifferentialCase: CustomStringConvertible {
  public var description: String {
    let texts = extracts.map {
      "\(String(decoding: $0.bytes, as: UTF8.self).debugDescription) from \($0.start)"
    }
    return "\(texts), range size \(rangeSize), threads \(threads), delimiter \(dialect.delimiter), "
      + "limit \(dialect.maxRecordBytes), columns \(columns.map { "\($0.wanted) of \($0.expected)" } ?? "all"), "
      + "\(steps)"
  }
}
