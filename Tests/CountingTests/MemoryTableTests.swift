import Differential
import ExtractReading
import Testing

@testable import Buffers
@testable import Counting

/// The tables of the inner loops against what the standard library makes of the same steps.
struct MemoryTableTests {
  // MARK: Growing

  @Test(arguments: [0, 1, 2, 16, 1000])
  func aGrowingRowEqualsAnArray(capacity: Int) {
    var row = Growing<UInt32>(capacity: capacity)
    var array: [UInt32] = []
    var random = SplitMix(seed: UInt64(capacity))
    for _ in 0..<2000 {
      let value = UInt32(random.below(1000))
      switch random.below(40) {
      case 0:
        row.removeAll()
        array.removeAll()
      case 1:
        let count = random.below(array.count + 10)
        row.truncate(to: count)
        array = Array(array.prefix(count))
      case 2:
        let count = random.below(array.count * 2 + 10)
        row.fill(to: count, with: value)
        array += Array(repeating: value, count: max(count - array.count, 0))
      case 3: row.reserve(random.below(500))
      case 4:
        let run = (0..<random.below(100)).map { UInt32($0) }
        row.append(run.span)
        array += run
      case 5 where !array.isEmpty:
        let place = random.below(array.count)
        row[place] = value
        array[place] = value
      default:
        row.append(value)
        array.append(value)
      }
      guard row.count == array.count else {
        Issue.record("\(row.count) values, not \(array.count)")
        return
      }
    }
    #expect((0..<row.count).map { row[$0] } == array)
  }

  // MARK: SkeletonTable

  /// What is known of 64 bytes is what was said of them, or nothing: of more than the table holds some are forgotten.
  @Test(arguments: [(40, true), (20_000, true), (60_000, false)])
  func aSkeletonTableEqualsADictionary(keyCount: Int, keepsAll: Bool) {
    var random = SplitMix(seed: UInt64(keyCount))
    let table = SkeletonTable()
    var known: [SIMD8<UInt64>: UInt32] = [:]
    // Alike but for one bit, as skeletons are that differ in one character.
    let keys = (0..<keyCount).map { number in
      var key = SIMD8<UInt64>(1, 2, 3, 0, 0, 0, 0, 0)
      key[number % 8] ^= 1 << UInt64(number / 8 % 64)
      key[(number + 1) % 8] &+= UInt64(number / 512)
      return key
    }
    var (wrong, forgotten) = (0, 0)
    for _ in 0..<keyCount * 3 {
      let key = keys[random.below(keyCount)]
      let place = table.place(of: key)
      if let place, place != known[key] { wrong += 1 }
      guard place == nil else { continue }
      if known[key] != nil { forgotten += 1 }
      let new = known[key] ?? UInt32(truncatingIfNeeded: random.next() >> 33)
      known[key] = new
      table.add(key, place: new)
    }
    #expect(wrong == 0)
    #expect(forgotten == 0 || !keepsAll)
    #expect(forgotten > 0 || keepsAll)
  }

  // MARK: RawCache

  /// Numbers values by a cache and by a dictionary.
  private func compare(_ values: [[UInt8]], _ cache: RawCache = RawCache()) {
    var numbers: [[UInt8]: Int] = [:]
    for value in values {
      let known = numbers[value]
      let expected = known ?? numbers.count
      numbers[value] = expected
      // What lies behind the value must not matter.
      let padded = value + (0..<FieldBytes.padding).map { _ in UInt8.random(in: 0...255) }
      let (number, isNew) = padded.withUnsafeBufferPointer {
        cache.number(of: FieldBytes($0.baseAddress!, count: value.count))
      }
      // An expectation for each would take most of the time.
      guard number == expected, isNew == (known == nil) else {
        Issue.record("\(value) is \(number), not \(expected); is new: \(isNew)")
        return
      }
    }
    #expect(cache.count == numbers.count)
  }

  @Test func aCacheEqualsADictionary() {
    for seed in 0..<8 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      // Few letters and many lengths: prefixes of each other, with and without zeros at the end.
      compare(
        (0..<6000).map { _ in
          (0..<random.below(random.pick([3, 10, 40]))).map { _ in random.pick([0, 0, 1, 255]) }
        })
    }
  }

  @Test(arguments: [31, 32, 33, 64, 1024, 40_000])
  func aCacheKeepsItsNumbersAsItGrows(count: Int) {
    let values = (0..<count).map { Array((($0 % 2 == 0 ? "" : "some longer value ") + "\($0)").utf8) }
    compare(values + values.reversed() + values)
  }

  /// Where a key is one word, where it is two, and where only the bytes tell.
  @Test(arguments: 0...34)
  func aCacheTellsValuesOfAnyLengthApart(length: Int) {
    var values = [[UInt8](repeating: 65, count: length), [UInt8](repeating: 0, count: length)]
    for place in 0..<length {
      for byte in [0, 1, 64, 255] as [UInt8] {
        values.append(values[0])
        values[values.count - 1][place] = byte
      }
    }
    compare(values + values.map { $0 + [0] } + values)
  }

  /// All of these start at the first slot: the inverse of the multiplier undoes the mixing.
  @Test func aCacheTellsValuesWithOneSlotApart() {
    var inverse: UInt64 = 1
    for _ in 0..<6 { inverse &*= 2 &- 0x9E37_79B9_7F4A_7C15 &* inverse }
    let values = (0..<2000 as Range<UInt64>).map { place in
      // Of eight bytes the length is all that the upper word of the key holds.
      let mixed = place &* inverse ^ (64 << 56) &* 0xD6E8_FEB8_6659_FD93
      return withUnsafeBytes(of: mixed.littleEndian) { Array($0) }
    }
    compare(values + values)
  }

  /// All of these have the same hash, and only their bytes tell them apart.
  @Test func aCacheTellsValuesWithOneHashApart() {
    let values = (0..<500 as Range<UInt64>).map { place in
      let state = mixed(16 &* 0xA076_1D64_78BD_642F ^ place, 0xE703_7ED1_A0B4_28DB)
      return withUnsafeBytes(of: (place, state ^ 42)) { Array($0) }
    }
    #expect(
      Set(values.map { value in FieldBytes.withPadded(value) { hash($0) } }).count == 1)
    compare(values + values)
  }

  @Test func aCacheForgets() {
    let cache = RawCache()
    let values = (0..<300).map { Array("\($0) and something behind it".utf8) }
    compare(values, cache)
    cache.removeAll()
    #expect(cache.count == 0)
    compare(values.reversed(), cache)
  }

  // MARK: PairTable

  @Test(arguments: [5, 300, 1 << 20], [127, 128, 129, 20_000])
  func aPairTableEqualsADictionary(limit: Int, count: Int) {
    let table = PairTable()
    var numbers: [[UInt32]: UInt32] = [:]
    var random = SplitMix(seed: UInt64(count))
    for _ in 0..<count {
      let pair = [UInt32(random.below(limit)), UInt32.max - UInt32(random.below(limit))]
      let expected = numbers[pair] ?? UInt32(numbers.count)
      numbers[pair] = expected
      let number = table.number(of: pair[0], pair[1])
      guard number == expected else {
        Issue.record("\(pair) is \(number), not \(expected)")
        return
      }
    }
    #expect(table.pairs.count == numbers.count)
    #expect(numbers.allSatisfy { pair, number in table.pairs[Int(number)] == (pair[0], pair[1]) })
  }
}
