/// What is known of skeletons, or of the heads of names.
///
/// They are bounded as all that is remembered: when too many came, all are forgotten, and learnt again.
final class SkeletonTable {
  /// 2 MB, of which 24,000 skeletons use three quarters.
  private static let mostSlots = 1 << 15

  private var lines = LineTable()

  /// The place of a skeleton; `nil` where it is new.
  @inline(__always)
  func place(of skeleton: SIMD8<UInt64>) -> UInt32? { lines.number(of: skeleton) }

  /// Adds a new skeleton.
  @inline(never)
  func add(_ skeleton: SIMD8<UInt64>, place: UInt32) {
    if lines.isFull, lines.slotCount == Self.mostSlots { lines.removeAll() }
    lines.add(skeleton, place)
  }
}
