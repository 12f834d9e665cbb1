/// The parts from which employers that do not exist are named.
enum EmployerNames {
  /// No part is that of a division's name, so that a name without a place has none by accident.
  static let brands = "铭骏煜睿琅砺翎沐朗拓擎曜翊恒泓瀚锐焱峻凌澄湛邦硕驰腾曦禾穗珞玖卓钧翰鼎麟蔚璟昊晟".map(String.init)
  /// The characters of brands where every employer has its own; `firsts` stand first only. Some begin or end places,
  /// as brands do, but no place can be put together from them.
  static let rests =
    "铭骏煜睿琅砺翎沐朗拓擎曜翊恒泓瀚锐焱峻凌澄湛邦硕驰腾曦禾穗珞玖卓钧翰鼎麟蔚璟昊晟盛泰信瑞德康达诚美佳优创科智洋方石凤虎鑫森木星辰光晨百千亿合家久元志远博思雅文艺宏宇宙世纪联众汇聚通运捷迅飞鸿鹏程佰润沃尔特力强盾卫班蓝青绿紫黑银铜钢岭岳"
    .map(String.init)
  static let firsts = rests + "华云山河湖林国乐伟翔泽".map(String.init)
  static let forms: [(code: String, name: String, weight: Int)] = [
    ("91", "有限公司", 820), ("91", "有限责任公司", 70), ("91", "股份有限公司", 40), ("92", "经营部", 40),
    ("92", "工作室", 30),
  ]
  static let schools = ["小学校", "中学校", "幼儿园", "实验学校"]
  static let hospitals = ["医院", "卫生院", "中医院", "社区卫生服务中心"]
  static let offices = ["街道办事处", "镇人民政府", "公共服务中心", "社区居民委员会"]
  static let universities = ["理工大学", "师范学院", "医科大学", "工程学院", "财经大学", "科技学院"]
  static let countries = [
    "日本", "韩国", "英国", "澳大利亚", "美国", "马来西亚", "泰国", "德国", "新加坡", "俄罗斯", "白俄罗斯", "加拿大",
  ]
  static let foreignSchools = [
    "Lindenfeld University of Applied Sciences", "Northmoor College", "Kazehana Institute of Technology",
    "Seri Bayu University", "Haneul University", "Westerbrook University",
  ]
  static let roads = [
    "人民大道", "星光大道", "兴业路", "科技大道", "和平路", "建设路", "创新大道", "滨河路", "学府大道", "新城大道", "文昌路", "环城路",
    "工业大道", "凤凰路", "中山路", "迎宾大道", "金桂路", "红旗路", "成都路", "重庆大道", "长江路", "银杏路", "玉屏路", "双石路",
  ]
}
