import Differential

/// libFuzzer's entry: each input is one extract and one way of reading it; a difference ends the run.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let drawn = DifferentialCase(fuzzed: UnsafeBufferPointer(start: bytes, count: count)) else {
    return -1
  }
  if let difference = drawn.difference() ?? drawn.splitDifference() { fatalError("\(drawn): \(difference)") }
  return 0
}
