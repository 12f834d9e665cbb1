import ExtractReading

/// The form that nearly all dates have, 2025-07-01: numbered without a look at any table.
enum PlainDay {
  /// 100 years of 16 months of 32 days; behind them, the blank.
  static let blank = 100 << 9
  static let count = blank + 1

  /// A number for each text of the form, dates that do not exist among them; negative for any other text.
  ///
  /// By masks, as a branch would be misled by blanks.
  @inline(__always)
  static func number(_ field: FieldBytes) -> Int {
    // Of 20yy-mm- only the digits y and m are left; so of dd.
    let head = field.word(at: 0) ^ 0x2D30_302D_3030_3032
    let tail = UInt64(field.halfWord(at: 8) ^ 0x3030)
    let year = (head &>> 16 & 15) &* 10 &+ (head &>> 24 & 15)
    let month = (head &>> 40 & 15) &* 10 &+ (head &>> 48 & 15)
    let day = (tail & 15) &* 10 &+ (tail &>> 8 & 15)
    // No other bit may be set, no digit above 9, no month above 15 and no day above 31.
    let strange =
      head & 0xFFF0_F0FF_F0F0_FFFF | tail & 0xF0F0 | (head &+ 0x0006_0600_0606_0000) & 0x0010_1000_1010_0000
      | (tail &+ 0x0606) & 0x1010 | month & ~15 | day & ~31
    let number = Int(truncatingIfNeeded: year &<< 9 | month &<< 5 | day)
    return field.count == 10 && strange == 0 ? number : field.isEmpty ? blank : -1
  }

  /// What the text with a number says, whether or not there is such a date; `nil` for the blank.
  static func date(ofNumber number: Int) -> (year: Int, month: Int, day: Int)? {
    number == blank ? nil : (2000 + number >> 9, number >> 5 & 15, number & 31)
  }
}
