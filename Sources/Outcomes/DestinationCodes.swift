import Buffers
import ReferenceData

/// One code list for destinations: what its codes and its words mean.
public struct DestinationCodes: Sendable {
  private var byCode: [String: Category] = [:]
  private var byText: [String: Category] = [:]

  public init(_ scheme: DestinationScheme) {
    for row in ReferenceTable.destinationCodes.rows where row[0] == scheme.rawValue {
      guard let category = Category(name: row[3]) else { preconditionFailure("unknown category \(row[3])") }
      byCode[row[1]] = category
      byText[Self.folded(row[2])] = category
    }
    for (text, category) in Self.variants { byText[Self.folded(text)] = category }
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
  public func category(text: String) -> Category? { byText[Self.folded(text)] }

  /// Words in use beside the lists' own. Those who intend (拟…) to study, leave or found are not placed, though
  /// the words contain 升学, 出国, 创业.
  private static let variants: [(String, Category)] = [
    ("拟升学", .notPlaced), ("拟出国出境", .notPlaced), ("拟出国", .notPlaced), ("拟创业", .notPlaced),
    ("不就业拟升学", .notPlaced), ("求职中", .notPlaced), ("未就业", .notPlaced), ("暂不就业", .notPlaced),
    ("待就业", .notPlaced), ("签约中", .notPlaced), ("拟参加公招考试", .notPlaced), ("拟应征入伍", .notPlaced),
    ("升学", .furtherStudy), ("专升本", .furtherStudy), ("出国、出境", .abroad), ("出国", .abroad),
    ("出境", .abroad), ("应征义务兵", .military), ("应征入伍", .military), ("入伍", .military), ("参军", .military),
    ("自主创业", .selfEmployed), ("自由职业", .flexible), ("灵活就业", .flexible), ("其他灵活就业", .flexible),
    ("签就业协议", .contract), ("签劳动合同", .contract), ("其他录用形式", .flexible),
  ]

  /// The text without what writers vary: blanks, punctuation, brackets.
  private static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
  }
}
