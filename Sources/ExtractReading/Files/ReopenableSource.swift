/// A source that can be closed, and is opened again when something is asked of it: so of any number of extracts only
/// those that are being read hold a descriptor, a decompressor and buffers.
///
/// **Invariant.** Below `lock` everything is touched only while it is held. What is opened again gives the same bytes
/// from the first on; where it cannot, opening throws.
final class ReopenableSource: ByteSource, @unchecked Sendable {
  let path: String
  let plainSize: Int?
  private let open: @Sendable () throws(ExtractError) -> any ByteSource
  private let isUnchanged: @Sendable () -> Bool
  /// What the opened source reads from, to be closed with it.
  private let origin: (any ByteSource)?

  private let lock = Monitor()
  private var opened: (any ByteSource)?
  private var recordLimit: Int?
  /// What `opened` had consumed when it was closed.
  private var consumed = 0
  /// The `textSize` of `opened`, likewise.
  private var knownTextSize: Int?

  /// - Parameters:
  ///   - opened: what is open already.
  ///   - isUnchanged: whether it is what it was.
  ///   - open: opens it again; throws `changed` where it is not the same any more.
  init(
    _ opened: any ByteSource, from origin: (any ByteSource)? = nil,
    isUnchanged: @escaping @Sendable () -> Bool = { true },
    open: @escaping @Sendable () throws(ExtractError) -> any ByteSource
  ) {
    path = opened.path
    plainSize = opened.plainSize
    self.opened = opened
    self.origin = origin
    self.isUnchanged = isUnchanged
    self.open = open
  }

  var bytesConsumed: Int { lock.withLock { opened?.bytesConsumed ?? consumed } }

  var textSize: Int? {
    if let origin { return origin.textSize }
    return lock.withLock { opened?.textSize ?? knownTextSize }
  }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    try unsafe current().read(at: offset, into: buffer)
  }

  func reaches(_ offset: Int) throws(ExtractError) -> Bool { try current().reaches(offset) }

  func release(before offset: Int) { lock.withLock { opened }?.release(before: offset) }

  func limitRecords(to bytes: Int) {
    lock.withLock {
      recordLimit = bytes
      opened?.limitRecords(to: bytes)
    }
  }

  func requireUnchanged() throws(ExtractError) {
    if !isUnchanged() { throw ExtractError(.changed, path: path) }
    try origin?.requireUnchanged()
  }

  func close() {
    lock.withLock {
      guard let opened else { return }
      consumed = opened.bytesConsumed
      knownTextSize = opened.textSize ?? knownTextSize
      self.opened = nil
      origin?.close()
    }
  }

  private func current() throws(ExtractError) -> any ByteSource {
    try lock.withLock { () throws(ExtractError) in
      if let opened { return opened }
      let opened = try open()
      if let recordLimit { opened.limitRecords(to: recordLimit) }
      self.opened = opened
      return opened
    }
  }
}
