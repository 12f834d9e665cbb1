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
    /// 手机号
    case phones = "phone numbers"
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

  private static func kind(of values: Set<String>) -> Kind? {
    let filled = values.count { !$0.isEmpty }
    func most(_ share: Double, _ isOne: (String) -> Bool) -> Bool {
      Double(values.count(where: isOne)) >= share * Double(filled)
    }
    if filled >= fewestNumbers, most(0.5, isPhone) { return .phones }
    if filled >= fewestNumbers, most(0.5, isCitizenNumber) || filled >= fewestMany && most(0.5, isID) {
      return .ids
    }
    if filled >= fewestMany { return most(0.8, isName) ? .names : nil }
    // Of few, all: and half of them have three characters, as no short names of places do.
    return filled >= fewestNames && most(1, isName) && most(0.5, { $0.count == 3 }) ? .names : nil
  }

  /// 13812345678
  static func isPhone(_ text: String) -> Bool {
    let digits = text.utf8
    return digits.count == 11 && text.isDigits && digits.first == UInt8(ascii: "1")
      && (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(digits.dropFirst().first!)
  }

  /// 18 characters, of which the seventh to the fourteenth are a day.
  /// - Source: GB 11643.
  static func isCitizenNumber(_ text: String) -> Bool {
    let digits = Array(text.utf8)
    guard digits.count == 18, isID(text), let month = Int(text.dropFirst(10).prefix(2)),
      let day = Int(text.dropFirst(12).prefix(2))
    else { return false }
    return ["19", "20"].contains(text.dropFirst(6).prefix(2)) && (1...12).contains(month)
      && (1...31).contains(day)
  }

  /// A number of fourteen digits or more (考生号), the last of which may be an X (身份证号): no code of a school or a program has
  /// as many, but the number of an employer (统一社会信用代码), which has letters.
  static func isID(_ text: String) -> Bool {
    let digits = text.hasSuffix("X") || text.hasSuffix("x") ? text.dropLast() : text[...]
    return digits.utf8.count >= 14 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Two or three ideographs, the first of which is a surname and the last of which ends no other word: 李倩燕, not 江北区.
  static func isName(_ text: String) -> Bool {
    let characters = text.unicodeScalars.filter { $0 != "·" }
    guard (2...3).contains(characters.count), let first = characters.first, let last = characters.last else {
      return false
    }
    return surnames.contains(first) && !ends.contains(last)
      && characters.allSatisfy(\.isIdeograph)
  }

  /// The most frequent ones, which nine in ten people have.
  /// - Source: 公安部户政管理研究中心, 二〇二〇年全国姓名报告.
  private static let surnames = Set(
    ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙"
      + "黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍"
      + "华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝").unicodeScalars)
  /// Of places, schools, departments and classes.
  private static let ends = Set("区县市镇乡村省州族院校系部班级科专业学类方向厅局处所路街".unicodeScalars)
}
