import Buffers
package import Outputs

/// Lines of NDJSON on their way to a file, for lists that are written while others work.
///
/// What fails is told at the end: whoever lists records cannot stop the reading.
package struct NDJSONList: ~Copyable {
  private let sink: any ByteSink
  private var json = JSONWriter()
  /// The first failure; what comes after it is not written.
  package private(set) var failure: OutputError?

  package init(_ sink: any ByteSink) { self.sink = sink }

  /// - Parameter write: writes one value, in one line.
  package mutating func line(_ write: (inout JSONWriter) -> Void) {
    write(&json)
    json.text.append(UInt8(ascii: "\n"))
    drain(above: 1 << 16)
  }

  /// Hands over what is still held back.
  ///
  /// - Throws: the first failure of all writing.
  package mutating func finish() throws(OutputError) {
    drain(above: 0)
    if let failure { throw failure }
  }

  private mutating func drain(above limit: Int) {
    guard failure == nil else { return json.text.removeAll() }
    do throws(OutputError) { try sink.drain(&json.text, above: limit) } catch { failure = error }
  }
}
