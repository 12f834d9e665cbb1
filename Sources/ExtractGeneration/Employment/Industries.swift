/// The trades that employers are in: what their names say, and how the tables code them.
enum Industries {
  struct Trade {
    /// As in a company's name: 智能科技.
    let name: String
    /// 单位行业, an index into `industries`.
    let industry: Int
    /// 工作职位类别, an index into `occupations`.
    let occupation: Int

    init(_ name: String, _ industry: Int, _ occupation: Int) {
      (self.name, self.industry, self.occupation) = (name, industry, occupation)
    }
  }

  /// 单位行业 of the employment plan: code and name.
  static let industries = [
    ("11", "农、林、牧、渔业"), ("22", "制造业"), ("31", "建筑业"), ("41", "交通运输、仓储和邮政业"),
    ("42", "信息传输、软件和信息技术服务业"), ("43", "批发和零售业"), ("44", "住宿和餐饮业"), ("45", "金融业"),
    ("46", "房地产业"), ("47", "租赁和商务服务业"), ("51", "科学研究和技术服务业"),
    ("52", "水利、环境和公共设施管理业"), ("53", "居民服务、修理和其他服务业"), ("61", "教育"),
    ("62", "卫生和社会工作"), ("63", "文化、体育和娱乐业"), ("71", "公共管理、社会保障和社会组织"),
    ("91", "军队"),
  ]

  /// 工作职位类别: code and name.
  static let occupations = [
    ("10", "公务员"), ("13", "工程技术人员"), ("17", "农林牧渔业技术人员"), ("19", "卫生专业技术人员"),
    ("20", "经济业务人员"), ("21", "金融业务人员"), ("24", "教学人员"), ("25", "文学艺术工作人员"),
    ("29", "其他专业技术人员"), ("30", "办事人员和有关人员"), ("40", "商业和服务业人员"),
    ("60", "生产和运输设备操作人员"), ("80", "军人"), ("90", "其他人员"),
  ]

  /// 单位性质: code and name.
  static let natures = [
    ("39", "其他企业"), ("31", "国有企业"), ("32", "三资企业"), ("22", "中等、初等教育单位"), ("23", "医疗卫生单位"),
    ("21", "高等教育单位"), ("10", "机关"), ("29", "其他事业单位"), ("40", "部队"),
  ]

  /// The trades of companies, most common first.
  static let trades = [
    Trade("智能科技", 4, 1), Trade("汽车零部件制造", 1, 11), Trade("电子科技", 1, 11), Trade("建筑工程", 2, 1),
    Trade("商贸", 5, 10), Trade("信息技术", 4, 1), Trade("机械制造", 1, 11), Trade("餐饮管理", 6, 10),
    Trade("教育咨询", 13, 6), Trade("网络科技", 4, 1), Trade("物流", 3, 10), Trade("电子商务", 5, 10),
    Trade("医疗器械", 1, 11), Trade("劳务派遣", 9, 9), Trade("装饰工程", 2, 1), Trade("物业管理", 8, 10),
    Trade("文化传媒", 15, 7), Trade("酒店管理", 6, 10), Trade("财务咨询", 9, 4), Trade("新能源科技", 1, 1),
    Trade("模具制造", 1, 11), Trade("供应链管理", 3, 4), Trade("生物科技", 10, 8), Trade("健康管理", 14, 3),
    Trade("食品", 1, 11), Trade("汽车销售服务", 5, 10), Trade("环保工程", 11, 1), Trade("房地产经纪", 8, 10),
    Trade("家政服务", 12, 10), Trade("农业开发", 0, 2), Trade("药业", 1, 11), Trade("测绘", 10, 1),
    Trade("纺织", 1, 11), Trade("摄影", 12, 7), Trade("旅游", 9, 10), Trade("检测技术", 10, 8),
  ]
}
