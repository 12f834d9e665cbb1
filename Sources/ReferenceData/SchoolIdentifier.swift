/// A school's identifier (学校标识码): 41, the province, then the five digits of its code (学校代码) behind a 0.
package enum SchoolIdentifier {
  /// 14008 of 4150014008; `nil` for anything else.
  package static func code(of text: String) -> String? {
    text.utf8.count == 10 && text.hasPrefix("41") && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? String(text.suffix(5)) : nil
  }
}
