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
      byText[DestinationText.folded(row[2][...])] = category
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
  public func category(text: DestinationText) -> Category? {
    if text.isUnknown { return nil }
    if let category = known(text.whole) { return category }
    guard let first = text.levels.first else { return nil }
    // Who intends to study on is not placed, whatever it is to be: 拟升学—研究生.
    if known(first) == .notPlaced || text.levels.contains(where: Self.intended.contains) { return .notPlaced }
    var named: Set<Category> = []
    var isEmployed = false
    for level in text.levels {
      if Self.vague.contains(level) { continue }
      if Self.employed.contains(level) {
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

  /// The same of a text as it was written.
  public func category(text: String) -> Category? { category(text: DestinationText(text)) }

  private func known(_ folded: String) -> Category? { Self.words[folded] ?? byText[folded] }

  /// All words that mean something under any scheme, folded.
  static let allKnown = all.values.reduce(Set(words.keys).union(employed).union(intended)) {
    $0.union($1.byText.keys)
  }

  /// What offices write, folded. It is the same under every scheme.
  private static let words: [String: Category] = Dictionary(
    uniqueKeysWithValues: ReferenceTable.destinationWords.rows.map { row in
      guard let category = Category(name: row[1]) else { preconditionFailure("unknown category \(row[1])") }
      return (row[0], category)
    })

  /// Words that hold all kinds of jobs, of which another level says which.
  private static let employed: Set = ["就业", "已就业", "单位就业", "直接就业", "正式就业", "协议和合同就业"]
  /// 升学（拟）: what is intended has not happened.
  private static let intended: Set = ["拟", "拟定", "打算", "计划", "意向"]
  /// What says nothing beside another level.
  private static let vague: Set = ["其他", "不详", "未知"]
}

extension Category {
  /// Whether the lists put it under 单位就业, 灵活就业 or 创业: soldiers among them.
  fileprivate var isUnderEmployed: Bool { isEmployed || self == .military || self == .unclear }
}
