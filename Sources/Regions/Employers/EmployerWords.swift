/// Words that the reader of employers' names looks for, beside those of joints and streets.
struct EmployerWords {
  let prefixes: WordList = "中国共产党 中国人民解放军 中国 中共 国网 国家税务总局 国家 中央储备粮 中铁 中建 中交 中冶 中电"
  let branch = BranchPlace()
  let regions: WordList =
    """
    西南 西北 华北 华东 华南 华中 东北 中南 云贵 川渝 渝川 成渝 攀西 西部 东部 北方 南方 川南 川北 川东 川西 川中 渝东 渝西 渝南 渝北片
    """
  /// 老成都, 新重庆: part of a brand; 非重庆 denies it.
  let brandMarks: WordList = "老 新 大 小 爱 在 到 于 游 川 味 非"
  /// Words that a name of two characters can run into: 鸿福建材 is not in 福建.
  let split: WordList =
    """
    市场 市集 市政 市民 市容 建筑 建材 建设 建安 建工 南方 南洋 南北 南岸 东方 东风 西部 西北 西南 西餐 北方 京东 京都 州际 海洋 海天 海鲜 海棠 \
    理石 口腔 安装工程 安防 通信工程 通信设备 通信技术 连锁 沙发 庆典 庆丰 充电 宾馆 山庄 山水 山谷 中药 阳光 阳台 江湖
    """
  /// Who has one of these has no second place: it says what is sold.
  let shops: WordList = "店 馆 超市 经营部 商行 门市部 门市 销售部 餐厅 食府 酒楼 合作社 幼儿园 社区"

  /// Of people who come from the place that stands before.
  let associations: WordList = "商会 同乡会 联谊会"
  let forms: WordList = "有限公司 有限责任公司 股份有限公司 股份公司"
  /// 新加坡工业园, 意大利风情街: a country that somebody named a place after.
  let afterCountry: WordList = "工业园 产业园 科技园 风情 小镇 城 街"
  let formsAbroad: WordList =
    "公司 集团 银行 大学 学院 学校 医院 研究院 研究所 研究中心 使馆 领事馆 会社 办事处 代表处 政府 分校 分院 校区"

  /// What is named after a region, and of a city lies in its own districts.
  let institutions: WordList = "大学 学院 专科学校 职业技术学校 中学 医院"
  /// 云台乡村振兴公司, 云台街道口店.
  let afterTownship: WordList = "村 镇 愁 情 土 味 里 贤 亲 口 路"
  /// Every town has one, and gives it its name.
  let townInstitutions: WordList =
    """
    卫生院 中心卫生院 社区卫生服务 派出所 供销社 供销合作社 信用社 敬老院 司法所 财政所 畜牧兽医站 农业服务中心 农技站 文化站
    """
  /// Towns and villages have these.
  let townSchools: WordList = "幼儿园 中心幼儿园 小学 中心小学 中心校 初级中学 中学 学校"

  // what tells the name of an employer from an address
  let company: WordList = "公司"
  let addressWords: WordList = "路 号 村 镇 乡 栋 楼 室 大道 院内 旁 侧 对面"
  let buildings: WordList = "大厦 广场 座"
  let endings: WordList = "公司 支行 分行 银行 大学 学院 学校 医院 研究院 研究所 事务所 集团"
}
