/// Words of addresses, beside the names of places.
struct AddressWords {
  let prefixes: WordList =
    """
    单位所在地 所在地 单位地址 公司地址 办公地址 注册地址 详细地址 工作地址 通讯地址 联系地址 地址 工作地点 地点 住所 位于 坐落于 \
    中华人民共和国 中国 国内 总部 总公司 公司
    """
  /// What a label in front of an address ends with: 企业注册地址：, 现住址为.
  let labels: WordList = "地址 住址 住所 所在地 地点"
  let labelEnds: WordList = "为 是 在"
  let ranks: WordList = "省 市"
  /// Between two places of a list.
  let joints: WordList = "或者 或 以及 及 和 与 跟"
  /// From one place to another.
  let moves: WordList =
    """
    转到 转至 转往 转入 转去 转 调到 调至 调往 调入 调任 调 迁到 迁至 迁往 搬到 搬至 改派到 改派至 改派 改签到 改签至 改签 改为 改到 改至 \
    变更为 变更到 变更至 变更 换成 换为 换到 派往 派到 派至 前往 到 至 去 赴 往
    """
  /// What denies the place before it, where the text ends or goes on with `around`.
  let outside: WordList = "之外 除外 省外 市外 外省市 外省 外市 外地 外"
  /// The same, but the place may be meant too: 重庆周边, 重庆市区外.
  let near: WordList = "区外 县外 境外 域外 周边 周围 附近"
  /// What denies it whatever follows: 重庆以外的四川省.
  let surelyOutside: WordList = "以外"
  /// What denies Chongqing with no place before it.
  let outsideChongqing: WordList = "省外 市外 外省市 外省 外市"
  /// What denies the place behind it.
  let denying: WordList = "不属于 不在 不是 不含 除了 除 非"
  let around: WordList = "地区 区域 城市 省市 省份 市县 各地 等地 的 就业 工作 某 用人 单位 企业 公司"
  /// What ends a list.
  let listEnds: WordList = "等 两地 均可 都可 境内 地区 各地"
}
