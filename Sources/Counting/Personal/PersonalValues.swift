import Buffers
package import Pipelines

/// Values that look like what tells people apart, whatever their column is called: a slip in the pipeline (`institution_name:
/// [联系人]`) would show people in every output.
package enum PersonalValues {
  /// What most of the values of a dimension look like.
  package enum Kind: String, Sendable {
    /// 姓名
    case names = "people's names"
    /// 身份证号, 考生号
    case ids = "people's ID numbers"
    /// 手机号, 邮箱
    case contacts = "phone numbers or e-mail addresses"
  }

  /// Fewer values are no rule: a school may be called like anybody, and a campus has a number, too.
  private static let fewestNumbers = 5
  private static let fewestMany = 20
  private static let fewestNames = 8

  /// The dimensions that show people, the first such kind of each.
  ///
  /// - Parameter values: the distinct values of each.
  package static func found(in values: [(Dimension, [DimensionValue])]) -> [(
    dimension: Dimension, kind: Kind
  )] {
    values.compactMap { dimension, values in
      if dimension == .year { return nil }
      let kinds = [Set(values.map(\.code)), Set(values.map(\.name))].compactMap(kind)
      return kinds.first.map { (dimension, $0) }
    }
  }

  /// What most of the distinct values of a column are; `nil` where they are nothing of the kind, or too few to say.
  static func kind(of values: Set<String>) -> Kind? {
    let values = values.lazy.filter { !$0.isEmpty }.map(PersonalText.init)
    let filled = values.count
    func most(_ isOne: (PersonalText) -> Bool) -> Bool { values.count(where: isOne) * 2 >= filled }
    if filled < fewestNumbers { return nil }
    if most({ $0.isPhone || $0.isMail }) { return .contacts }
    if most(\.isCitizenNumber) || filled >= fewestMany && most(\.isID) { return .ids }
    return areNames(values.map(PersonName.init), most: filled >= fewestMany ? 0.8 : 1) ? .names : nil
  }

  /// - Parameter most: the share that must be names; of few values, all, half of which are no short names, as those of places are.
  private static func areNames(_ names: some Sequence<PersonName?>, most: Double) -> Bool {
    let all = Array(names)
    let found = all.compactMap(\.self)
    // 金融2101, 金融2102: classes, and not people who are called the same.
    let differ = Set(found.map(\.text)).count * 2 >= found.count
    return differ && all.count >= fewestNames && Double(found.count) >= most * Double(all.count)
      && (most < 1 || found.count { !$0.isShort } * 2 >= found.count)
  }
}
