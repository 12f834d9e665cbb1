import Buffers
import ReferenceData

/// Words that say a place is not meant (重庆市外), or not alone (重庆周边).
extension PathReader {
  struct Denial {
    /// Where the words end, and those that often follow them (地区, 的).
    let end: Int
    /// Whether they say for certain that it is elsewhere.
    let isCertain: Bool
  }

  /// The words after a place that deny it: 重庆市外, 成都以外地区, 重庆及周边.
  ///
  /// - Returns: `nil` where there are none, or they are part of a name (重庆市外国语学校, 双流区外双楠).
  mutating func denial(after end: Int) -> Denial? {
    let words = names.value.address
    if let length = words.surelyOutside.length(in: text, at: end) {
      return Denial(end: skippingAround(from: end + length), isCertain: true)
    }
    let joint = words.joints.length(in: text, at: end)
    let index = end + (joint ?? 0)
    let outside = words.outside.length(in: text, at: index)
    guard let length = outside ?? words.near.length(in: text, at: index) else { return nil }
    let next = skippingAround(from: index + length)
    guard endsItem(at: next) || namesPlaceInFull(at: next) else { return nil }
    return Denial(end: next, isCertain: joint == nil && outside != nil)
  }

  /// The words at an offset that say in front of any place that it is elsewhere: 市外, 省外 – than Chongqing, as its offices
  /// write; less certain 外地.
  mutating func denial(at start: Int) -> Denial? {
    let words = names.value.address
    let certain = words.outsideChongqing.length(in: text, at: start)
    let length =
      certain ?? words.outside.length(in: text, at: start) ?? words.near.length(in: text, at: start)
    guard let length else { return nil }
    let next = skippingAround(from: start + length)
    guard endsItem(at: next) || namesPlaceInFull(at: next) else { return nil }
    return Denial(end: next, isCertain: certain != nil)
  }

  private func skippingAround(from start: Int) -> Int {
    var index = start
    while let length = names.value.address.around.length(in: text, at: index) { index += length }
    return index
  }

  /// Whether a place follows at once whose name cannot be part of another word: 市外 四川省成都市.
  private mutating func namesPlaceInFull(at start: Int) -> Bool {
    let path = path(at: start)
    return path.isSure
  }

  /// Whether an item of a list ends here: at the end, at a sign, before another item, or before a word that ends a list.
  func endsItem(at index: Int) -> Bool {
    let words = names.value.address
    return index >= text.count || text[index] < 0x80 && !text[index].isASCIIDigit
      || words.joints.stands(in: text, at: index) || words.listEnds.stands(in: text, at: index)
  }
}
