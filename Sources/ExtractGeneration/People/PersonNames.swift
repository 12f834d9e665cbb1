/// Family and given names from which people that do not exist are named.
enum PersonNames {
  /// Most common first, with the share of each among a thousand or so.
  static let families = characters(
    "李王张刘陈杨黄周罗唐吴何邓谭冉彭胡赵曾徐蒋朱田向余秦郑冯谢廖龙袁郭蒲石肖任潘代程白毛古夏范付邹游易樊魏苏叶卢段龚丁喻贺熊江雷孙高梁")
  static let womensGiven = characters(
    "婷雪梅芳琳玲静丽娟燕欣怡雨佳洁颖倩敏慧蓉莉瑶萍霞月琴媛思涵诗语梦馨悦晓彤珊蕾薇露岚青春红英兰秀银凤")
  static let mensGiven = characters(
    "伟杰鑫宇浩涛鹏磊强俊豪明超波勇峰辉毅凯航锋龙飞林志文建国成洋帆旭东阳川海博睿轩子睿泽昊天帅军亮斌松健")

  private static func characters(_ text: String) -> [String] { text.map(String.init) }
}
