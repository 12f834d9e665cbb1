import Regions

/// The employers of an extract that asks for a number of them: each has a place, a name and a credit code of its own.
///
/// They are numbered from 0: those in Chongqing, in the circle, elsewhere, where only 四川 or the like is known, and those
/// that nothing locates. All that sets one apart follows from its number, so that ten million take no memory.
struct EmployerRegister {
  /// As many as there are organisation numbers in a credit code, and no fewer than give each kind of place one.
  static let limits = 100...CreditCode.organisations
  /// Where the numbers of each kind of place begin, in thousandths and in the order of `PlaceKind`; then of those
  /// without a place, and the end. As the typical mix of schools sends its graduates.
  private static let bounds = [0, 600, 750, 980, 990, 1_000]

  /// Prime, and greater than any number of employers: what is multiplied by it stays different below all of these.
  private static let shuffling = 15_485_863

  /// How many there are.
  let count: Int

  /// One employer at a place of a kind; with `nil` one that nothing locates. All of a kind come as often.
  func draw(_ kind: PlaceKind?, _ random: inout RandomSource) -> Int {
    let index = kind?.rawValue ?? PlaceKind.allCases.count
    let (start, end) = (Self.bounds[index] * count / 1_000, Self.bounds[index + 1] * count / 1_000)
    return start + random.below(end - start)
  }

  /// Random bits that are the employer's own.
  static func bits(of number: Int) -> UInt64 { mixed(UInt64(number) | 1 << 42) }

  /// The organisation number in the credit code.
  ///
  /// No two share one.
  static func organisation(of number: Int) -> Int { number * shuffling % CreditCode.organisations }

  /// Which characters the brand has: one of `EmployerNames.firsts`, then one to three of `EmployerNames.rests`.
  ///
  /// No two share a brand. Numbers are shuffled first: the last would have the longest, and all of them lie in one kind of place.
  func brand(of number: Int) -> [Int] {
    let (firsts, rests) = (EmployerNames.firsts.count, EmployerNames.rests.count)
    var rest = number * Self.shuffling % count
    var length = 1
    var ofLength = firsts * rests
    while rest >= ofLength {
      rest -= ofLength
      ofLength *= rests
      length += 1
    }
    var brand = [rest % firsts]
    rest /= firsts
    for _ in 0..<length {
      brand.append(rest % rests)
      rest /= rests
    }
    return brand
  }
}
