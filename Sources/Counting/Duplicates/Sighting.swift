import CPrefetch

/// One record of one graduate, as the duplicate check keeps it: 28 bytes.
///
/// All fields have 4 bytes so that none are lost between sightings.
struct Sighting: BitwiseCopyable {
  private var fingerprint0: UInt32
  private var fingerprint1: UInt32
  /// 24 bits of the fingerprint above 8 bits of the ordinal.
  private var fingerprint2: UInt32
  private var ordinalLow: UInt32
  /// When the record was last changed; 0 is the oldest.
  let moment: UInt32
  /// The worker's cell; `superseded` once another record of the graduate counts.
  var cell: UInt32
  let outcome: UInt32

  static let superseded = UInt32.max
  /// Ordinals have 40 bits.
  static let mostRecords = 1 << 40

  init(_ fingerprint: Fingerprint, ordinal: Int, moment: UInt32, cell: UInt32, outcome: UInt32) {
    fingerprint0 = UInt32(truncatingIfNeeded: fingerprint.low)
    fingerprint1 = UInt32(truncatingIfNeeded: fingerprint.low >> 32)
    fingerprint2 = fingerprint.high << 8 | UInt32(truncatingIfNeeded: ordinal >> 32)
    ordinalLow = UInt32(truncatingIfNeeded: ordinal)
    self.moment = moment
    self.cell = cell
    self.outcome = outcome
  }

  /// The record's place among all records of the run.
  var ordinal: Int { Int(fingerprint2 & 0xFF) << 32 | Int(ordinalLow) }
  /// The lower half of the fingerprint: well mixed, its top bits choose the partition.
  var low: UInt64 { UInt64(fingerprint1) << 32 | UInt64(fingerprint0) }

  var fingerprint: Fingerprint { Fingerprint(low: low, high: fingerprint2 >> 8) }

  @inline(__always)
  func isSameGraduate(as other: Sighting) -> Bool {
    (fingerprint0 ^ other.fingerprint0) | (fingerprint1 ^ other.fingerprint1)
      | ((fingerprint2 ^ other.fingerprint2) >> 8) == 0
  }
}

/// The sightings of one worker in one partition, in input order; they lie in the worker's arena.
struct SightingList: ~Copyable {
  private(set) var chunks: [UnsafeMutableBufferPointer<Sighting>] = []
  // Where the next sighting goes in the last chunk, and where that ends.
  private var next: UnsafeMutablePointer<Sighting>?
  private var end: UnsafeMutablePointer<Sighting>?

  /// Chunks grow to this size: small for a short list, and little is left unused in a long one.
  private static let largestChunk = 512

  @inline(__always)
  mutating func append(_ sighting: Sighting, in arena: SightingArena) {
    if next == end { addChunk(arena) }
    let place = next.unsafelyUnwrapped
    place.initialize(to: sighting)
    next = place + 1
    // Where this list goes on is in no cache, and by the time of its next sighting it will be.
    prefetch_to_write(place + 3)
  }

  @inline(never)
  private mutating func addChunk(_ arena: SightingArena) {
    let chunk = arena.chunk(min(max((chunks.last?.count ?? 0) * 2, 32), Self.largestChunk))
    chunks.append(chunk)
    next = chunk.baseAddress
    end = next.map { $0 + chunk.count }
  }

  /// How many sightings a chunk holds.
  func count(inChunk index: Int) -> Int {
    index == chunks.count - 1 ? next! - chunks[index].baseAddress! : chunks[index].count
  }

  var count: Int { chunks.indices.reduce(0) { $0 + count(inChunk: $1) } }
}
