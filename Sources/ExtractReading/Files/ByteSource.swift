/// The bytes of an extract, decompressed and (where its encoding cannot be cut as bytes) transcoded.
///
/// Safe to use from several threads at once.
public protocol ByteSource: AnyObject, Sendable {
  /// For messages and the report: the path as the user knows it.
  var path: String { get }
  /// Bytes taken from the file or stream so far; its size once everything is read.
  var bytesConsumed: Int { get }
  /// Copies bytes from `offset` on.
  ///
  /// - Returns: how many were copied: fewer than asked for only where the extract ends.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int
  /// Whether there is a byte at `offset`.
  func reaches(_ offset: Int) throws(ExtractError) -> Bool
  /// The size of a plain file, which can be read anywhere; `nil` for what is read forwards.
  var plainSize: Int? { get }
  /// How many bytes the file holds, decompressed but not transcoded; of what is read forwards `nil` until its end was reached.
  var textSize: Int? { get }
  /// Promises that nothing before `offset` will be asked for again, so that a stream can let go of it.
  func release(before offset: Int)
  /// Says the most bytes that a record may have: of a line that is longer a stream keeps only where it ends, as all else of
  /// it is refused whatever it says.
  func limitRecords(to bytes: Int)
  /// Makes sure, once everything was read, that it is still what it was when it was opened first.
  ///
  /// - Throws: `changed` where somebody wrote to the file, or put another one in its place.
  func requireUnchanged() throws(ExtractError)
  /// Lets go of what is open, where it can be opened again: then whatever is asked next opens it, from the start.
  func close()
}

extension ByteSource {
  public var plainSize: Int? { nil }
  public var textSize: Int? { plainSize }
  public func limitRecords(to bytes: Int) {}
  public func requireUnchanged() throws(ExtractError) {}
  public func close() {}

  /// A copy of up to `count` bytes from `offset` on: fewer only where the extract ends.
  public func bytes(at offset: Int, count: Int) throws(ExtractError) -> [UInt8] {
    var failure: ExtractError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      do throws(ExtractError) {
        filled = unsafe try read(at: offset, into: UnsafeMutableRawBufferPointer(room))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
