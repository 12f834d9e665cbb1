import ReferenceData
import Regions
import Testing

/// Employers' names, mostly invented; what they test stands beside them.
@Suite struct EmployerTests {
  let gazetteer = Gazetteer.builtIn

  @Test(
    arguments: [
      // the head of the name
      ("重庆某某科技有限公司", .chongqingUnspecified, "500000"),
      ("永川区某某食品厂", .chongqingCore, "500118"),
      ("宜宾某某酒业有限公司", .circle, "511500"),
      ("四川眉山某某公司", .circle, "511400"),
      ("中国某某集团公司", nil, nil),
      ("四川某某实业有限公司", .sichuanMixed, "510000"),
      ("中央储备粮涪陵直属库有限公司", .chongqingCore, "500102"),
      ("成都路桥工程股份有限公司", .circle, "510100"),
      ("石柱土家族自治县某某汽车有限公司", .chongqingOuter, "500240"),
      // the branch before the head office
      ("重庆银行成都分行", .circle, "510100"),
      ("成都银行股份有限公司重庆分行", .chongqingUnspecified, "500000"),
      ("某某保险股份有限公司利川支公司", .elsewhere, "422802"),
      ("北京某某技术有限公司重庆分公司", .chongqingUnspecified, "500000"),
      ("某某物流集团有限公司万州分公司梁平营业部", .chongqingCore, "500155"),
      ("海南航空重庆分公司", .chongqingUnspecified, "500000"),
      ("某某集团驻成都办事处", .circle, "510100"),
      ("重庆市人民政府驻北京办事处", .elsewhere, "110000"),
      ("国网四川省电力公司成都供电公司", .circle, "510100"),
      // a branch named after a town or a street, which a far county's short name is not
      ("某某县支公司长寿营业部", .chongqingCore, "500115"),
      ("丹阳市某某公司云阳支局", .elsewhere, "321181"),
      ("上海某某大药房有限公司长寿店", .elsewhere, "310000"),
      ("吉林某某眼镜公司重庆路9号分店", .elsewhere, nil),
      ("重庆某某公司江北分公司", .chongqingCore, nil),
      // brackets
      ("某某电子（重庆）有限公司", .chongqingUnspecified, "500000"),
      ("北京某某(成都)有限公司", .circle, "510100"),
      ("某某软件(北京)有限公司重庆分公司", .chongqingUnspecified, "500000"),
      // a second place before the line of business
      ("北京某某重庆餐饮有限公司", .chongqingUnspecified, "500000"),
      ("重庆某某鸿福建材有限公司", .chongqingUnspecified, "500000"),
      // institutions elsewhere than their names say
      ("四川外国语大学", .chongqingCore, "500106"),
      ("四川美术学院", .chongqingCore, "500106"),
      ("西南大学", .chongqingCore, "500109"),
      ("四川外国语大学成都学院", .circle, "510181"),
      ("清华大学重庆某某研究院", .chongqingUnspecified, "500000"),
      ("西南石油大学", .circle, "510114"),
      // words that are counties too
      ("平安某某有限公司", nil, nil),
      ("仁和药业有限公司", nil, nil),
      ("四川仁和某某有限公司", .sichuanMixed, "510000"),
      ("江北区某某小学", nil, nil),
      // such a word is not cut open: 南昌 and 宁德
      ("江南昌颢某某有限公司", nil, nil),
      ("兴宁德煜某某有限公司", nil, nil),
      ("自由职业", nil, nil),
      ("", nil, nil),
    ] as [(String, Zone?, String?)])
  func `a name has a zone`(employer: String, zone: Zone?, division: String?) {
    let placement = gazetteer.place(employer: employer)
    #expect(placement?.zone == zone)
    if let division { #expect(placement?.division == DivisionCode(division)) }
  }
}
