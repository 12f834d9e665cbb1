/// Where a sighting lies among those of a partition, in 48 bits; never 0.
///
/// **Invariant.** A chunk has at most `SightingList.largestChunk` sightings, so that the index takes 10 bits, and a
/// partition has fewer than 2^38 chunks.
struct SightingIndex: BitwiseCopyable {
  /// The chunk above the index, counted from 1.
  let bits: UInt64

  init(chunk: Int, index: Int) {
    bits = UInt64(truncatingIfNeeded: chunk) << 10 | UInt64(truncatingIfNeeded: index + 1)
  }

  /// - Parameter slot: the same below a tag.
  init(slot: UInt64) { bits = slot & 0xFFFF_FFFF_FFFF }

  var chunk: Int { Int(truncatingIfNeeded: bits >> 10) }
  var index: Int { Int(truncatingIfNeeded: bits & 0x3FF) - 1 }
}

/// The sightings of one partition, of all workers.
struct SightingChunks {
  let all: [SightingChunk]
  private let partition: Int
  private let workers: [Partitions]

  init(_ partition: Int, of workers: [Partitions]) {
    all = workers.flatMap { worker in
      worker.withList(partition) { list in (0..<list.chunkCount).map { list.chunk($0) } }
    }
    self.partition = partition
    self.workers = workers
  }

  var count: Int { all.reduce(0) { $0 + $1.count } }

  subscript(index: SightingIndex) -> Sighting { all[index.chunk][index.index] }

  func supersede(_ index: SightingIndex) {
    var sighting = self[index]
    sighting.cell = Sighting.superseded
    all[index.chunk][index.index] = sighting
  }

  /// Whether two sightings bear different names, neither of them blank.
  func haveOtherNames(_ one: SightingIndex, _ other: SightingIndex) -> Bool {
    let (one, other) = (name(of: one), name(of: other))
    return one != other && one != NameHash.blank && other != NameHash.blank
  }

  private func name(of index: SightingIndex) -> UInt32 {
    var first = 0
    for worker in workers {
      guard worker.keepsNames else { break }
      let chunks = worker.withList(partition) { $0.chunkCount }
      if index.chunk < first + chunks {
        let before = (first..<index.chunk).reduce(0) { $0 + all[$1].count }
        return worker.name(ofSighting: before + index.index, in: partition)
      }
      first += chunks
    }
    return NameHash.blank
  }
}
