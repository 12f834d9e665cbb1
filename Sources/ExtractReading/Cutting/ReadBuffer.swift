/// A window on an extract: the bytes from `origin` on, with room to grow at the end.
///
/// **Invariant.** Always followed by at least `padding` readable bytes, so that 64 bytes can be loaded at any offset.
@safe
struct ReadBuffer: ~Copyable {
  private static let padding = 128

  /// How much more than a range is loaded at first, so that its last record is usually whole.
  let slack: Int

  private var storage = UnsafeMutableRawBufferPointer.allocate(byteCount: padding, alignment: 64)
  /// Byte offset in the extract of the first byte.
  private(set) var origin = 0
  /// How many bytes are there.
  private(set) var count = 0
  /// The extract has no byte after these.
  private(set) var isAtEnd = false
  private var source: (any ByteSource)?

  init(slack: Int = 4096) {
    precondition(slack > 0)
    self.slack = slack
  }

  deinit { unsafe storage.deallocate() }

  var bytes: UnsafePointer<UInt8> {
    unsafe UnsafePointer(storage.baseAddress!.assumingMemoryBound(to: UInt8.self))
  }

  subscript(offset: Int) -> UInt8 { unsafe bytes[offset] }

  /// Fills the buffer anew.
  mutating func load(
    _ source: any ByteSource, from offset: Int, atLeast wanted: Int
  ) throws(ExtractError) {
    self.source = source
    origin = offset
    count = 0
    isAtEnd = false
    try readOn(wanted)
  }

  /// Lets go of the source, which may be closed then; what was read stays.
  mutating func letGo() { source = nil }

  /// Reads on, at least as much again as a record usually has; offsets in the buffer stay valid, pointers do not.
  mutating func extend() throws(ExtractError) {
    guard !isAtEnd else { return }
    try readOn(max(count, slack))
  }

  /// Lets go of what lies before `position` and reads on.
  mutating func advance(to position: Int) throws(ExtractError) {
    guard let source else { return }
    try load(source, from: origin + position, atLeast: max(position, slack))
  }

  /// The offset of the first line end from `start` on; `count` where there is none yet.
  func firstLineEnd(from start: Int) -> Int {
    unsafe ExtractReading.firstLineEnd(bytes, from: start, count: count)
  }

  /// The offset behind the line end at `end`, a CRLF being one; `end` itself where the bytes end there.
  mutating func afterLineEnd(at end: Int) throws(ExtractError) -> Int {
    guard end < count else { return end }
    let next = end + 1
    guard self[end] == Byte.carriageReturn else { return next }
    if next == count { try extend() }
    return next < count && self[next] == Byte.lineFeed ? next + 1 : next
  }

  /// Puts a line end just past the last byte.
  mutating func endLine(at position: Int) {
    precondition(position == count)
    unsafe storage[position] = Byte.lineFeed
  }

  /// Where the scratch space starts: behind the bytes and their padding.
  var scratchStart: Int { count + Self.padding }

  /// Space for derived bytes, gone with the next load or extension.
  var scratch: UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(rebasing: storage[scratchStart...])
  }

  /// Makes room for `wanted` bytes of scratch, and the padding behind them.
  mutating func reserveScratch(_ wanted: Int) {
    grow(to: scratchStart + wanted + Self.padding)
  }

  private mutating func grow(to needed: Int) {
    guard unsafe storage.count < needed else { return }
    let larger = unsafe UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(needed, storage.count * 2), alignment: 64)
    unsafe larger.copyMemory(
      from: UnsafeRawBufferPointer(rebasing: storage[..<min(storage.count, count + Self.padding)]))
    unsafe storage.deallocate()
    unsafe storage = unsafe larger
  }

  private mutating func readOn(_ wanted: Int) throws(ExtractError) {
    grow(to: count + wanted + 2 * Self.padding)
    let free = unsafe UnsafeMutableRawBufferPointer(rebasing: storage[count..<count + wanted])
    guard let source else { return isAtEnd = true }
    let got = try unsafe source.read(at: origin + count, into: free)
    count += got
    if got < wanted { isAtEnd = true }
  }
}
