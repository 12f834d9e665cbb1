import Buffers

/// What looks like the name of somebody, without what is written around it: 余 倩 静, 余倩静（男）, 余倩静同学.
struct PersonName {
  let text: String
  /// Whether a short name of a place or a program could look so.
  let isShort: Bool

  init?(_ value: PersonalText) {
    if let name = Self.latin(value.written) {
      (text, isShort) = (name, false)
      return
    }
    if value.text.utf8.count > 90 { return nil }
    let core = Self.core(of: value.text)
    let title = Self.titles.first(where: core.hasSuffix)
    let parts = core.dropLast(title?.count ?? 0).split(
      omittingEmptySubsequences: false, whereSeparator: Self.dots.contains)
    guard let last = parts.last?.unicodeScalars.last, !Self.ends.contains(last) else { return nil }
    let length = parts.reduce(0) { $0 + $1.unicodeScalars.count }
    let isName = parts.count > 1 ? Self.isForeign(parts) : Self.isChinese(parts[0], hasTitle: title != nil)
    guard isName else { return nil }
    text = parts.joined(separator: "·")
    isShort = length < 3 && title == nil
  }

  /// Without the digits and signs around it, and without a bracket with the sex, a number or a title: （男）, (2021001), （班长）.
  private static func core(of text: String) -> Substring {
    var core = trimmed(text[...])
    if let last = core.last, ")]】〕".contains(last), let bracket = core.lastIndex(where: "([【〔".contains) {
      let inside = core[core.index(after: bracket)...].dropLast()
      if remarks.contains(String(inside)) || inside.allSatisfy(\.isASCII) { core = trimmed(core[..<bracket]) }
    }
    return core
  }

  private static func trimmed(_ text: Substring) -> Substring {
    func isAround(_ character: Character) -> Bool {
      character.isASCII && !character.isLetter && !"()[]".contains(character) || "、：．".contains(character)
    }
    var text = text.drop(while: isAround)
    while let last = text.last, isAround(last) { text.removeLast() }
    return text
  }

  /// Two or three ideographs, the first of which is a surname: 李倩燕; before a title the surname is enough: 付老师.
  private static func isChinese(_ name: Substring, hasTitle: Bool) -> Bool {
    let characters = name.unicodeScalars
    return ((hasTitle ? 1 : 2)...3).contains(characters.count) && surnames.contains(characters.first!)
      && characters.allSatisfy(\.isIdeograph)
  }

  /// 买买提·艾余倩静; not 重庆·永川, which is a place.
  private static func isForeign(_ parts: [Substring]) -> Bool {
    (2...4).contains(parts.count)
      && parts.allSatisfy {
        (1...8).contains($0.unicodeScalars.count) && $0.unicodeScalars.allSatisfy(\.isIdeograph)
      }
      && LocationClaims(location: parts.joined(separator: "·")).placement == nil
  }

  /// Zhang Wei, YU Qian-jing: two to four words, the first or the last of which is a surname.
  private static func latin(_ written: String) -> String? {
    guard (4...40).contains(written.utf8.count),
      written.allSatisfy({ $0.isASCII && $0.isLetter || " ,.-'·".contains($0) })
    else { return nil }
    let words = written.lowercased().split { !$0.isLetter }
    guard (2...4).contains(words.count), let first = words.first, let last = words.last,
      latinSurnames.contains(first) || latinSurnames.contains(last)
    else { return nil }
    return words.joined(separator: " ")
  }

  /// The most frequent ones, which nine in ten people have.
  /// - Source: 公安部户政管理研究中心, 二〇二〇年全国姓名报告.
  private static let surnames = Set(
    ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙"
      + "黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍"
      + "华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝").unicodeScalars)
  /// The same in pinyin.
  private static let latinSurnames = Set(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han deng feng
    cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lv lyu lu ding ren yao shen zhong cui tan fan liao
    shi jin jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan duan lei long tao mao hao gu gong shao wan qian dai mo
    kong xiang wen kang niu ge xing an qi yi qiao pang ni zhuang nie yue zhai zhan ou geng guan lan jiao zuo gan bao ning
    shang shu ruan ke ji mei tong ling bi dan pei huo tu miao sheng qu weng ran you xin chai hua pu teng rao mou ai si zhuo
    jian che dou gou jing dang gong leng mi zong ju ying zang min bian shi luan diao sha rong kou sang zhen cong chi kuang
    """.split { !$0.isLetter })
  private static let titles = ["同学", "老师", "先生", "女士", "小姐", "教授", "主任", "师傅", "经理", "辅导员", "班主任"]
  private static let remarks: Set = [
    "男", "女", "男生", "女生", "男性", "女性", "先生", "女士", "班长", "组长", "团支书", "书记", "本人", "父亲", "母亲", "家长", "老师",
    "辅导员", "班主任",
    "同学",
  ]
  private static let dots: Set<Character> = ["·", "•", "・", "･", "‧", "⋅", "."]
  /// Of places, schools, departments and classes.
  private static let ends = Set("区县市镇乡村省州族院校系部班级科专业学类方向厅局处所路街".unicodeScalars)
}
