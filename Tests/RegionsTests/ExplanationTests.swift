import ReferenceData
import Regions
import Testing

@Suite struct ExplanationTests {
  @Test func `an older meaning of a code is named and loses`() {
    let candidates = Gazetteer.builtIn.candidates(.locationCode, "511422")
    #expect(candidates.map(\.isChosen) == [true, false])
    #expect(candidates.map(\.division?.name) == ["彭山区", "丰都县"])
    #expect(candidates[1].reason == "511422 was 丰都县 until 1997; a code used again has its latest meaning.")
  }

  @Test(arguments: [
    ("江北区观音桥", "every town of the name that fits lies in the same zone: 重庆市两江新区."),
    (
      "芦阳镇",
      "芦阳镇 is the name of several places with different answers, and nothing says which is meant: "
        + "四川省雅安市芦山县、甘肃省白银市景泰县."
    ),
    (
      "广安门",
      "广安门 is the name of several places with different answers, and nothing says which is meant: "
        + "北京市西城区、四川省广安市、四川省广安市广安区."
    ),
    ("企业注册地址：四川自贸区川南临港片区", "The text starts with 四川自贸区川南临港片区: 四川省泸州市."),
  ])
  func `a text names the town or the area that decided`(text: String, reason: String) {
    #expect(Gazetteer.builtIn.candidates(.locationText, text).first?.reason.hasSuffix(reason) == true)
  }

  @Test(arguments: [
    ("浦东发展银行", "浦东发展银行 is a brand, not a place, and says nothing of where."),
    ("庆铃汽车股份有限公司", "庆铃 is a brand that stands for its seat: 重庆市九龙坡区."),
  ])
  func `a brand is called one`(name: String, reason: String) {
    #expect(Gazetteer.builtIn.candidates(.employer, name).first?.reason == reason)
  }
}
