import Buffers
import ReferenceData

/// One code list for destinations: what its codes and its words mean.
public struct DestinationCodes: Sendable {
  private var byCode: [String: Category] = [:]
  private var byText: [String: Category] = [:]
  /// As the list has them, in its order.
  public private(set) var names: [String] = []

  /// The list of a scheme; each is built once.
  public static func of(_ scheme: DestinationScheme) -> DestinationCodes {
    guard let codes = all[scheme] else { preconditionFailure("every scheme has a list") }
    return codes
  }

  private static let all = Dictionary(
    uniqueKeysWithValues: DestinationScheme.allCases.map { ($0, DestinationCodes($0)) })

  private init(_ scheme: DestinationScheme) {
    for row in ReferenceTable.destinationCodes.rows where row[0] == scheme.rawValue {
      guard let category = Category(name: row[3]) else { preconditionFailure("unknown category \(row[3])") }
      byCode[row[1]] = category
      byText[Self.folded(row[2][...])] = category
      names.append(row[2])
    }
  }

  /// What a code stands for; `nil` where the scheme does not have it.
  ///
  /// An unlisted three-digit code means what its two-digit parent means: the lists of several years stand side by
  /// side (27 became 271).
  public func category(code: String) -> Category? {
    if let category = byCode[code] { return category }
    guard code.utf8.count == 3, code.utf8.allSatisfy({ $0.isASCIIDigit }) else { return nil }
    return byCode[String(code.dropLast())]
  }

  /// What the words stand for (毕业去向), punctuation and blanks aside; `nil` where they are unknown.
  ///
  /// Of a name of several levels (国家基层项目—三支一扶, 签就业协议形式就业（三方）) that is not known as a whole, the levels
  /// are asked: those that are known have to agree, but that words which hold others (就业—自由职业) and 其他
  /// (国家基层项目—其他) give way, and that what is unclear in one level (升学—非全日制研究生) is unclear.
  public func category(text: String) -> Category? {
    let folded = Self.folded(text[...])
    if let category = known(folded: folded) { return category }
    // Where folding left nothing out, there is no separator: names of people in the wrong column, and each is another one.
    if folded.utf8.count == text.utf8.count { return nil }
    let levels = text.split { Self.separators.contains($0) }
    guard levels.count > 1 else { return nil }
    // Who intends to study on is not placed, whatever it is to be: 拟升学—研究生.
    if known(levels[0]) == .notPlaced || levels.contains(where: Self.intended.contains) { return .notPlaced }
    var named: Set<Category> = []
    var isEmployed = false
    for level in levels {
      let folded = Self.folded(level)
      if Self.vague.contains(folded) { continue }
      if Self.employed.contains(folded) {
        isEmployed = true
      } else if let category = known(level) {
        named.insert(category)
      }
    }
    if isEmployed, !named.allSatisfy(\.isUnderEmployed) { return nil }
    if named.isEmpty { return isEmployed ? .contract : nil }
    if named.count == 2, named.contains(.unclear) { return .unclear }
    return named.count == 1 ? named.first : nil
  }

  private func known(_ text: Substring) -> Category? { known(folded: Self.folded(text)) }

  private func known(folded: String) -> Category? { Self.words[folded] ?? byText[folded] }

  /// What offices write, folded. It is the same under every scheme.
  private static let words: [String: Category] = Dictionary(
    uniqueKeysWithValues: ReferenceTable.destinationWords.rows.map { row in
      guard let category = Category(name: row[1]) else { preconditionFailure("unknown category \(row[1])") }
      return (row[0], category)
    })

  /// What stands between the levels of a name.
  private static let separators = Set("—–―‐‑-－_/／\\|｜:：、,，;；.。·>→()（）[]【】〔〕<>《》“”\" \t\u{A0}\u{3000}")
  /// Words that hold all kinds of jobs, of which another level says which.
  private static let employed: Set = ["就业", "已就业", "单位就业", "直接就业", "正式就业", "协议和合同就业"]
  /// 升学（拟）: what is intended has not happened.
  private static let intended: Set<Substring> = ["拟", "拟定", "打算", "计划", "意向"]
  /// What says nothing beside another level.
  private static let vague: Set = ["其他", "不详", "未知"]

  /// The text without what writers vary: blanks, punctuation, brackets, 它 for 他.
  private static func folded(_ text: Substring) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where isKept(scalar) { folded.append(scalar == "它" ? "他" : scalar) }
    return String(folded)
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly all are ideographs, and asking for properties takes long.
    (0x4E00...0x9FFF).contains(scalar.value) || ("0"..."9").contains(scalar) || scalar.properties.isAlphabetic
  }
}

extension Category {
  /// Whether the lists put it under 单位就业, 灵活就业 or 创业: soldiers among them.
  fileprivate var isUnderEmployed: Bool { isEmployed || self == .military || self == .unclear }
}
