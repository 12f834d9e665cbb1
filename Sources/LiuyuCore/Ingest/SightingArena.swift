import Glibc

/// Where one worker's sightings lie: chunks of all partitions side by side in large blocks, freed together.
///
/// The blocks ask for huge pages: page by page, first touching the memory took as long as writing to it.
final class SightingArena {
  /// A huge page of x86-64 and arm64.
  private static let blockBytes = 2 << 20

  private var blocks: [UnsafeMutableRawPointer] = []
  private var used = SightingArena.blockBytes

  deinit { for block in blocks { block.deallocate() } }

  /// Room for so many sightings, at most a block's.
  func chunk(_ count: Int) -> UnsafeMutableBufferPointer<Sighting> {
    let wanted = count * MemoryLayout<Sighting>.stride
    precondition(wanted <= Self.blockBytes)
    if used + wanted > Self.blockBytes { addBlock() }
    let start = blocks[blocks.count - 1] + used
    used += wanted
    return UnsafeMutableBufferPointer(
      start: start.bindMemory(to: Sighting.self, capacity: count), count: count)
  }

  private func addBlock() {
    let block = UnsafeMutableRawPointer.allocate(byteCount: Self.blockBytes, alignment: Self.blockBytes)
    // Only a wish: without huge pages all is well, and slower.
    madvise(block, Self.blockBytes, MADV_HUGEPAGE)
    blocks.append(block)
    used = 0
  }
}
