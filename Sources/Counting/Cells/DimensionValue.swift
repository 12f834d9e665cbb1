import Buffers
import ExtractReading

/// One value of a dimension: a code, a name, or both.
///
/// Two are the same if their bytes are. Swift takes 隆 and its compatibility form U+F9DC for one text, so that which of
/// the two was kept would depend on which thread was first.
package struct DimensionValue: Hashable {
  /// Empty where the extract has none.
  package var code: String
  /// Empty where the extract has none.
  package var name: String

  package init(code: String, name: String) {
    self.code = code
    self.name = name
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.code.utf8.elementsEqual(right.code.utf8) && left.name.utf8.elementsEqual(right.name.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for text in [code, name] {
      var text = text
      text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      hasher.combine(text.utf8.count)
    }
  }

  /// What the report calls it: the code, or the name where there is no code.
  package var key: String { code.isEmpty ? name : code }
}

/// The distinct values of one dimension that one worker has met, numbered; 0 is the blank one, so that a record
/// whose value is refused has a number too until it is dropped.
final class DimensionValues {
  private(set) var values: [DimensionValue] = []
  /// A hash of each value's key, the same in every worker: for fingerprints.
  private(set) var keyHashes = Growing<UInt64>()
  private var numbers: [DimensionValue: UInt32] = [:]

  init() { _ = number(of: DimensionValue(code: "", name: "")) }

  func number(of value: DimensionValue) -> UInt32 {
    if let number = numbers[value] { return number }
    let number = UInt32(values.count)
    values.append(value)
    numbers[value] = number
    keyHashes.append(FieldBytes.withPadded(Array(value.key.utf8)) { hash($0) })
    return number
  }
}
