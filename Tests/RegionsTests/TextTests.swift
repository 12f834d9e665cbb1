import ReferenceData
import Regions
import Testing

/// Location texts, invented; what they test stands beside them.
@Suite struct TextTests {
  let gazetteer = Gazetteer.builtIn

  @Test(
    arguments: [
      // how a level is written
      ("重庆市永川区和顺大道8号", .chongqingCore, "500118"),
      ("永川", .chongqingCore, "500118"),
      ("重庆永川", .chongqingCore, "500118"),
      ("重庆市 / 永川区", .chongqingCore, "500118"),
      ("重庆市-市辖区-永川区", .chongqingCore, "500118"),
      ("重庆市县城口县葛城街道", .chongqingOuter, "500229"),
      ("地址：重庆市永川区", .chongqingCore, "500118"),
      ("中国四川省成都市锦江区", .circle, "510104"),
      ("四川省（成都市）锦江区", .circle, "510104"),
      ("永 川 区", .chongqingCore, "500118"),
      ("\u{202A}永\u{2066}川\u{61C}区\u{2069}\u{202C}", .chongqingCore, "500118"),
      ("石柱县南宾街道", .chongqingOuter, "500240"),
      ("石柱土家族自治县", .chongqingOuter, "500240"),
      ("四川凉山州西昌市", .sichuanOuter, "513401"),
      ("新疆伊犁州伊宁市", .elsewhere, "654002"),
      ("乐山市中区嘉州大道", .circle, "511102"),
      ("广东省广州市市辖区", .elsewhere, "440100"),
      // old names
      ("永川市", .chongqingCore, "500118"),
      ("四川省重庆市永川县", .chongqingCore, "500118"),
      ("四川省涪陵地区垫江县", .chongqingCore, "500231"),
      ("达县南外镇", .circle, "511700"),
      ("郫县犀浦镇", .circle, "510117"),
      ("四川省渡口市", .sichuanOuter, "510400"),
      ("湖北省襄樊市", .elsewhere, "420600"),
      // functional areas
      ("两江新区互联网产业园", .chongqingCore, "500157"),
      ("万盛经开区塔山路", .chongqingCore, "500110"),
      ("重庆高新区", .chongqingUnspecified, "500000"),
      ("成都天府新区", .circle, "510100"),
      ("江苏南京江北新区", .elsewhere, "320100"),
      ("苏州工业园区星湖街", .elsewhere, "320500"),
      ("川南临港片区", .circle, "510500"),
      ("中国（四川）自由贸易试验区川南临港片区某路9号", .circle, "510500"),
      ("自贡汇东新区", .circle, "510302"),
      ("汇东新区", .circle, "510302"),
      ("四川自贸区天府新区片区", .circle, "510100"),
      ("四川自贸区青白江铁路港片区", .circle, "510113"),
      ("四川自由贸易试验区成都市双流区某路9号", .circle, "510116"),
      ("重庆自贸区西永片区", .chongqingCore, "500106"),
      ("中国（重庆）自由贸易试验区果园港片区", .chongqingCore, "500157"),
      ("中国（重庆）自由贸易试验区两江片区", .chongqingUnspecified, "500000"),
      ("西永片区", .chongqingCore, "500106"),
      ("中国（上海）自由贸易试验区临港新片区", .elsewhere, "310115"),
      ("中国（广东）自由贸易试验区南沙片区", .elsewhere, "440115"),
      ("广东自贸区前海蛇口片区", .elsewhere, "440300"),
      ("海南自由贸易港洋浦经济开发区", .elsewhere, "460400"),
      // short forms
      ("锡市某街", .elsewhere, "152502"),
      ("呼市赛罕区", .elsewhere, "150105"),
      ("哈市", .elsewhere, nil),
      ("乌前旗", .elsewhere, "150823"),
      ("内蒙古阿左旗某镇", .elsewhere, "152921"),
      ("科左后旗", .elsewhere, "150522"),
      ("锡盟东乌旗", .elsewhere, "152525"),
      // what stands before an address
      ("注册地址：重庆市永川区", .chongqingCore, "500118"),
      ("现地址：重庆市渝北区", .chongqingCore, "500157"),
      ("企业注册地址：重庆市万州区", .chongqingCore, "500101"),
      ("公司实际经营地址为四川省成都市武侯区", .circle, "510107"),
      ("公司注册地址为重庆市渝北区", .chongqingCore, "500157"),
      ("2.现地址：重庆市渝北区", .chongqingCore, "500157"),
      ("毕业生工作单位地址:四川省自贡市", .circle, "510300"),
      ("现住址：中国北京市西城区", .elsewhere, "110102"),
      // roads and glued words
      ("上海市四川北路9号", .elsewhere, "310000"),
      ("四川北路9号", .elsewhere, "310109"),
      ("天津市和平区成都道9号", .elsewhere, "120101"),
      ("青岛市市北区重庆南路9号", .elsewhere, "370203"),
      ("唐山路南区", .elsewhere, "130202"),
      ("镇巴县泾洋街道", .elsewhere, "610728"),
      ("河北省邢台市桥西区滨江北路", .elsewhere, nil),
      ("绵阳市涪城区成都路", .circle, "510703"),
      // names on both sides of the border, with what settles them
      ("浙江省江北区", .elsewhere, "330205"),
      ("重庆市江北区", .chongqingCore, "500157"),
      ("江北区观音桥街道", .chongqingCore, nil),
      ("江北区观音桥", .chongqingCore, "500157"),
      ("江北区观音桥步行街9号", .chongqingCore, "500157"),
      ("江北区石马河", .chongqingCore, "500157"),
      ("江北观音桥", .chongqingCore, "500157"),
      ("江北区庄桥", .elsewhere, "330205"),
      ("重庆·江北区·观音桥", .chongqingCore, "500157"),
      ("安岳县和平乡", .circle, "512021"),
      ("南岸区南坪", .chongqingCore, "500108"),
      ("北京·西城区·广安门", .elsewhere, "110102"),
      ("北京广安门", .elsewhere, "110000"),
      ("四川大安", .circle, "510304"),
      ("湖南益阳市资阳区", .elsewhere, "430902"),
      ("资阳经济开发区(安岳县)", .circle, "512000"),
      ("承德市双桥区", .elsewhere, "130802"),
      // only a mixed city is known, or its streets, which lie in its own districts
      ("四川省", .sichuanMixed, "510000"),
      ("绵阳市", .sichuanMixed, "510700"),
      ("四川省达州市市辖区", .sichuanMixed, "511700"),
      ("绵阳市长虹大道9号", .circle, "510700"),
      ("雅安市人民路9号", .circle, "511800"),
      ("绵阳市平武县龙安镇", .sichuanOuter, "510727"),
      // a town without its county
      ("烈面镇新街9号", .circle, "511622"),
      ("鱼嘴镇工业园", .chongqingCore, "500157"),
      ("广安门内街道", .elsewhere, "110102"),
      ("名山蒙顶山镇", .circle, "511803"),
      ("绵阳市江油关镇", .sichuanOuter, "510727"),
      ("巴西镇", .sichuanOuter, nil),
      // a truncated head
      ("庆市永川区中山路", .chongqingCore, "500118"),
      // abroad, 港澳台
      ("美国加利福尼亚州", .abroad, nil),
      ("香港特别行政区中西区", .elsewhere, "810000"),
      ("台湾省台北市", .elsewhere, "710000"),
      ("台湾", .elsewhere, "710000"),
      ("中国台湾", .elsewhere, "710000"),
      ("台灣省花蓮縣", .elsewhere, "710000"),
      ("臺北市", .elsewhere, "710000"),
      ("花莲县", .elsewhere, "710000"),
      ("香港", .elsewhere, "810000"),
      ("香港九龙", .elsewhere, "810000"),
      ("香港特區", .elsewhere, "810000"),
      ("中国香港特别行政区", .elsewhere, "810000"),
      ("澳门", .elsewhere, "820000"),
      ("澳門特別行政區", .elsewhere, "820000"),
      ("澳门特别行政区氹仔", .elsewhere, "820000"),
      ("港澳台", .elsewhere, nil),
      ("港澳台地区", .elsewhere, nil),
      ("港澳地区", .elsewhere, nil),
      // a code or an employer where the place should be
      ("500117.0", .chongqingCore, "500117"),
      ("５００１１８", .chongqingCore, "500118"),
      ("500117000000", .chongqingCore, "500117"),
      ("某某股份有限公司成都分公司", .circle, "510100"),
      ("四川外国语大学", .chongqingCore, "500106"),
      ("成都路幼儿园(上海)", .elsewhere, "310000"),
      // a list of places, of which one lies in the other, or which share what counts
      ("四川、成都", .circle, "510100"),
      ("四川省 成都市", .circle, "510100"),
      ("重庆、万州", .chongqingCore, "500101"),
      ("重庆市/渝北区", .chongqingCore, "500157"),
      ("永川和江津", .chongqingCore, "500000"),
      ("永川区、城口县", .chongqingUnspecified, "500000"),
      ("成都、绵阳", .sichuanMixed, "510000"),
      ("北京、上海", .elsewhere, nil),
      // words that deny or list elsewhere, in names of their own
      ("重庆市外国语学校", .chongqingUnspecified, "500000"),
      ("重庆市城外街9号", .chongqingUnspecified, "500000"),
      ("重庆市外环路9号", .chongqingUnspecified, "500000"),
      ("成都市双流区外双楠", .circle, "510116"),
      ("达川区南外镇", .circle, "511703"),
      ("和平县", .elsewhere, "441624"),
      ("内蒙古和林格尔县", .elsewhere, "150123"),
      ("重庆市渝中区北京路9号", .chongqingCore, "500103"),
      ("重庆市渝中区和平路", .chongqingCore, "500103"),
      ("重庆市永川区和平", .chongqingCore, "500118"),
      ("重庆市江津区白沙", .chongqingCore, "500116"),
      ("四川省巴中市江北新区(农业大厦)", .sichuanOuter, "511900"),
      ("成都周边商务酒店9号", .circle, "510100"),
      ("重庆市江北新区", .chongqingCore, "500157"),
      ("重庆外运公司", .chongqingUnspecified, "500000"),
      ("重庆市南岸区南山", .chongqingCore, "500108"),
      ("重庆南坪上海城", .chongqingUnspecified, "500000"),
    ] as [(String, Zone, String?)])
  func `a text has a zone`(text: String, zone: Zone, division: String?) {
    let placement = gazetteer.place(text: text)
    #expect(placement?.zone == zone)
    if let division { #expect(placement?.division == DivisionCode(division)) }
  }

  @Test(arguments: [
    "", " ", "-", "无", "不限", "全国各地", "某路9号", "江北区", "市中区", "双桥区", "东兴", "长宁", "资阳", "沙湾",
    "重庆路9号", "四川路9号", "成都道", "长寿路", "东区", "开发区", "重庆/成都", "北京、上海、成都", "\u{FFFD}", "abc", "400000",
    // a town's name that other towns have or had, of this rank or another; a place's name that goes on to a town's
    "芦阳镇", "凤来镇", "三元乡", "观音桥", "广安门", "广安门外大街", "江北区建设路", "江北慈城路", "大安龙凤路",
    "单位地址", "地址：", "注册地址为",
    // denied
    "重庆市外", "重庆市或外地", "重庆及周边", "成都之外的地区", "重庆以外", "重庆除外", "非重庆", "非重庆市", "市外", "重庆周边", "重庆周边地区",
    "成都市外", "四川省外", "川外", "渝外",
    "重庆市以外的城市", "重庆 外省", "重庆市区外", "除重庆外", "不在重庆", "地址：重庆市外", "永川区外", "重庆市外就业",
    // one or the other
    "重庆或成都", "重庆、成都", "重庆 成都", "重庆市成都市", "重庆及成都", "重庆和北京", "重庆与成都市武侯区", "重庆市永川区或成都市", "重庆、成都等地", "成都、重庆两地",
    "重庆 美国", "永川或自贡", "重庆 长沙", "长沙 重庆", "重庆市 四川省", "四川成都或重庆", "重庆和四川境内", "成都、重庆地区",
  ])
  func `a text that does not say stays open`(text: String) {
    #expect(gazetteer.place(text: text) == nil)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["重庆", "四川省", "成都市", "/", "江北区", "(重庆", "东兴", "公司重庆", "重庆分公司"])
  func `a name repeated without end takes no longer than a text`(name: String) {
    let text = String(repeating: name, count: 400)
    for _ in 0..<20 {
      _ = gazetteer.place(text: text)
      _ = gazetteer.place(employer: text)
    }
  }

  @Test func `any bytes are read without a trap`() {
    var state: UInt64 = 7
    for length in 0..<600 {
      let bytes = (0..<length % 60).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      _ = gazetteer.place(text: bytes.span)
      _ = gazetteer.place(employer: bytes.span)
      let cut = Array("重庆市永川区中山路有限公司成都分公司".utf8.prefix(length % 55))
      _ = gazetteer.place(text: cut.span)
      _ = gazetteer.place(employer: cut.span)
    }
  }
}
