import Pipelines

/// A graduation year (毕业年份) in one byte, so that it can go with every record.
struct GraduationYear: Hashable, BitwiseCopyable {
  /// 0 for none, else the year's place in `YearText.years`, from 1.
  let bits: UInt8

  /// A record that names no year, or one that is refused.
  static var none: GraduationYear { GraduationYear(bits: 0) }

  /// Every year there can be, `none` first.
  static let all = (0...UInt8(YearText.years.count)).map(GraduationYear.init)

  init(bits: UInt8) { self.bits = bits }

  /// - Parameter key: of a value of the dimension: the digits of a year that `YearText` reads, or nothing.
  init(key: String) { bits = Int(key).map { UInt8($0 - YearText.years.lowerBound + 1) } ?? 0 }

  /// `nil` for none.
  var year: Int? { bits == 0 ? nil : YearText.years.lowerBound + Int(bits) - 1 }

  /// Whether both are known and are not the same.
  func contradicts(_ other: GraduationYear) -> Bool { self != other && bits != 0 && other.bits != 0 }
}
