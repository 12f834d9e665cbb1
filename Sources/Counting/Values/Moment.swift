/// When a record was last changed (签约日期), in 32 bits: seconds since 1970 in the calendar of the extract, or why there
/// are none.
struct Moment: Hashable, BitwiseCopyable {
  let bits: UInt32

  /// The record does not say.
  static var blank: Moment { Moment(bits: 0) }
  /// What it says is no date.
  static var unread: Moment { Moment(bits: 1) }

  init(bits: UInt32) { self.bits = bits }

  /// - Parameter seconds: since 1970, as `MomentText` reads them; no date has as many as 2¹⁶ years.
  init(seconds: Int) { bits = UInt32(clamping: seconds + 2) }

  var isRead: Bool { bits > 1 }

  /// What says which of two is the later: of those that are not read, neither is.
  var rank: UInt32 { max(bits, 1) }
}

/// The moments at which a graduate of one year can have signed: at most five years from it.
struct MomentLimit: BitwiseCopyable {
  private let first: UInt32
  /// How many seconds after the first the last is.
  private let length: UInt32

  /// - Parameter year: `nil` where the record names none: then it is any date.
  init(of year: Int?) {
    let years = year.map { ($0 - 5)...($0 + 5) } ?? MomentText.years
    guard years.overlaps(MomentText.years) else {
      // No date has this moment, nor is it the one that `MomentStage` takes for none.
      (first, length) = (.max - 1, 0)
      return
    }
    first = Moment(seconds: MomentText.start(ofYear: years.lowerBound)).bits
    length = Moment(seconds: MomentText.start(ofYear: years.upperBound + 1) - 1).bits - first
  }

  /// Whether a moment is read and lies outside; without a branch, which blanks would mislead.
  @inline(__always)
  func excludes(_ moment: Moment) -> Bool {
    let isOutside: UInt32 = moment.bits &- first > length ? 1 : 0
    let isRead: UInt32 = moment.bits > 1 ? 1 : 0
    return isOutside & isRead != 0
  }
}
