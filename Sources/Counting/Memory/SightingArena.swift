import Buffers
import Glibc

/// Where one worker's sightings lie: chunks of all partitions side by side in blocks, freed together.
///
/// The memory of a block is asked for at once: page by page, first touching it took as long as writing to it. A huge page
/// costs a third of small ones, unless the kernel has to clear room for it first, as where the page cache fills the
/// memory: so they are asked for as long as they come at once.
@safe
final class SightingArena {
  /// A huge page of x86-64 and arm64.
  private static let blockBytes = 2 << 20
  /// Address space that is set aside at a time; memory is taken block by block.
  private static let regionBytes = 16 << 20
  /// Clearing a huge page takes 0.1 ms.
  private static let patience = Duration.microseconds(500)
  /// `MADV_POPULATE_WRITE`, since Linux 5.14.
  private static let populateWrite: CInt = 23

  private var regions: [UnsafeMutableRawPointer] = unsafe []
  /// Offsets in the last region: of what is not given out yet, and of the block after the current one.
  private var used = SightingArena.regionBytes
  private var end = SightingArena.regionBytes
  private var takesHugePages = true

  deinit { removeAll() }

  /// Frees all chunks: none of them is to be used any more.
  func removeAll() {
    unsafe regions.forEach { unsafe munmap($0, Self.regionBytes) }
    unsafe regions.removeAll()
    (used, end) = (Self.regionBytes, Self.regionBytes)
  }

  /// Room for so many sightings, at most a block's.
  func chunk(_ count: Int) -> UnsafeMutableBufferPointer<Sighting> {
    let wanted = count * MemoryLayout<Sighting>.stride
    precondition(wanted <= Self.blockBytes)
    if used + wanted > end { takeBlock() }
    let start = unsafe regions[regions.count - 1] + used
    used += wanted
    checkInvariants()
    return unsafe UnsafeMutableBufferPointer(
      start: start.bindMemory(to: Sighting.self, capacity: count), count: count)
  }

  /// Checks, in a debug build, that what was given out lies in the current block, and that block in the last region.
  private func checkInvariants() {
    assert(end % Self.blockBytes == 0 && end <= Self.regionBytes)
    assert(used <= end && used > end - Self.blockBytes)
  }

  private func takeBlock() {
    if end == Self.regionBytes { addRegion() }
    let block = unsafe regions[regions.count - 1] + end
    used = end
    end += Self.blockBytes
    // All of this is only a wish: a kernel that does not know it gives small pages when they are touched.
    if takesHugePages { unsafe madvise(block, Self.blockBytes, MADV_HUGEPAGE) }
    let time = ContinuousClock().measure { unsafe madvise(block, Self.blockBytes, Self.populateWrite) }
    if time > Self.patience { takesHugePages = false }
  }

  private func addRegion() {
    // One block more than needed, so that the blocks can start where huge pages do.
    let room = unsafe mmap(
      nil, Self.regionBytes + Self.blockBytes, PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let room = unsafe room, unsafe room != MAP_FAILED else { OutOfMemory.end() }
    let region = unsafe room.alignedUp(toMultipleOf: Self.blockBytes)
    if unsafe region > room { unsafe munmap(room, region - room) }
    unsafe munmap(region + Self.regionBytes, Self.blockBytes - (region - room))
    unsafe regions.append(region)
    (used, end) = (0, 0)
  }
}
