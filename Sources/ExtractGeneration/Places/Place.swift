import ReferenceData

/// A place that a record can name: what its columns say of it.
struct Place {
  /// 单位所在地代码; six digits.
  let code: Int
  /// From the province down: 四川省成都市武侯区.
  let path: String
  let province: String
  /// The city; the province itself for 直辖市, the county where there is no city in between.
  let city: String

  /// The place of a code of today.
  init(_ division: Division, in divisions: Divisions) {
    self.init(code: division.code, name: division.name, in: divisions)
  }

  /// The place of any code, by the name it has or had, below today's province and city.
  init(code: DivisionCode, name: String, in divisions: Divisions) {
    let province = divisions.name(of: code.province) ?? ""
    let isMunicipality = province.hasSuffix("市")
    let city = code.level == .city ? name : divisions.name(of: code.city)
    self.code = Int(code.number)
    self.province = province
    switch code.level {
    case .province:
      path = name
      // Chongqing is its own city; of 四川 the city is not known.
      self.city = isMunicipality ? name : ""
    case .city:
      path = province + name
      self.city = isMunicipality ? province : name
    case .county:
      path = province + (city ?? "") + name
      self.city = isMunicipality ? province : city ?? name
    }
  }

  /// The city as companies write it in their names: 成都.
  var shortCity: String {
    let name = city.isEmpty ? province : city
    return name.hasSuffix("市") || name.hasSuffix("省") ? String(name.dropLast()) : name
  }
}
