import CPrefetch

/// The sightings of one worker in one partition, in input order.
///
/// **Invariant.** They lie in chunks of the worker's arena, which outlives the list; all chunks but the last are full,
/// and `next` is where the next sighting goes in the last.
@safe
struct SightingList: ~Copyable {
  private var chunks: [UnsafeMutableBufferPointer<Sighting>] = unsafe []
  // Where the next sighting goes in the last chunk, and where that ends.
  private var next: UnsafeMutablePointer<Sighting>?
  private var end: UnsafeMutablePointer<Sighting>?

  /// Chunks grow to this size: small for a short list, and little is left unused in a long one.
  static let largestChunk = 256

  @inline(__always)
  mutating func append(_ sighting: Sighting, in arena: SightingArena) {
    if unsafe next == end { addChunk(arena) }
    let room = unsafe next.unsafelyUnwrapped
    unsafe room.initialize(to: sighting)
    unsafe next = room + 1
    // Where this list goes on is in no cache, and by the time of its next sighting it will be.
    unsafe prefetch_to_write(room + 3)
  }

  @inline(never)
  private mutating func addChunk(_ arena: SightingArena) {
    let chunk = unsafe arena.chunk(min(max((chunks.last?.count ?? 0) * 2, 32), Self.largestChunk))
    unsafe chunks.append(chunk)
    unsafe next = chunk.baseAddress
    unsafe end = next.map { unsafe $0 + chunk.count }
  }

  var chunkCount: Int { unsafe chunks.count }

  /// The sightings of a chunk, which are to be kept no longer than the list.
  func chunk(_ index: Int) -> SightingChunk {
    let start = unsafe chunks[index].baseAddress!
    let count = unsafe index == chunks.count - 1 ? next! - start : chunks[index].count
    return unsafe SightingChunk(start, count: count)
  }

  /// Likewise, all of them.
  var all: [SightingChunk] { (0..<chunkCount).map { chunk($0) } }

  var count: Int { (0..<chunkCount).reduce(0) { $0 + chunk($1).count } }
}

/// Sightings that lie side by side.
@safe
struct SightingChunk {
  private let start: UnsafeMutablePointer<Sighting>
  let count: Int

  fileprivate init(_ start: UnsafeMutablePointer<Sighting>, count: Int) {
    unsafe self.start = unsafe start
    self.count = count
  }

  /// All of them as they lie in memory.
  func withBytes<Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    let bytes = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
    try body(unsafe Span(_unsafeStart: bytes, count: count * MemoryLayout<Sighting>.stride))
  }

  subscript(index: Int) -> Sighting {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return unsafe start[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      unsafe start[index] = newValue
    }
  }
}
