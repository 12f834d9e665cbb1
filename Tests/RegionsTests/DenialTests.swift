import ReferenceData
import Regions
import Testing

/// Texts and names that say where it is not, invented.
@Suite struct DenialTests {
  private let gazetteer = Gazetteer.builtIn

  @Test(arguments: [
    ("重庆市外", "500000"), ("重庆以外", "500000"), ("重庆市以外的城市", "500000"), ("重庆市外就业", "500000"), ("重庆除外", "500000"),
    ("重庆外省", "500000"), ("地址：重庆市外", "500000"), ("非重庆", "500000"), ("非重庆市", "500000"),
    ("不在重庆", "500000"), ("除重庆外", "500000"), ("除了重庆以外", "500000"),
    // of no place: Chongqing, whose offices write so
    ("市外", "500000"), ("省外", "500000"), ("外省", "500000"), ("市外就业", "500000"), ("外省市", "500000"),
    ("永川区外", "500118"), ("四川省外", "510000"), ("成都市外", "510100"), ("非成都市", "510100"),
    ("成都之外的地区", "510100"),
  ])
  func aPlaceIsDenied(text: String, division: String) {
    #expect(gazetteer.place(text: text) == nil)
    #expect(gazetteer.division(deniedBy: text) == DivisionCode(division))
  }

  @Test(arguments: [
    "", "重庆市", "重庆周边", "重庆及周边", "重庆市或外地", "重庆市区外", "外地", "区外", "江北区外", "重庆市外国语学校", "重庆市外环路9号",
    "重庆主城以外", "市外环路9号", "重庆市外-重庆市永川区", "国外", "无", "某地", "重庆或成都", "重庆市外（四川省成都市）", "非洲",
  ])
  func noPlaceIsDenied(text: String) { #expect(gazetteer.division(deniedBy: text) == nil) }

  @Test(arguments: [
    ("市外-四川省成都市", "510100"), ("省外-广东省深圳市", "440300"), ("重庆市外（四川省成都市）", "510100"),
    ("省外（贵州省贵阳市）", "520100"), ("市外四川省成都市", "510100"), ("重庆市外 四川省成都市", "510100"),
    ("重庆以外，四川省成都市", "510100"), ("重庆以外的四川省", "510000"), ("重庆市外（四川）", "510000"), ("外地：广东省深圳市", "440300"),
    ("市外/成都", "510100"), ("市外-四川成都、德阳", "510000"), ("除重庆外（四川省成都市）", "510100"), ("区外-成都市锦江区", "510104"),
    // within Chongqing, outside its centre
    ("重庆主城以外", "500000"), ("重庆市主城区以外", "500000"), ("重庆市主城区以外永川区", "500000"),
  ])
  func thePlaceBehindIsRead(text: String, division: String) {
    #expect(gazetteer.place(text: text)?.division == DivisionCode(division))
  }

  @Test(arguments: [
    "重庆市以外", "市外", "省外", "重庆市外", "重庆以外", "重庆市以外某公司", "重庆市外某企业", "重庆以外地区某公司", "重庆外单位", "非重庆企业",
    "重庆市以外的企业", "某企业（重庆市外）", "某公司（重庆以外）", "四川省以外", "某某有限公司重庆以外分公司", "重庆及周边", "重庆周边地区",
  ])
  func anEmployerThatIsElsewhereHasNoPlace(employer: String) {
    #expect(gazetteer.place(employer: employer) == nil)
  }

  @Test(arguments: [
    ("重庆市外国语学校", "500000"), ("重庆外运公司", "500000"), ("重庆市外企服务公司", "500000"), ("重庆外贸进出口公司", "500000"),
    ("重庆主城以外某公司", "500000"), ("重庆市以外（四川省成都市某公司）", "510100"), ("重庆周边游旅行社", "500000"),
    ("重庆之外民宿", "500000"),
  ])
  func otherEmployersHave(employer: String, division: String) {
    #expect(gazetteer.place(employer: employer)?.division == DivisionCode(division))
  }

  /// Of which it is not said which holds: what they share counts, as of any list.
  @Test(
    arguments: [
      ("重庆市转成都市", nil), ("重庆转成都", nil), ("由重庆转成都", nil), ("重庆→成都", nil), ("重庆->成都", nil), ("重庆——成都", nil),
      ("重庆调往成都", nil), ("重庆改派至成都市武侯区", nil), ("重庆变更为成都", nil), ("重庆到成都", nil), ("重庆市至成都市", nil),
      ("重庆～成都", nil), ("重庆+成都", nil), ("重庆 转 成都", nil), ("重庆市永川区转成都市", nil), ("成都市调到重庆市永川区某路9号", nil),
      ("永川转江津", "500000"), ("重庆市永川区转重庆市江津区", "500000"), ("成都转绵阳", "510000"), ("重庆转永川", "500000"),
      ("重庆市转盘路9号", "500000"), ("重庆市永川区转山路", "500118"), ("重庆至诚大厦", "500000"),
    ] as [(String, String?)])
  func aMoveIsAList(text: String, division: String?) {
    #expect(gazetteer.place(text: text)?.division == division.flatMap { DivisionCode($0) })
  }

  @Test(
    arguments: [
      ("510000", "440000", true), ("518000", "440300", true), ("610000", "510100", true),
      ("402160", "500118", true),
      ("500118", "510100", false), ("510100", "500000", false), ("500118", nil, false), ("430000", nil, true),
      ("51000", "440000", false), ("５１００００", "440000", false),
    ] as [(String, String?, Bool)])
  func aNumberMayBePostal(number: String, division: String?, isPossible: Bool) {
    #expect(PostalCode.isPossible(number[...], of: division.flatMap { DivisionCode($0) }) == isPossible)
  }
}
