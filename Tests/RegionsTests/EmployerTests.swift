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
      // right before the form of a company, whatever the name starts with
      ("重庆云栖医药自贡有限责任公司", .circle, "510300"), ("重庆云栖啤酒西昌有限责任公司", .sichuanOuter, "513401"),
      ("云栖地产重庆有限公司", .chongqingUnspecified, "500000"), ("富顺县云栖供销合作有限公司", .circle, "510322"),
      ("四川云栖珙县电力有限公司", .circle, "511526"),
      // not in the middle of a word, and not in a country that is cut out of two
      ("重庆歌乐山云栖建筑有限公司", .chongqingUnspecified, "500000"), ("中海地产云栖有限公司", nil, nil),
      ("沙坪坝区歌乐山街道办事处", .chongqingCore, "500106"),
      // dishes, and what is named after a country
      ("重庆火锅", nil, nil), ("重庆小面馆", nil, nil), ("北京云栖重庆火锅店", .elsewhere, "110000"),
      ("重庆火锅云栖餐饮管理有限公司", .chongqingUnspecified, "500000"),
      ("济南市云栖四川美食城有限公司", .elsewhere, "370100"),
      ("意大利手工冰淇淋店", nil, nil), ("新加坡工业园区云栖有限公司", nil, nil), ("云栖加拿大咨询部", nil, nil), ("加拿大留学咨询", nil, nil),
      ("加拿大云栖大学", .abroad, nil), ("新加坡", .abroad, nil), ("七星岗街道办事处", .chongqingCore, "500103"),
      // a town at the head, and the regions after which universities and hospitals are named
      ("白市驿镇卫生院", .chongqingCore, "500107"), ("庄行镇社区卫生服务中心", .elsewhere, "310120"),
      ("平海镇卫生院", .elsewhere, nil), ("太拔卫生院", .elsewhere, "350823"), ("白市驿中心卫生院", .chongqingCore, "500107"),
      ("中兴卫生院", nil, nil), ("赣南云栖学院", .elsewhere, "360000"), ("华北云栖大学", .elsewhere, nil),
      ("首都云栖大学附属北京云栖医院", .elsewhere, "110000"), ("云栖医科大学附属永川医院", .chongqingCore, "500118"),
      ("赣南云栖脐橙店", nil, nil), ("渝西云栖中学", .chongqingUnspecified, "500000"),
      // the universities and hospitals of a city of which parts are in the circle
      ("绵阳云栖师范学院", .circle, "510700"), ("绵阳市云栖食品有限公司", .sichuanMixed, "510700"),
      // no town where the rank begins another word, or a division has the name
      ("重庆乡村云栖餐饮有限公司", .chongqingUnspecified, "500000"), ("重庆镇泰商贸有限公司", .chongqingUnspecified, "500000"),
      ("长寿镇泰商贸有限公司", nil, nil), ("新津乡村发展有限公司", nil, nil), ("重庆街道口火锅有限公司", .chongqingUnspecified, "500000"),
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
      ("中国石化集团四川维尼纶厂", .chongqingCore, "500115"),
      // brands that stand for their seat, and a branch of one
      ("重钢集团某某有限公司", .chongqingUnspecified, "500000"),
      ("重钢(集团)公司某某分公司", .chongqingUnspecified, "500000"),
      ("重医附属某某医院", .chongqingUnspecified, "500000"),
      ("重医附一院", .chongqingUnspecified, "500000"),
      ("西南铝业（集团）有限责任公司", .chongqingCore, "500107"),
      ("庆铃汽车股份有限公司", .chongqingCore, "500107"),
      ("庆铃汽车股份有限公司成都分公司", .circle, "510100"),
      ("庆铃某某（成都）有限公司", .circle, "510100"),
      ("长安福特汽车有限公司杭州分公司", .elsewhere, "330100"),
      ("中国嘉陵工业股份有限公司(集团)", .chongqingUnspecified, "500000"),
      // brands that are places, and their branches
      ("上海浦东发展银行股份有限公司", nil, nil),
      ("浦东发展银行重庆分行", .chongqingUnspecified, "500000"),
      ("上海浦东发展银行成都科华支行", .circle, "510100"),
      ("上海浦东发展银行股份有限公司北碚支行", .chongqingCore, "500109"),
      ("兴业银行股份有限公司重庆渝北支行", .chongqingCore, "500157"),
      ("中国平安人寿保险股份有限公司自贡中心支公司", .circle, "510300"),
      ("平安银行股份有限公司（重庆）", .chongqingUnspecified, "500000"),
      ("西安市长安区某某厂", .elsewhere, "610116"),
      ("南充嘉陵某某公司", .circle, "511304"),
      // words that are counties too
      ("平安某某有限公司", nil, nil),
      ("仁和药业有限公司", nil, nil),
      ("四川仁和某某有限公司", .sichuanMixed, "510000"),
      ("江北区某某小学", nil, nil),
      ("国网重庆市电力公司市南供电分公司", .chongqingUnspecified, "500000"),
      ("山城物业管理有限公司", nil, nil),
      ("双河集团有限公司", nil, nil),
      // shops, plants, stations and hospitals of companies elsewhere
      ("重庆某某大药房昆明店", .elsewhere, "530100"),
      ("重庆某某有限公司昆明旗舰店", .elsewhere, "530100"),
      ("重庆某某百货南充店", .circle, "511300"),
      ("武汉某某鸭重庆沙坪坝店", .chongqingCore, "500106"),
      ("重庆某某汽车南京工厂", .elsewhere, "320100"),
      ("重庆某某有限公司南充分厂", .circle, "511300"),
      ("成都铁路局江津站", .chongqingCore, "500116"),
      ("成都某某有限公司东城根下街门市部", .circle, "510100"),
      ("四川某某有限公司重庆中山店", .chongqingUnspecified, "500000"),
      ("四川大学华西三亚医院", .elsewhere, "460200"),
      ("肯德基长寿店", nil, nil),
      // what serves a town of another city's district, or a quarter of that name
      ("乐山某某信用社九龙分社", .circle, "511102"),
      ("乐山某某信用社仁和分社", nil, nil),
      ("乐山某某银行峨边支行", .circle, "511132"),
      ("荆州某某银行荆州支行江津分理处", .elsewhere, nil),
      // a country before the form, and who was sent to a city
      ("重庆某某越南有限公司", nil, nil),
      ("上海某某越南有限公司", .elsewhere, nil),
      ("贵州省驻渝办事处", .chongqingUnspecified, "500000"),
      // towns have these, too
      ("双河口供销社", nil, nil),
      ("七星岗派出所", .chongqingCore, "500103"),
      ("大竹林幼儿园", .chongqingCore, nil),
      ("江北区观音桥街道办事处", .chongqingCore, nil),
      ("市中区苏稽镇", .circle, "511102"),
      // streets and eateries
      ("重庆路营销服务部", nil, nil),
      ("泸州街分理处", nil, nil),
      ("重庆巷支行", nil, nil),
      ("荣昌卤鹅店", nil, nil),
      ("乐山钵钵鸡店", nil, nil),
      ("重庆百货店", .chongqingUnspecified, "500000"),
      // of who names the county, nothing inside says more; a name in full does
      ("重庆市永川区某某北京同仁堂药店", .chongqingCore, "500118"),
      ("永川区某某贵州茅台酒专卖店", .chongqingCore, "500118"),
      ("成都市武侯区某某重庆鸡公煲店", .circle, "510107"),
      ("重庆市南川区水江南充电站", .chongqingCore, "500119"),
      ("上海静安某某重庆市某某小额贷款有限公司", .chongqingUnspecified, "500000"),
      ("重庆如意相宜宾馆有限公司", .chongqingUnspecified, "500000"),
      // the end of a longer word, and of what stands behind a place
      ("重庆某某药房歌乐山店", .chongqingUnspecified, "500000"),
      ("某某歌乐山养老院", nil, nil),
      ("某某鲜生重庆朝阳店", .chongqingUnspecified, "500000"),
      ("某某鲜生成都中山店", .circle, "510100"),
      ("重庆百货大楼股份有限公司上海城店", .chongqingUnspecified, "500000"),
      // counties before hospitals and schools of others
      ("上海交通大学附属涪陵医院", .chongqingCore, "500102"),
      ("上海某某大药房有限公司长寿医院", nil, nil),
      ("国能重庆万州电力有限责任公司", .chongqingCore, "500101"),
      ("某某社重庆分社", .chongqingUnspecified, "500000"),
      ("重庆驻京办", .elsewhere, "110000"),
      ("蓝天幼儿园", nil, nil),
      ("第一中学", nil, nil),
      ("江南中学校", nil, nil),
      // a cooperative's branch, and towns of the county
      ("重庆市垫江县某某供销合作社龙岗收购门市", .chongqingCore, "500231"),
      ("三台县某某水业有限公司芦溪分公司", .circle, "510722"),
      ("重庆某某材料有限公司九龙分公司", .chongqingCore, nil),
      // a house in brackets
      ("重庆某某银行股份有限公司渝中支行（中山大厦）", .chongqingCore, "500103"),
      ("西安某某制药有限公司", .elsewhere, "610100"),
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

  @Test(arguments: [
    "上海浦东发展银行", "浦东发展银行", "浦发银行", "兴业银行", "兴业证券", "兴业消费金融", "平安银行", "平安人寿", "中国平安财产保险", "太平洋保险",
    "中国太平洋人寿保险", "长安银行", "长安责任保险", "长安汽车销售服务", "长江证券", "长江养老保险", "嘉陵摩托车", "招商银行", "光大银行", "华夏银行", "民生银行",
    "广发银行", "中信银行", "中山证券", "红塔证券", "新华人寿保险", "永安财产保险", "华安财产保险", "阳光保险", "太平人寿", "东方证券", "金山软件",
    "江北农商银行", "朝天门火锅",
  ])
  func `a brand alone is nowhere`(brand: String) {
    for ending in ["", "股份有限公司", "有限责任公司", "集团", "股份有限公司某某支行"] {
      #expect(gazetteer.place(employer: brand + ending) == nil)
    }
  }
}
