import Glibc

/// Where one worker's sightings lie: chunks of all partitions side by side in large blocks, freed together.
///
/// The pages of a block are asked for together: one by one, first touching them took as long as writing to them. Huge
/// pages would be faster still on an empty machine, and slower where the page cache has left none free.
final class SightingArena {
  private static let blockBytes = 2 << 20

  /// `MADV_POPULATE_WRITE`, since Linux 5.14.
  private static let populateWrite: CInt = 23

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
    let block = UnsafeMutableRawPointer.allocate(byteCount: Self.blockBytes, alignment: 4096)
    // Only a wish: an older kernel does not know it, and all is well and slower.
    madvise(block, Self.blockBytes, Self.populateWrite)
    blocks.append(block)
    used = 0
  }
}
