/// The code lists of the columns about a person: code, name and weight.
enum PersonCodes {
  typealias Row = (code: String, name: String, weight: Int)

  /// 民族 (GB 3304)
  static let ethnicities: [Row] = [
    ("01", "汉族", 880), ("15", "土家族", 52), ("06", "苗族", 28), ("07", "彝族", 14), ("04", "藏族", 7),
    ("03", "回族", 6), ("08", "壮族", 4), ("12", "侗族", 3), ("10", "朝鲜族", 1), ("11", "满族", 3), ("33", "羌族", 2),
  ]

  /// 政治面貌 (GB 4762)
  static let politics: [Row] = [
    ("03", "共青团员", 720), ("13", "群众", 200), ("02", "中共预备党员", 45), ("01", "中共党员", 35),
  ]

  /// 培养方式
  static let trainingModes: [Row] = [("1", "非定向", 985), ("2", "定向", 12), ("5", "委托培养", 3)]

  /// 困难生类别
  static let hardships: [Row] = [
    ("0", "非困难生", 820), ("1", "就业困难", 40), ("2", "家庭困难", 110), ("3", "就业困难和家庭困难", 20), ("6", "残疾", 10),
  ]

  /// 师范生类别
  static let teacherTrainings: [Row] = [("1", "非师范生", 960), ("2", "普通师范生", 38), ("3", "免费师范生", 2)]

  /// 报到证签发类别
  static let dispatches: [Row] = [("1", "去就业地报到", 700), ("2", "回生源地报到", 280), ("9", "不签发", 20)]

  /// 城乡生源
  static let upbringings: [Row] = [("2", "农村", 610), ("1", "城镇", 390)]
}
