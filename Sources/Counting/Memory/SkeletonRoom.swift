import Buffers
import ExtractReading
import Regions

/// Room for the skeleton of one name.
///
/// **Invariant.** `bytes` owns `NameSkeleton.longest` bytes and `FieldBytes.padding` more, all of them written.
@safe
final class SkeletonRoom {
  private let bytes: UnsafeMutablePointer<UInt8>
  private static let size = NameSkeleton.longest + FieldBytes.padding

  init() {
    unsafe bytes = OutOfMemory.orRoom(for: Self.size, of: UInt8.self)
    unsafe bytes.initialize(repeating: 0, count: Self.size)
  }

  deinit { unsafe bytes.deallocate() }

  /// The skeleton of a name in UTF-8, until the next is asked for; `nil` where it has none.
  @inline(__always)
  func skeleton(of name: FieldBytes, by skeletons: NameSkeleton) -> FieldBytes? {
    let count = name.count
    guard count <= NameSkeleton.longest else { return nil }
    // What is copied from behind the name is overwritten by zeros.
    var offset = 0
    while offset < count {
      unsafe UnsafeMutableRawPointer(bytes + offset).storeBytes(of: name.word(at: offset), as: UInt64.self)
      offset &+= 8
    }
    unsafe UnsafeMutableRawPointer(bytes + count).storeBytes(of: SIMD2<UInt64>.zero, as: SIMD2<UInt64>.self)
    var text = unsafe MutableSpan(_unsafeStart: bytes, count: Self.size)
    guard skeletons.reduce(&text, count: count) else { return nil }
    return unsafe FieldBytes(bytes, count: count)
  }
}
