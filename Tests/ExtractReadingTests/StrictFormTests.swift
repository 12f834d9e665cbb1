import Testing

@testable import ExtractReading

/// What is refused without libcsv; that libcsv refuses the same is what the differential tests are about.
struct StrictFormTests {
  @Test(arguments: [
    (#"a"b"#, 1), (#"a,b"c,d"#, 3), (#""a"b,c"#, 3), (#""a" "b",c"#, 4), (#" a "b"#, 3), (#"="1"2,b"#, 1),
    (#"a="1""#, 2),
    ("\"a\nb\"c", 5), (#""a""b"c"#, 6), ("a,\t\"b\"x", 6),
  ])
  func theByteThatIsForbiddenIsFound(text: String, place: Int) {
    #expect(forbidden(text) == place)
  }

  @Test(arguments: [
    "", "a,b", "a\n\"b\"c", #""a""#, #" "a" ,b"#, #""a""b""#, #""a"#, "\"a\nb", #"="1",b"#, #" ="1" ,b"#,
    "\r\n\"a\"b", #"="1"#,
  ])
  func theRestIsLeftToLibcsv(text: String) {
    #expect(forbidden(text, isFinal: false) == nil)
  }

  private func forbidden(_ text: String, isFinal: Bool = true) -> Int? {
    let bytes = Array(text.utf8) + [0]
    return unsafe bytes.withUnsafeBufferPointer {
      unsafe StrictForm(delimiter: Byte.comma).forbidden(
        $0.baseAddress!, count: text.utf8.count, isFinal: isFinal)
    }
  }
}

extension Byte {
  fileprivate static var comma: UInt8 { UInt8(ascii: ",") }
}
